"""The commands of the editor: one declaration each gives key, footer, list entry, help, work."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from inspect import isawaitable
from typing import TypeAlias

from textual.binding import Binding

from ziping.language import _
from ziping.tui.actions import changing, keeping, reading, walking
from ziping.tui.workplace import Workplace

Work: TypeAlias = Callable[[Workplace], Awaitable[object] | None]


@dataclass(frozen=True, slots=True)
class Command:
    """What a person can do: the first of `keys` is `shown`, `initials` find it in Chinese
    without an input method, `footer` is its place at the bottom. One that `asks` waits for
    an answer over the work."""

    id: str
    keys: str
    shown: str
    initials: str
    label: Callable[[], str]
    help: Callable[[], str]
    run: Work
    footer: int = 0
    asks: bool = False

    def binding(self) -> Binding:
        """The command's keys, heard before whatever has the focus."""
        action = f"command('{self.id}')"
        return Binding(self.keys, action, self.label(), show=False, priority=True, id=self.id)


async def _pick_command(at: Workplace) -> None:
    """Any command by its name."""
    from ziping.tui.screens.pick import Choice, PickScreen

    choices = [
        Choice(
            command.id,
            f"{command.label()}  {command.help()}",
            command.shown,
            words=f"{command.initials} {command.id}",
        )
        for command in COMMANDS
    ]
    chosen = await at.app.push_screen_wait(PickScreen(_("Commands"), choices))
    if chosen:
        await carry_out(chosen, at)


def _show_help(at: Workplace) -> None:
    """The keys, and what the field wants."""
    from ziping.tui.screens.passages import help_passages
    from ziping.tui.screens.reading import ReadingScreen

    keys = [(command.shown, command.help()) for command in COMMANDS]
    at.app.push_screen(ReadingScreen(help_passages(at.form.current_field, at.line, keys)))


async def carry_out(name: str, at: Workplace) -> None:
    """Do what a command does."""
    result = BY_ID[name].run(at)
    if isawaitable(result):
        await result


COMMANDS = (
    Command("help", "f1", "F1", "bz", lambda: _("Help"),
            lambda: _("Keys, and help for the field you are in"), _show_help, 1),
    Command("next_line", "f2", "F2", "xyx", lambda: _("Next"),
            lambda: _("Open the next indicator"), walking.next_line, 2),
    Command("previous_line", "shift+f2,f14", "Shift+F2", "syx", lambda: _("Previous"),
            lambda: _("Open the previous indicator"), walking.previous_line),
    Command("why", "f3", "F3", "sf", lambda: _("Why"),
            lambda: _("How this score comes about"), reading.why, 3),
    Command("points_to_win", "shift+f4,f16", "Shift+F4", "kdf", lambda: _("Points to win"),
            lambda: _("Where points can still be won, and how"), reading.points_to_win),
    Command("findings", "f4", "F4", "tx", lambda: _("Findings"),
            lambda: _("All findings; Enter goes to the place"), walking.findings, 4, asks=True),
    Command("export", "f8", "F8", "dc", lambda: _("Export"),
            lambda: _("Write the Excel workbook beside the project file"),
            changing.export, 5, asks=True),
    Command("commands", "f9,ctrl+p", "F9", "ml", lambda: _("Commands"),
            lambda: _("Find any command by its name"), _pick_command, 6, asks=True),
    Command("go_to", "ctrl+g", "Ctrl+G", "zd", lambda: _("Go to"),
            lambda: _("Go to an indicator by number or name"), walking.go_to, asks=True),
    Command("next_pane", "ctrl+o", "Ctrl+O", "hy", lambda: _("Next pane"),
            lambda: _("Indicators, form, scores"), walking.next_pane),
    Command("add_row", "ctrl+n", "Ctrl+N", "xj", lambda: _("Add target"),
            lambda: _("Add a target row behind this one"), changing.add_row),
    Command("remove_row", "ctrl+r", "Ctrl+R", "sc", lambda: _("Remove target"),
            lambda: _("Remove this target row; undo brings it back"), changing.remove_row),
    Command("add_deduction", "ctrl+t", "Ctrl+T", "kf", lambda: _("Add deduction"),
            lambda: _("One more deduction under this indicator"), changing.add_deduction),
    Command("save", "ctrl+s", "Ctrl+S", "bc", lambda: _("Save"),
            lambda: _("Write the project file and keep this version"), keeping.save, 7, asks=True),
    Command("save_as", "shift+f8,f20", "Shift+F8", "lc", lambda: _("Save as"),
            lambda: _("Write the project under another name"), keeping.save_as, asks=True),
    Command("undo", "ctrl+z", "Ctrl+Z", "cx", lambda: _("Undo"),
            lambda: _("Take back the last change"), changing.undo),
    Command("redo", "ctrl+y", "Ctrl+Y", "cz", lambda: _("Redo"),
            lambda: _("Do again what was undone"), changing.redo),
    Command("theme", "ctrl+l", "Ctrl+L", "ys", lambda: _("Colours"),
            lambda: _("Dark, light, high contrast"), reading.theme),
    Command("quit", "ctrl+q", "Ctrl+Q", "tc", lambda: _("Quit"),
            lambda: _("Leave; everything is saved"), keeping.leave, asks=True),
)  # fmt: skip

BY_ID = {command.id: command for command in COMMANDS}


def footer_commands() -> list[tuple[str, str, str]]:
    """The commands shown at the bottom, in their order, as (id, key, words)."""
    shown = sorted((item for item in COMMANDS if item.footer), key=lambda item: item.footer)
    return [(item.id, item.shown, item.label()) for item in shown]
