"""The columns of the table of projects: what each says, how it sorts, where it has room."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from ziping.language import _
from ziping.quantity import show
from ziping.record import record
from ziping.session.overview import Overview, Stage
from ziping.session.workspace import Row
from ziping.tui.stages import when

LEFT, GAP = 6, 2
LEAST_NAME: Final = 20
FALLING: Final = ("changed", "form", "year", "unit")
"""Columns that fall away one after the other where the name would have too little room."""
_GROWING: Final = ("unit", "form")
_YEAR_ALONE = re.compile(r"(\d{4})年度?")


@record
class Column:
    """One column. `key` is what it sorts by, None where that is unknown; `largest_first` is the
    order that one wants to see first."""

    id: str
    heading: Callable[[], str]
    width: int
    text: Callable[[Row], str]
    key: Callable[[Row], Any]
    is_right: bool = False
    largest_first: bool = False


@record
class Placed:
    """A column with the cells that it has."""

    column: Column
    start: int
    end: int


def placed(width: int) -> Sequence[Placed]:
    """The columns that a table of this width has room for."""
    columns = list(COLUMNS)
    for name in ("", *FALLING):
        columns = [column for column in columns if column.id != name]
        room = width - LEFT - GAP - sum(GAP + column.width for column in columns[1:])
        if room >= LEAST_NAME:
            break
    return tuple(_placed(columns, max(4, room)))


def _placed(columns: Sequence[Column], room: int) -> Iterator[Placed]:
    """What room is left goes to the name, and to the other words where a name has enough."""
    growing = [column.id for column in columns if column.id in _GROWING]
    more = max(0, room - LEAST_NAME * 2) // 4 if growing else 0
    at = LEFT
    for column in columns:
        width = room - more * len(growing) if column.id == "name" else column.width
        width += more if column.id in growing else 0
        yield Placed(column, at, at + width)
        at += width + GAP


def by_sound(text: str) -> bytes:
    """Common Chinese characters stand in the order of their sound there."""
    return text.lower().encode("gb18030", errors="replace")


def _of(part: Callable[[Overview], Any]) -> Callable[[Row], Any]:
    return lambda row: None if row.overview is None else part(row.overview)


def _words(part: Callable[[Overview], str]) -> Callable[[Row], str]:
    return lambda row: "" if row.overview is None else part(row.overview)


def _filled(overview: Overview) -> str:
    return f"{overview.filled}/{overview.lines}"


def _score(overview: Overview) -> str:
    total = overview.entry.total
    return "" if total is None or not overview.filled else show(total, 2)


def _grade(overview: Overview) -> str:
    if overview.entry.grade:
        return overview.entry.grade
    if overview.entry.blanks:
        return _("so far") if overview.filled else ""
    return _("stated") if overview.declared else ""


def _year(overview: Overview) -> str:
    alone = _YEAR_ALONE.fullmatch(overview.entry.year)
    return alone[1] if alone else overview.entry.year


def _changed(row: Row) -> str:
    if row.stage is Stage.IN_USE:
        return row.holder.partition("@")[0]
    return when(row.modified)


COLUMNS: Final[tuple[Column, ...]] = (
    Column("name", lambda: _("Project"), 0, lambda row: row.title, lambda row: by_sound(row.title)),
    Column("unit", lambda: _("Organisation"), 14, _words(lambda it: it.entry.unit),
           _of(lambda it: by_sound(it.entry.unit) or None)),
    Column("form", lambda: _("Form"), 16, _words(lambda it: it.form_title),
           _of(lambda it: by_sound(it.form_title))),
    Column("year", lambda: _("Year"), 6, _words(_year), _of(lambda it: _year(it) or None),
           largest_first=True),
    Column("filled", lambda: _("Filled"), 6, _words(_filled),
           _of(lambda it: it.filled / it.lines if it.lines else None), is_right=True),
    Column("score", lambda: _("Score"), 6, _words(_score),
           _of(lambda it: it.entry.total if it.filled else None), is_right=True),
    Column("grade", lambda: _("Grade"), 6, _words(_grade), _of(lambda it: it.entry.grade)),
    Column("findings", lambda: _("Alerts"), 6, _words(lambda it: str(len(it.entry.standing))),
           _of(lambda it: len(it.entry.standing)), is_right=True, largest_first=True),
    Column("changed", lambda: _("Modified"), 11, _changed, lambda row: row.modified, is_right=True,
           largest_first=True),
)  # fmt: skip
