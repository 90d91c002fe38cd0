"""How many entries are no longer what the file had: counted by formulas on a hidden sheet."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from ziping.exchange.workbook.looks import Look, left
from ziping.exchange.workbook.model import Cells, Content, Draft, Live, Number, Text
from ziping.exchange.workbook.sheets import Book
from ziping.expression.spreadsheet import literal
from ziping.quantity import show

SHEET: Final = "_agreement"
CHANGES: Final = "agreement.changes"
"""The key of the cell that counts."""

_TOGETHER: Final = 16
"""Entries that one formula looks at."""
_LONGEST: Final = 60
"""Characters of a text that is written into a formula; a longer one is held in a cell."""
_DIGITS: Final = 15


def add_agreement(book: Book) -> None:
    """Put the sheet into the book, when all entries have their cells."""
    listed = book.entries()
    sheet = book.sheet(SHEET, (240, 240))
    sheet.page.hidden = True
    parts = [listed[start : start + _TOGETHER] for start in range(0, len(listed), _TOGETHER)]
    keys = [f"{CHANGES}.{number}" for number in range(len(parts))]

    def whole(cells: Cells) -> str:
        return f"SUM({cells[keys[0]].address}:{cells[keys[-1]].address})" if keys else "0"

    sheet.row([Draft(1, Live(whole, Fraction(0)), Look(), key=CHANGES)])
    for key, part in zip(keys, parts, strict=True):
        held = {entry.path: content for entry, content in part if not _is_short(content)}
        for path, content in held.items():
            sheet.row([Draft(2, content, left(), key=_held(path))])
        entries = [(entry.path, content) for entry, content in part]
        sheet.row([Draft(1, _count(entries), Look(), key=key)])


def _held(path: str) -> str:
    return f"held.{path}"


def _is_short(content: Content) -> bool:
    match content:
        case Text(text=text):
            return len(text) <= _LONGEST and text.isprintable()
        case Number(value=value):
            return _figure(value) is not None
    return True


def _figure(value: Fraction) -> str | None:
    """A figure as a formula writes it; None where a formula would lose digits."""
    text = show(value)
    is_whole = Fraction(text) == value and len(text.strip("-0.").replace(".", "")) <= _DIGITS
    return text if is_whole else None


def _count(entries: Sequence[tuple[str, Content]]) -> Live:
    def write(cells: Cells) -> str:
        return "+".join(_differs(cells, path, content) for path, content in entries)

    return Live(write, Fraction(0))


def _differs(cells: Cells, path: str, content: Content) -> str:
    """One where the cell of an entry holds something else."""
    cell, held = cells[path].address, _held(path)
    match content:
        case Number(value=value):
            known = cells[held].address if held in cells else _figure(value)
            return f"1-AND(ISNUMBER({cell}),{cell}={known})"
        case Text(text=text):
            known = cells[held].address if held in cells else literal(text)
            return f"1-EXACT({cell},{known})"
    return f'N({cell}<>"")'
