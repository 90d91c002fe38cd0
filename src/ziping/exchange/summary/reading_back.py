"""What another reader sees in a written roll-up."""

from __future__ import annotations

import io

from openpyxl import load_workbook

from ziping.exchange.summary.cells import FIRST_ROW
from ziping.exchange.summary.model import Summary
from ziping.exchange.workbook.texts import escaped
from ziping.language import _

_TOTAL, _FILE = 4, 13


def projects_found(content: bytes, found: Summary) -> int:
    """How many projects stand in the written bytes, each with its file and total."""
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    rows = book[_("Projects")].iter_rows(min_row=FIRST_ROW, values_only=True)
    there = {(row[_FILE], row[_TOTAL]) for row in rows}
    wanted = (
        (escaped(entry.file), None if entry.total is None else float(entry.total))
        for entry in found.entries
    )
    return sum(pair in there for pair in wanted)
