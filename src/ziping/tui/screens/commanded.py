"""A screen that is worked by commands: their keys, their footer, and one at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual.screen import Screen

from ziping.tui.command import Command, footer
from ziping.tui.widgets.bars import Keys


class CommandScreen(Screen[Any]):
    """A screen with commands, which are handed the screen itself. One over another is left with
    where to go there, or with nothing."""

    def __init__(self, commands: Sequence[Command[Any]], classes: str | None = None) -> None:
        super().__init__(classes=classes)
        self.commands = commands
        self.keys = Keys(footer(commands))
        self._named = {command.id: command for command in commands}
        for command in commands:
            for key in command.bindings():
                self._bindings.bind(key.key, key.action, show=False, priority=True)

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
