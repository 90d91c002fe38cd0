"""What an import needs to know: the form, and where each field stands with what was typed."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from ziping.exchange.workbook.contents import no, yes
from ziping.exchange.workbook.looks import left
from ziping.exchange.workbook.model import Content, Draft, Number, Text
from ziping.exchange.workbook.sheets import Book
from ziping.quantity import show
from ziping.scoring import ScoreSheet

SHEET: Final = "_ziping"
FORMAT: Final = "1"
FIELDS: Final = "path"
"""The first word of the row under which the fields are listed: path, cell, the text as typed,
and what the cell held when it was written: where it holds something else, somebody changed it."""


def add_metadata(book: Book, scores: ScoreSheet) -> None:
    """Put the hidden sheet into the book."""
    project = scores.project
    listed = book.entries()
    sheet = book.sheet(SHEET, (240, 240, 240, 240))
    sheet.page.hidden = True
    head = [
        ("format", FORMAT),
        ("form", scores.form.id),
        ("version", scores.form.form.version),
        ("digest", scores.form.digest),
        ("yes", yes()),
        ("no", no()),
    ]
    for key, text in head:
        sheet.row([Draft(1, Text(key), left()), Draft(2, Text(text), left())])
    words = (FIELDS, "cell", "typed", "held")
    sheet.row([Draft(column, Text(word), left()) for column, word in enumerate(words, 1)])
    for entry, content in listed:
        path = entry.path
        texts = (path, book.spots[path].reference(), project.text(path), _held(content))
        drafts = [Draft(column, Text(text), left()) for column, text in enumerate(texts, 1) if text]
        sheet.row(drafts)


def _held(content: Content) -> str:
    match content:
        case Text(text=text):
            return text
        case Number(value=value):
            return show(value) if Fraction(show(value)) == value else repr(float(value))
    return ""
