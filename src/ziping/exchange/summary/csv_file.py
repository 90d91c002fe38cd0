"""A roll-up as CSV: one line for each project, for other programs to take in."""

from __future__ import annotations

import csv
import io
from fractions import Fraction

from ziping.exchange.summary.model import Summary
from ziping.exchange.summary.tables import Cell, project_headings, project_row
from ziping.exchange.workbook.texts import starts_like_formula
from ziping.quantity import show

_GUARD = "'"
"""What spreadsheet programs take for: a text follows."""


def csv_bytes(found: Summary) -> bytes:
    """The projects in UTF-8 with the mark by which Excel knows it; a text that begins like a
    formula is guarded."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(project_headings())
    for group in found.by_unit():
        writer.writerows(map(_text, project_row(entry)) for entry in group.entries)
    return stream.getvalue().encode("utf-8-sig", errors="backslashreplace")


def _text(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case str():
            return f"{_GUARD}{cell}" if starts_like_formula(cell) else cell
        case _:
            return show(Fraction(cell))
