"""TOML data into the dataclasses of a form, reporting everything that does not fit.

The annotations of a dataclass are its grammar: a field without a default is required, a key that
is no field is unknown, and what cannot be decoded becomes a problem and the field's default.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from fractions import Fraction
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from ziping.expression import Constant
from ziping.forms.problems import FormProblem, did_you_mean, misfit
from ziping.forms.rules.base import Limit
from ziping.language import _
from ziping.quantity import Figure, read_figure

T = TypeVar("T")
Report = Callable[[FormProblem], None]
_ABSENT = object()


class Choice:
    """A union told apart by its `kind`: the classes by that name."""

    def __init__(self, classes: Mapping[str, type]) -> None:
        self.classes = classes


class Decoder:
    """Decodes one file; `choices` says which classes stand behind an annotated union."""

    def __init__(self, report: Report, choices: Mapping[object, Choice]) -> None:
        self._report = report
        self._choices = choices

    def table(self, cls: type[T], raw: object, where: str) -> T | None:
        """An instance of the dataclass, or None where a required field is missing or wrong."""
        if not isinstance(raw, dict):
            self._wrong(where, raw, _("a table"))
            return None
        known = keys(cls)
        for key in raw:
            if key not in known and not (key == "kind" and hasattr(cls, key)):
                self._problem(
                    "F101",
                    f"{where}.{key}",
                    _('Unknown key "{key}"').format(key=key),
                    did_you_mean(key, list(known)),
                )
        values: dict[str, Any] = {}
        complete = True
        for key, field in known.items():
            value = self._field(cls, field, raw.get(key, _ABSENT), f"{where}.{key}")
            if value is _ABSENT:
                complete = complete and has_default(field)
            else:
                values[field.name] = value
        return cls(**values) if complete else None

    def _field(self, cls: type, field: Field[Any], raw: object, where: str) -> Any:
        if raw is _ABSENT:
            if not has_default(field):
                key = where.rpartition(".")[2]
                self._problem(
                    "F102",
                    where,
                    _('"{key}" is missing').format(key=key),
                    _("Add the line: {key} = ...").format(key=key),
                )
            return _ABSENT
        return self.value(hints(cls)[field.name], raw, where)

    def value(self, hint: Any, raw: object, where: str) -> Any:
        """The raw value as the annotated type, or the absence mark after a report."""
        if hint in self._choices:
            return self._choice(self._choices[hint], raw, where)
        if hint == Limit:
            return self._limit(raw, where)
        origin, arguments = get_origin(hint), get_args(hint)
        if origin in (Union, types.UnionType):
            wanted = next(item for item in arguments if item is not type(None))
            return self.value(wanted, raw, where)
        if origin is Literal:
            return self._one_of([str(item) for item in arguments], raw, where)
        if origin is tuple:
            return self._list(arguments[0], raw, where)
        if origin is dict:
            return self._mapping(arguments[1], raw, where)
        if is_dataclass(hint) and isinstance(hint, type) and hint is not Constant:
            return self._or_absent(self.table(hint, raw, where))
        return self._plain(hint, raw, where)

    def _plain(self, hint: Any, raw: object, where: str) -> Any:
        if hint is Constant or hint is Fraction:
            return self._figure(hint, raw, where)
        if hint is int and isinstance(raw, int) and not isinstance(raw, bool) and 0 <= raw <= 10:
            return raw
        if (hint is bool and isinstance(raw, bool)) or (hint is str and isinstance(raw, str)):
            return raw
        names = {int: _("a whole number from 0 to 10"), bool: _("true or false"), str: _("a text")}
        return self._wrong(where, raw, names[hint])

    def _figure(self, hint: type, raw: object, where: str) -> Any:
        if isinstance(raw, int) and not isinstance(raw, bool):
            raw = str(raw)
        figure = read_figure(raw) if isinstance(raw, str) else None
        if not isinstance(figure, Figure):
            return self._wrong(where, raw, _('a figure in quotes, such as "12.5" or "90%"'))
        return Constant(figure.value, str(raw)) if hint is Constant else figure.value

    def _limit(self, raw: object, where: str) -> Any:
        if isinstance(raw, str) and raw.isidentifier() and raw.isascii():
            return raw
        return self._figure(Constant, raw, where)

    def _one_of(self, known: list[str], raw: object, where: str) -> Any:
        if isinstance(raw, str) and raw in known:
            return raw
        self._problem(
            "F105",
            where,
            _('"{value}" is not allowed here').format(value=raw),
            did_you_mean(str(raw), known),
        )
        return _ABSENT

    def _list(self, item: Any, raw: object, where: str) -> Any:
        if not isinstance(raw, list):
            return self._wrong(where, raw, _("a list"))
        found = (self.value(item, part, f"{where}[{n}]") for n, part in enumerate(raw))
        return tuple(part for part in found if part is not _ABSENT)

    def _mapping(self, item: Any, raw: object, where: str) -> Any:
        if not isinstance(raw, dict):
            return self._wrong(where, raw, _("a table"))
        found = {key: self.value(item, part, f"{where}.{key}") for key, part in raw.items()}
        return {key: part for key, part in found.items() if part is not _ABSENT}

    def _choice(self, choice: Choice, raw: object, where: str) -> Any:
        kind = raw.get("kind") if isinstance(raw, dict) else None
        cls = choice.classes.get(str(kind))
        if cls is None:
            self._problem(
                "F106",
                f"{where}.kind",
                _('Unknown rule kind "{kind}"').format(kind=kind),
                did_you_mean(str(kind), list(choice.classes)),
            )
            return _ABSENT
        return self._or_absent(self.table(cls, raw, where))

    def _or_absent(self, found: object | None) -> Any:
        return _ABSENT if found is None else found

    def _wrong(self, where: str, raw: object, wanted: str) -> Any:
        self._report(misfit(where.lstrip("."), raw, wanted))
        return _ABSENT

    def _problem(self, code: str, where: str, message: str, remedy: str) -> None:
        self._report(FormProblem(code, "error", where.lstrip("."), message, remedy))


def keys(cls: type) -> dict[str, Field[Any]]:
    """The keys that a dataclass has in a file; a field whose key is empty stands in none."""
    found = {field.metadata.get("key", field.name): field for field in fields(cls)}
    return {key: field for key, field in found.items() if key}


@cache
def hints(cls: type) -> dict[str, Any]:
    """The annotations of a dataclass by field name."""
    return get_type_hints(cls)


def has_default(field: Field[Any]) -> bool:
    """Whether a file may leave the field out."""
    return field.default is not MISSING or field.default_factory is not MISSING
