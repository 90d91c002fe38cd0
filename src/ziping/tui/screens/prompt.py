"""One line asked for, over the work: Enter takes it, Esc goes back."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input

from ziping.language import _
from ziping.tui.passage import Passage
from ziping.tui.screens.reading import Pages
from ziping.tui.widgets.bars import Keys


class PromptScreen(ModalScreen[str | None]):
    """The reason, the line with what is offered, and the way back."""

    DEFAULT_CSS = """
    PromptScreen { align: center middle; background: $side 60%; }
    PromptScreen > Vertical {
        width: 90%; max-width: 90; height: auto; background: $work; padding: 1 0 0 0;
    }
    PromptScreen Input {
        height: 1; border: none; padding: 0; margin: 1 3; background: $focus; color: $on_focus;
    }
    PromptScreen Input:focus { border: none; background-tint: $focus 0%; }
    """
    BINDINGS = [Binding("escape", "leave", show=False, priority=True)]

    def __init__(self, reason: str, offered: str, verb: str = "") -> None:
        """`verb` says what becomes of the line, where it is not a place to save at."""
        super().__init__()
        self._reason, self._offered, self._verb = reason, offered, verb or _("take it")

    def compose(self) -> ComposeResult:
        """The question."""
        with Vertical():
            yield Pages([Passage(self._reason, "strong", bold=True)])
            yield Input(self._offered, compact=True, select_on_focus=False)
            yield Keys(lambda: [("take", "Enter", self._verb), ("leave", "Esc", _("back"))])

    def on_input_submitted(self) -> None:
        """Take the line."""
        self.action_take()

    def action_take(self) -> None:
        """Take the line."""
        self.dismiss(self.query_one(Input).value.strip() or None)

    async def on_keys_chosen(self, event: Keys.Chosen) -> None:
        """The mouse does what a key does."""
        await self.run_action(event.command)

    def action_leave(self) -> None:
        """Go back with nothing."""
        self.dismiss(None)
