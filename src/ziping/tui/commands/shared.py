"""The commands that several screens have."""

from __future__ import annotations

from ziping.language import _
from ziping.tui.actions import changing, keeping, mending, reading, walking
from ziping.tui.command import Command, Place, Purpose
from ziping.tui.workplace import Changeable, Workplace

HELP: Command[Place] = Command(
    "help", "f1", Purpose.PROGRAM, lambda: _("Help"),
    lambda: _("Help for where you are, the keys and the stamps"), reading.read_help,
)  # fmt: skip
PICK: Command[Place] = Command(
    "commands", "f9,ctrl+p", Purpose.PROGRAM, lambda: _("Commands"),
    lambda: _("Find any command by its name"), reading.pick_command, asks=True,
)  # fmt: skip
THEME: Command[Place] = Command(
    "theme", "ctrl+l", Purpose.SEE, lambda: _("Colours"),
    lambda: _("Dark, light, high contrast"), reading.turn_colours,
)  # fmt: skip

UNDO: Command[Changeable] = Command(
    "undo", "ctrl+z", Purpose.CHANGE, lambda: _("Undo"),
    lambda: _("Take back the last change"), changing.undo,
    applies=lambda at: at.session.can_undo,
)  # fmt: skip
REDO: Command[Changeable] = Command(
    "redo", "ctrl+y", Purpose.CHANGE, lambda: _("Redo"),
    lambda: _("Do again what was undone"), changing.redo,
    applies=lambda at: at.session.can_redo,
)  # fmt: skip

NEXT_LINE: Command[Workplace] = Command(
    "next_line", "f2", Purpose.GO, lambda: _("Next"),
    lambda: _("To the next indicator"), walking.next_line,
)  # fmt: skip
PREVIOUS_LINE: Command[Workplace] = Command(
    "previous_line", "shift+f2", Purpose.GO, lambda: _("Previous"),
    lambda: _("To the previous indicator"), walking.previous_line,
)  # fmt: skip
GO_TO: Command[Workplace] = Command(
    "go_to", "ctrl+g", Purpose.GO, lambda: _("Go to"),
    lambda: _("Go to an indicator by number, name or initials"), walking.go_to, asks=True,
)  # fmt: skip
WHY: Command[Workplace] = Command(
    "why", "f3", Purpose.SEE, lambda: _("Why"),
    lambda: _("How this score comes about"), reading.why,
)  # fmt: skip
POINTS_TO_WIN: Command[Workplace] = Command(
    "points_to_win", "shift+f4", Purpose.SEE, lambda: _("Points to win"),
    lambda: _("Where points can still be won, and how"), reading.points_to_win,
)  # fmt: skip
FINDINGS: Command[Workplace] = Command(
    "findings", "f4", Purpose.SEE, lambda: _("Findings"),
    lambda: _("All findings; Enter goes to the place"), mending.findings, asks=True,
)  # fmt: skip
SAVE: Command[Workplace] = Command(
    "save", "ctrl+s", Purpose.FILE, lambda: _("Save"),
    lambda: _("Write the project file and keep this version"), keeping.save, asks=True,
)  # fmt: skip
EXPORT: Command[Workplace] = Command(
    "export", "f8", Purpose.FILE, lambda: _("Export"),
    lambda: _("Write the Excel workbook beside the project file"), changing.export, asks=True,
)  # fmt: skip
QUIT: Command[Workplace] = Command(
    "quit", "ctrl+q", Purpose.PROGRAM, lambda: _("Quit"),
    lambda: _("Leave; everything is saved"), keeping.leave, asks=True,
)  # fmt: skip
