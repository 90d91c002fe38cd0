"""The score table as the authority prints it, with every score as a formula."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from ziping.exchange.workbook import score_columns as at
from ziping.exchange.workbook.categories import category, category_label, has_category
from ziping.exchange.workbook.endings import agreement_draft, agreement_mark, signatures_draft
from ziping.exchange.workbook.grounds import grounds
from ziping.exchange.workbook.headings import Headed, Placed, Run, as_written
from ziping.exchange.workbook.looks import Look, left
from ziping.exchange.workbook.marks import marks
from ziping.exchange.workbook.model import Content, Draft, Text, shown_text
from ziping.exchange.workbook.pieces import subject_line
from ziping.exchange.workbook.score_rows import (
    compared,
    indicator_drafts,
    points_drafts,
    standard,
    standard_draft,
    target_drafts,
)
from ziping.exchange.workbook.score_totals import notes_draft, subtotal_drafts, total_drafts
from ziping.exchange.workbook.sheets import Book, Sheet
from ziping.expression import Constant
from ziping.forms import Section, TargetGroup
from ziping.language import _
from ziping.quantity import show
from ziping.scoring import Line, ScoreSheet

PAGE_HEIGHT: Final = 544.0
"""Points of rows on a page of A4 landscape, at the scale that the table's width asks for."""


def score_title() -> str:
    """The title of the sheet."""
    return _("Score table")


def add_score_sheet(book: Book, scores: ScoreSheet) -> None:
    """Put the score table into the book."""
    _Table(book, scores).build()


class _Table:
    def __init__(self, book: Book, scores: ScoreSheet) -> None:
        self.scores = scores
        self.is_handed_in = scores.form.layout.kind == "scores"
        self.grounds = {line.prefix: grounds(scores, line) for line in scores.lines}
        self.standards = {line.prefix: standard(scores, line) for line in scores.lines}
        self.sheet: Sheet = book.sheet(score_title(), self._widths())
        self.table = Headed(self.sheet, self._label)

    def build(self) -> None:
        head = self._head()
        for section in self.scores.form.sections:
            if not section.parent:
                self._section(section)
        if self.scores.scored_lines:
            rows = self.sheet.row(total_drafts(self.scores, self.scores.scored_lines), 26)
            self.table.placed.append(Placed(rows, "", tied="above"))
        notes = notes_draft(self.scores, at.LAST)
        if notes:
            self.table.placed.append(Placed(self.sheet.row([notes]), tied="above"))
        if self.is_handed_in:
            self._end()
        self.table.part(head, PAGE_HEIGHT)
        found = marks(self.scores, self.table.rows(), self._subtotals(), at.MARKED)
        self.sheet.marks.extend(found)

    def _end(self) -> None:
        """Signatures, and whether it still is as the file has it."""
        signatures = signatures_draft(self.scores.form.layout, at.LAST)
        for draft in (signatures, agreement_draft(at.LAST)):
            if draft:
                self.table.placed.append(Placed(self.sheet.row([draft], 16), tied="above"))
        self.sheet.marks.append(agreement_mark(self.table.placed[-1].rows.first))

    def _widths(self) -> tuple[int, ...]:
        scores = self.scores
        rows = [line for line in scores.lines if line.is_target]
        texts = [
            (
                scores.title(line),
                shown_text(self.standards[line.prefix]),
                shown_text(self.grounds[line.prefix]),
            )
            for line in scores.lines
        ]
        return at.column_widths(
            self._figures(),
            [scores.project.text(f"{line.prefix}.unit") for line in rows],
            [scores.shown(line.parts.completion) for line in rows if line.parts],
            texts,
            points=bool(scores.scored_lines),
        )

    def _figures(self) -> Iterator[str]:
        inputs = self.scores.plan.program.inputs
        for line in self.scores.lines:
            for name in ("target", "actual") if line.is_target else ():
                node = inputs[f"{line.prefix}.{name}"]
                value, style = self.scores.value(node), self.scores.style(node)
                if isinstance(value, Fraction):
                    yield show(value, style.places, grouped=True, percent=style.percent)
            for figure in compared(self.scores, line).values():
                if not isinstance(figure, Constant):
                    yield self.scores.shown(figure)

    def _head(self) -> float:
        scores = self.scores
        done = [line.parts.completion for line in scores.lines if line.parts]
        said = scores.form.form.title
        if not self.is_handed_in:
            said = _("{title}: scores in detail").format(title=said)
        title = self.sheet.row([Draft(1, Text(said), Look("title"), at.LAST)], 34)
        line = Draft(1, subject_line(scores), left("subject"), at.LAST)
        under = self.sheet.row([line], 20)
        names = at.headings(percent=any(item.style.percent for item in done))
        heads = [Draft(number, Text(name), Look("head")) for number, name in enumerate(names, 1)]
        rows = self.sheet.row(heads, 28)
        self.sheet.page.head_row = rows.first
        self.sheet.page.frozen = f"D{rows.last + 1}"
        return title.height + under.height + rows.height

    def _section(self, section: Section) -> None:
        scores, group = self.scores, None
        for line in scores.lines:
            if line.section == section.id:
                if isinstance(line.source, TargetGroup) and line.source is not group:
                    group = line.source
                    self._group_standard(group)
                self._line(line)
        for inner in scores.form.sections:
            if inner.parent == section.id:
                self._section(inner)
        inside = scores.form.within(section.id)
        lines = [line for line in scores.scored_lines if line.section in inside]
        if scores.scored_lines:
            rows = self.sheet.row(subtotal_drafts(scores, section, lines), 20)
            self.table.placed.append(Placed(rows, section.id, tied="above"))

    def _group_standard(self, group: TargetGroup) -> None:
        if not group.standard:
            return
        said = _("Standard: {text}").format(text=group.standard)
        headings = _headings((*self.scores.form.section_titles(group.section), *group.path))
        first = len(headings) + 1
        draft = Draft(first, Text(said), left(), at.LAST - first + 1)
        rows = self.sheet.row([draft], 18)
        self.table.placed.append(Placed(rows, group.section, headings, tied="below"))

    def _line(self, line: Line) -> None:
        scores = self.scores
        first = target_drafts if line.is_target else indicator_drafts
        drafts = [
            *first(scores, line),
            standard_draft(self.standards[line.prefix]),
            *points_drafts(scores, line),
            Draft(at.GROUNDS, self.grounds[line.prefix], left()),
        ]
        rows = self.sheet.row(drafts, at.LOWEST)
        headings = _headings(scores.path(line))
        if has_category(scores, line):
            headings = (*headings, category(scores, line))
        self.table.placed.append(Placed(rows, line.section, headings, line=line.prefix))

    def _label(self, level: int, run: Run) -> Content:
        lines = [line for item in run for line in self.scores.lines if line.prefix == item.line]
        if level == at.SECOND - 1 and has_category(self.scores, lines[0]):
            return category_label(self.scores, [line.prefix for line in lines])
        return as_written(level, run)

    def _subtotals(self) -> list[int]:
        """The rows under sections."""
        placed = self.table.placed
        return [item.rows.first for item in placed if item.section and item.tied == "above"]


def _headings(path: Sequence[str]) -> tuple[str, ...]:
    """The first heading in a column of its own, all that are below it in the next."""
    return (path[0], "\n".join(path[1:])) if len(path) > 1 else tuple(path)
