"""Rows that grow where a text put into them needs more lines than there is room for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from ziping.exchange.template.markup import Element
from ziping.exchange.template.sheet_rows import column_number
from ziping.exchange.workbook.measure import text_height

_DIGIT: Final = 7.0
"""Pixels of the unit of column widths, of the narrower of the usual fonts."""

_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_HIGHEST: Final = 409.0
_WIDTH: Final = 8.43
_HEIGHT: Final = 15.0


class Heights:
    """The widths of a sheet's columns and merged cells, and what they make of a text."""

    def __init__(self, root: Element, looks: list[tuple[bool, float]]) -> None:
        self._looks = looks
        head = root.child("sheetFormatPr")
        self._height = _number(head, "defaultRowHeight", _HEIGHT)
        self._width = _number(head, "defaultColWidth", _WIDTH)
        self._widths: dict[int, float] = {}
        for item in root.below("col"):
            low, high = int(item.get("min")), int(item.get("max"))
            width = _number(item, "width", self._width)
            self._widths |= dict.fromkeys(range(low, min(high, 1000) + 1), width)
        self._spans = dict(_spans(root))

    def fit(self, row: Element, texts: Mapping[str, tuple[str, str]]) -> None:
        """Make a row high enough for the texts in it, by column with the look of their cell; no
        row becomes lower than it is."""
        number = row.get("r")
        have = _number(row, "ht", self._height)
        needed = max((self._needed(c, number, *item) for c, item in texts.items()), default=0.0)
        if needed > have:
            row.attributes["ht"] = f"{min(needed, _HIGHEST):g}"
            row.attributes["customHeight"] = "1"

    def _needed(self, column: str, row: str, text: str, style: str) -> float:
        place = int(style or 0)
        wraps, size = self._looks[place] if place < len(self._looks) else (False, 11.0)
        last = self._spans.get(f"{column}{row}", column)
        if not last:
            return 0.0
        columns = range(column_number(column), column_number(last) + 1)
        width = sum(self._widths.get(at, self._width) for at in columns) * _DIGIT
        return text_height(text if wraps else "", width, size)


def _spans(root: Element) -> Iterable[tuple[str, str]]:
    """The last column of each merged area by its first cell; none where it has several rows,
    which share the room."""
    for item in root.below("mergeCell"):
        first, _colon, last = item.get("ref").partition(":")
        is_one_row = first.lstrip(_LETTERS) == last.lstrip(_LETTERS)
        yield first, last.rstrip("0123456789") if is_one_row else ""


def _number(element: Element | None, name: str, otherwise: float) -> float:
    text = element.get(name) if element else ""
    return float(text) if text else otherwise
