"""The national self-evaluation table: subject, funds, goals, indicators, total, signatures."""

from __future__ import annotations

from typing import Final

from ziping.exchange.workbook import official_columns as at
from ziping.exchange.workbook.categories import category, category_label, has_category
from ziping.exchange.workbook.contents import link, number_format, text_link
from ziping.exchange.workbook.endings import agreement_draft, agreement_mark, signatures_draft
from ziping.exchange.workbook.headings import Headed, Placed, Run, as_written
from ziping.exchange.workbook.looks import Look, figure
from ziping.exchange.workbook.marks import marks
from ziping.exchange.workbook.model import Content, Draft, Text
from ziping.exchange.workbook.official_head import goals, scored_with_funds, subject, with_funds
from ziping.exchange.workbook.official_rows import line_drafts
from ziping.exchange.workbook.score_totals import grade_look, notes_draft, total_label
from ziping.exchange.workbook.sheets import Book
from ziping.language import _
from ziping.scoring import Line, ScoreSheet

_LOWEST: Final = 24.0
_MOST_ADDED: Final = 20.0
"""Points by which a row may grow so that the table fills its page."""


def official_title() -> str:
    """The title of the sheet."""
    return _("Self-evaluation")


def add_official_sheet(book: Book, scores: ScoreSheet) -> None:
    """Put the table into the book, before the sheets that leave to it what it holds."""
    if scores.form.layout.kind == "self_evaluation":
        _Table(book, scores).build()


class _Table:
    def __init__(self, book: Book, scores: ScoreSheet) -> None:
        self.scores = scores
        self.sheet = book.sheet(official_title(), at.WIDTHS)
        self.sheet.page.upright = True
        self.rows = Headed(self.sheet, self._label)
        beside = scored_with_funds(scores)
        self.lines = [line for line in scores.lines if line is not beside]

    def build(self) -> None:
        subject(self.sheet, self.scores)
        with_funds(self.sheet, self.scores)
        goals(self.sheet, self.scores)
        self._heads()
        above = sum(self.sheet.heights.values())
        for line in self.lines:
            self._line(line)
        self._foot()
        self.rows.part(above, at.PAGE_HEIGHT)
        self._fill_page()
        found = marks(self.scores, self.rows.rows(), (), at.MARKED)
        self.sheet.marks.extend(found)

    def _heads(self) -> None:
        words = {
            at.PART: "",
            at.FIRST: _("Level 1"),
            at.SECOND: _("Level 2"),
            at.THIRD: _("Level 3"),
            at.TARGET: _("Target of the year"),
            at.ACTUAL: _("Actual"),
            at.WEIGHT: _("Full marks"),
            at.SCORE: _("Score"),
        }
        heads = [Draft(column, Text(word), Look("head")) for column, word in words.items()]
        reason = Draft(at.REASON, Text(_("Reasons and improvements")), Look("head"), 3)
        self.sheet.page.head_row = self.sheet.row([*heads, reason], 24).first

    def _line(self, line: Line) -> None:
        path = self.scores.path(line)
        headings = [_("Performance indicators"), path[0]]
        if len(path) > 1:
            headings.append("\n".join(path[1:]))
        elif has_category(self.scores, line):
            headings.append(category(self.scores, line))
        is_bare = len(headings) <= at.SECOND - 1
        rows = self.sheet.row(list(line_drafts(self.scores, line, bare=is_bare)), _LOWEST)
        self.rows.placed.append(Placed(rows, line.section, tuple(headings), line=line.prefix))

    def _label(self, level: int, run: Run) -> Content:
        line = next(line for line in self.lines if line.prefix == run[0].line)
        if level == at.SECOND - 1 and has_category(self.scores, line):
            return category_label(self.scores, [item.line for item in run])
        return as_written(level, run)

    def _foot(self) -> None:
        scores, plan = self.scores, self.scores.plan
        weight = scores.form.form.total.weight
        score = figure(number_format(scores.form.form.total.places), "total")
        grade = text_link(plan.grade.key, scores.grade or "") if plan.grade else None
        drafts = [
            Draft(1, total_label(scores), Look("total"), at.WEIGHT - 1),
            Draft(at.WEIGHT, link(scores, weight), figure("General", "total")),
            Draft(at.SCORE, link(scores, plan.total), score),
            Draft(at.REASON, grade, grade_look(), 3),
        ]
        self._put(drafts, 28)
        endings = [notes_draft(scores, at.LAST), signatures_draft(scores.form.layout, at.LAST)]
        for ending in endings:
            if ending:
                self._put([ending], 24)
        self._put([agreement_draft(at.LAST)], 16)
        self.sheet.marks.append(agreement_mark(self.rows.placed[-1].rows.first))

    def _put(self, drafts: list[Draft], height: float) -> None:
        self.rows.placed.append(Placed(self.sheet.row(drafts, height), tied="above"))

    def _fill_page(self) -> None:
        """A table on one page reaches to its end, as far as that looks well."""
        if self.sheet.page.starts or not self.lines:
            return
        room = at.PAGE_HEIGHT - sum(self.sheet.heights.values())
        added = min(_MOST_ADDED, max(0.0, room) / len(self.lines))
        for row in self.rows.rows().values():
            self.sheet.heights[row] += int(added)
