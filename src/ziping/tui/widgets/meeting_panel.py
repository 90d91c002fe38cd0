"""The total for the whole room, what is tried, the line one stands on, and all that changed."""

from __future__ import annotations

from collections.abc import Callable

from rich.cells import cell_len
from textual.strip import Strip

from ziping.language import _
from ziping.quantity import show
from ziping.scoring import Field, Line
from ziping.session.meeting import Meeting, Shift
from ziping.tui.paint import Row, fit, wrap
from ziping.tui.palette import ink
from ziping.tui.review import Review
from ziping.tui.widgets.bars import Bar
from ziping.tui.widgets.big_digits import HEIGHT, put_big
from ziping.tui.widgets.drawn import Painted
from ziping.tui.widgets.meeting_rows import change_text, field_text
from ziping.tui.wording import full_marks_text, lacking_text, state_text

INSET = 3
_MOST_CALCULATION = 3


def points_text(shift: Shift) -> tuple[str, str]:
    """Points at the start and now, `--` where they are unknown."""
    before, now = shift.before, shift.now
    return (
        show(before, 2) if before is not None else "--",
        show(now, 2) if now is not None else "--",
    )


def grade_text(meeting: Meeting) -> str:
    """The grade beside that of the start."""
    before, now = meeting.grades
    if before == now:
        return _("grade as before") if now else ""
    return _("grade {before} -> {now}").format(before=before or "--", now=now or "--")


class MeetingStrip(Bar):
    """On a narrow screen the total beside that of the start, the grade and the findings."""

    def __init__(self, meeting: Meeting, review: Review) -> None:
        super().__init__(id="strip")
        self._meeting, self._review = meeting, review

    def render_line(self, _y: int) -> Strip:
        """The line."""
        row, colours, sheet = self.row(), self.palette, self._meeting.session.sheet
        shift = self._meeting.total
        before, now = points_text(shift)
        row.put(1, _("Total"), ink(colours.text))
        row.put(7, now, ink(colours.strong if sheet.complete else colours.muted, bold=True))
        row.put(0, f" / {show(sheet.full_marks())}", ink(colours.muted))
        state = state_text(sheet)
        row.put(0, f"  {state}", ink(colours.strong, bold=True))
        start = f"{before} {self._meeting.before.grade or ''}".rstrip()
        row.put(29, _("at the start") + f" {start}", ink(colours.muted))
        row.put(0, f"  {change_text(shift)}", ink(colours.accent, bold=True))
        text = _("Findings {count}").format(count=len(self._review.open_findings))
        row.put_right(self.size.width - 1, text, ink(colours.text))
        return row.strip()


