"""A field of many lines under its label."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.strip import Strip

from ziping.language import _
from ziping.quantity import show
from ziping.scoring import Field
from ziping.session import Session
from ziping.tui.palette import ink
from ziping.tui.widgets.form_row import INSET, FormRow

if TYPE_CHECKING:
    from ziping.tui.widgets.prose import ProseInput


class ProseRow(FormRow):
    """A label with an entry of several lines under it, as high as its text needs.

    With `line` the row is of use only while that line loses points, or has a text.
    """

    DEFAULT_CSS = """
    ProseRow { margin-top: 1; }
    ProseRow > TextArea {
        height: auto; min-height: 2; max-height: 6; border: none; padding: 0;
        background: $field; color: $strong; scrollbar-size: 0 0; margin: 1 3 0 4;
    }
    ProseRow > TextArea:focus { background: $field; border: none; }
    """

    def __init__(self, session: Session, field: Field, *, line: str = "") -> None:
        super().__init__()
        self.session = session
        self.field = field
        self._line = line
        self.entry: ProseInput | None = None
        self.display = self._of_use

    def compose(self) -> ComposeResult:
        """The entry, over the row's own drawing, once it is of use."""
        if self.display:
            yield self._make_entry()

    def _make_entry(self) -> ProseInput:
        from ziping.tui.widgets.prose import ProseInput

        self.entry = ProseInput(self.session, self.field.path)
        return self.entry

    def show_session(self) -> None:
        """Show the text, and the row itself only where it is of use."""
        wanted = self._of_use or self.is_current
        if self.entry:
            self.entry.show_session()
        elif wanted:
            self.mount(self._make_entry())
        if self.display != wanted:
            self.display = wanted
        self.refresh()

    @property
    def _of_use(self) -> bool:
        return not self._line or bool(self._loss() or self.session.text(self.field.path))

    @property
    def _explains(self) -> bool:
        return self.field.path.endswith((".loss_reason", ".analysis"))

    @property
    def _explained(self) -> bool:
        sheet = self.session.sheet
        return any(sheet.is_explained(line) for line in sheet.lines if line.id == self._line)

    def _loss(self) -> str:
        sheet = self.session.sheet
        line = next((item for item in sheet.lines if item.id == self._line), None)
        loss = sheet.loss(line) if line else None
        return show(loss, 2) if loss and loss > 0 else ""

    def render_line(self, y: int) -> Strip:
        """The label, what is missing, and the strip left of the entry."""
        row, colours = self.row(), self.palette
        if y == 0:
            if self.is_current:
                row.put(0, ">", ink(colours.accent))
            row.put(INSET, self.field.label, ink(colours.text, bold=self.is_current))
            loss = self._loss() if self._explains else ""
            if loss and not self._explained:
                text = _("{loss} lost: give the reason").format(loss=loss)
                row.put_right(self.size.width - INSET, text, ink(colours.warn))
        else:
            mark = colours.accent if self.is_current else colours.field
            row.put(INSET, "[" if y == 1 else " ", ink(colours.muted, mark))
        return row.strip()
