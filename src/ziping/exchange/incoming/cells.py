"""A workbook that came in, as plain data: what stands where, whatever file it was."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import field
from fractions import Fraction
from typing import Final, TypeAlias

from ziping.exchange.workbook.model import Area, column_number
from ziping.record import record

Value: TypeAlias = Fraction | bool | str | dt.datetime | None
Place: TypeAlias = tuple[str, int, int]
"""Sheet, row and column, from 1."""

SIGNIFICANT: Final = 15
"""Digits that spreadsheet programs keep; what stands behind them is noise of their arithmetic."""

_ADDRESS = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")
_FOREIGN = re.compile(r"^'?\[")


@record
class Cell:
    """What a cell shows, and the formula that gives it; `error` where that gives nothing,
    `percent` where its format makes a number one."""

    value: Value = None
    formula: str = ""
    error: bool = False
    percent: bool = False


EMPTY: Final = Cell()


@record
class Workbook:
    """The cells of all sheets that hold something, and what the defined names say.

    `shows_formulas` is false for a kind of file of which only values can be read.
    """

    sheets: Mapping[str, Mapping[tuple[int, int], Cell]]
    names: Mapping[str, str] = field(default_factory=dict)
    shows_formulas: bool = True

    def cell(self, place: Place) -> Cell:
        """A cell, empty where nothing stands."""
        sheet, row, column = place
        return self.sheets.get(sheet, {}).get((row, column), EMPTY)


def number(value: float) -> Fraction:
    """A figure as a spreadsheet program means it."""
    return Fraction(f"{value:.{SIGNIFICANT}g}")


def place_of(reference: str) -> Place | None:
    """The cell that a reference names (`'Score table'!$F$9`); None where it is no single one."""
    title, _mark, address = reference.strip().rpartition("!")
    found = _ADDRESS.fullmatch(address)
    if found is None or not title or _FOREIGN.match(title):
        return None
    if title.startswith("'"):
        title = title[1:-1].replace("''", "'")
    return title, int(found[2]), column_number(found[1])


def address(place: Place) -> str:
    """A cell as people name it: `Score table!F9`."""
    sheet, row, column = place
    return f"{sheet}!{Area(row, column).address}"
