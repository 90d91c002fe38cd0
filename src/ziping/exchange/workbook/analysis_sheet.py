"""Where points were scored and lost: each section with a chart, each loss with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from ziping.exchange.workbook.contents import link, number_format, text_link
from ziping.exchange.workbook.grounds import loss_reasons
from ziping.exchange.workbook.headings import Headed, Placed
from ziping.exchange.workbook.looks import Look, figure, left
from ziping.exchange.workbook.model import Area, Cells, Chart, Draft, Live, Rows, Text
from ziping.exchange.workbook.pieces import around, chained, line_title
from ziping.exchange.workbook.score_rows import WEIGHT_FORMAT, loss_of, places_of_scores
from ziping.exchange.workbook.score_totals import lost_points
from ziping.exchange.workbook.sheets import Book
from ziping.expression.spreadsheet import literal, ranges
from ziping.forms import Section
from ziping.language import _
from ziping.quantity import round_half_up, show
from ziping.scoring import Line, ScoreSheet

WIDTHS: Final = (150, 62, 62, 62, 187, 187)
LAST: Final = len(WIDTHS)
_WEIGHT, _SCORE, _LOST, _RATE, _LOST_RATE = range(2, 7)
_REASON, _IMPROVEMENT = _RATE, _LOST_RATE
PAGE_HEIGHT: Final = 740.0
_SHARE: Final = "0.0%"
_ABOVE_BARS, _BAR = 70, 30
"""Pixels of a chart beside its bars, and for each of them."""
_MOST_BARS: Final = 12
_POINTS: Final = 72 / 96


def add_analysis_sheet(book: Book, scores: ScoreSheet) -> None:
    """Put the sheet into the book, where the form gives points."""
    if scores.scored_lines and scores.full_marks():
        _Analysis(book, scores).build()


class _Analysis:
    def __init__(self, book: Book, scores: ScoreSheet) -> None:
        self.book = book
        self.scores = scores
        self.sheet = book.sheet(_("Points and losses"), WIDTHS)
        self.sheet.page.upright = True
        self.table = Headed(self.sheet)
        places = max(places_of_scores(scores), scores.form.form.total.places)
        self.points = figure(number_format(places))

    def build(self) -> None:
        title = _("Where points were scored and lost")
        self.sheet.row([Draft(1, Text(title), Look("title"), LAST)], 36)
        self._sections()
        self._heading(_("Lost points, reasons and improvements"))
        said = _("Lists what had lost points when the file was written; the figures are live")
        self.sheet.row([Draft(1, Text(said), left("note"), LAST)], 16)
        words = (_("Indicator"), _("Full marks"), _("Score"), _("Points lost"))
        self.sheet.page.head_row = self._heads(
            (*words, _("Reason for the loss"), _("Improvement"))
        ).first
        above = sum(self.sheet.heights.values())
        self._losses()
        self.table.part(above, PAGE_HEIGHT)

    def _heading(self, text: str) -> None:
        self.sheet.row([Draft(1, Text(text), left("block"), LAST)], 28)

    def _heads(self, words: Sequence[str]) -> Rows:
        heads = [Draft(column, Text(word), Look("head")) for column, word in enumerate(words, 1)]
        return self.sheet.row(heads, 22)

    def _sections(self) -> None:
        words = (_("Section"), _("Full marks"), _("Score"), _("Points lost"))
        heads = self._heads((*words, _("Share scored"), _("Share lost")))
        sections = _outermost(self.scores)
        for section in sections:
            self._section(section)
        count = len(sections)
        if not 1 < count <= _MOST_BARS:
            return
        height = _ABOVE_BARS + _BAR * count
        drawn = self.sheet.row([Draft(1, None, Look("subject"), LAST)], height * _POINTS)
        shares = (Area(heads.first, column, rows=count + 1) for column in (_RATE, _LOST_RATE))
        names = Area(heads.first + 1, 1, rows=count)
        chart = Chart(Area(drawn.first, 1), sum(WIDTHS), height, names, tuple(shares))
        self.sheet.charts.append(chart)

    def _section(self, section: Section) -> None:
        plan, scores = self.scores.plan, self.scores
        named, weight = plan.sections[section.id], plan.section_weights[section.id]
        marks, points = scores.points(weight), scores.points(named)
        inside = scores.form.within(section.id)
        lines = [line for line in scores.scored_lines if line.section in inside]
        lost = lost_points(scores, lines, section.id)
        at = {column: f"analysis.{column}.{section.id}" for column in (_WEIGHT, _SCORE, _LOST)}
        drafts = [
            Draft(1, Text(section.title), left()),
            Draft(_WEIGHT, link(scores, weight), figure(WEIGHT_FORMAT), key=at[_WEIGHT]),
            Draft(_SCORE, link(scores, named), self.points, key=at[_SCORE]),
            Draft(_LOST, _link(f"loss.section.{section.id}", lost), self.points, key=at[_LOST]),
            Draft(_RATE, _share(at[_SCORE], at[_WEIGHT], points, marks), figure(_SHARE)),
            Draft(_LOST_RATE, _share(at[_LOST], at[_WEIGHT], lost, marks), figure(_SHARE)),
        ]
        self.sheet.row(drafts, 22)

    def _losses(self) -> None:
        lost = [line for line in self.scores.scored_lines if self.scores.loss(line)]
        for line in lost:
            rows = self.sheet.row(self._loss(line), 22)
            self.table.placed.append(Placed(rows, line.section, line=line.prefix))
        if not lost:
            is_scored = any(
                self.scores.score(line) is not None for line in self.scores.scored_lines
            )
            words = _("No points were lost") if is_scored else _("Nothing is scored yet")
            nothing = Draft(1, Text(words), Look("muted"), LAST)
            self.table.placed.append(Placed(self.sheet.row([nothing], 22)))
        points = lost_points(self.scores, self.scores.scored_lines)
        drafts = [
            Draft(1, self._whole(lost, points), Look("total"), _LOST - 1),
            Draft(_LOST, _link("loss.total", points), figure(self.points.number, "total")),
            Draft(_REASON, None, Look("total"), 2),
        ]
        self.table.placed.append(Placed(self.sheet.row(drafts, 24), tied="above"))

    def _loss(self, line: Line) -> list[Draft]:
        scores, text = self.scores, self.scores.project.text
        improvement = f"{line.prefix}.improvement"
        loss, key = loss_of(line), line.score.key if line.score else ""
        return [
            Draft(1, line_title(scores, line), left()),
            Draft(_WEIGHT, link(scores, line.weight), figure(WEIGHT_FORMAT)),
            Draft(_SCORE, _link(key, scores.score(line)), self.points),
            Draft(
                _LOST, _link(loss.key, scores.loss(line)), self.points, key=f"analysis.{loss.key}"
            ),
            Draft(_REASON, loss_reasons(scores, line), left()),
            Draft(_IMPROVEMENT, text_link(improvement, text(improvement)), left()),
        ]

    def _whole(self, lost: Sequence[Line], points: Fraction | None) -> Live:
        """The word for all losses, and how much of them is not listed: lost by a cap or, in the
        workbook, since it was written."""
        listed = sum((self.scores.loss(line) or Fraction(0) for line in lost), Fraction(0))
        rest = round_half_up((points or Fraction(0)) - listed, 2)
        whole = _("Points lost in all")
        before, after = around(_("Points lost in all ({points} of them not listed)"), "points")

        def write(cells: Cells) -> str:
            keys = [f"analysis.{loss_of(line).key}" for line in lost]
            areas = ",".join(ranges(cells[key].address for key in keys)) or "0"
            left_over = f"ROUND(N({cells['loss.total'].address})-SUM({areas}),2)"
            said = chained(literal(before), left_over, literal(after))
            return f"IF({left_over}=0,{literal(whole)},{said})"

        return Live(write, f"{before}{show(rest)}{after}" if rest else whole)


def _outermost(scores: ScoreSheet) -> list[Section]:
    """The outer sections; where there is but one, those inside it."""
    outer = [section for section in scores.form.sections if not section.parent]
    if len(outer) > 1:
        return outer
    inner = [section for section in scores.form.sections if section.parent]
    return inner or outer


def _link(key: str, value: Fraction | None) -> Live:
    """A formula that repeats a figure of another sheet."""

    def write(cells: Cells) -> str:
        return f'IF(ISNUMBER({cells[key].address}),{cells[key].address},"")'

    return Live(write, "" if value is None else value)


def _share(part: str, whole: str, value: Fraction | None, marks: Fraction | None) -> Live:
    def write(cells: Cells) -> str:
        points, full = cells[part].address, cells[whole].address
        return f'IF(OR(COUNT({points},{full})<2,N({full})=0),"",{points}/{full})'

    return Live(write, value / marks if marks and value is not None else "")
