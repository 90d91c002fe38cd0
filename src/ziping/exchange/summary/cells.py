"""Tables of the workbook as plain data: columns, and rows that are made as they are written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import TypeAlias

from ziping.exchange.workbook.looks import Look
from ziping.record import record


@record
class Formula:
    """A formula and its result; an empty text is a result that is unknown."""

    text: str
    value: Fraction | int | str


Cell: TypeAlias = str | int | Fraction | Formula | None
Row: TypeAlias = Sequence[Cell]


@record
class Column:
    """A column: its heading, its width in pixels, its look; `alarming` where more than none is
    something to look at."""

    heading: str
    width: int
    look: Look
    alarming: bool = False


@record
class Chart:
    """Bars of the sums in these columns over their headings."""

    title: str
    first: int
    last: int


@record
class Table:
    """A sheet with one table. `held` columns stay in sight; `sums` stand above the rows."""

    title: str
    note: str
    columns: Sequence[Column]
    rows: Iterable[Row]
    count: int
    held: int = 1
    sums: Row | None = None
    chart: Chart | None = None


HEAD_ROW = 3
FIRST_ROW = HEAD_ROW + 1
"""A title, a note and the headings stand above the rows."""


def first_row(table: Table) -> int:
    """The first row of a table under its headings and sums."""
    return FIRST_ROW + bool(table.sums)


def last_row(table: Table) -> int:
    """The last row of a table; one of no rows has a blank one."""
    return first_row(table) + max(1, table.count) - 1
