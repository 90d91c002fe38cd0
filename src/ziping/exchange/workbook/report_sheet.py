"""The chapters of the report in reading order, each under its heading."""

from __future__ import annotations

from typing import Final

from ziping.evaluation import CHAPTER
from ziping.exchange.workbook.contents import text_entry, text_link
from ziping.exchange.workbook.looks import Look, left
from ziping.exchange.workbook.model import Draft, Rows, Text
from ziping.exchange.workbook.official_head import table_of_funds
from ziping.exchange.workbook.official_sheet import official_title
from ziping.exchange.workbook.pages import Block, page_starts
from ziping.exchange.workbook.pieces import data_title, subject_line
from ziping.exchange.workbook.score_sheet import score_title
from ziping.exchange.workbook.sheets import Book
from ziping.forms import Chapter
from ziping.language import _
from ziping.scoring import ScoreSheet

WIDTHS: Final = (350, 350)
"""Pixels; two columns, because a single one is never scaled to the paper."""
LAST: Final = len(WIDTHS)
PAGE_HEIGHT: Final = 740.0
_HEADING: Final = 24.0
_ROOM: Final = 48.0
_SCORES, _TABLE = "scores", "table:"


def report_title() -> str:
    """The title of the sheet."""
    return _("Self-evaluation report")


def add_report_sheet(book: Book, scores: ScoreSheet) -> None:
    """Put the report into the book, where the form has chapters."""
    if scores.form.chapters:
        _Report(book, scores).build()


class _Report:
    def __init__(self, book: Book, scores: ScoreSheet) -> None:
        self.book = book
        self.scores = scores
        self.sheet = book.sheet(report_title(), WIDTHS)
        self.sheet.page.upright = True
        self.blocks: list[Block] = []

    def build(self) -> None:
        self.sheet.row([Draft(1, Text(report_title()), Look("title"), LAST)], 36)
        self.sheet.row([Draft(1, subject_line(self.scores), left("subject"), LAST)], 20)
        above = sum(self.sheet.heights.values())
        for chapter in self.scores.form.chapters:
            self._chapter(chapter)
        self.sheet.page.starts = page_starts(self.blocks, PAGE_HEIGHT - above, PAGE_HEIGHT)

    def _chapter(self, chapter: Chapter) -> None:
        """A heading, what stands elsewhere, and the text."""
        look = left("subhead" if chapter.parent else "block")
        rows = [self.sheet.row([Draft(1, Text(chapter.title), look, LAST)], _HEADING)]
        inserted = self._inserted(chapter.insert)
        if inserted:
            rows.append(self.sheet.row([Draft(1, Text(inserted), left("note"), LAST)], 16))
        rows.append(self.sheet.row([self._text(f"{CHAPTER}.{chapter.id}")], self._room(chapter)))
        self._keep(chapter, rows)

    def _text(self, path: str) -> Draft:
        """The cell of a chapter, or what its cell on another sheet says."""
        if path in self.book.spots:
            text = self.scores.project.text(path)
            return Draft(1, text_link(path, text), Look("prose", "left", top=True), LAST)
        return text_entry(self.scores, path, 1, LAST, Look("prose", "left", entry=True, top=True))

    def _room(self, chapter: Chapter) -> float:
        """What is left to write in; a heading with others below it seldom has a text."""
        has_inner = any(item.parent == chapter.id for item in self.scores.form.chapters)
        return _HEADING if has_inner else _ROOM

    def _inserted(self, what: str) -> str:
        """Where to find what the form puts under a heading."""
        if what == _SCORES:
            return _("Scores: see sheet {title}").format(title=score_title())
        for table in self.scores.form.tables:
            if what == f"{_TABLE}{table.id}":
                with_funds = table is table_of_funds(self.scores.form)
                title = official_title() if with_funds else data_title()
                return _("{table}: see sheet {title}").format(table=table.title, title=title)
        return ""

    def _keep(self, chapter: Chapter, rows: list[Rows]) -> None:
        """A heading stays with the first row of its text; only a long text has several."""
        section, text, heights = chapter.parent or chapter.id, rows[-1], self.sheet.heights
        before = sum(part.height for part in rows[:-1])
        first = before + heights[text.first]
        self.blocks.append(Block(rows[0].first, text.first, first, section, chapter.id))
        for row in range(text.first + 1, text.last + 1):
            self.blocks.append(Block(row, row, heights[row], section, f"{chapter.id}.{row}"))
