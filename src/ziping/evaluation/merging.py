"""Two versions of a project that come from a third one: what either changed, brought together.

What is compared is a unit: a field; a whole row where a side has removed it, so that a row
removed here and edited there is a conflict; the form; the seal.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Literal, TypeAlias

from ziping.evaluation.orders import merged_order
from ziping.evaluation.paths import ROWS, TABLE, TARGET, place, rows_path
from ziping.evaluation.project import Project, Seal
from ziping.evaluation.rows import listed_rows, row_of
from ziping.record import record

Side: TypeAlias = Literal["mine", "theirs"]
Units: TypeAlias = dict[str, dict[str, Any]]
"""What a project holds, by unit and then by path."""
_FORM, _SEAL, _GROUP = "ziping", "seal", "group"


@record
class Conflict:
    """A unit that both sides changed, each otherwise; None is what is not there."""

    path: str
    base: str | None
    mine: str | None
    theirs: str | None


@record
class Merge:
    """The project merged and every conflict met; those without a choice went to mine."""

    project: Project
    conflicts: tuple[Conflict, ...]


def merge(
    base: Project, mine: Project, theirs: Project, choices: Mapping[str, Side] | None = None
) -> Merge:
    """Merge by field path and row id; `choices` says by path to which side a conflict goes."""
    merging, sides = _Merging(choices or {}), (base, mine, theirs)
    old, here, there = (listed_rows(side.entries) for side in sides)
    lost = (old - here) | (old - there)
    whole = merging.units(*map(_whole, sides))
    fields = merging.units(*(_fields(side, lost) for side in sides))
    kept = merging.units(*({path: {path: part} for path, part in s.kept.items()} for s in sides))
    entries = {path: text for unit in fields.values() for path, text in unit.items()}
    for what, members in _taken_places(entries).items():
        rows = merging.order(what, members, *(side.rows(what) for side in sides))
        entries[rows_path(what)] = " ".join(rows)
    project = replace(
        mine,
        **whole[_FORM],
        seal=whole[_SEAL][_SEAL],
        entries=entries,
        kept={path: part for unit in kept.values() for path, part in unit.items()},
    )
    return Merge(project, tuple(merging.conflicts))


class _Merging:
    """Decides unit by unit and notes the conflicts."""

    def __init__(self, choices: Mapping[str, Side]) -> None:
        self.conflicts: list[Conflict] = []
        self._choices = choices

    def units(self, base: Units, mine: Units, theirs: Units) -> Units:
        """The units of both sides: where one is as it was, the other's counts."""
        found: Units = {}
        for path in {**base, **mine, **theirs}:
            before, here, there = (side.get(path, {}) for side in (base, mine, theirs))
            if here not in (before, there) and there != before:
                texts = (_text(path, unit, before) for unit in (before, here, there))
                self.conflicts.append(Conflict(path, *texts))
                here = there if self._choices.get(path) == "theirs" else here
            found[path] = there if here == before else here
        return found

    def order(self, what: str, members: set[str], *versions: tuple[str, ...]) -> tuple[str, ...]:
        """The members of a list of rows in their order."""
        path = rows_path(what)
        first = self._choices.get(path, "mine") == "mine"
        rows, agreed = merged_order(members, *versions, prefer_mine=first)
        if not agreed:
            self.conflicts.append(Conflict(path, *map(" ".join, versions)))
        return rows


def _whole(project: Project) -> Units:
    head = {"form": project.form, "version": project.version, "digest": project.digest}
    return {_FORM: {**head, "form_text": project.form_text}, _SEAL: {_SEAL: project.seal}}


def _fields(project: Project, lost: set[str]) -> Units:
    """The fields and the places of the rows; those of a lost row together."""
    found: Units = {}
    fields = (item for item in project.entries.items() if not item[0].startswith(f"{ROWS}."))
    for path, text in (*_places(project), *fields):
        row = row_of(path)
        found.setdefault(row if row in lost else path, {})[path] = text
    return found


def _places(project: Project) -> Iterator[tuple[str, str]]:
    """Where each row stands, as a field of its own: its group, or that it is there."""
    for path, ids in project.entries.items():
        spot = place(path)
        for row in ids.split() if spot.room == ROWS else ():
            if spot.owner == TARGET:
                yield f"{TARGET}.{row}.{_GROUP}", spot.field
            else:
                yield f"{TABLE}.{spot.field}.{row}", row


def _taken_places(entries: dict[str, str]) -> dict[str, set[str]]:
    """Take the places of rows out again: the rows of each list."""
    found: dict[str, set[str]] = {}
    for path in list(entries):
        spot = place(path)
        if spot.room == TARGET and spot.field == _GROUP:
            found.setdefault(f"{TARGET}.{entries.pop(path)}", set()).add(spot.owner)
        elif spot.room == TABLE and "." not in spot.field:
            found.setdefault(f"{TABLE}.{spot.owner}", set()).add(entries.pop(path))
    return found


def _text(path: str, unit: Mapping[str, Any], before: Mapping[str, Any]) -> str | None:
    """A unit for a person: its text, or of several fields those that differ from before."""
    if not unit or path in unit:
        found = unit.get(path)
        return found.time if isinstance(found, Seal) else None if found is None else str(found)
    old = {} if unit is before else before
    changed = {name: text for name, text in unit.items() if old.get(name) != text}
    gone = {name: "" for name in before if name not in unit}
    return "; ".join(f"{name} = {text}" for name, text in {**changed, **gone}.items())
