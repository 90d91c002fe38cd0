"""What is written of a roll-up; the libraries for it are loaded when it is used."""

from __future__ import annotations

from ziping.exchange.summary.model import Summary


def summary_workbook(found: Summary) -> bytes:
    """The bytes of an .xlsx file whose sums are formulas over the rows of the projects."""
    from ziping.exchange.summary.workbook import workbook_bytes

    return workbook_bytes(found)


def summary_csv(found: Summary) -> bytes:
    """One line for each project, for other programs."""
    from ziping.exchange.summary.csv_file import csv_bytes

    return csv_bytes(found)


def projects_in(content: bytes, found: Summary) -> int:
    """How many of the projects stand in a written workbook, each with its total."""
    from ziping.exchange.summary.reading_back import projects_found

    return projects_found(content, found)
