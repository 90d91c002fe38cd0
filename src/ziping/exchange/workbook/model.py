"""A workbook as plain data: what stands where, before any library draws it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal, TypeAlias

from ziping.exchange.workbook.looks import Look
from ziping.expression.spreadsheet import Cell
from ziping.record import record

Cells: TypeAlias = Mapping[str, Cell]
Check: TypeAlias = Literal[
    "flag", "operator", "figure", "percent", "points", "target", "text", "year"
]


@record
class Text:
    """A text that stays a text."""

    text: str


@record
class Number:
    """A figure."""

    value: Fraction


@record
class Live:
    """A formula, written when every cell has its place, and the result that the engine has."""

    write: Callable[[Cells], str]
    value: Fraction | str


Content: TypeAlias = Text | Number | Live | None


@record
class Area:
    """A cell, or several that are merged; rows and columns count from 1."""

    row: int
    column: int
    columns: int = 1
    rows: int = 1

    @property
    def address(self) -> str:
        """The address of its first cell."""
        return f"{letters(self.column)}{self.row}"

    @property
    def span(self) -> str:
        """The address of the whole area."""
        last = Area(self.row + self.rows - 1, self.column + self.columns - 1)
        return f"{self.address}:{last.address}"


@record
class Entry:
    """A cell that is filled in: its field path, what may be put there, and a hint of its own."""

    path: str
    check: Check = "text"
    hint: str = ""


@record
class Item:
    """What stands in an area and how it looks."""

    area: Area
    content: Content
    look: Look
    entry: Entry | None = None
    link: str = ""


@record
class Spot:
    """Where a field or result stands, and the answers its cell may hold."""

    sheet: str
    address: str
    answers: tuple[str, ...] = ()
    yes: str = ""

    def cell(self, seen_from: str) -> Cell:
        """The cell as a formula on this sheet names it."""
        return Cell(self.reference(seen_from), self.answers, self.yes)

    def reference(self, seen_from: str = "") -> str:
        """The address, with the sheet where it is another one."""
        if self.sheet == seen_from:
            return self.address
        return f"{quoted(self.sheet)}!{self.address}"


@record
class Mark:
    """How cells look while a condition holds: another ink, or another format of numbers."""

    areas: tuple[str, ...]
    write: Callable[[Cells], str]
    ink: str = ""
    bold: bool = False
    number: str = ""


@record
class Chart:
    """Bars over the cells of one area, stacked from several columns, the first of whose cells
    say what they are; drawn into another area that is so many pixels wide and high."""

    area: Area
    width: float
    height: float
    names: Area
    columns: tuple[Area, ...]


@dataclass(slots=True)
class Page:
    """How a sheet is printed and shown; the key column, if any, stands behind what is printed.
    Rows below `last_row`, where there is one, are for the screen only."""

    head_row: int = 0
    last_row: int = 0
    starts: list[int] = field(default_factory=list)
    frozen: str = ""
    hidden: bool = False
    upright: bool = False
    key_column: int = 0


@record
class Draft:
    """A cell of a row that has no place yet; `key` names a result, an entry has its path."""

    column: int
    content: Content
    look: Look
    columns: int = 1
    entry: Entry | None = None
    key: str = ""
    answers: tuple[str, ...] = ()
    yes: str = ""
    link: str = ""


@record
class Rows:
    """The rows that a drafted row has taken, from first to last, and their height together."""

    first: int
    last: int
    height: float


def shown_text(content: Content) -> str:
    """The text that wraps in its cell; numbers do not."""
    if isinstance(content, Text):
        return content.text
    if isinstance(content, Live) and isinstance(content.value, str):
        return content.value
    return ""


def letters(column: int) -> str:
    """The letters of a column: 1 is A, 27 is AA."""
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def column_number(text: str) -> int:
    """The number of a column by its letters: A is 1, AA is 27."""
    count = 0
    for letter in text:
        count = count * 26 + ord(letter) - 64
    return count


def quoted(sheet: str) -> str:
    """A sheet's name as a formula writes it."""
    return "'" + sheet.replace("'", "''") + "'"
