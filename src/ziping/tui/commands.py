"""The commands of the editor."""

from __future__ import annotations

from ziping.language import _
from ziping.tui.actions import changing, keeping, meeting, reading, walking
from ziping.tui.command import HELP, PICK, Command, Purpose
from ziping.tui.workplace import EditorPlace

COMMANDS: tuple[Command[EditorPlace], ...] = (
    HELP,
    PICK,
    Command("next_line", "f2", Purpose.GO, lambda: _("Next"),
            lambda: _("Open the next indicator"), walking.next_line, 3),
    Command("previous_line", "shift+f2", Purpose.GO, lambda: _("Previous"),
            lambda: _("Open the previous indicator"), walking.previous_line),
    Command("go_to", "ctrl+g", Purpose.GO, lambda: _("Go to"),
            lambda: _("Go to an indicator by number, name or initials"), walking.go_to, asks=True),
    Command("next_pane", "ctrl+o", Purpose.GO, lambda: _("Next pane"),
            lambda: _("Indicators, form, scores"), walking.next_pane),
    Command("why", "f3", Purpose.SEE, lambda: _("Why"),
            lambda: _("How this score comes about"), reading.why, 5),
    Command("points_to_win", "shift+f4", Purpose.SEE, lambda: _("Points to win"),
            lambda: _("Where points can still be won, and how"), reading.points_to_win),
    Command("findings", "f4", Purpose.SEE, lambda: _("Findings"),
            lambda: _("All findings; Enter goes to the place"), walking.findings, 6, asks=True),
    Command("meeting", "f5", Purpose.SEE, lambda: _("Review"),
            lambda: _("All indicators in one table, beside the start of the meeting"),
            meeting.open_table),
    Command("theme", "ctrl+l", Purpose.SEE, lambda: _("Colours"),
            lambda: _("Dark, light, high contrast"), reading.theme),
    Command("add_row", "ctrl+n", Purpose.CHANGE, lambda: _("Add target"),
            lambda: _("Add a target row behind this one"), changing.add_row,
            applies=lambda at: bool(at.session.form.target_groups)),
    Command("remove_row", "ctrl+r", Purpose.CHANGE, lambda: _("Remove target"),
            lambda: _("Remove this target row; undo brings it back"), changing.remove_row,
            applies=changing.is_at_target),
    Command("add_deduction", "ctrl+t", Purpose.CHANGE, lambda: _("Add deduction"),
            lambda: _("One more deduction under this indicator"), changing.add_deduction, 4,
            applies=changing.takes_deductions),
    Command("undo", "ctrl+z", Purpose.CHANGE, lambda: _("Undo"),
            lambda: _("Take back the last change"), changing.undo,
            applies=lambda at: at.session.can_undo),
    Command("redo", "ctrl+y", Purpose.CHANGE, lambda: _("Redo"),
            lambda: _("Do again what was undone"), changing.redo,
            applies=lambda at: at.session.can_redo),
    Command("save", "ctrl+s", Purpose.FILE, lambda: _("Save"),
            lambda: _("Write the project file and keep this version"), keeping.save, 8, asks=True),
    Command("save_as", "shift+f8", Purpose.FILE, lambda: _("Save as"),
            lambda: _("Write the project under another name"), keeping.save_as, asks=True),
    Command("export", "f8", Purpose.FILE, lambda: _("Export"),
            lambda: _("Write the Excel workbook beside the project file"),
            changing.export, 7, asks=True),
    Command("quit", "ctrl+q", Purpose.PROGRAM, lambda: _("Quit"),
            lambda: _("Leave; everything is saved"), keeping.leave, asks=True),
)  # fmt: skip
