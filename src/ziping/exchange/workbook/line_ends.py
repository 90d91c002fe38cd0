"""Lines that end badly where a program breaks them anywhere: a mark alone on the last line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from ziping.exchange.workbook.measure import CLOSING, OPENING
from ziping.record import record

_INSETS, _INDENT = 2.3, 10.0
_STEPS: Final = (0.5,)
"""Points by which a font may be smaller without being noticed."""
_FEW: Final = 4
"""Lines up to which each begins and ends well; of a longer text only the last one counts."""
_UNIT = re.compile(r"[0-9A-Za-z.,%+-]+|.", re.DOTALL)
_MARKS = re.compile(rf"[{re.escape(CLOSING + OPENING)}]")
_NARROW: Final = frozenset(" .,:;'|!()[]/-")


@record
class _Program:
    """How a program draws: points of a pixel of a column, sizes of a digit, of another Latin
    letter and of a narrow one, and how sure that is."""

    pixel: float
    digit: float
    letter: float
    narrow: float
    unsure: float = 0.0


_PROGRAMS: Final = (
    _Program(0.875, 0.636, 0.62, 0.33, -0.12),
    _Program(0.875, 0.636, 0.62, 0.33, 0.12),
    _Program(0.6875, 0.5, 0.5, 0.5),
)
"""LibreOffice without the fonts that we name, and with them. Others keep marks with their words."""
_NARROWEST: Final = min(item.pixel for item in _PROGRAMS)


@lru_cache(maxsize=4096)
def tightening(text: str, width: float, size: float, *, indented: bool) -> float:
    """By how many points a smaller font lets a text end its lines better; 0 where none does."""
    narrowest = (width * _NARROWEST - _INSETS - _INDENT) / size
    if max(map(len, text.split("\n"))) <= narrowest or not _MARKS.search(text):
        return 0.0

    def harm(less: float) -> int:
        points = size - less
        inset = _INSETS + _INDENT * indented
        rooms = [(width * item.pixel - inset) / points + item.unsure for item in _PROGRAMS]
        return sum(_harm(text, room, item) for item, room in zip(_PROGRAMS, rooms, strict=True))

    least, best = harm(0.0), 0.0
    for less in _STEPS:
        if least and (found := harm(less)) < least:
            least, best = found, less
    return best


def _harm(text: str, room: float, program: _Program) -> int:
    """How many lines begin or end badly."""
    broken = [list(_lines(part, room, program)) for part in text.split("\n")]
    harm = sum(len(lines) > 1 and not lines[-1].strip(CLOSING + " ") for lines in broken)
    if sum(map(len, broken)) <= _FEW:
        starts = (line for lines in broken for line in lines[1:])
        ends = (line for lines in broken for line in lines[:-1])
        harm += sum(line[0] in CLOSING for line in starts)
        harm += sum(line[-1] in OPENING for line in ends)
    return harm


def _lines(text: str, room: float, program: _Program) -> Iterator[str]:
    """The lines of a paragraph; figures and Latin words stay whole, and nothing else does."""
    line, used = "", 0.0
    for unit in _UNIT.findall(text):
        wide = _width(unit, program) if unit.isascii() else 1.0
        if line and used + wide > room and unit != " ":
            yield line
            line, used = "", 0.0
        line, used = line + unit, used + wide
    yield line


@lru_cache(maxsize=1024)
def _width(unit: str, program: _Program) -> float:
    """The width of a figure, a Latin word or a mark."""
    digits = sum(map(str.isdigit, unit))
    narrow = sum(char in _NARROW for char in unit)
    rest = len(unit) - digits - narrow
    return digits * program.digit + narrow * program.narrow + rest * program.letter
