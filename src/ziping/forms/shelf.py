"""Form files by name in folders: `<id>.toml`, and `<id>@<version>.toml` for earlier versions."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path

from ziping.forms.problems import FormProblem
from ziping.forms.source import Raw, Source, identity, read_source
from ziping.record import record
from ziping.resources import data


@record
class Shelf:
    """Folders with form files, in the order in which they are looked through."""

    folders: tuple[Path, ...]

    def files(self, form: str) -> list[Path]:
        """The files of a form: the current version, then earlier ones, newest first."""
        return [path for folder in self.folders for path in _files(folder) if _id(path) == form]

    def ids(self) -> list[str]:
        """The ids that files are named by."""
        return sorted({_id(path) for folder in self.folders for path in _files(folder)})

    def find(self, name: str) -> Raw | FormProblem | None:
        """See Bases. A file counts only where it says this name itself."""
        unreadable = None
        for path in self.files(name.partition("@")[0]):
            source = _source(path) if path.stem in (name, _id(path)) else None
            if source and identity(source.raw) == name:
                return source.raw
            unreadable = unreadable or (source.problem if source else None)
        return unreadable

    def names(self, like: str) -> list[str]:
        """See Bases. Where no file is named alike, all of the last folder."""
        from difflib import get_close_matches

        near = get_close_matches(like.partition("@")[0], self.ids())
        files = [path for form in near for path in self.files(form)] or _files(self.folders[-1])
        sources = (_source(path) for path in files)
        return [name for source in sources if source and (name := identity(source.raw))]


def shipped_shelf() -> Shelf:
    """The forms that come with the program."""
    return Shelf((data("forms"),))


def shelf_beside(path: Path) -> Shelf:
    """The forms beside a file, then those that come with the program."""
    return Shelf((path.parent, data("forms")))


def _files(folder: Path) -> list[Path]:
    found: list[Path] = []
    with suppress(OSError):
        found = [path for path in folder.iterdir() if path.suffix == ".toml"]
    found.sort(key=_age, reverse=True)
    return sorted(found, key=_id)


def _id(path: Path) -> str:
    return path.stem.partition("@")[0]


def _age(path: Path) -> tuple[bool, list[str | int]]:
    """So that 2.10 is newer than 2.9, and a file without a version newer than all."""
    version = path.stem.partition("@")[2]
    parts = re.split(r"(\d+)", version)
    return not version, [int(part) if place % 2 else part for place, part in enumerate(parts)]


def _source(path: Path) -> Source | None:
    with suppress(OSError):
        return read_source(path.read_bytes())
    return None
