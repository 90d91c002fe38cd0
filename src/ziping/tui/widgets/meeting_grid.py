"""All indicators in rows, one of which one stands on, in one of its fields."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from ziping.evaluation import place
from ziping.scoring import Field, Line, Plan
from ziping.session import Status
from ziping.session.meeting import Meeting
from ziping.tui.answers import picked, turned
from ziping.tui.palette import palette_of
from ziping.tui.review import Review
from ziping.tui.widgets.drawn import Drawn
from ziping.tui.widgets.meeting_rows import RowPainter, TableRow, columns, line_text, table_rows


class MeetingGrid(ScrollView, can_focus=True):
    """The rows, of which only those in sight are drawn. Answers among few words are given here;
    figures are typed in an entry that lies over the field."""

    DEFAULT_CSS = """
    MeetingGrid {
        background: $side; height: 1fr; overflow-x: hidden; scrollbar-size: 0 1;
        scrollbar-color: $selected; scrollbar-color-hover: $faint; scrollbar-color-active: $faint;
        scrollbar-background: $side; scrollbar-background-hover: $side;
        scrollbar-background-active: $side;
    }
    """

    @dataclass
    class Wanted(Message):
        """A line was clicked, or a criterion of it was answered by its number."""

        line: str
        cell: int | None = None

    class Scrolled(Message):
        """Other rows are in sight."""

    def __init__(self, meeting: Meeting, review: Review) -> None:
        super().__init__()
        self.meeting, self.session, self.review = meeting, meeting.session, review
        self.items: list[TableRow] = []
        self.cursor = self.cell = 0
        self._stops: list[int] = []
        self._plan: Plan | None = None
        self._drawn = Drawn(self, self._says)
        self._read_rows()

    @property
    def line(self) -> Line | None:
        """The line one stands on."""
        return self.items[self.cursor].line if self.cursor < len(self.items) else None

    @property
    def fields(self) -> tuple[Field, ...]:
        """What can be changed there."""
        return self.meeting.cells(self.line) if self.line else ()

    @property
    def field(self) -> Field | None:
        """The field one stands in."""
        fields = self.fields
        return fields[min(self.cell, len(fields) - 1)] if fields else None

    @property
    def field_place(self) -> Region:
        """Where that field is drawn, in cells of this widget."""
        at = columns(self.size.width)
        return Region(at.field, self.cursor - self.scroll_offset.y, at.field_width, 1)

    def on_resize(self) -> None:
        """Keep the line in sight."""
        self.scroll_to_cursor()

    def show_session(self) -> None:
        """Show the session as it stands."""
        if self._plan is self.session.sheet.plan:
            self._drawn.repaint()
            return
        line = self.line
        self._read_rows()
        self.go(line.id if line else "", self.cell)
        self.refresh()

    def _read_rows(self) -> None:
        sheet = self.session.sheet
        self._plan = sheet.plan
        self.items = list(table_rows(sheet))
        self._stops = [number for number, item in enumerate(self.items) if item.line]
        self.virtual_size = Size(1, len(self.items) + 1)

    def go(self, line: str, cell: int | None = None) -> None:
        """Stand on a line, in the field that matters most where none is said."""
        first = self._stops[0] if self._stops else 0
        found = (n for n in self._stops if (item := self.items[n].line) and item.id == line)
        self.cursor = next(found, first)
        if self.line:
            self.cell = self.meeting.main_cell(self.line) if cell is None else cell
        self.scroll_to_cursor()
        self._drawn.repaint()

    def beside(self, step: int) -> str:
        """The line so many below or above, the last or first where there are fewer."""
        if not self._stops:
            return ""
        number = self._stops.index(self.cursor) if self.cursor in self._stops else 0
        line = self.items[self._stops[max(0, min(len(self._stops) - 1, number + step))]].line
        return line.id if line else ""

    def scroll_to_cursor(self) -> None:
        """Bring the line into sight, with the headings above it."""
        top = self.cursor
        while top > 0 and not self.items[top - 1].line:
            top -= 1
        height = min(self.cursor - top + 1, max(1, self.size.height))
        region = Region(0, self.cursor + 1 - height, 1, height)
        self.scroll_to_region(region, animate=False, force=True)

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Say so where other rows come into sight."""
        super().watch_scroll_y(old_value, new_value)
        self.post_message(self.Scrolled())

    def render_line(self, y: int) -> Strip:
        """One row."""
        self._drawn.note(y)
        number = y + self.scroll_offset.y
        painter = RowPainter(self.meeting, palette_of(self), self.size.width)
        item = self.items[number] if number < len(self.items) else TableRow()
        if item.section:
            return painter.section(item.section).strip()
        if item.line is None:
            return painter.blank().strip()
        status = self.review.statuses.get(item.line.id, Status.BLANK)
        field = self.field if number == self.cursor else None
        return painter.line(item, item.line, status, field).strip()

    def _says(self, y: int) -> object:
        """What a row shows."""
        number = y + self.scroll_offset.y
        item = self.items[number] if number < len(self.items) else TableRow()
        meeting, sheet = self.meeting, self.session.sheet
        if item.section:
            return number, meeting.section(item.section), sheet.section_loss(item.section)
        line = item.line
        if line is None:
            return number
        here = self.cell if number == self.cursor else None
        fields = meeting.cells(line)
        text = line_text(self.session, fields, meeting.main_cell(line))
        if here is not None and self.field:
            text = self.session.text(self.field.path)
        completion = sheet.value(line.parts.completion) if line.parts else None
        status, mark = self.review.statuses.get(line.id), meeting.mark(line)
        points = meeting.line(line), sheet.weight(line), completion
        return number, here, text, status, mark, sheet.title(line), points

    def on_key(self, event: events.Key) -> None:
        """Space gives the next answer, a digit that of its number, Delete none."""
        field = self.field
        if field is None or not field.options:
            return
        if event.key == "space":
            self._answer(field, turned(self.session, field, 1))
        elif event.key in ("delete", "backspace"):
            self._answer(field, "")
        elif not (event.character and self._pick(field, event.character)):
            return
        event.stop()
        event.prevent_default()

    def _pick(self, field: Field, character: str) -> bool:
        if not field.is_criterion:
            value = picked(field, character)
            if value is not None:
                self._answer(field, value)
            return value is not None
        criteria = {
            place(item.path).field.rpartition(".")[2]: number
            for number, item in enumerate(self.fields)
            if item.is_criterion
        }
        cell = criteria.get(character)
        if cell is not None and self.line:
            self._answer(self.fields[cell], turned(self.session, self.fields[cell], 1))
            self.post_message(self.Wanted(self.line.id, cell))
        return cell is not None

    def _answer(self, field: Field, value: str) -> None:
        self.session.apply([(field.path, value)])

    def on_click(self, event: events.Click) -> None:
        """The mouse goes to a row; on the row one stands on, to the next answer."""
        number = event.y + self.scroll_offset.y
        line = self.items[number].line if number < len(self.items) else None
        if line is None:
            return
        field = self.field
        on_field = event.x in range(*self.field_place.column_span)
        if number == self.cursor and on_field and field and field.options:
            self._answer(field, turned(self.session, field, 1))
        self.post_message(self.Wanted(line.id, self.cell if number == self.cursor else None))
