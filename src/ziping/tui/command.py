"""A command of a screen: one declaration gives key, footer, list entry, help and work."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from enum import Enum
from inspect import isawaitable
from typing import TYPE_CHECKING, Any, Final, Generic, Protocol, TypeAlias, TypeVar

from textual.app import App
from textual.binding import Binding, BindingsMap

from ziping.record import record
from ziping.tui.passage import Passage

if TYPE_CHECKING:
    from ziping.tui.screens.pick import Choice

MOST_AT_THE_BOTTOM: Final = 7


class Purpose(Enum):
    """What a command is for; help lists commands in this order."""

    GO = "go"
    SEE = "see"
    CHANGE = "change"
    FILE = "file"
    PROGRAM = "program"


OwnKeys: TypeAlias = Mapping[Purpose, Sequence[tuple[str, str]]]
"""Keys that belong to no command, with what they do."""


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

    def own_keys(self) -> OwnKeys:
        """The keys that belong to no command."""

    def stamps(self) -> Sequence[tuple[str, str]]:
        """The stamps shown here, with what they mean."""

    def show_all(self) -> None:
        """Show everything as it stands."""

    async def carry_out(self, command: Command[Any]) -> None:
        """Do what a command does."""


P_contra = TypeVar("P_contra", contravariant=True)


@record
class Command(Generic[P_contra]):
    """What a person can do. The first of `keys` is shown; `footer` is its place at the bottom.

    One that `asks` waits for an answer over the work. It is offered where it `applies`; its key
    says elsewhere why not.
    """

    id: str
    keys: str
    purpose: Purpose
    label: Callable[[], str]
    help: Callable[[], str]
    run: Callable[[P_contra], Awaitable[object] | None]
    footer: int = 0
    asks: bool = False
    applies: Callable[[P_contra], bool] = lambda _at: True

    @property
    def shown(self) -> str:
        """The key in words."""
        return key_name(self.keys.partition(",")[0])

    def at(self, footer: int) -> Command[P_contra]:
        """The same command at a place of the footer."""
        return replace(self, footer=footer)

    def bindings(self) -> list[Binding]:
        """The command's keys, heard before whatever has the focus."""
        return [
            Binding(key, f"command('{self.id}')", show=False, priority=True)
            for key in heard(self.keys)
        ]

    async def do(self, at: P_contra) -> None:
        """Do the work."""
        result = self.run(at)
        if isawaitable(result):
            await result


def bound(shared: BindingsMap, own: Iterable[Binding]) -> BindingsMap:
    """The keys of one screen: what it is bound to from the library is shared by all of its class,
    and must not be added to."""
    return BindingsMap.merge((shared, BindingsMap(own)))


def heard(keys: str) -> list[str]:
    """The keys as terminals send them: many send Shift+F2 as F14."""
    found = keys.split(",")
    moved = [key.removeprefix("shift+f") for key in found if key.startswith("shift+f")]
    return [*found, *(f"f{int(number) + 12}" for number in moved)]


def key_name(key: str) -> str:
    """A key as it stands on a keyboard."""
    names = {"pagedown": "PgDn", "pageup": "PgUp", "escape": "Esc"}
    return "+".join(names.get(part, part.capitalize()) for part in key.split("+"))


def footer(commands: Sequence[Command[Any]], at: object) -> list[tuple[str, str, str]]:
    """The commands shown at the bottom, in their order, as (id, key, words)."""
    shown = (item for item in commands if item.footer and item.applies(at))
    first = sorted(shown, key=lambda item: item.footer)[:MOST_AT_THE_BOTTOM]
    return [(item.id, item.shown, item.label()) for item in first]


def offered(at: Place) -> list[Choice]:
    """The commands that apply, as entries of a list: found by key, and by their name in English."""
    from ziping.tui.screens.pick import Choice

    return [
        Choice(
            command.id,
            f"{command.label()}  {command.help()}",
            command.shown,
            words=f"{command.shown} {command.id.replace('_', ' ')}",
        )
        for command in at.commands
        if command.applies(at)
    ]
