"""A field of one line: its label, entry, unit, reading, and what is wrong with it."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.geometry import Size
from textual.strip import Strip

from ziping.evaluation import FACT
from ziping.findings import fault_remedy
from ziping.language import _
from ziping.session import Session, reading
from ziping.tui.page import Entry
from ziping.tui.paint import Row, wrap
from ziping.tui.palette import ink
from ziping.tui.widgets.form_row import FIELD, INSET, LABEL, FieldRow
from ziping.tui.widgets.inputs import FigureInput, TextInput


class EntryRow(FieldRow[Entry]):
    """A label with a one-line entry."""

    DEFAULT_CSS = """
    EntryRow > Input { height: 1; border: none; padding: 0; background: $field; color: $strong; }
    EntryRow > Input:focus {
        background: $focus; color: $on_focus; text-style: bold; background-tint: $focus 0%;
    }
    """

    _INPUT: ClassVar[type[TextInput]] = TextInput
    _WIDTH: ClassVar[int | str] = "1fr"

    def __init__(self, session: Session, part: Entry) -> None:
        super().__init__(session, part)
        self._input = self._INPUT(session, part.field.path)
        self._input.styles.width = self._WIDTH
        self._message_lines: list[str] = []
        self._place()
        self.display = self.of_use

    @property
    def entry(self) -> TextInput:
        """The entry, which is always there."""
        return self._input

    def turn_to(self, part: Entry) -> None:
        """Show another field."""
        self.entry.turn_to(part.field.path)
        super().turn_to(part)
        self._place()

    def compose(self) -> ComposeResult:
        """The entry, over the row's own drawing."""
        yield self.entry

    def _place(self) -> None:
        """The entry stands behind the label, or under a long one."""
        top = 1 if self._tall else 0
        self.entry.styles.margin = (top, INSET + 1, 0, INSET + LABEL + 1)

    @property
    def of_use(self) -> bool:
        """Some fields make sense only after another one is filled in."""
        text, after = self.session.text, self.part.after
        return not after or bool(text(after) or text(self.field.path))

    def _entry_width(self, width: int) -> int:
        return max(FIELD, width - 2 * INSET - LABEL - 2)

    @property
    def _tall(self) -> bool:
        return cell_len(self.field.label) > LABEL - 1

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The label's line, the entry's, and a message's where there is one."""
        self._message_lines = self._messages(width)
        return 1 + self._tall + len(self._message_lines)

    def show_session(self) -> None:
        """Show value and message of the session."""
        self.entry.show_session()
        self.display = self.of_use or self.is_current
        lines = self._messages(self.size.width)
        if len(lines) != len(self._message_lines):
            self.refresh(layout=True)
        self._message_lines = lines
        super().show_session()

    def shows(self) -> object:
        """Text, message and what follows from other figures."""
        return self.session.text(self.field.path), *self._message_lines, self._reading()

    def _messages(self, width: int) -> list[str]:
        misread = self.session.sheet.misread.get(self.field.path)
        if misread is None:
            return []
        return wrap(fault_remedy(misread.fault), max(10, width - INSET - LABEL - INSET))

    def render_line(self, y: int) -> Strip:
        """Label, brackets, unit and reading; below it what is wrong."""
        row, colours = self.row(), self.palette
        entry_line = 1 if self._tall else 0
        label = ink(colours.strong if self.is_current else colours.text, bold=self.is_current)
        if y == 0:
            if self.is_current:
                row.put(0, ">", ink(colours.accent))
            row.put(INSET, self.field.label, label)
        if y == entry_line:
            self._frame(row)
        elif y > entry_line and y - entry_line <= len(self._message_lines):
            if y == entry_line + 1:
                row.put(INSET + 8, _("Error"), ink(colours.bad))
            row.put(INSET + LABEL, self._message_lines[y - entry_line - 1], ink(colours.bad))
        return row.strip()

    def _frame(self, row: Row) -> None:
        colours = self.palette
        filled = colours.focus if self.is_current else colours.field
        frame = ink(colours.on_focus if self.is_current else colours.muted, filled)
        width = self._entry_width(self.size.width)
        row.put(INSET + LABEL, "[" + " " * width + "]", frame)
        after = INSET + LABEL + width + 3
        typed_percent = self.session.text(self.field.path).rstrip().endswith(("%", "％"))
        unit = "" if self.field.unit == "%" and typed_percent else self.field.unit
        row.put(after, unit, ink(colours.muted))
        row.put(after + cell_len(unit) + bool(unit), self._reading(), ink(colours.faint))

    def _derived(self) -> str:
        """What follows from other figures where a fact that may be typed is not."""
        figures = self.session.sheet.plan.figures
        figure = figures.get(self.field.path.removeprefix(f"{FACT}."))
        shown = self.session.sheet.shown(figure.derived) if figure and figure.derived else ""
        return _("derived {figure}").format(figure=shown) if shown else ""

    def _reading(self) -> str:
        """What a figure is read as, where that is not what stands in the field."""
        text = self.session.text(self.field.path)
        return reading(self.session, self.field) if text else self._derived()


class TextRow(EntryRow):
    """A text, as wide as the pane."""


class FigureRow(EntryRow):
    """A figure, 18 cells wide with its brackets."""

    _INPUT = FigureInput
    _WIDTH = FIELD - 2

    def _entry_width(self, width: int) -> int:
        return FIELD - 2
