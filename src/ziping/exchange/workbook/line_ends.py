"""Lines that end badly where a program breaks them anywhere: a mark alone on the last line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from ziping.exchange.workbook.measure import CLOSING, OPENING

_WIDTHS: Final = ((0.75, 0.5), (0.84, 0.62))
"""Points of a pixel and sizes of a Latin letter: with the fonts that we name, and as LibreOffice
draws it that lacks them."""
_INSETS, _INDENT = 2.0, 3.0
_STEPS: Final = (0.5, 1.0)
"""Points by which a font may be smaller without being noticed."""
_FEW: Final = 4
"""Lines up to which each begins and ends well; of a longer text only the last one counts."""
_UNIT = re.compile(r"[!-~]+|.", re.DOTALL)
_MARKS = re.compile(rf"[{re.escape(CLOSING + OPENING)}]")


@lru_cache(maxsize=4096)
def tightening(text: str, width: float, size: float, *, indented: bool) -> float:
    """By how many points a smaller font lets a text end its lines better; 0 where none does."""
    if not _MARKS.search(text):
        return 0.0

    def harm(less: float) -> int:
        room = (width, _INSETS + _INDENT * indented)
        return sum(_harm(text, room, size - less, widths) for widths in _WIDTHS)

    least, best = harm(0.0), 0.0
    for less in _STEPS:
        if least and (found := harm(less)) < least:
            least, best = found, less
    return best


def _harm(
    text: str, room: tuple[float, float], size: float, widths: tuple[float, float]
) -> int:
    """How many lines begin or end badly."""
    (pixels, insets), (points, latin) = room, widths
    broken = [list(_lines(part, (pixels * points - insets) / size, latin)) for part in text.split("\n")]
    harm = sum(len(lines) > 1 and not lines[-1].strip(CLOSING + " ") for lines in broken)
    if sum(map(len, broken)) <= _FEW:
        starts = (line for lines in broken for line in lines[1:])
        ends = (line for lines in broken for line in lines[:-1])
        harm += sum(line[0] in CLOSING for line in starts) + sum(line[-1] in OPENING for line in ends)
    return harm


def _lines(text: str, room: float, latin: float) -> Iterator[str]:
    """The lines of a paragraph; Latin words stay whole, and nothing else does."""
    line, used = "", 0.0
    for unit in _UNIT.findall(text):
        wide = _em(unit, latin)
        if line and used + wide > room:
            yield line
            line, used = "", 0.0
        line, used = line + unit, used + wide
    yield line


def _em(unit: str, latin: float) -> float:
    if len(unit) == 1 and unicodedata.east_asian_width(unit) in "WFA":
        return 1.0
    return len(unit) * latin
