"""From what was typed to exact values, and what could not be read."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Mapping
from fractions import Fraction
from typing import Literal, TypeAlias

from ziping.evaluation.paths import TARGET, place
from ziping.evaluation.project import Project
from ziping.expression import COMPARISONS, Reference, Value
from ziping.forms.rules import QUALITATIVE
from ziping.quantity import Figure, Reason, Target, Unreadable, read_figure, read_target
from ziping.record import record

FLAGS: Mapping[str, bool] = {"true": True, "false": False}
Fault: TypeAlias = Reason | Literal["flag", "operator", "choice", "year"]
_YEAR = re.compile(r"\s*([12][0-9]{3})\s*(?:年|年度)?\s*")
Entries: TypeAlias = Mapping[str, str]
Owner: TypeAlias = tuple[str, str]


@record
class Misread:
    """A field whose text is left as typed and counts as unknown."""

    path: str
    text: str
    fault: Fault


@record
class Readings:
    """The known values by field path, and the fields that could not be read."""

    values: Mapping[str, Value]
    misread: Mapping[str, Misread]


Read: TypeAlias = Callable[[Entries], Value | Misread]


class Reader:
    """Reads the inputs of a form; made once for a form and its rows."""

    def __init__(self, inputs: Iterable[Reference]) -> None:
        self._owners: defaultdict[Owner, list[tuple[str, Read]]] = defaultdict(list)
        for node in inputs:
            self._owners[_owner(node.path)].append((node.path, _reader(node)))

    def read(self, project: Project) -> Readings:
        """The values of all inputs that are filled in and can be read."""
        return self._read(project.entries, self._owners, {}, {})

    def reread(self, project: Project, before: Project, last: Readings) -> Readings:
        """What `read` gives, from what it gave before: how an input is read rests on the texts
        of its own fact, indicator or row and on no others, so only those that differ are read."""
        differ = before.differing(project)
        owners = {owner for path in differ if (owner := _owner(path)) in self._owners}
        return self._read(project.entries, owners, dict(last.values), dict(last.misread))

    def _read(
        self,
        entries: Entries,
        owners: Iterable[Owner],
        values: dict[str, Value],
        misread: dict[str, Misread],
    ) -> Readings:
        for owner in owners:
            for path, field in self._owners[owner]:
                values.pop(path, None)
                misread.pop(path, None)
                found = field(entries)
                if isinstance(found, Misread):
                    misread[path] = found
                elif found is not None:
                    values[path] = found
        return Readings(values, misread)


def _owner(path: str) -> Owner:
    spot = place(path)
    return spot.room, spot.owner


def unit_of(entries: Entries, row: str) -> str:
    """The unit of a target row: as filled in, else as the target's text has it."""
    unit = entries.get(f"{TARGET}.{row}.unit", "")
    if unit:
        return unit
    target = read_target(entries.get(f"{TARGET}.{row}.target", ""))
    return target.unit if isinstance(target, Target) else ""


def operator_of(entries: Entries, row: str) -> str:
    """How the actual must stand to the target: judged, as the target's text says, or as filled
    in."""
    if entries.get(f"{TARGET}.{row}.operator") == QUALITATIVE:
        return QUALITATIVE
    target = read_target(entries.get(f"{TARGET}.{row}.target", ""))
    if isinstance(target, Target) and target.operator:
        return target.operator
    return entries.get(f"{TARGET}.{row}.operator", "")


def typed_figure(entries: Entries, node: Reference) -> Figure | None:
    """What was typed into a field that takes one number, None where that cannot be read."""
    spot = place(node.path)
    is_actual = spot.room == TARGET and spot.field == "actual"
    unit = unit_of(entries, spot.owner) if is_actual else _unit(node)
    read = read_figure(entries.get(node.path, ""), unit)
    return read if isinstance(read, Figure) else None


def _unit(node: Reference) -> str:
    return "%" if node.kind == "percent" else node.style.unit


def _reader(node: Reference) -> Read:
    spot = place(node.path)
    if spot.room == TARGET and spot.field == "operator":
        allowed = {option.value for option in node.options} or COMPARISONS
        return _operator(node.path, spot.owner, allowed)
    if spot.room == TARGET and spot.field == "target":
        return _target(node.path, f"{TARGET}.{spot.owner}.unit")
    if spot.room == TARGET and spot.field == "actual":
        return _actual(node.path, spot.owner)
    if node.kind == "flag":
        return _flag(node.path)
    if node.kind == "choice":
        return _choice(node)
    if node.kind == "year":
        return _year(node.path)
    if node.kind in ("text", "date"):
        return lambda entries: entries.get(node.path)
    return _figure(node.path, _unit(node))


def _value(path: str, text: str, unit: str) -> Value | Misread:
    read = read_figure(text, unit)
    if isinstance(read, Figure):
        return read.value
    return None if read is None else Misread(path, text, read.reason)


def _figure(path: str, unit: str) -> Read:
    def read(entries: Entries) -> Value | Misread:
        text = entries.get(path)
        return None if text is None else _value(path, text, unit)

    return read


def _actual(path: str, row: str) -> Read:
    def read(entries: Entries) -> Value | Misread:
        text = entries.get(path)
        if text is None or operator_of(entries, row) == QUALITATIVE:
            return None
        return _value(path, text, unit_of(entries, row))

    return read


def _target(path: str, unit_path: str) -> Read:
    def read(entries: Entries) -> Value | Misread:
        text = entries.get(path)
        if text is None or operator_of(entries, place(path).owner) == QUALITATIVE:
            return None
        found = read_target(text, entries.get(unit_path, ""))
        if isinstance(found, Unreadable):
            return Misread(path, text, found.reason)
        return found.figure.value if found is not None and found.figure is not None else None

    return read


def _choice(node: Reference) -> Read:
    known = {option.label: option.value for option in node.options}
    known |= {option.value: option.value for option in node.options}

    def read(entries: Entries) -> Value | Misread:
        text = entries.get(node.path)
        if text is None:
            return None
        found = known.get(text.strip())
        return Misread(node.path, text, "choice") if found is None else found

    return read


def _year(path: str) -> Read:
    def read(entries: Entries) -> Value | Misread:
        text = entries.get(path)
        if text is None:
            return None
        found = _YEAR.fullmatch(text)
        return Fraction(found[1]) if found else Misread(path, text, "year")

    return read


def _operator(path: str, row: str, allowed: Container[str]) -> Read:
    def read(entries: Entries) -> Value | Misread:
        operator = operator_of(entries, row)
        if operator and operator not in allowed:
            return Misread(path, operator, "operator")
        return operator or None

    return read


def _flag(path: str) -> Read:
    def read(entries: Entries) -> Value | Misread:
        text = entries.get(path)
        if text is None:
            return None
        known = FLAGS.get(text.strip().lower())
        return Misread(path, text, "flag") if known is None else known

    return read
