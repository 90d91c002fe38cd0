"""References in formulas, moved when rows of a sheet become several."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from openpyxl.formula.tokenizer import Token, Tokenizer, TokenizerError

from ziping.language import _
from ziping.record import record

LAST_ROW: Final = 1_048_576
_CELL: Final = r"(\$?[A-Z]{1,3})(\$?)(\d{1,7})"
_AREA: Final = re.compile(rf"{_CELL}(?::{_CELL})?", re.IGNORECASE)
_ROWS: Final = re.compile(r"()(\$?)(\d{1,7}):()(\$?)(\d{1,7})")


class Stuck(Exception):  # noqa: N818 - nothing went wrong: it says no
    """A reference that would mean something else once rows have become several."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy


@record
class Growth:
    """The marked rows of a sheet, and how many each becomes."""

    counts: Mapping[int, int]

    @property
    def moves(self) -> bool:
        """Whether any row becomes several."""
        return any(count > 1 for count in self.counts.values())

    def first(self, row: int) -> int:
        """Where a row stands now, or the first of those that it has become."""
        return row + sum(count - 1 for marked, count in self.counts.items() if marked < row)

    def last(self, row: int) -> int:
        """Where the last of those stands that a row has become."""
        return self.first(row) + self.counts.get(row, 1) - 1

    def is_several(self, row: int) -> bool:
        """Whether a row becomes several."""
        return self.counts.get(row, 1) > 1

    def area(self, text: str) -> str:
        """An area of cells or rows; where it touches a marked row it takes in all of them."""
        return self._each(text, lambda begin, end: (self.first(begin), self.last(end)))

    def cell(self, text: str) -> str:
        """A single cell; of a marked row the first that it has become."""
        return self._each(text, lambda begin, _end: (self.first(begin), self.first(begin)))

    def areas(self, text: str) -> str:
        """Areas parted by blanks."""
        return " ".join(map(self.area, text.split(" ")))

    def _each(self, text: str, move: Callable[[int, int], tuple[int, int]]) -> str:
        match = _AREA.fullmatch(text) or _ROWS.fullmatch(text)
        if match is None:
            return text
        column, fixed, row, other, also, end = match.groups()
        low, high = move(int(row), int(end or row))
        if not end and low == high:
            return f"{column}{fixed}{low}"
        return f"{column}{fixed}{low}:{other or column}{also or fixed}{min(high, LAST_ROW)}"


@record
class Mover:
    """Moves the references of formulas; `growths` are by the sheets' titles in small letters."""

    growths: Mapping[str, Growth]

    def formula(self, text: str, sheet: str) -> str:
        """A formula that stands on a sheet outside of its marked rows. Raises Stuck."""
        return self._moved(text, sheet, lambda area, growth, _own: _outside(area, growth))

    def series(self, text: str) -> str:
        """The figures of a chart: of a marked row all that it has become. Raises Stuck."""
        return self._moved(text, "", lambda area, growth, _own: growth.area(area))

    def relative(self, text: str, sheet: str) -> str:
        """A formula that is written for the first cell of an area: of a condition, of what may be
        put in. Raises Stuck."""
        return self._moved(text, sheet, lambda area, growth, _own: _for_first(area, growth))

    def copy(self, text: str, sheet: str, row: int, number: int) -> str:
        """The formula of a marked row for the copy of this number, from 0 on. Raises Stuck."""

        def move(area: str, growth: Growth, own: bool) -> str:  # noqa: FBT001 - its only shape
            return _Copy(growth, row, number).moved(area) if own else _outside(area, growth)

        return self._moved(text, sheet, move)

    def _moved(self, text: str, sheet: str, move: Callable[[str, Growth, bool], str]) -> str:
        if not self.growths:
            return text
        try:
            tokens = Tokenizer(f"={text}")
        except TokenizerError as error:
            message = _('The formula "{formula}" cannot be taken apart').format(formula=text)
            raise Stuck(message, _("Move it to a sheet without marked rows")) from error
        for token in tokens.items:
            if token.type == Token.OPERAND and token.subtype == Token.RANGE:
                token.value = self._reference(token.value, sheet, move)
        return "".join(token.value for token in tokens.items)

    def _reference(self, text: str, sheet: str, move: Callable[[str, Growth, bool], str]) -> str:
        name, mark, area = text.rpartition("!")
        title = name.strip("'").replace("''", "'") if mark else sheet
        if ":" in title and any(part.lower() in self.growths for part in title.split(":")):
            message = _('"{reference}" reaches through several sheets').format(reference=text)
            raise Stuck(message, _("Name each sheet by itself"))
        growth = self.growths.get(title.lower())
        if growth is None:
            return text
        return name + mark + move(area, growth, title.lower() == sheet.lower())


def _outside(area: str, growth: Growth) -> str:
    match = _AREA.fullmatch(area)
    if match and not match[6] and growth.is_several(int(match[3])):
        message = _("{reference} is one cell of a row that becomes several").format(reference=area)
        raise Stuck(message, _("Write {area} for all of them").format(area=f"{area}:{area}"))
    return growth.area(area)


def _for_first(area: str, growth: Growth) -> str:
    match = _AREA.fullmatch(area)
    if match is None or match[6] or match[2]:
        return _outside(area, growth)
    return f"{match[1]}{growth.first(int(match[3]))}"


@record
class _Copy:
    """One of the rows that a marked row becomes, from 0 on."""

    growth: Growth
    row: int
    number: int

    def moved(self, area: str) -> str:
        """A reference in this copy: its own row and the one above follow, what is fixed by $ stays
        with what it names, and of anything else nobody knows which is meant."""
        match = _AREA.fullmatch(area)
        if match is None or not self.growth.is_several(self.row):
            return _outside(area, self.growth)
        column, fixed, begin, other, also, end = match.groups()
        if not end and fixed and self.growth.is_several(int(begin)):
            return _outside(area, self.growth)
        low = self.growth.first(int(begin)) if fixed else self._follows(area, int(begin))
        if not end:
            return f"{column}{fixed}{low}"
        high = self.growth.last(int(end)) if also else self._follows(area, int(end))
        return f"{column}{fixed}{low}:{other}{also}{high}"

    def _follows(self, area: str, place: int) -> int:
        if place == self.row:
            return self.growth.first(place) + self.number
        if place == self.row - 1:
            return self.growth.last(place) + self.number
        message = _("{reference} is in a row that is repeated, and names another row").format(
            reference=area
        )
        raise Stuck(message, _("Fix the row with $, as in A$1, so that it stays the same"))
