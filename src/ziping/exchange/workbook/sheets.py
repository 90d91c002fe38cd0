"""Sheets being filled from the top, and the book that knows where everything stands."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from ziping.exchange.workbook.line_ends import tightening
from ziping.exchange.workbook.looks import INDENT, Look
from ziping.exchange.workbook.measure import ABOVE, line_height, text_height
from ziping.exchange.workbook.model import (
    Area,
    Chart,
    Content,
    Draft,
    Entry,
    Item,
    Mark,
    Page,
    Rows,
    Spot,
    shown_text,
)
from ziping.exchange.workbook.texts import check_length, escaped
from ziping.expression.spreadsheet import Cell

HIGHEST_ROW: Final = 400.0
"""Points; spreadsheet programs allow 409."""

_SLICE: Final = 90.0
"""Points of the rows that a higher one is parted into, about: so many whole lines, so that pages
can end between them."""


class Sheet:
    """One sheet being filled from the top. Widths are pixels by column, heights points by row."""

    def __init__(self, title: str, widths: tuple[int, ...], spots: dict[str, Spot]) -> None:
        self.title = title
        self.widths = widths
        self.items: list[Item] = []
        self.heights: dict[int, float] = {}
        self.marks: list[Mark] = []
        self.charts: list[Chart] = []
        self.page = Page()
        self.spots = spots
        self._next = 1

    def row(self, drafts: Sequence[Draft], at_least: float = 18) -> Rows:
        """Add a row high enough for all that stands in it; beyond what a row can be, several.

        Raises WorkbookRefused for a text that no cell holds.
        """
        heights = self._parted(drafts, self.needed(drafts, at_least))
        if len(heights) > 1:
            drafts = [replace(draft, look=replace(draft.look, top=True)) for draft in drafts]
        first, last = self._next, self._next + len(heights) - 1
        for draft in drafts:
            area = Area(first, draft.column, draft.columns, len(heights))
            self.put(area, draft.content, draft.look, draft.entry, draft.link)
            key = draft.entry.path if draft.entry else draft.key
            if key:
                self.spots[key] = Spot(self.title, area.address, draft.answers, draft.yes)
        self.heights.update(enumerate(heights, first))
        self._next = last + 1
        return Rows(first, last, sum(heights))

    def _parted(self, drafts: Sequence[Draft], height: float) -> list[float]:
        """The heights of the rows that are one; what is higher than a row can be begins at its
        top, and each of its rows holds so many whole lines."""
        if height <= HIGHEST_ROW:
            return [math.ceil(height * 4) / 4]
        size = max(draft.look.size for draft in drafts if draft.look.wrap)
        step = line_height(size)
        part = math.floor(_SLICE / step) * step
        count = math.ceil(height / part)
        return [part + ABOVE, *[part] * (count - 1)]

    def needed(self, drafts: Sequence[Draft], at_least: float) -> float:
        """The height of a row in which all of these are shown whole; what is hidden is not."""
        if self.page.hidden:
            return at_least
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
        place, text = entry.path if entry else f"{self.title}!{area.address}", shown_text(content)
        check_length(place, escaped(text))
        if text and look.wrap and not self.page.hidden:
            tighter = tightening(text, self.width(area), look.size, indented=look.indented)
            look = replace(look, tighter=tighter) if tighter else look
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
        return text_height(shown, self.width(area) - indent, draft.look.size)


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

    def cells(self, seen_from: str) -> Mapping[str, Cell]:
        """The cells of all fields and results as a formula on this sheet names them."""
        return _Seen(self.spots, seen_from)

    def shown(self, keys: Iterable[str]) -> dict[str, Content]:
        """What stands in the cells of these results; those without a cell are left out."""
        spots = {key: self.spots[key] for key in keys if key in self.spots}
        wanted = {(spot.sheet, spot.address): key for key, spot in spots.items()}
        return {
            wanted[sheet.title, item.area.address]: item.content
            for sheet in self.sheets
            for item in sheet.items
            if (sheet.title, item.area.address) in wanted
        }

    def entries(self) -> list[tuple[Entry, Content]]:
        """All cells that are filled in, and what stands there."""
        items = (item for sheet in self.sheets for item in sheet.items)
        return [(item.entry, item.content) for item in items if item.entry]


class _Seen(Mapping[str, Cell]):
    """Cells as one sheet names them; few of them are asked for."""

    def __init__(self, spots: Mapping[str, Spot], seen_from: str) -> None:
        self._spots = spots
        self._seen_from = seen_from
        self._found: dict[str, Cell] = {}

    def __getitem__(self, key: str) -> Cell:
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = self._spots[key].cell(self._seen_from)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._spots)

    def __len__(self) -> int:
        return len(self._spots)

    def __contains__(self, key: object) -> bool:
        return key in self._spots
