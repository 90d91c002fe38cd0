"""The files that support the answers, as they were recorded."""

from __future__ import annotations

from typing import Final

from ziping.evaluation import Evidence, evidence
from ziping.exchange.workbook.headings import Headed, Placed
from ziping.exchange.workbook.looks import Look, left
from ziping.exchange.workbook.model import Draft, Text
from ziping.exchange.workbook.sheets import Book
from ziping.language import _
from ziping.quantity import Figure, read_figure, show
from ziping.scoring import ScoreSheet

WIDTHS: Final = (44, 180, 300, 80, 106)
LAST: Final = len(WIDTHS)
PAGE_HEIGHT: Final = 740.0
_DIGEST: Final = 12
"""Digits of a digest that tell files apart for a person."""


def add_evidence_sheet(book: Book, scores: ScoreSheet) -> None:
    """Put the list into the book, where there is evidence."""
    listed = evidence(scores.project)
    if not listed:
        return
    sheet = book.sheet(_("Evidence"), WIDTHS)
    sheet.page.upright = True
    sheet.row([Draft(1, Text(_("Evidence")), Look("title"), LAST)], 36)
    words = (_("No."), _("Belongs to"), _("File"), _("Bytes"), _("SHA-256 begins"))
    heads = sheet.row([Draft(n, Text(word), Look("head")) for n, word in enumerate(words, 1)], 22)
    sheet.page.head_row = heads.first
    sheet.page.frozen = f"A{heads.last + 1}"
    above = sum(sheet.heights.values())
    table = Headed(sheet)
    titles = {line.prefix: scores.title(line) for line in scores.lines}
    for number, item in enumerate(listed, 1):
        title = titles.get(item.owner, item.owner)
        table.placed.append(Placed(sheet.row(_drafts(number, title, item), 20), title))
    table.part(above, PAGE_HEIGHT)


def _drafts(number: int, title: str, item: Evidence) -> list[Draft]:
    size = read_figure(item.size)
    shown = show(size.value, grouped=True) if isinstance(size, Figure) else item.size
    return [
        Draft(1, Text(str(number)), Look()),
        Draft(2, Text(title), left()),
        Draft(3, Text(item.path), left()),
        Draft(4, Text(shown), Look()),
        Draft(5, Text(item.sha256.removeprefix("sha256:")[:_DIGEST]), Look()),
    ]
