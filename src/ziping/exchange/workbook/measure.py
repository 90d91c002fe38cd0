"""How much room a text takes: wrapped lines and row heights, without drawing anything.

Widths are pixels at 96 dpi, sizes points. Where in doubt the estimate is the larger one: too
little height cuts a line, too much only adds air.
"""

from __future__ import annotations

import math
import re
import unicodedata
from functools import lru_cache
from typing import Final

LINE: Final = 1.446
"""Line height in sizes of the font; what the highest Chinese fonts take."""
ABOVE: Final = 1.0
"""Points above the first line of a cell."""

_PIXELS: Final = 96 / 72
_INSET: Final = 8
_SAFETY: Final = 0.4
_NARROW: Final = frozenset("iljtfr.,:;'|!()[]{} -")
_BROAD: Final = frozenset("mwMWQO%@&")
CLOSING: Final = "，。、；：？！）》」』】”’…％%)],.;:?!"
OPENING: Final = "（《「『【“‘(["
# A word of Latin letters and digits stays whole, and punctuation stays with its neighbour.
_UNIT = re.compile(rf"[{re.escape(OPENING)}]*(?:[!-~]+|.)[{re.escape(CLOSING)}]*", re.DOTALL)


@lru_cache(maxsize=4096)
def _em(char: str) -> float:
    if unicodedata.east_asian_width(char) in "WFA":
        return 1.0
    if char in _NARROW:
        return 0.4
    return 0.95 if char in _BROAD else 0.68 if char.isupper() else 0.57


def text_width(text: str, size: float) -> float:
    """The width of a text on one line, with the insets of its cell."""
    return sum(map(_em, text)) * size * _PIXELS + _INSET


@lru_cache(maxsize=4096)
def wrapped_lines(text: str, width: float, size: float) -> int:
    """The lines that a text takes in a cell of this width."""
    room = max(1.0, (width - _INSET) / (size * _PIXELS) - _SAFETY)
    return sum(_paragraph(part, room) for part in text.split("\n"))


def _paragraph(text: str, room: float) -> int:
    units = _units(text)
    count, used = 1, 0.0
    for wide, chars in units:
        if used + wide <= room:
            used += wide
        elif wide <= room:
            count, used = count + 1, wide
        else:
            for char in chars:
                used += char
                if used > room:
                    count, used = count + 1, char
    return count


@lru_cache(maxsize=2048)
def _units(text: str) -> tuple[tuple[float, tuple[float, ...]], ...]:
    """The widths of what is not parted, with those of its characters."""
    found = (tuple(map(_em, unit)) for unit in _UNIT.findall(text))
    return tuple((sum(chars), chars) for chars in found)


def line_height(size: float) -> float:
    """The points from line to line."""
    return size * LINE


def text_height(text: str, width: float, size: float, padding: float = 4.5) -> float:
    """The height of a row, in points, in which the text is shown whole."""
    return math.ceil((wrapped_lines(text, width, size) * line_height(size) + padding) * 4) / 4
