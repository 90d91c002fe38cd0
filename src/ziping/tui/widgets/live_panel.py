"""Total, grade, sections, this indicator and the findings, always as they stand."""

from __future__ import annotations

from fractions import Fraction
from itertools import islice

from textual import events

from ziping.findings import Finding
from ziping.language import _
from ziping.quantity import show, show_short
from ziping.scoring import Line, ScoreSheet
from ziping.session import Session, so_far
from ziping.tui.paint import Row, wrap
from ziping.tui.palette import ink
from ziping.tui.review import Review
from ziping.tui.stamps import severity_stamp
from ziping.tui.widgets.bars import Keys
from ziping.tui.widgets.drawn import Painted
from ziping.tui.wording import lacking_text


class LivePanel(Painted):
    """What the change just made has changed."""

    GROUND = "side"
    DEFAULT_CSS = """
    LivePanel { background: $side; }
    """

    def __init__(self, session: Session, review: Review, line: Line | None) -> None:
        super().__init__("live")
        self.session = session
        self.review = review
        self.line = line
        self.before = session.sheet.score(line) if line else None
        self._width = self._findings_at = 0

    def show_line(self, line: Line | None) -> None:
        """Follow another line, and remember where it started."""
        self.line = line
        self.before = self.session.sheet.score(line) if line else None
        self.repaint()

    def lines(self) -> list[Row]:
        """Total, sections, grade, this indicator, findings as far as there is room."""
        self._width, height = self.size
        sheet = self.session.sheet
        rows = self._total(sheet)
        rows += self._sections(sheet)
        rows += self._grade(sheet)
        rows += self._beside(sheet)
        if self.line and any(item.id == self.line.id for item in sheet.lines):
            rows += self._this(sheet, sheet.plan.line(self.line.id))
        self._findings_at = len(rows)
        return rows + self._findings(height - len(rows))

    def on_click(self, event: events.Click) -> None:
        """The mouse opens the findings where they are told."""
        if event.y >= self._findings_at:
            self.post_message(Keys.Chosen("findings"))

    def _total(self, sheet: ScoreSheet) -> list[Row]:
        colours, bar = self.palette, self.palette.bar
        row = self.row(bar)
        total = show(sheet.total, 2) if sheet.total is not None else "--"
        figure = ink(colours.strong if sheet.complete else colours.muted, bar, bold=True)
        row.put(2, _("Total"), ink(colours.text, bar))
        row.put_right(17, total, figure)
        row.put(18, f"/ {show(sheet.full_marks())}", ink(colours.muted, bar))
        if sheet.grade:
            row.put_right(self._width - 2, sheet.grade, ink(colours.strong, bar, bold=True))
        elif not sheet.complete:
            row.put_right(self._width - 2, _("so far"), ink(colours.muted, bar))
        return [self.row(bar), row, self.row(bar), self.row()]

    def _sections(self, sheet: ScoreSheet) -> list[Row]:
        colours = self.palette
        head = self.row()
        for end, text in zip(self._ends(), (_("Score"), _("Full"), _("Lost")), strict=True):
            head.put_right(end, text, ink(colours.muted))
        rows = [head]
        for section in sheet.form.sections:
            score = sheet.section_score(section)
            lost = sheet.section_loss(section)
            weight = show_short(sheet.section_weight(section), 1)
            rows += self._figures(section.title, score, weight, lost)
        total = sheet.total
        lost = sheet.full_marks() - total if total is not None and sheet.complete else None
        rows += self._figures(_("Sum"), total, show(sheet.full_marks()), lost)
        return [*rows, self.row()]

    def _ends(self) -> tuple[int, int, int]:
        width = self._width
        return width - 13, width - 8, width - 2

    def _figures(
        self, title: str, score: Fraction | None, weight: str, lost: Fraction | None
    ) -> list[Row]:
        colours = self.palette
        score_end, weight_end, lost_end = self._ends()
        *above, last = wrap(title, score_end - 8)
        rows = [self.row().put(2, text, ink(colours.text)) for text in above]
        row = self.row().put(2, last, ink(colours.text))
        row.put_right(score_end, show(score, 2) if score is not None else "--", ink(colours.strong))
        row.put_right(weight_end, weight, ink(colours.muted))
        if lost is not None:
            row.put_right(lost_end, show(lost, 2), ink(colours.text if lost else colours.faint))
        return [*rows, row]

    def _grade(self, sheet: ScoreSheet) -> list[Row]:
        colours = self.palette
        row = self.row()
        if not sheet.complete:
            row.put(2, so_far(sheet), ink(colours.muted))
        elif sheet.grade and sheet.total is not None:
            lowest = next(g.lowest for g in sheet.form.form.grades if g.label == sheet.grade)
            if isinstance(lowest.value, Fraction):
                row.put(
                    2,
                    _("{grade}, above the {line} line").format(
                        grade=sheet.grade, line=lowest.shown
                    ),
                    ink(colours.text),
                )
                row.put_right(
                    self._width - 2, show(sheet.total - lowest.value, 2), ink(colours.text)
                )
        else:
            return []
        return [row, self.row()]

    def _beside(self, sheet: ScoreSheet) -> list[Row]:
        """Caps that take something away, and a total that somebody has printed."""
        colours = self.palette
        texts = [(capping.text, colours.warn) for capping in sheet.cappings]
        if sheet.published_total is not None:
            published = show(sheet.published_total, 2)
            differs = sheet.complete and sheet.published_total != sheet.total
            text = _("Published total: {text}").format(text=published)
            texts.append((text, colours.warn if differs else colours.muted))
        lines = [(line, colour) for text, colour in texts for line in wrap(text, self._width - 4)]
        rows = [self.row().put(2, line, ink(colour)) for line, colour in lines]
        return [*rows, self.row()] if rows else []

    def _this(self, sheet: ScoreSheet, line: Line) -> list[Row]:
        colours = self.palette
        if line.points is None:
            return []
        score, weight, loss = sheet.score(line), sheet.weight(line), sheet.loss(line)
        score_end, weight_end, lost_end = self._ends()
        row = self.row().put(2, _("This item"), ink(colours.strong, bold=True))
        figure = show(score, 2) if score is not None else "--"
        row.put_right(score_end, figure, ink(colours.strong, bold=True))
        row.put_right(weight_end, show_short(weight, 1) if weight else "", ink(colours.muted))
        if loss is not None:
            row.put_right(lost_end, show(loss, 2), ink(colours.text))
        lacking = sheet.lacking(line.points) if sheet.lacks_score(line) else ()
        why = lacking_text(lacking) if lacking else sheet.why_line(line)
        texts = wrap(why, self._width - 4)
        below = [self.row().put(2, text, ink(colours.muted)) for text in texts]
        return [row, *below, self._changed(score), self.row()]

    def _changed(self, score: Fraction | None) -> Row:
        """How the score has changed; a line of its own even if not, so that nothing below jumps."""
        colours, row, before = self.palette, self.row(), self.before
        if score is None or before is None or score == before:
            return row
        row.put(2, _("Before"), ink(colours.muted))
        row.put_right(self._ends()[0], show(before, 2), ink(colours.muted))
        change = score - before
        sign = "+" if change > 0 else ""
        text = sign + show(change, 2)
        return row.put_right(self._width - 2, text, ink(colours.accent, bold=True))

    def _findings(self, height: int) -> list[Row]:
        colours = self.palette
        head = self.row().put(2, _("Findings"), ink(colours.strong, bold=True))
        head.put_right(
            self._width - 2, str(len(self.review.open_findings)), ink(colours.strong, bold=True)
        )
        rows = [head, self.row()]
        found = self.review.open_first_of(self.line.id if self.line else "")
        for finding in islice(found, max(0, height)):
            rows += self._finding(finding)
        return rows

    def _finding(self, finding: Finding) -> list[Row]:
        colours = self.palette
        stamp = severity_stamp(finding.severity)
        rows = []
        for number, text in enumerate(wrap(finding.message, self._width - 7)):
            row = self.row()
            if number == 0:
                row.put(2, stamp.text, ink(stamp.colour(colours)))
            rows.append(row.put(5, text, ink(colours.text)))
        return [*rows, self.row()]
