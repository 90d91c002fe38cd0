"""Rows by the beginning of their fields' paths: `target.k3f9`, `table.parts.p1`; what adds, moves
and removes them, and the numbered items of a line (`answer.process.deduction.2`), as edits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from ziping.evaluation.evidence import EVIDENCE
from ziping.evaluation.paths import ROWS, TABLE, TARGET, place, rows_path
from ziping.evaluation.project import Project

Edits: TypeAlias = list[tuple[str, str]]
DEDUCTION = "deduction"
_ITEM = re.compile(rf"(.+\.(?:{DEDUCTION}|{EVIDENCE}))\.([1-9][0-9]{{0,2}})\.(.+)")


def row_of(path: str) -> str:
    """The row in which a field stands; empty for any other."""
    spot = place(path)
    if spot.room == TARGET:
        return f"{TARGET}.{spot.owner}"
    row = spot.field.partition(".")[0]
    return f"{TABLE}.{spot.owner}.{row}" if spot.room == TABLE else ""


def item_of(path: str) -> str:
    """The deduction or piece of evidence to which a field belongs; empty for any other."""
    found = _ITEM.fullmatch(path)
    return f"{found[1]}.{found[2]}" if found else ""


def listed_rows(entries: Mapping[str, str]) -> set[str]:
    """The rows that stand in a list."""
    return {row for _what, row in _listed(entries)}


def list_of(project: Project, row: str) -> str:
    """The list in which a row stands (`target.outputs`, `table.parts`); empty for none."""
    return next((what for what, listed in _listed(project.entries) if listed == row), "")


def _listed(entries: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each list with each row in it."""
    for path, ids in entries.items():
        spot = place(path)
        for row in ids.split() if spot.room == ROWS else ():
            owner = TARGET if spot.owner == TARGET else f"{TABLE}.{spot.field}"
            yield f"{spot.owner}.{spot.field}", f"{owner}.{row}"


def rows_listed(project: Project, what: str, ids: Sequence[str]) -> Edits:
    """A list holds just these rows in this order; those it lacks go with what they held."""
    gone = [row for row in project.rows(what) if row not in ids]
    owner = TARGET if place(what).room == TARGET else what
    fields = (edit for row in gone for edit in _emptied(project, f"{owner}.{row}"))
    return [(rows_path(what), " ".join(ids)), *fields]


def row_added(project: Project, what: str, row: str, after: str) -> Edits:
    """A row behind another of its list, or at the end."""
    rows = list(project.rows(what))
    rows.insert(rows.index(after) + 1 if after in rows else len(rows), row)
    return rows_listed(project, what, rows)


def row_removed(project: Project, row: str) -> Edits:
    """A row goes with everything filled in for it."""
    what = list_of(project, row)
    if not what:
        return []
    return rows_listed(project, what, [id_ for id_ in project.rows(what) if id_ != _id(row)])


def row_moved(project: Project, row: str, step: int) -> Edits:
    """A row changes its place by so many; nothing where its list ends before."""
    what = list_of(project, row)
    rows = list(project.rows(what)) if what else []
    there = rows.index(_id(row)) + step if rows else -1
    if not 0 <= there < len(rows):
        return []
    rows.remove(_id(row))
    rows.insert(there, _id(row))
    return rows_listed(project, what, rows)


def item_removed(project: Project, item: str) -> Edits:
    """A deduction or piece of evidence goes, and those behind it move up."""
    kind, _dot, number = item.rpartition(".")
    gone = int(number)
    edits = dict(_emptied(project, item))
    for path, text in project.entries.items():
        behind = _ITEM.fullmatch(path)
        if behind is None or behind[1] != kind or int(behind[2]) <= gone:
            continue
        edits.setdefault(path, "")
        edits[f"{kind}.{int(behind[2]) - 1}.{behind[3]}"] = text
    return list(edits.items())


def _id(row: str) -> str:
    return row.rpartition(".")[2]


def _emptied(project: Project, prefix: str) -> Iterator[tuple[str, str]]:
    return ((path, "") for path in project.entries if path.startswith(f"{prefix}."))