class MeetingPanel(Painted):
    """Total, grade, trial, this line, changes."""

    DEFAULT_CSS = """
    MeetingPanel { background: $work; }
    """

    def __init__(self, meeting: Meeting, review: Review, field: Callable[[], Field | None],
                 line: Callable[[], Line | None]) -> None:  # fmt: skip
        super().__init__("panel")
        self._meeting, self._session, self._review = meeting, meeting.session, review
        self._field, self._line = field, line

    def lines(self) -> list[Row]:
        """Total, trial, this line; the changes as far as there is room."""
        rows = [*self._total(), *self._trial(), *self._this()]
        return [*rows, *self._changes(self.size.height)]

    @property
    def _end(self) -> int:
        return self.size.width - INSET

    def _pair(self, left: str, right: str, colour: str, *, bold: bool = False) -> Row:
        row = self.row().put(INSET, left, ink(colour, bold=bold))
        return row.put_right(self._end, right, ink(colour, bold=bold))

    def _total(self) -> list[Row]:
        colours, sheet, shift = self.palette, self._session.sheet, self._meeting.total
        before, now = points_text(shift)
        head = self.row().put(INSET, _("Total"), ink(colours.strong, bold=True))
        head.put(0, f"  {now} / {show(sheet.full_marks())}", ink(colours.text))
        state = state_text(sheet)
        head.put_right(self._end, state, ink(colours.strong, bold=True))
        big = [self.row() for _line in range(HEIGHT)]
        filled = colours.text if sheet.complete else colours.muted
        put_big(big, INSET, now, ink(colours.on_focus, filled))
        start = self.row().put(INSET, _("at the start") + f"  {before}", ink(colours.muted))
        start.put_right(self._end, change_text(shift), ink(colours.accent, bold=True))
        found = _("Findings {count}").format(count=len(self._review.open_findings))
        grade = self.row().put(INSET, grade_text(self._meeting), ink(colours.muted))
        grade.put_right(self._end, found, ink(colours.muted))
        blank = self.row
        return [blank(), head, blank(), *big, blank(), start, grade, blank()]

    def _trial(self) -> list[Row]:
        """That changes are only tried, and how that ends."""
        colours = self.palette
        if not self._session.on_trial:
            return []
        count = len(self._session.tried)
        said = _("{count} tried").format(count=count)
        return [
            self._pair(_("Trial, not entered"), said, colours.accent, bold=True),
            self._pair("Ctrl+R " + _("enter it all"), "", colours.text),
            self._pair("Shift+F5 " + _("drop without trace"), "", colours.text),
            self.row(),
        ]

    def _this(self) -> list[Row]:
        """The line one stands on: its fields, its points, its calculation."""
        colours, sheet, line = self.palette, self._session.sheet, self._line()
        if line is None:
            return []
        marks = full_marks_text(sheet, line) if line.score else ""
        title = wrap(sheet.title(line) or _("(no name yet)"), self._end - INSET)
        rows = [self.row().put(INSET, text, ink(colours.strong, bold=True)) for text in title]
        rows.append(self._pair(" > ".join(sheet.path(line)[-1:]), marks, colours.muted))
        if line.is_target:
            figures = [self._session.text(f"{line.prefix}.{name}") for name in ("target", "unit")]
            rows.append(self._pair("  " + _("Target"), " ".join(figures).strip(), colours.text))
        rows += [self._row_of(field) for field in self._meeting.cells(line)]
        if line.score:
            shift = self._meeting.line(line)
            row = self.row().put(INSET, _("Score"), ink(colours.strong, bold=True))
            before, now = points_text(shift)
            figure = now if shift.is_none else f"{before} -> {now}"
            row.put(0, "  " + figure, ink(colours.strong, bold=True))
            rows.append(
                row.put_right(self._end, change_text(shift), ink(colours.accent, bold=True))
            )
        return [*rows, *self._calculation(line), self.row()]

    def _row_of(self, field: Field) -> Row:
        """A field with what it holds; what it held at the start where that is something else."""
        colours, session = self.palette, self._session
        here = self._field()
        is_here = here is not None and here.path == field.path
        row, text = self.row(), field_text(session, field)
        before = self._meeting.before.project.text(field.path)
        if not field.options and before != session.text(field.path):
            text = f"{before or '--'} -> {text or '--'}"
        style = ink(colours.strong if is_here else colours.text, bold=is_here)
        text = fit(text or "--", 20)
        row.put(INSET - 2, ">" if is_here else "", ink(colours.accent))
        row.put(INSET + 2, fit(field.label, self._end - INSET - 3 - cell_len(text)), style)
        return row.put_right(self._end, text, style)

    def _calculation(self, line: Line) -> list[Row]:
        sheet = self._session.sheet
        if line.points is None:
            return []
        lacking = sheet.lacking(line.points) if sheet.lacks_score(line) else ()
        text = lacking_text(lacking) if lacking else sheet.why_line(line)
        lines = wrap(text, self._end - INSET)[:_MOST_CALCULATION]
        return [self.row().put(INSET, text, ink(self.palette.muted)) for text in lines]

    def _changes(self, room: int) -> list[Row]:
        """The lines that stand otherwise than at the start."""
        colours, sheet = self.palette, self._session.sheet
        changed = self._meeting.changed_lines()
        if not changed:
            return []
        head = self.row().put(INSET, _("Changed"), ink(colours.strong, bold=True))
        rows = [head.put_right(self._end, str(len(changed)), ink(colours.strong, bold=True))]
        for line, shift in changed[: max(0, room)]:
            row = self.row()
            row.put(INSET, fit(sheet.title(line), self._end - INSET - 8), ink(colours.text))
            rows.append(row.put_right(self._end, change_text(shift) or "--", ink(colours.accent)))
        return rows
