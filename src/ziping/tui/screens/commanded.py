"""A screen that is worked by commands: their keys, their footer, and one at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual import events
from textual.screen import Screen

from ziping.tui.command import Command, OwnKeys, bound, footer
from ziping.tui.keymap import keymap_in_use
from ziping.tui.passage import Passage
from ziping.tui.widgets.bars import Keys
from ziping.tui.widgets.too_small import TooSmall, is_too_small


class CommandScreen(Screen[Any]):
    """A screen with commands, which are handed the screen itself. One over another is left with
    where to go there, or with nothing."""

    DEFAULT_CSS = """
    CommandScreen { layers: default above; }
    """

    def __init__(self, commands: Sequence[Command[Any]], classes: str | None = None) -> None:
        super().__init__(classes=classes)
        self.keymap = keymap_in_use()
        self.commands = self.keymap.applied(commands)
        self.keys = Keys(lambda: footer(self.commands, self))
        self._named = {command.id: command for command in self.commands}
        keys = (key for command in self.commands for key in command.bindings())
        self._bindings = bound(self._bindings, keys)

    def on_resize(self, event: events.Resize) -> None:
        """Say where the window is too small."""
        said = self.query(TooSmall)
        if is_too_small(event.size) and not said:
            self.mount(TooSmall())
        elif said and not is_too_small(event.size):
            said.remove()

    def about(self) -> Sequence[Passage]:
        """Help for where one stands."""
        return ()

    def own_keys(self) -> OwnKeys:
        """The keys that belong to no command."""
        return {}

    def stamps(self) -> Sequence[tuple[str, str]]:
        """The stamps shown here, with what they mean."""
        return ()

    def show_all(self) -> None:
        """Show everything as it stands."""

    def show_safety(self) -> None:
        """Show where what was typed is."""

    async def before_command(self) -> None:
        """What must come before any command."""

    async def action_command(self, name: str) -> None:
        """Carry out a command before the next key is heard; one that asks waits beside."""
        await self.before_command()
        command = self._named[name]
        if command.asks:
            self.run_worker(self.carry_out(command))
        else:
            await self.carry_out(command)

    async def carry_out(self, command: Command[Any]) -> None:
        """Do what a command does."""
        await command.do(self)

    async def on_keys_chosen(self, event: Keys.Chosen) -> None:
        """A command was clicked."""
        await self.action_command(event.command)
