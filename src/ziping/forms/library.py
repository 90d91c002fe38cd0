"""Where forms are found: those that ship, by id and version, and a bureau's own, by file."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from ziping.forms.load import LoadedForm, load_form
from ziping.forms.model import Form
from ziping.forms.positions import key_lines
from ziping.forms.problems import did_you_mean
from ziping.forms.shelf import shelf_beside, shipped_shelf
from ziping.language import Language, language
from ziping.record import record


@record
class ShippedForm:
    """A form that comes with the program, and its file."""

    form: Form
    file: Path

    @property
    def name(self) -> str:
        """The name that no other form has, `id@version`."""
        return f"{self.form.id}@{self.form.form.version}"


def shipped_versions() -> list[ShippedForm]:
    """All forms that ship, by id, of each the newest version first."""
    shelf = shipped_shelf()
    found = (_shipped(language(), path) for name in shelf.ids() for path in shelf.files(name))
    return [shipped for shipped in found if shipped]


def shipped_forms() -> dict[str, ShippedForm]:
    """The newest version of each form that ships, by id."""
    found: dict[str, ShippedForm] = {}
    for shipped in shipped_versions():
        found.setdefault(shipped.form.id, shipped)
    return found


def shipped_form(name: str) -> ShippedForm | None:
    """The form `id` in its newest version, or `id@version`; None where it does not ship."""
    form, _at, version = name.partition("@")
    for path in shipped_shelf().files(form):
        if not version or path.stem in (form, name):
            shipped = _shipped(language(), path)
            if shipped and name in (shipped.form.id, shipped.name):
                return shipped
    return None


def renamed(file: bytes, old: str, new: str) -> bytes:
    """A form file with another id, byte for byte as it is but for the line of the id."""
    lines = file.split(b"\n")
    number = key_lines(file.decode("utf-8-sig"))["form.id"]
    lines[number - 1] = lines[number - 1].replace(f'"{old}"'.encode(), f'"{new}"'.encode())
    return b"\n".join(lines)


def meant_form(name: str) -> str:
    """A remedy for a form's name that nothing has."""
    versions = [shipped.name for shipped in shipped_versions()]
    return did_you_mean(name, versions if "@" in name else list(shipped_forms()))


def without_examples(file: bytes) -> bytes:
    """A form file up to its examples, where nothing else follows them: no score needs them, and to
    read them takes longer than all the rest."""
    form, mark, examples = file.partition(b"\n[[examples]]")
    others = re.search(rb"^\[(?!\[?examples[\].])", examples, re.MULTILINE)
    return file if others or not mark else form


@cache
def _shipped(_spoken: Language, path: Path) -> ShippedForm | None:
    loaded = load_form(without_examples(path.read_bytes()))
    return ShippedForm(loaded.form, path) if loaded.form else None


def form_file(path: Path) -> LoadedForm:
    """A bureau's own form file; a form that it extends stands beside it or ships.

    Raises OSError where it cannot be read.
    """
    return load_form(path.read_bytes(), shelf_beside(path))
