"""A roll-up as CSV: one line for each project, for other programs to take in."""

from __future__ import annotations

from fractions import Fraction

from ziping.exchange.csv_rows import csv_rows
from ziping.exchange.summary.model import Summary
from ziping.exchange.summary.tables import Cell, project_headings, project_row
from ziping.quantity import show


def csv_bytes(found: Summary) -> bytes:
    """The bytes of the file: headings, then the projects by organisation."""
    projects = (entry for group in found.by_unit() for entry in group.entries)
    rows = (list(map(_text, project_row(entry))) for entry in projects)
    return csv_rows([list(project_headings()), *rows])


def _text(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case str():
            return cell
        case _:
            return show(Fraction(cell))
