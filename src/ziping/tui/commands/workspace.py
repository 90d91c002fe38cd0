"""The commands of the workspace."""

from __future__ import annotations

from ziping.language import _
from ziping.tui.actions import folder, handing_in, making
from ziping.tui.command import Command, Purpose
from ziping.tui.commands import shared
from ziping.tui.desk import Desk

WORKSPACE: tuple[Command[Desk], ...] = (
    shared.HELP.at(1),
    Command("open", "enter", Purpose.FILE, lambda: _("Open"),
            lambda: _("Open the project one stands on"), folder.open_project, 2),
    Command("new", "ctrl+n", Purpose.FILE, lambda: _("New"),
            lambda: _("A new project by a form, or carried over from last year's"),
            making.new_project, 3, asks=True),
    Command("summary", "f3", Purpose.SEE, lambda: _("Summary"),
            lambda: _("What the projects shown come to together"), folder.summary, 4,
            asks=True),
    Command("export", "f8", Purpose.FILE, lambda: _("Export"),
            lambda: _("Write workbooks of these projects, or their roll-up"),
            handing_in.export, 5, asks=True),
    shared.PICK.at(1),
    Command("sort", "tab", Purpose.SEE, lambda: _("Sort"),
            lambda: _("Sort by the next column"), folder.sort_by_next),
    Command("sort_back", "shift+tab", Purpose.SEE, lambda: _("Sort back"),
            lambda: _("Sort by the column before"), folder.sort_by_previous),
    Command("turn", "ctrl+o", Purpose.SEE, lambda: _("Turn order"),
            lambda: _("The same order from its other end"), folder.turn_order),
    shared.THEME,
    Command("quit", "ctrl+q", Purpose.PROGRAM, lambda: _("Quit"),
            lambda: _("Leave the program"), folder.leave),
)  # fmt: skip
