"""A field of one line: its label, entry, unit, what stands beside it, and what is wrong."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.geometry import Size
from textual.strip import Strip

from ziping.session import Session, shown_unit
from ziping.tui.asides import asides
from ziping.tui.notices import Notice, notices, notices_height, put_notices
from ziping.tui.paint import Row
from ziping.tui.palette import ink
from ziping.tui.parts import Entry
from ziping.tui.review import Review
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

    def __init__(self, session: Session, review: Review, part: Entry) -> None:
        super().__init__(session, review, part)
        self._input = self._INPUT(session, part.field.path)
        self._input.styles.width = self._WIDTH
        self._words: list[str] = []
        self._below: list[Notice] = []
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
        """The label's line, the entry's, and those below where there are any."""
        self._words = asides(self.session, self.field, self._room(width))
        self._below = self._lines_below(width)
        return 1 + self._tall + notices_height(self._below)

    def show_session(self) -> None:
        """Show value and message of the session."""
        self.entry.show_session()
        self.display = self.of_use or self.is_current
        before = notices_height(self._below)
        self._words = asides(self.session, self.field, self._room(self.size.width))
        self._below = self._lines_below(self.size.width)
        if notices_height(self._below) != before:
            self.refresh(layout=True)
        super().show_session()

    def shows(self) -> object:
        """Text, unit, message and what follows from other figures."""
        unit = shown_unit(self.session, self.field)
        return self.session.text(self.field.path), unit, *self._words, *self._below

    def _beside(self, width: int) -> tuple[int, str, str]:
        """Where unit and asides begin, the unit, and the asides if there is room for them."""
        at, unit = (
            INSET + LABEL + self._entry_width(width) + 3,
            shown_unit(self.session, self.field),
        )
        words = "  ".join(self._words)
        used = at + cell_len(unit) + 1 + cell_len(words)
        return at, unit, words if used <= width else ""

    def _room(self, width: int) -> int:
        """The cells for what is said under the entry."""
        return max(10, width - INSET - LABEL - INSET)

    def _lines_below(self, width: int) -> list[Notice]:
        """What is said under the entry: asides without room beside it, then what is wrong."""
        room = self._room(width)
        is_below = self._words and not self._beside(width)[2]
        below = [Notice(None, "  ".join(self._words), room)] if is_below else []
        return [*below, *notices(self.session, self.review, self.field.path, room)]

    def render_line(self, y: int) -> Strip:
        """Label, brackets, unit and asides, `>` where the text goes on; below it what is wrong."""
        row, colours = self.row(), self.palette
        entry_line = 1 if self._tall else 0
        label = ink(colours.strong if self.is_current else colours.text, bold=self.is_current)
        if y == 0:
            if self.is_current:
                row.put(0, ">", ink(colours.accent))
            row.put(INSET, self.field.label, label)
        if y == entry_line:
            self._frame(row)
        elif y > entry_line:
            put_notices(row, self._below, y - entry_line - 1, INSET + LABEL, colours)
        return row.strip()

    def _frame(self, row: Row) -> None:
        colours = self.palette
        filled = colours.focus if self.is_current else colours.field
        frame = ink(colours.on_focus if self.is_current else colours.muted, filled)
        width = self._entry_width(self.size.width)
        row.put(INSET + LABEL, self.entry.brackets(width), frame)
        at, unit, words = self._beside(self.size.width)
        row.put(at, unit, ink(colours.muted))
        row.put(at + cell_len(unit) + bool(unit), words, ink(colours.faint))


class TextRow(EntryRow):
    """A text, as wide as the pane."""


class FigureRow(EntryRow):
    """A figure, 18 cells wide with its brackets."""

    _INPUT = FigureInput
    _WIDTH = FIELD - 2

    def _entry_width(self, width: int) -> int:
        return FIELD - 2
