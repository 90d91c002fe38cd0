"""Rows as they stand in a sheet's part, written one by one: a folder may have any size."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final
from xml.sax.saxutils import escape

from ziping.exchange.summary.cells import FIRST_ROW, Cell, Column, Row, Table, first_row
from ziping.exchange.workbook.measure import text_height
from ziping.exchange.workbook.model import letters
from ziping.exchange.workbook.texts import LONGEST_TEXT, escaped, numeral, starts_like_formula
from ziping.record import record

HEIGHT: Final = 18.0
"""Points of a row whose texts take one line each."""

_HIGHEST: Final = 400.0
_GATHERED: Final = 200
"""Rows that are handed on together."""


@record
class Looks:
    """The numbers of a column's looks in the file: in a row, and in the sums; each also for a
    text that begins like a formula."""

    row: int
    row_quoted: int
    sum: int
    sum_quoted: int


def row_pieces(table: Table, looks: Sequence[Looks]) -> Iterator[bytes]:
    """All rows of a table under its headings."""
    opened = [(f'<c r="{letters(at)}', look) for at, look in enumerate(looks, 1)]
    rows = [(start, str(look.row), str(look.row_quoted)) for start, look in opened]
    sums = [(start, str(look.sum), str(look.sum_quoted)) for start, look in opened]
    number = first_row(table)
    gathered = [_row(FIRST_ROW, table.sums, sums, HEIGHT)] if table.sums else []
    for row in table.rows:
        gathered.append(_row(number, row, rows, _height(row, table.columns)))
        number += 1
        if len(gathered) == _GATHERED:
            yield "".join(gathered).encode()
            gathered.clear()
    if number == first_row(table):
        gathered.append(_row(number, [None] * len(looks), rows, HEIGHT))
    yield "".join(gathered).encode()


def _row(number: int, row: Row, looks: Sequence[tuple[str, str, str]], height: float) -> str:
    high = f' ht="{height:g}" customHeight="1"' if height > HEIGHT else ""
    cells = [
        _cell(f'{start}{number}" s="', plain, quoted, cell)
        for (start, plain, quoted), cell in zip(looks, row, strict=True)
    ]
    return f'<row r="{number}"{high}>{"".join(cells)}</row>'


def _cell(start: str, plain: str, quoted: str, cell: Cell) -> str:
    if cell is None or cell == "":
        return f'{start}{plain}"/>'
    if isinstance(cell, str):
        look = quoted if starts_like_formula(cell) else plain
        text = escape(escaped(fitting(cell)))
        return f'{start}{look}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
    if isinstance(cell, int | Fraction):
        return f'{start}{plain}"><v>{numeral(Fraction(cell))}</v></c>'
    formula, value = escape(cell.text), cell.value
    if isinstance(value, str):
        return f'{start}{plain}" t="str"><f>{formula}</f><v>{escape(escaped(value))}</v></c>'
    return f'{start}{plain}"><f>{formula}</f><v>{numeral(Fraction(value))}</v></c>'


def _height(row: Row, columns: Sequence[Column]) -> float:
    """The height in which the texts of a row are shown whole; most are plainly short."""
    needed = HEIGHT
    for cell, column in zip(row, columns, strict=True):
        if isinstance(cell, str) and column.look.wrap:
            size = column.look.face.size
            if "\n" in cell or len(cell) * size * 1.4 > column.width - 20:
                needed = max(needed, text_height(cell, column.width - 9, size))
    return min(needed, _HIGHEST)


def fitting(text: str) -> str:
    """The text as far as a cell holds it, which is more than any name has."""
    return text if len(text) <= LONGEST_TEXT // 2 else f"{text[: LONGEST_TEXT // 2]}..."
