"""A workbook as plain data: what stands where, before any library draws it."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Literal, TypeAlias

from ziping.exchange.workbook.looks import INDENT, Look
from ziping.exchange.workbook.measure import text_height
from ziping.exchange.workbook.texts import check_length, escaped
from ziping.expression import Cell

HIGHEST_ROW = 400.0
"""Points; spreadsheet programs allow 409."""

Cells: TypeAlias = Mapping[str, Cell]
Check: TypeAlias = Literal["flag", "operator", "figure", "percent", "points", "target", "text"]


@dataclass(frozen=True, slots=True)
class Text:
    """A text that stays a text."""

    text: str


@dataclass(frozen=True, slots=True)
class Number:
    """A figure."""

    value: Fraction


@dataclass(frozen=True, slots=True)
class Live:
    """A formula, written when every cell has its place, and the result that the engine has."""

    write: Callable[[Cells], str]
    value: Fraction | str


Content: TypeAlias = Text | Number | Live | None


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Entry:
    """A cell that is filled in: its field path, and what may be put there."""

    path: str
    check: Check = "text"


@dataclass(frozen=True, slots=True)
class Item:
    """What stands in an area and how it looks."""

    area: Area
    content: Content
    look: Look
    entry: Entry | None = None
    link: str = ""


@dataclass(frozen=True, slots=True)
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


@dataclass(slots=True)
class Page:
    """How a sheet is printed and shown."""

    head_row: int = 0
    starts: list[int] = field(default_factory=list)
    frozen: str = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows that a drafted row has taken, from first to last, and their height together."""

    first: int
    last: int
    height: float


class Sheet:
    """One sheet being filled from the top. Widths are pixels by column, heights points by row."""

    def __init__(self, title: str, widths: tuple[int, ...], spots: dict[str, Spot]) -> None:
        self.title = title
        self.widths = widths
        self.items: list[Item] = []
        self.heights: dict[int, float] = {}
        self.lost_marks: list[tuple[str, str]] = []
        self.page = Page()
        self._spots = spots
        self._next = 1

    def row(self, drafts: Sequence[Draft], at_least: float = 18) -> Rows:
        """Add a row high enough for all that stands in it; beyond what a row can be, several.

        Raises WorkbookRefused for a text that no cell holds.
        """
        height = self.needed(drafts, at_least)
        count = math.ceil(height / HIGHEST_ROW)
        first, last = self._next, self._next + count - 1
        for draft in drafts:
            area = Area(first, draft.column, draft.columns, count)
            self.put(area, draft.content, draft.look, draft.entry, draft.link)
            key = draft.entry.path if draft.entry else draft.key
            if key:
                self._spots[key] = Spot(self.title, area.address, draft.answers, draft.yes)
        for number in range(first, last + 1):
            self.heights[number] = math.ceil(height / count * 4) / 4
        self._next = last + 1
        return Rows(first, last, sum(self.heights[number] for number in range(first, last + 1)))

    def needed(self, drafts: Sequence[Draft], at_least: float) -> float:
        """The height of a row in which all of these are shown whole."""
        return max([at_least, *(self.height(Area(0, d.column, d.columns), d) for d in drafts)])

    def put(
        self,
        area: Area,
        content: Content,
        look: Look,
        entry: Entry | None = None,
        link: str = "",
    ) -> None:
        """Put something into an area. Raises WorkbookRefused for a text that no cell holds."""
        place = entry.path if entry else f"{self.title}!{area.address}"
        check_length(place, escaped(shown_text(content)))
        self.items.append(Item(area, content, look, entry, link))

    def stretch(self, rows: Rows, area: Area, draft: Draft) -> None:
        """Make the last of these rows higher where a label beside them needs it."""
        have = sum(self.heights[row] for row in range(area.row, area.row + area.rows))
        wanted = self.height(area, draft)
        if wanted > have:
            last = self.heights[rows.last] + wanted - have
            self.heights[rows.last] = min(HIGHEST_ROW, last)

    def width(self, area: Area) -> float:
        """The width of an area."""
        return float(sum(self.widths[area.column - 1 : area.column - 1 + area.columns]))

    def height(self, area: Area, draft: Draft) -> float:
        """The height that a draft needs in an area to be shown whole."""
        shown = shown_text(draft.content) if draft.look.wrap else ""
        indent = INDENT if draft.look.align == "left" else 0
        return text_height(shown, self.width(area) - indent, draft.look.face.size)


def shown_text(content: Content) -> str:
    """The text that wraps in its cell; numbers do not."""
    if isinstance(content, Text):
        return content.text
    if isinstance(content, Live) and isinstance(content.value, str):
        return content.value
    return ""


class Book:
    """All sheets, and where every field and result stands."""

    def __init__(self) -> None:
        self.sheets: list[Sheet] = []
        self.spots: dict[str, Spot] = {}

    def sheet(self, title: str, widths: tuple[int, ...]) -> Sheet:
        """A further sheet."""
        found = Sheet(title, widths, self.spots)
        self.sheets.append(found)
        return found

    def cells(self, seen_from: str) -> dict[str, Cell]:
        """The cells of all fields and results as a formula on this sheet names them."""
        return {key: spot.cell(seen_from) for key, spot in self.spots.items()}

    def entries(self) -> Iterator[tuple[Entry, Spot]]:
        """All cells that are filled in, and where they stand."""
        for sheet in self.sheets:
            for item in sheet.items:
                if item.entry:
                    yield item.entry, self.spots[item.entry.path]


def letters(column: int) -> str:
    """The letters of a column: 1 is A, 27 is AA."""
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def quoted(sheet: str) -> str:
    """A sheet's name as a formula writes it."""
    return "'" + sheet.replace("'", "''") + "'"
