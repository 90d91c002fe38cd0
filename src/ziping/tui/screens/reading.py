"""Text to read over the work: help, and how a score comes about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widget import Widget

from ziping.language import _
from ziping.tui.command import Command, bound, heard
from ziping.tui.paint import Row, wrap
from ziping.tui.palette import ink, palette_of
from ziping.tui.passage import Passage
from ziping.tui.widgets.bars import Keys

_LEAD = 18


class Pages(Widget):
    """Passages, wrapped to the width there is."""

    DEFAULT_CSS = """
    Pages { height: auto; background: $work; }
    """

    def __init__(self, passages: Sequence[Passage]) -> None:
        super().__init__()
        self._passages = passages
        self._lines: list[Passage] = []

    def show(self, passages: Sequence[Passage]) -> None:
        """Show other passages."""
        self._passages = passages
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as the passages need."""
        self._lines = []
        for item in self._passages:
            indent = item.indent + (_LEAD if item.lead else 0)
            room = max(10, width - indent - 6 - (12 if item.right else 0))
            for number, text in enumerate(wrap(item.text, room)):
                first = number == 0
                right, lead = (item.right, item.lead) if first else ("", "")
                self._lines.append(Passage(text, item.role, indent, right, item.bold, lead))
        return len(self._lines)

    def render_line(self, y: int) -> Strip:
        """One line."""
        found = palette_of(self)
        row = Row(self.size.width, ink(found.text, found.work))
        if y < len(self._lines):
            line = self._lines[y]
            style = ink(getattr(found, line.role), bold=line.bold)
            if line.lead:
                row.put(5, line.lead, ink(found.accent))
            row.put(3 + line.indent, line.text, style)
            row.put_right(self.size.width - 3, line.right, style)
        return row.strip()


class ReadingScreen(ModalScreen[bool]):
    """Passages over the work; Esc, Enter, the key that asked or a click goes back. It is left with
    true where the command that goes `on` from it was wanted."""

    DEFAULT_CSS = """
    ReadingScreen { align: center middle; background: $side 60%; }
    ReadingScreen > Vertical { width: 100%; max-width: 100; height: 86%; background: $work; }
    ReadingScreen VerticalScroll { padding: 1 0; background: $work; }
    """
    KEYS = "escape,enter,f1,f3,shift+f4,f16,ctrl+q"
    BINDINGS = [Binding(KEYS, "leave", show=False, priority=True)]

    def __init__(self, passages: Sequence[Passage], on: Command[Any] | None = None) -> None:
        super().__init__()
        self._passages = passages
        self._shown = [("leave", "Esc", _("back"))]
        if on:
            self._shown.append(("go_on", on.shown, on.label()))
            keys = [Binding(key, "go_on", show=False, priority=True) for key in heard(on.keys)]
            self._bindings = bound(self._bindings, keys)

    def compose(self) -> ComposeResult:
        """The text and the way back."""
        with Vertical():
            with VerticalScroll():
                yield Pages(self._passages)
            yield Keys(lambda: self._shown)

    def on_keys_chosen(self, event: Keys.Chosen) -> None:
        """The mouse goes back, or on."""
        self.dismiss(event.command == "go_on")

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(False)

    def action_go_on(self) -> None:
        """Go on with the command offered here."""
        self.dismiss(True)
