"""A roll-up as a workbook or as CSV: texts stay texts, whatever they begin with."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from ziping.exchange.summary_tables import Cell, Page
from ziping.exchange.workbook.texts import LONGEST_TEXT, escaped, starts_like_formula
from ziping.quantity import show

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell as Drawn
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

_GUARD = "'"
"""What spreadsheet programs take for: a text follows."""


def csv_bytes(pages: Sequence[Page]) -> bytes:
    """All tables one below the other, in UTF-8 with the mark by which Excel knows it."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    for page in pages:
        writer.writerow([page.title])
        writer.writerow(page.headings)
        writer.writerows([_text(cell) for cell in row] for row in page.rows)
        writer.writerow([])
    return stream.getvalue().encode("utf-8-sig", errors="backslashreplace")


def _text(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case str():
            return f"{_GUARD}{cell}" if starts_like_formula(cell) else cell
        case _:
            return show(Fraction(cell))


def workbook_bytes(pages: Sequence[Page]) -> bytes:
    """A sheet for each table, written row by row."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    for page in pages:
        drawn = book.create_sheet(page.title)
        drawn.freeze_panes = "A2"
        drawn.append(list(_cells(drawn, page.headings, bold=True)))
        for row in page.rows:
            drawn.append(list(_cells(drawn, row)))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _cells(
    drawn: WriteOnlyWorksheet, row: Sequence[Cell], *, bold: bool = False
) -> Iterator[Drawn]:
    from openpyxl.cell.cell import WriteOnlyCell
    from openpyxl.styles import Font

    for cell in row:
        value = _fitting(escaped(cell)) if isinstance(cell, str) else cell
        found = WriteOnlyCell(drawn, float(value) if isinstance(value, Fraction) else value)
        if isinstance(value, str):
            found.data_type = "s"
            found.quotePrefix = starts_like_formula(value)
        if bold:
            found.font = Font(bold=True)
        yield found


def _fitting(text: str) -> str:
    """The text as far as a cell holds it, which is more than any name has."""
    return text if len(text) <= LONGEST_TEXT // 2 else f"{text[: LONGEST_TEXT // 2]}…"
