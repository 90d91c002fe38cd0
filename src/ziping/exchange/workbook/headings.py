"""Rows under headings that stand once beside them on each page, and where its pages end."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Final, Literal, TypeAlias

from ziping.exchange.workbook.looks import Look
from ziping.exchange.workbook.model import Area, Content, Draft, Rows, Text
from ziping.exchange.workbook.pages import Block, page_starts
from ziping.exchange.workbook.sheets import Sheet
from ziping.record import record

_ROOM_FOR_ROWS: Final = 0.1
"""Of a page: where what stands above leaves less, the rows begin on the next."""

Tie: TypeAlias = Literal["", "above", "below"]


@record
class Placed:
    """Rows of a table, the section they belong to, and the headings beside them from the left;
    `tied` rows stay on the page of their neighbour. `line` is the prefix of the line they show."""

    rows: Rows
    section: str = ""
    headings: tuple[str, ...] = ()
    tied: Tie = ""
    line: str = ""


Run: TypeAlias = Sequence[Placed]
Label: TypeAlias = Callable[[int, Run], Content]


def as_written(level: int, run: Run) -> Content:
    """The heading of rows as it stands."""
    return Text(run[0].headings[level])


class Headed:
    """The rows of a table; a heading stands in the column of its level, one merged cell a page."""

    def __init__(self, sheet: Sheet, label: Label = as_written) -> None:
        self.placed: list[Placed] = []
        self._sheet = sheet
        self._label = label

    def part(self, above: float, page: float) -> None:
        """All rows are there: make room for the headings, part the pages, put the headings.

        `above` is the height of what stands above the rows, `page` what a page holds.
        """
        self._labels(stretch=True)
        heights, head = self._sheet.heights, self._sheet.page.head_row
        others = page - (heights[head] if head else 0)
        first = page - above
        begun = [] if first > page * _ROOM_FOR_ROWS else [head or self.placed[0].rows.first]
        first = others if begun else first
        self._sheet.page.starts = [*begun, *page_starts(self._blocks(), first, others)]
        self._labels(stretch=False)

    def rows(self) -> dict[str, int]:
        """The row of each line by its prefix."""
        return {item.line: item.rows.first for item in self.placed if item.line}

    def _blocks(self) -> list[Block]:
        blocks: list[Block] = []
        tie = False
        for item in self.placed:
            rows, group = item.rows, "\n".join(item.headings)
            height = sum(self._sheet.heights[row] for row in range(rows.first, rows.last + 1))
            if blocks and (tie or item.tied == "above"):
                last = blocks.pop()
                height += last.height
                group = group if tie else last.group
                blocks.append(Block(last.first, rows.last, height, last.section, group))
            else:
                blocks.append(Block(rows.first, rows.last, height, item.section, group))
            tie = item.tied == "below"
        return blocks

    def _labels(self, *, stretch: bool) -> None:
        levels = max((len(item.headings) for item in self.placed), default=0)
        for level in range(levels):
            for run in self._runs(level):
                area = Area(
                    run[0].rows.first, level + 1, 1, run[-1].rows.last - run[0].rows.first + 1
                )
                is_tall = any(item.rows.last > item.rows.first for item in run)
                draft = Draft(level + 1, self._label(level, run), Look("group", top=is_tall))
                if stretch:
                    self._sheet.stretch(run[-1].rows, area, draft)
                else:
                    self._sheet.put(area, draft.content, draft.look)

    def _runs(self, level: int) -> Iterator[Run]:
        starts = self._sheet.page.starts

        def run_of(item: Placed) -> tuple[object, ...]:
            page = sum(1 for start in starts if start <= item.rows.first)
            return page, item.headings[: level + 1]

        for _run, items in groupby(self.placed, run_of):
            run = list(items)
            if len(run[0].headings) > level:
                yield run
