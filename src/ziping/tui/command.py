"""A command of a screen: one declaration gives key, footer, list entry, help and work."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from inspect import isawaitable
from typing import Any, Generic, Protocol, TypeVar

from textual.app import App
from textual.binding import Binding

from ziping.language import _
from ziping.tui.passage import Passage


class Place(Protocol):
    """A screen as the commands that are the same everywhere see it."""

    @property
    def app(self) -> App[Any]:
        """The program."""

    @property
    def commands(self) -> Sequence[Command[Any]]:
        """What can be done here."""

    def about(self) -> Sequence[Passage]:
        """Help for where one stands."""

    async def carry_out(self, command: Command[Any]) -> None:
        """Do what a command does."""


P_contra = TypeVar("P_contra", contravariant=True)


@dataclass(frozen=True, slots=True)
class Command(Generic[P_contra]):
    """What a person can do: the first of `keys` is `shown`, `initials` find it in Chinese
    without an input method, `footer` is its place at the bottom. One that `asks` waits for
    an answer over the work. It is listed where it `applies`; its key says elsewhere why not."""

    id: str
    keys: str
    shown: str
    initials: str
    label: Callable[[], str]
    help: Callable[[], str]
    run: Callable[[P_contra], Awaitable[object] | None]
    footer: int = 0
    asks: bool = False
    applies: Callable[[P_contra], bool] = lambda _at: True

    def bindings(self) -> list[Binding]:
        """The command's keys, heard before whatever has the focus."""
        whole = Binding(self.keys, f"command('{self.id}')", show=False, priority=True, id=self.id)
        return list(Binding.make_bindings([whole]))

    async def do(self, at: P_contra) -> None:
        """Do the work."""
        result = self.run(at)
        if isawaitable(result):
            await result


def footer(commands: Sequence[Command[Any]]) -> list[tuple[str, str, str]]:
    """The commands shown at the bottom, in their order, as (id, key, words)."""
    shown = sorted((item for item in commands if item.footer), key=lambda item: item.footer)
    return [(item.id, item.shown, item.label()) for item in shown]


async def pick_command(at: Place) -> None:
    """Any command by its name."""
    from ziping.tui.screens.pick import Choice, PickScreen

    offered = {command.id: command for command in at.commands if command.applies(at)}
    choices = [
        Choice(
            command.id,
            f"{command.label()}  {command.help()}",
            command.shown,
            words=f"{command.initials} {command.id}",
        )
        for command in offered.values()
    ]
    chosen = await at.app.push_screen_wait(PickScreen(_("Commands"), choices))
    if chosen:
        await at.carry_out(offered[chosen])


def show_help(at: Place) -> None:
    """Help for where one stands, then the keys."""
    from ziping.tui.screens.passages import help_passages
    from ziping.tui.screens.reading import ReadingScreen

    keys = [(command.shown, command.help()) for command in at.commands]
    at.app.push_screen(ReadingScreen(help_passages(at.about(), keys)))


HELP: Command[Place] = Command(
    "help", "f1", "F1", "bz", lambda: _("Help"),
    lambda: _("Keys, and help for the field you are in"), show_help, 1,
)  # fmt: skip
PICK: Command[Place] = Command(
    "commands", "f9,ctrl+p", "F9", "ml", lambda: _("Commands"),
    lambda: _("Find any command by its name"), pick_command, 6, asks=True,
)  # fmt: skip
