"""A field of many lines under its label."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.strip import Strip

from ziping.language import _
from ziping.quantity import show
from ziping.scoring import Line
from ziping.session import Session, last_year_text
from ziping.tui.asides import last_year_aside
from ziping.tui.notices import said_at
from ziping.tui.palette import ink
from ziping.tui.parts import Prose
from ziping.tui.review import Review
from ziping.tui.widgets.form_row import INSET, FieldRow

if TYPE_CHECKING:
    from ziping.tui.widgets.prose import ProseInput


class ProseRow(FieldRow[Prose]):
    """A label with an entry of several lines under it, as high as its text needs."""

    DEFAULT_CSS = """
    ProseRow { margin: 1 0; }
    ProseRow > TextArea {
        height: auto; min-height: 2; max-height: 6; border: none; padding: 0;
        background: $field; color: $strong; scrollbar-size: 0 0; margin: 1 3 0 4;
    }
    ProseRow > TextArea:focus { background: $field; border: none; }
    ProseRow.dated > TextArea { margin: 2 3 0 4; }
    ProseRow.alone { margin: 0; height: 1fr; min-height: 8; }
    ProseRow.alone > TextArea { height: 1fr; max-height: 100%; }
    """

    def __init__(self, session: Session, review: Review, part: Prose) -> None:
        super().__init__(session, review, part)
        self._make_room()
        self._input: ProseInput | None = None
        self.display = self.of_use

    @property
    def entry(self) -> ProseInput | None:
        """The entry, which is made when it is first of use."""
        return self._input

    def turn_to(self, part: Prose) -> None:
        """Show another field."""
        if self._input:
            self._input.turn_to(part.field.path)
        super().turn_to(part)
        self._make_room()

    def _make_room(self) -> None:
        """A field on its own page fills it; above others stands a line for last year's text."""
        alone, before = self.part.alone, last_year_text(self.session, self.field)
        self.set_class(alone, "alone")
        self.set_class(bool(before) and not alone, "dated")

    def compose(self) -> ComposeResult:
        """The entry, over the row's own drawing, once it is of use."""
        if self.display:
            yield self._make_entry()

    def _make_entry(self) -> ProseInput:
        from ziping.tui.widgets.prose import ProseInput

        self._input = ProseInput(self.session, self.field.path)
        return self._input

    def show_session(self) -> None:
        """Show the text, and the row itself only where it is of use."""
        wanted = self.of_use or self.is_current
        if self.entry:
            self.entry.show_session()
        elif wanted:
            self.mount(self._make_entry())
        if self.display != wanted:
            self.display = wanted
        super().show_session()

    def shows(self) -> object:
        """What is said at the right, and last year's text."""
        return *self._beside(), last_year_text(self.session, self.field)

    @property
    def of_use(self) -> bool:
        """An explanation is of use only while points are lost, or has a text."""
        return not self.part.line or bool(self._loss() or self.session.text(self.field.path))

    @property
    def _scored(self) -> Line | None:
        lines = self.session.sheet.lines if self.part.line else ()
        return next((line for line in lines if line.id == self.part.line), None)

    def _loss(self) -> str:
        line = self._scored
        loss = self.session.sheet.loss(line) if line else None
        return show(loss, 2) if loss and loss > 0 else ""

    def _loss_to_explain(self) -> str:
        """The points lost without a word why, empty where there are none."""
        line = self._scored
        explains = self.field.path.endswith((".loss_reason", ".analysis"))
        if line is None or not explains or self.session.sheet.is_explained(line):
            return ""
        return self._loss()

    def _beside(self) -> tuple[str, str]:
        """What is said at the right of the label, and its colour."""
        if self.part.alone:
            count = len("".join(self.session.text(self.field.path).split()))
            return _("{count} characters").format(count=count), self.palette.muted
        loss = self._loss_to_explain()
        said = [_("{loss} lost: give the reason").format(loss=loss)] if loss else []
        said += [
            said_at(self.session, finding)
            for finding in self.review.at(self.field.path)
            if not loss
        ]
        return "".join(said[:1]), self.palette.warn

    def render_line(self, y: int) -> Strip:
        """The label, what is missing, last year's text, and the strip left of the entry."""
        row, colours = self.row(), self.palette
        top = 2 if self.has_class("dated") else 1
        if y >= top:
            mark = colours.accent if self.is_current else colours.field
            return row.put(INSET, "[" if y == top else " ", ink(colours.muted, mark)).strip()
        text, colour = self._beside() if y == 0 else ("", colours.text)
        row.put(0, ">" if y == 0 and self.is_current else "", ink(colours.accent))
        if y == 0 and not self.part.alone:
            row.put(INSET, self.field.label, ink(colours.text, bold=self.is_current))
        else:
            room = row.width - 2 * INSET - cell_len(text) - 2
            row.put(INSET, last_year_aside(self.session, self.field, room), ink(colours.faint))
        return row.put_right(row.width - INSET, text, ink(colour)).strip()
