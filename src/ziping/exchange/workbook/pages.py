"""Where pages end: rows that belong together stay together, and pages are filled evenly."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ziping.record import record

_PAGE: Final = 0.3
_SPLIT: Final = 2.0
_GROUP: Final = 0.3
_HARDLY: Final = 0.35
"""Of a page: less on it is worse than a group that is parted."""


@record
class Block:
    """Rows that are never parted; `group` and `section` say what they belong to.

    `again` is the height of headings that are repeated where a page begins with it.
    """

    first: int
    last: int
    height: float
    section: str = ""
    group: str = ""
    again: float = 0.0


def page_starts(blocks: Sequence[Block], first: float, others: float) -> list[int]:
    """The rows at which pages after the first begin.

    `first` and `others` are the heights that pages hold. Weighs empty room against groups and
    sections that are parted; a block higher than a page gets pages of its own.
    """
    best = [0.0] + [float("inf")] * len(blocks)
    start_of = [0] * (len(blocks) + 1)
    for end in range(1, len(blocks) + 1):
        height = 0.0
        for start in range(end - 1, -1, -1):
            height += blocks[start].height
            room = others if start else first
            if height > room and start < end - 1:
                break
            filled = (height + blocks[start].again) / room
            if filled > 1 and start < end - 1:
                continue
            last = end == len(blocks)
            cost = best[start] + _PAGE + _empty(filled, last=last) + _cut(blocks, start)
            if cost < best[end]:
                best[end], start_of[end] = cost, start
    starts: list[int] = []
    end = len(blocks)
    while end and start_of[end]:
        end = start_of[end]
        starts.insert(0, blocks[end].first)
    return starts


def _empty(filled: float, *, last: bool) -> float:
    if last:
        return 3 * max(0.0, 0.5 - filled) ** 2
    hardly = max(0.0, _HARDLY - filled) / _HARDLY
    return max(0.0, 1 - filled) ** 2 + 2 * _SPLIT * hardly


def _cut(blocks: Sequence[Block], start: int) -> float:
    """The harm of a page that ends before this block."""
    if start == 0 or blocks[start - 1].section != blocks[start].section:
        return 0.0
    return _SPLIT if blocks[start - 1].group == blocks[start].group else _GROUP
