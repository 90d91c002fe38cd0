"""A field of one line: its label, entry, unit, reading, and what is wrong with it."""

from __future__ import annotations

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.geometry import Size
from textual.strip import Strip

from ziping.evaluation import FACT
from ziping.findings import fault_remedy
from ziping.language import _
from ziping.quantity import Figure, Target, read_figure, read_target, show
from ziping.scoring import Field
from ziping.session import Session
from ziping.tui.paint import Row, wrap
from ziping.tui.palette import ink
from ziping.tui.widgets.form_row import FIELD, INSET, LABEL, FormRow
from ziping.tui.widgets.inputs import FigureInput, TextInput


class EntryRow(FormRow):
    """A label with a one-line entry: figures 18 cells wide, texts as wide as the pane."""

    DEFAULT_CSS = """
    EntryRow > Input { height: 1; border: none; padding: 0; background: $field; color: $strong; }
    EntryRow > Input:focus {
        background: $focus; color: $on_focus; text-style: bold; background-tint: $focus 0%;
    }
    """

    def __init__(self, session: Session, field: Field, *, after: str = "") -> None:
        super().__init__()
        self.session = session
        self.field = field
        self._after = after
        self._figure = field.is_figure or field.kind == "target"
        kind = FigureInput if self._figure else TextInput
        self.entry = kind(session, field.path)
        self._message_lines: list[str] = []

    def compose(self) -> ComposeResult:
        """The entry, over the row's own drawing."""
        yield self.entry

    def on_mount(self) -> None:
        """Place the entry behind the label, or under a long one."""
        top = 1 if self._tall else 0
        self.entry.styles.margin = (top, INSET + 1, 0, INSET + LABEL + 1)
        self.entry.styles.width = FIELD - 2 if self._figure else "1fr"
        self.display = self._of_use

    @property
    def _of_use(self) -> bool:
        """Some fields make sense only after another one is filled in."""
        text = self.session.text
        return not self._after or bool(text(self._after) or text(self.field.path))

    def _entry_width(self, width: int) -> int:
        if self._figure:
            return FIELD - 2
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
        self.display = self._of_use or self.is_current
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
        if not text:
            return self._derived()
        if not self._figure:
            return ""
        if self.field.kind == "target":
            target = read_target(text, self.field.unit)
            figure = target.figure if isinstance(target, Target) else None
        else:
            read = read_figure(text, self.field.unit if self.field.unit != _("points") else "")
            figure = read if isinstance(read, Figure) else None
        if figure is None:
            return ""
        percent = figure.unit == "%"
        plain = show(figure.value, percent=percent)
        if text.replace(",", "").rstrip("%") in (plain, plain.rstrip("%")):
            return ""
        if _same(text, plain):
            return ""
        return "= " + show(figure.value, grouped=True, percent=percent)


def _same(text: str, plain: str) -> bool:
    """Whether two plain decimals differ in trailing zeros only."""
    typed = text.replace(",", "").rstrip("%")
    if not typed.replace(".", "").replace("-", "").isdecimal() or not typed.isascii():
        return False
    return typed.rstrip("0").rstrip(".") == plain.rstrip("%").rstrip("0").rstrip(".")
