"""The columns of the score table: their headings, and how wide each is for what stands in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

from ziping.exchange.workbook.looks import FACES, INDENT
from ziping.exchange.workbook.marks import Columns
from ziping.exchange.workbook.measure import text_height, text_width
from ziping.exchange.workbook.model import letters
from ziping.language import _

FIRST, SECOND, THIRD, STANDARD, COMPARISON, TARGET, ACTUAL = range(1, 8)
UNIT, COMPLETION, WEIGHT, LOSS, SCORE, GROUNDS = range(8, 14)
LAST: Final = GROUNDS
MARKED: Final = Columns(
    first=letters(THIRD), last=letters(LAST), weight=letters(WEIGHT), score=letters(SCORE)
)

TABLE_WIDTH: Final = 1120
"""Pixels; printed at 93 %, which is where a usual form comes out on two pages."""

_FIXED: Final = {FIRST: 58, SECOND: 64, COMPARISON: 34, WEIGHT: 42, LOSS: 46, SCORE: 50}
_FIGURE_LIMITS: Final = (58, 104)
_UNIT_LIMITS: Final = (40, 68)
_COMPLETION_LIMITS: Final = (46, 72)
_SAMPLE: Final = 80
_EVEN: Final = 3
"""Pixels of difference between two columns of text that are as bad as a point of height, where
every line has a standard."""
_SELDOM: Final = 0.5
"""Of the lines: where fewer have a standard, its column may be narrow."""
LOWEST: Final = 22
"""Points of a row, at least."""


def headings(*, percent: bool) -> tuple[str, ...]:
    """The headings in the official order; a completion printed as a percent is called so."""
    return (
        _("Level 1"),
        _("Level 2"),
        _("Level 3"),
        _("Standard"),
        _("Compare"),
        _("Target"),
        _("Actual"),
        _("Units"),
        _("Degree of completion") if percent else _("Coefficient"),
        _("Full marks"),
        _("Points lost"),
        _("Score"),
        _("Grounds and reasons"),
    )


def column_widths(
    figures: Iterable[str],
    units: Iterable[str],
    completions: Iterable[str],
    texts: Sequence[tuple[str, str, str]],
    *,
    points: bool,
) -> tuple[int, ...]:
    """Pixels by column: `texts` are title, standard and grounds of each line; without `points`
    their columns have no width.

    What figures leave is parted so that the rows come out lowest.
    """
    size = FACES["body"].size
    widths = dict(_FIXED)
    if not points:
        widths |= dict.fromkeys((WEIGHT, LOSS, SCORE), 0)
    widths[TARGET] = widths[ACTUAL] = _within(figures, size, _FIGURE_LIMITS)
    widths[UNIT] = _within(units, size, _UNIT_LIMITS)
    widths[COMPLETION] = _within(completions, size, _COMPLETION_LIMITS)
    room = TABLE_WIDTH - sum(widths.values())
    widths[THIRD], widths[STANDARD], widths[GROUNDS] = _parted(texts[:_SAMPLE], room, size)
    return tuple(widths[column] for column in range(1, LAST + 1))


def _within(texts: Iterable[str], size: float, limits: tuple[int, int]) -> int:
    widest = max((text_width(text, size) for text in texts), default=0.0)
    return int(min(max(widest + 4, limits[0]), limits[1]))


def _parted(texts: Sequence[tuple[str, str, str]], room: int, size: float) -> tuple[int, int, int]:
    """The widths of three columns of text that are low together and not too uneven."""
    said = sum(len(standard) > 1 for _title, standard, _grounds in texts) / max(1, len(texts))

    columns = tuple(zip(*texts, strict=True)) or ((), (), ())

    @cache
    def heights(column: int, width: int) -> tuple[float, ...]:
        return tuple(text_height(text, width - INDENT, size) for text in columns[column])

    def height(split: tuple[int, int, int]) -> float:
        found = [heights(column, width) for column, width in enumerate(split)]
        lines: float = sum(max(LOWEST, *row) for row in zip(*found, strict=True))
        return lines + said * abs(split[1] - split[2]) / _EVEN

    splits = [
        (third, room * share // 100, room - third - room * share // 100)
        for third in range(96, 129, 8)
        for share in range(12 if said < _SELDOM else 30, 57, 3)
    ]
    return min(splits, key=height)
