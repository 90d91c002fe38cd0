"""What an import needs to know: the form, and where each field stands with what was typed."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from ziping.exchange.workbook.looks import Look
from ziping.exchange.workbook.model import (
    Cells,
    Content,
    Draft,
    Live,
    Number,
    Spot,
    Text,
    column_number,
)
from ziping.exchange.workbook.sheets import Book
from ziping.quantity import show
from ziping.scoring import ScoreSheet

SHEET: Final = "_ziping"
WORDS: Final = ("path", "cell", "sheet", "typed", "held")
"""The row under which all fields are listed, then the results: the path; a formula that tells the
cell, wherever it has moved; its sheet; the text as typed; what the cell held when it was written,
where that is something else. Where the cell holds another thing now, somebody changed it."""

ROWS_BY: Final = 1 << 16
"""A cell is told as one number: so many for each row, and its column."""

_LOOK = Look("subject", "left", wrap=False)


def add_metadata(book: Book, scores: ScoreSheet, head: str, results: tuple[str, ...]) -> None:
    """Put the hidden sheet into the book."""
    listed = [*_fields(book, scores), *_results(book, results)]
    sheet = book.sheet(SHEET, (240,) * len(WORDS))
    sheet.page.hidden = True
    sheet.row([Draft(1, Text(head), _LOOK)])
    sheet.row([Draft(column, Text(word), _LOOK) for column, word in enumerate(WORDS, 1)])
    for row in listed:
        sheet.row([Draft(at, content, _LOOK) for at, content in enumerate(row, 1) if content])


def held_text(content: Content) -> str:
    """What a cell holds, as text: of a figure all its digits."""
    match content:
        case Text(text=text):
            return text
        case Number(value=Fraction() as value) | Live(value=Fraction() as value):
            return show(value) if Fraction(show(value)) == value else repr(float(value))
        case Live(value=str() as text):
            return text
    return ""


def _fields(book: Book, scores: ScoreSheet) -> Iterator[tuple[Content, ...]]:
    for entry, content in book.entries():
        typed = scores.project.text(entry.path)
        yield _row(book, entry.path, typed, held_text(content))


def _results(book: Book, results: tuple[str, ...]) -> Iterator[tuple[Content, ...]]:
    for key, content in book.shown(results).items():
        yield _row(book, key, "", held_text(content))


def _row(book: Book, key: str, typed: str, held: str) -> tuple[Content, ...]:
    texts = [Text(typed) if typed else None, Text(held) if held != typed else None]
    return Text(key), _told(key, book.spots[key]), Text(book.spots[key].sheet), *texts


def _told(key: str, spot: Spot) -> Live:
    def write(cells: Cells) -> str:
        address = cells[key].address
        return f"ROW({address})*{ROWS_BY}+COLUMN({address})"

    column = spot.address.rstrip("0123456789")
    row = int(spot.address.removeprefix(column))
    return Live(write, Fraction(row * ROWS_BY + column_number(column)))
