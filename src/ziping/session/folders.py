"""The files in a folder that may be projects."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from ziping.language import _
from ziping.record import record
from ziping.store import ReadError, Stamp, lock_beside


@record
class Listed:
    """A file as the listing of its folder tells: what it is called below the top folder, its
    stamp, and whether somebody's lock stands beside it."""

    folder: Path
    name: str
    stamp: Stamp
    locked: bool

    @property
    def path(self) -> Path:
        """The file; made when it is asked for, since to make it takes longer than to list it."""
        return self.folder / self.name


def check_folder(folder: Path) -> None:
    """Raises ReadError where there is no such folder."""
    if not folder.is_dir():
        raise ReadError(folder, _("There is no such folder; check the name"))


def project_files(
    folder: Path, missed: Callable[[str, str], None] = lambda _name, _reason: None, below: str = ""
) -> Iterator[Listed]:
    """The TOML files in a folder and the folders `below` it, as they are found; what is hidden is
    left out. `missed` is told of a folder that cannot be listed, and why."""
    found: list[os.DirEntry[str]] = []
    try:
        with os.scandir(folder / below) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except OSError as error:
        missed(below.rstrip("/") or ".", error.strerror or str(error))
    locks = {entry.name for entry in found if entry.name.endswith(".lock")}
    for entry in found:
        if entry.name.startswith("."):
            continue
        with suppress(OSError):
            if entry.is_dir(follow_symlinks=False):
                yield from project_files(folder, missed, f"{below}{entry.name}/")
            elif entry.name.endswith(".toml"):
                status = entry.stat()
                stamp = Stamp(status.st_mtime_ns, status.st_size, status.st_ino)
                locked = bool(locks) and lock_beside(Path(entry.path)).name in locks
                yield Listed(folder, f"{below}{entry.name}", stamp, locked)
