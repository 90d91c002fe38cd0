"""A question before something is lost: the consequence first, the safe answer in focus."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widget import Widget

from ziping.tui.paint import Row, wrap
from ziping.tui.palette import ink, palette_of


class Answers(Widget, can_focus=True):
    """The question and its answers; arrows or digits go to one, Enter gives it."""

    DEFAULT_CSS = """
    Answers { height: auto; background: $bar; }
    """

    def __init__(self, question: str, answers: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._question, self._answers, self.cursor = question, answers, 0
        self._lines: list[str] = []

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The question, an empty line, one line for each answer."""
        self._lines = wrap(self._question, max(10, width - 6))
        return len(self._lines) + 3 + len(self._answers)

    def render_line(self, y: int) -> Strip:
        """One line."""
        found = palette_of(self)
        row = Row(self.size.width, ink(found.text, found.bar))
        answer = y - len(self._lines) - 2
        if 1 <= y <= len(self._lines):
            row.put(3, self._lines[y - 1], ink(found.strong, bold=True))
        elif 0 <= answer < len(self._answers):
            if answer == self.cursor:
                row = Row(self.size.width, ink(found.on_focus, found.focus))
            colour = found.on_focus if answer == self.cursor else found.text
            row.put(1, ">" if answer == self.cursor else "", ink(colour))
            row.put(3, f"{answer + 1}  {self._answers[answer][1]}", ink(colour))
        return row.strip()

    def on_key(self, event: events.Key) -> None:
        """Arrows and digits."""
        if event.key in ("up", "left"):
            self.cursor = max(0, self.cursor - 1)
        elif event.key in ("down", "right", "tab"):
            self.cursor = min(len(self._answers) - 1, self.cursor + 1)
        elif event.key == "enter":
            self._give(self.cursor)
        elif event.key.isdecimal() and 0 < int(event.key) <= len(self._answers):
            self._give(int(event.key) - 1)
        else:
            return
        event.stop()
        event.prevent_default()
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """The mouse answers."""
        answer = event.y - len(self._lines) - 2
        if 0 <= answer < len(self._answers):
            self._give(answer)

    def _give(self, answer: int) -> None:
        self.screen.dismiss(self._answers[answer][0])


class ConfirmScreen(ModalScreen[str]):
    """Esc gives the first, safe answer."""

    DEFAULT_CSS = """
    ConfirmScreen { align: center middle; background: $side 60%; }
    ConfirmScreen > Vertical { width: 60; height: auto; background: $bar; }
    """
    BINDINGS = [Binding("escape", "safe", show=False, priority=True)]

    def __init__(self, question: str, answers: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._question, self._answers = question, answers

    def compose(self) -> ComposeResult:
        """The question."""
        with Vertical():
            yield Answers(self._question, self._answers)

    def action_safe(self) -> None:
        """Give the safe answer."""
        self.dismiss(self._answers[0][0])
