"""The rows of the meeting's table: what stands in them, and how they are painted."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from rich.cells import cell_len
from rich.style import Style

from ziping.evaluation import place
from ziping.expression import COMPARISONS
from ziping.forms import Section
from ziping.language import _
from ziping.quantity import exact_sum, show, show_short
from ziping.record import record
from ziping.scoring import Field, Line, ScoreSheet
from ziping.session import Session, Status
from ziping.session.meeting import Mark, Meeting, Shift
from ziping.tui.answers import answer, answer_label
from ziping.tui.paint import Row, fit
from ziping.tui.palette import Palette, ink
from ziping.tui.stamps import Stamp, status_stamp

NAME = 8
"""The column at which names begin."""

_MARKS = {
    Mark.TRIED: Stamp("试", "t ", "accent"),
    Mark.CHANGED: Stamp("改", "* ", "accent"),
    Mark.FOLLOWS: Stamp("随", "~ ", "accent"),
}


@record
class TableRow:
    """One row: a section, a line with its number, or a blank."""

    section: Section | None = None
    line: Line | None = None
    number: int = 0


@record
class Columns:
    """Where the columns end, and the field begins; what falls away where there is no room is 0."""

    name: int
    weight: int
    field: int
    field_width: int
    score: int
    change: int
    loss: int


@lru_cache
def columns(width: int) -> Columns:
    """The columns of a table of this width."""
    right = width - 2
    loss = right if width >= 72 else 0
    change = right - 7 if loss else right
    score = change - 8
    field_width = 18 if loss else 16
    field = score - 8 - field_width
    weight = field - 2 if loss else 0
    return Columns(weight - 5 if loss else field - 2, weight, field, field_width, score, change,
                   loss)  # fmt: skip


def table_rows(sheet: ScoreSheet) -> Iterator[TableRow]:
    """All sections with their lines."""
    number = 0
    for section in sheet.form.sections:
        yield TableRow()
        yield TableRow(section=section)
        for line in sheet.lines:
            if line.section == section.id:
                number += line.score is not None
                yield TableRow(line=line, number=number if line.score else 0)


def mark_stamp(mark: Mark) -> Stamp:
    """What has become of a line."""
    return _MARKS[mark]


def change_text(shift: Shift) -> str:
    """A change with its sign; empty where there is none, or none that is known."""
    change = shift.change
    return "" if not change else ("+" if change > 0 else "") + show(change, 2)


def line_text(session: Session, fields: tuple[Field, ...], main: int) -> str:
    """What a line holds, in one word: its main field, or how its answers add up."""
    if not fields:
        return ""
    field, inputs = fields[main], session.sheet.inputs
    if field.is_criterion:
        criteria = [item.path for item in fields if item.is_criterion]
        met = sum(inputs.get(path) is True for path in criteria)
        known = any(path in inputs for path in criteria)
        return f"{met} / {len(criteria)}" if known else ""
    if place(field.path).field.startswith("deduction."):
        values = [inputs.get(item.path) for item in fields if ".deduction." in item.path]
        known_points = [value for value in values if isinstance(value, Fraction)]
        if len(known_points) == len(values):
            points = show_short(exact_sum(known_points))
            return _("deducted {points}").format(points=points)
    return field_text(session, field)


def field_text(session: Session, field: Field) -> str:
    """A field as typed, or the words of its answer."""
    if not field.options:
        return session.text(field.path)
    now = answer(session, field)
    return str(now) if now in COMPARISONS else answer_label(session, field)


class RowPainter:
    """Paints the rows of a table of one width, in the colours in use."""

    def __init__(self, meeting: Meeting, colours: Palette, width: int) -> None:
        self._meeting, self._session = meeting, meeting.session
        self._colours, self._width, self._at = colours, width, columns(width)

    def head(self) -> Row:
        """The headings of the columns."""
        at, colours = self._at, self._colours
        row, style = Row(self._width, ink(colours.muted, colours.side)), ink(colours.muted)
        row.put(2, _("Indicator"), style)
        if at.weight:
            row.put_right(at.weight, _("Full"), style)
        row.put_right(at.field + at.field_width - 3, _("Entry"), style)
        row.put_right(at.score, _("Score"), style)
        row.put_right(at.change, _("Change"), style)
        return row.put_right(at.loss, _("Lost"), style) if at.loss else row

    def blank(self) -> Row:
        """An empty row."""
        return Row(self._width, ink(self._colours.text, self._colours.side))

    def section(self, section: Section) -> Row:
        """A section with its subtotal, and how that has changed."""
        at, colours, sheet = self._at, self._colours, self._session.sheet
        row, strong = self.blank(), ink(colours.strong, bold=True)
        row.put(2, fit(section.title, at.name - 2), strong)
        if at.weight:
            weight = show_short(sheet.section_weight(section), 1)
            row.put_right(at.weight, weight, ink(colours.muted))
        self._points(row, self._meeting.section(section), strong)
        self._loss(row, sheet.section_loss(section))
        return row

    def line(self, item: TableRow, line: Line, status: Status, field: Field | None) -> Row:
        """A line; with `field` the one that one stands on."""
        at, colours, sheet = self._at, self._colours, self._session.sheet
        row = Row(self._width, ink(colours.text, colours.selected if field else colours.side))
        plain = ink(colours.strong if field else colours.text, bold=field is not None)
        if field:
            row.put(0, ">", ink(colours.accent))
        row.put_right(4, str(item.number or ""), ink(colours.muted))
        mark = self._meeting.mark(line)
        stamp = mark_stamp(mark) if mark and status is not Status.ERROR else status_stamp(status)
        row.put(5, stamp.text, ink(stamp.colour(colours)))
        start = NAME if line.score else NAME + 1
        row.put(start, fit(sheet.title(line) or _("(no name yet)"), at.name - start), plain)
        if at.weight and line.score:
            weight = sheet.weight(line)
            row.put_right(at.weight, show_short(weight, 1) if weight else "--", ink(colours.muted))
        self._field(row, line, field)
        if line.score:
            self._points(row, self._meeting.line(line), plain)
            self._loss(row, sheet.loss(line))
        elif line.parts:
            shown = sheet.shown(line.parts.completion) or "--"
            row.put_right(at.score, shown, ink(colours.muted))
        return row

    def _field(self, row: Row, line: Line, field: Field | None) -> None:
        at, colours, session = self._at, self._colours, self._session
        if field:
            text = field_text(session, field)
            if field.is_criterion:
                text = f"{place(field.path).field.rpartition('.')[2]}  {text}"
            room = at.field_width - 3
            text = fit(text, room)
            framed = "[" + " " * (room - cell_len(text)) + text + " ]"
            row.put(at.field, framed, ink(colours.on_focus, colours.focus, bold=True))
        else:
            main = self._meeting.main_cell(line)
            text = fit(line_text(session, self._meeting.cells(line), main), at.field_width - 3)
            row.put_right(at.field + at.field_width - 2, text, ink(colours.text))

    def _points(self, row: Row, shift: Shift, style: Style) -> None:
        at, colours = self._at, self._colours
        known = shift.now is not None
        figure = show(shift.now, 2) if shift.now is not None else "--"
        row.put_right(at.score, figure, style if known else ink(colours.muted))
        row.put_right(at.change, change_text(shift), ink(colours.accent, bold=True))

    def _loss(self, row: Row, loss: Fraction | None) -> None:
        if self._at.loss and loss is not None:
            colour = self._colours.text if loss else self._colours.faint
            row.put_right(self._at.loss, show(loss, 2), ink(colour))
