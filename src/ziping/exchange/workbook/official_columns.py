"""The columns of the national self-evaluation table: one A4 page wide, upright."""

from __future__ import annotations

from typing import Final

from ziping.exchange.workbook.marks import Columns
from ziping.exchange.workbook.model import letters

PART, FIRST, SECOND, THIRD, TARGET, ACTUAL, WEIGHT, SCORE, REASON = range(1, 10)
WIDTHS: Final = (28, 68, 66, 110, 82, 80, 40, 50, 62, 62, 62)
"""Pixels; the last three hold the reason, and one figure of the funds each."""
LAST: Final = len(WIDTHS)
PAGE_HEIGHT: Final = 740.0
"""Points of rows on a page, printed at full size."""

SHARED: Final[dict[int, tuple[tuple[int, int], ...]]] = {
    1: ((TARGET, 7),),
    2: ((TARGET, 2), (WEIGHT, 5)),
    3: ((TARGET, 1), (ACTUAL, 1), (WEIGHT, 5)),
    4: ((TARGET, 1), (ACTUAL, 1), (WEIGHT, 2), (REASON, 3)),
    5: ((TARGET, 1), (ACTUAL, 1), (WEIGHT, 2), (REASON, 2), (LAST, 1)),
    6: ((TARGET, 1), (ACTUAL, 1), (WEIGHT, 2), (REASON, 1), (REASON + 1, 1), (LAST, 1)),
}
"""How so many figures of the funds share the columns beside their names, as (column, span)."""

MARKED: Final = Columns(
    first=letters(FIRST), last=letters(LAST), weight=letters(WEIGHT), score=letters(SCORE)
)
