"""Rows as CSV: for other programs to take in, and safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Final

from ziping.exchange.workbook.texts import starts_like_formula

_NEGATIVE: Final = re.compile(r"-[0-9]+(\.[0-9]+)?%?")
_GUARD: Final = "'"
"""What spreadsheet programs take for: a text follows."""


def csv_rows(rows: Iterable[Sequence[str]]) -> bytes:
    """The rows in UTF-8 with the mark by which Excel knows it; a text that begins like a formula
    is guarded, a negative figure is left a figure."""
    stream = io.StringIO(newline="")
    csv.writer(stream).writerows([_guarded(cell) for cell in row] for row in rows)
    return stream.getvalue().encode("utf-8-sig", errors="backslashreplace")


def _guarded(cell: str) -> str:
    is_formula = starts_like_formula(cell) and not _NEGATIVE.fullmatch(cell)
    return f"{_GUARD}{cell}" if is_formula else cell
