"""Where forms are found: those that ship, by id, and a bureau's own, by file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ziping.forms.load import LoadedForm, load_form
from ziping.forms.model import Form
from ziping.language import Language, language
from ziping.resources import data


@dataclass(frozen=True, slots=True)
class ShippedForm:
    """A form that comes with the program, and its file's text."""

    form: Form
    text: str


def shipped_forms() -> dict[str, ShippedForm]:
    """The forms that ship, by id, in the order of their files."""
    return _shipped(language())


@cache
def _shipped(_spoken: Language) -> dict[str, ShippedForm]:
    found: dict[str, ShippedForm] = {}
    for entry in sorted(data("forms").iterdir(), key=lambda item: item.name):
        if entry.name.endswith(".toml"):
            loaded = load_form(entry.read_bytes())
            if loaded.form is not None:
                found[loaded.form.id] = ShippedForm(loaded.form, loaded.text)
    return found


def shipped_form(name: str) -> ShippedForm | None:
    """The form of this id, or None."""
    for entry in data("forms").iterdir():
        if entry.name == f"{name}.toml":
            return _one(language(), name)
    return shipped_forms().get(name)


@cache
def _one(_spoken: Language, name: str) -> ShippedForm | None:
    loaded = load_form((data("forms") / f"{name}.toml").read_bytes())
    return ShippedForm(loaded.form, loaded.text) if loaded.form else None


def form_file(path: Path) -> LoadedForm:
    """A bureau's own form file. Raises OSError where it cannot be read."""
    return load_form(path.read_bytes())
