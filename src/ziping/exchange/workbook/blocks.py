"""A sheet of blocks one below the other, each with a heading and its own columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from ziping.exchange.workbook.endings import agreement_draft
from ziping.exchange.workbook.looks import Look, left
from ziping.exchange.workbook.model import Area, Draft, Rows, Text
from ziping.exchange.workbook.pages import Block, page_starts
from ziping.exchange.workbook.sheets import Sheet
from ziping.language import _
from ziping.record import record

PAGE_HEIGHT: Final = 500.0
GRID: Final = (152, 76, 76, 80, 86, 215, 180, 180)
"""Pixels by column. Long blocks use them as they are: merged cells are slow to open."""
LAST: Final = len(GRID)
NOTE_ROW: Final = 2
AGREEMENT: Final = 7
"""Where the note under the title stands, and from which column on whether entries agree."""
FURTHER: Final = 100
"""Pixels of columns beyond the grid, for tables that have more."""

_TITLE_HEIGHT: Final = 30.0
_HEAD_HEIGHT: Final = 20.0
_LOWEST: Final = 18.0
_MOST_REPEATED: Final = 300


@record
class _Head:
    """The heading of a block and the words over its columns as (column, span, word)."""

    title: str
    words: tuple[tuple[int, int, str], ...]


@record
class _Waiting:
    """A row that waits for its place; a label stands once beside the rows of its group."""

    head: _Head
    drafts: tuple[Draft, ...]
    group: str
    label: Draft | None


class Blocks:
    """Gathers rows block by block, then parts them into pages and places them.

    A block that goes on over a page says its heading and columns again. The rows of `block`s that
    come after `printed` are for the screen only.
    """

    def __init__(self, sheet: Sheet, title: str, note: str) -> None:
        self.sheet = sheet
        self._head = _Head("", ())
        self._waiting: list[_Waiting] = []
        self._printed: int | None = None
        rows = sheet.row([Draft(1, Text(title), Look("title"), LAST)], 34)
        words = Draft(1, Text(note), left("subject"), AGREEMENT - 1)
        under = sheet.row([words, agreement_draft(LAST - AGREEMENT + 1, AGREEMENT)], 20)
        self._above = rows.height + under.height

    def block(self, title: str, heads: Sequence[tuple[int, int, str]]) -> None:
        """Begin a block."""
        self._head = _Head(title, tuple(heads))

    def row(self, drafts: Sequence[Draft], group: str = "", label: Draft | None = None) -> None:
        """A row of the block; rows of one group stay on one page where that can be."""
        own = group or str(len(self._waiting))
        self._waiting.append(_Waiting(self._head, tuple(drafts), own, label))

    def printed(self) -> None:
        """All that is printed is there; what follows stands below it."""
        self._printed = len(self._waiting)

    def keys(self) -> frozenset[str]:
        """The fields and results that have a cell here."""
        drafts = (draft for row in self._waiting for draft in row.drafts)
        return frozenset(draft.entry.path if draft.entry else draft.key for draft in drafts)

    def end(self) -> None:
        """All rows are there: place them."""
        heights = self._heights()
        starts = frozenset(self._starts(heights[: self._printed]))
        repeats = len(self._waiting) <= _MOST_REPEATED
        head = None
        pages: list[tuple[int, _Waiting, Rows]] = []
        for number, row in enumerate(self._waiting):
            begins = number in starts
            first = None
            if number == self._printed:
                self.sheet.page.last_row = max(self.sheet.heights)
            if row.head is not head or (begins and repeats):
                first = self._place_head(row.head, again=row.head is head)
            head = row.head
            rows = self.sheet.row(row.drafts, heights[number])
            if begins:
                self.sheet.page.starts.append(rows.first if first is None else first.first)
            pages.append((len(self.sheet.page.starts), row, rows))
        self._labels(pages)

    def _heights(self) -> list[float]:
        """The heights of the rows; the last beside a label makes up for what the label needs."""
        heights = [self.sheet.needed(row.drafts, _LOWEST) for row in self._waiting]
        for _group, items in groupby(enumerate(self._waiting), lambda item: item[1].group):
            numbers = [number for number, _row in items]
            label = self._waiting[numbers[0]].label
            if label:
                needed = self.sheet.height(Area(0, label.column, label.columns), label)
                have = sum(heights[number] for number in numbers)
                heights[numbers[-1]] += max(0.0, needed - have)
        return heights

    def _starts(self, heights: Sequence[float]) -> Iterator[int]:
        blocks: list[Block] = []
        head = None
        for number, (row, own) in enumerate(zip(self._waiting, heights, strict=False)):
            goes_on, head = row.head is head, row.head
            heading = _TITLE_HEIGHT + self.sheet.needed(_columns(row.head), _HEAD_HEIGHT)
            height = own if goes_on else own + heading
            again = heading if goes_on else 0
            blocks.append(Block(number, number, height, row.head.title, row.group, again))
        yield from page_starts(blocks, PAGE_HEIGHT - self._above, PAGE_HEIGHT)

    def _place_head(self, head: _Head, *, again: bool) -> Rows:
        title = _("{title} (continued)").format(title=head.title) if again else head.title
        first = self.sheet.row([Draft(1, Text(title), left("block"), LAST)], _TITLE_HEIGHT)
        self.sheet.row(_columns(head), _HEAD_HEIGHT)
        return first

    def _labels(self, pages: Sequence[tuple[int, _Waiting, Rows]]) -> None:
        for _run, items in groupby(pages, lambda item: (item[0], item[1].group)):
            run = list(items)
            label, first, last = run[0][1].label, run[0][2], run[-1][2]
            if label:
                area = Area(first.first, 1, rows=last.last - first.first + 1)
                self.sheet.stretch(last, area, label)
                self.sheet.put(area, label.content, label.look)


def _columns(head: _Head) -> list[Draft]:
    return [Draft(column, Text(word), Look("head"), span) for column, span, word in head.words]


def blank(column: int, columns: int = 1) -> Draft:
    """A cell in which nothing belongs."""
    return Draft(column, None, Look("blank"), columns)
