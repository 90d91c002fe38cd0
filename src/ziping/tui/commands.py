"""The commands of the editor."""

from __future__ import annotations

from ziping.language import _
from ziping.tui.actions import changing, keeping, meeting, reading, rows, walking
from ziping.tui.command import HELP, PICK, Command
from ziping.tui.workplace import EditorPlace

COMMANDS: tuple[Command[EditorPlace], ...] = (
    HELP,
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
    Command("meeting", "f5", "F5", "sy", lambda: _("Review"),
            lambda: _("All indicators in one table, beside the start of the meeting"),
            meeting.open_table),
    Command("export", "f8", "F8", "dc", lambda: _("Export"),
            lambda: _("Write the Excel workbook beside the project file"),
            changing.export, 5, asks=True),
    PICK,
    Command("go_to", "ctrl+g", "Ctrl+G", "zd", lambda: _("Go to"),
            lambda: _("Go to an indicator by number or name"), walking.go_to, asks=True),
    Command("filter", "shift+f3,f15", "Shift+F3", "sx", lambda: _("List"),
            lambda: _("List all indicators, those unfinished, with points lost, with findings"),
            walking.turn_filter),
    Command("next_pane", "ctrl+o", "Ctrl+O", "hy", lambda: _("Next pane"),
            lambda: _("Indicators, form, scores"), walking.next_pane),
    Command("add_row", "ctrl+n", "Ctrl+N", "xj", lambda: _("Add"),
            lambda: _("Add what belongs here: a row, a target, a deduction, a file"),
            rows.add, applies=rows.adds),
    Command("remove_row", "shift+delete", "Shift+Delete", "sc", lambda: _("Remove"),
            lambda: _("Remove the row, deduction or file you stand on; undo brings it back"),
            rows.remove, applies=rows.removes),
    Command("move_up", "ctrl+up", "Ctrl+Up", "sy", lambda: _("Move up"),
            lambda: _("Move this row up by one"), rows.move_up, applies=rows.has_row),
    Command("move_down", "ctrl+down", "Ctrl+Down", "xy", lambda: _("Move down"),
            lambda: _("Move this row down by one"), rows.move_down, applies=rows.has_row),
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
