"""The commands of the review meeting's table."""

from __future__ import annotations

from ziping.language import _
from ziping.tui.actions import changing, keeping, meeting, mending, reading
from ziping.tui.actions.meeting import MeetingPlace
from ziping.tui.command import HELP, PICK, Command, Purpose

MEETING_COMMANDS: tuple[Command[MeetingPlace], ...] = (
    HELP,
    Command("next_line", "f2", Purpose.GO, lambda: _("Next"),
            lambda: _("To the next indicator"), meeting.next_line),
    Command("previous_line", "shift+f2", Purpose.GO, lambda: _("Previous"),
            lambda: _("To the previous indicator"), meeting.previous_line),
    Command("why", "f3", Purpose.SEE, lambda: _("Why"),
            lambda: _("How this score comes about"), reading.why, 2),
    Command("points_to_win", "shift+f4", Purpose.SEE, lambda: _("Points to win"),
            lambda: _("Where points can still be won, and how"), reading.points_to_win),
    Command("findings", "f4", Purpose.SEE, lambda: _("Findings"),
            lambda: _("All findings; Enter goes to the place"), mending.findings, 3, asks=True),
    Command("meeting", "f5", Purpose.GO, lambda: _("Back"),
            lambda: _("Back to the editor, at this indicator"), meeting.end, 5),
    Command("trial", "shift+f5", Purpose.CHANGE, lambda: _("Trial"),
            lambda: _("Only try changes; once more drops them without trace"),
            meeting.switch_trial, 4),
    Command("enter_trial", "ctrl+r", Purpose.CHANGE, lambda: _("Enter the trial"),
            lambda: _("Enter all that was tried, as one step"), meeting.enter_trial,
            applies=lambda at: at.session.on_trial),
    Command("start_anew", "ctrl+n", Purpose.CHANGE, lambda: _("Count anew"),
            lambda: _("Changes count from this moment on"), meeting.start_anew),
    Command("export", "f8", Purpose.FILE, lambda: _("Export"),
            lambda: _("Write the Excel workbook beside the project file"),
            meeting.export, asks=True),
    PICK,
    Command("go_to", "ctrl+g", Purpose.GO, lambda: _("Go to"),
            lambda: _("Go to an indicator by number or name"), meeting.go_to, asks=True),
    Command("save", "ctrl+s", Purpose.FILE, lambda: _("Save"),
            lambda: _("Write the project file and keep this version"), keeping.save, 7, asks=True),
    Command("undo", "ctrl+z", Purpose.CHANGE, lambda: _("Undo"),
            lambda: _("Take back the last change"), changing.undo),
    Command("redo", "ctrl+y", Purpose.CHANGE, lambda: _("Redo"),
            lambda: _("Do again what was undone"), changing.redo),
    Command("theme", "ctrl+l", Purpose.SEE, lambda: _("Colours"),
            lambda: _("Dark, light, high contrast"), reading.theme),
    Command("quit", "ctrl+q", Purpose.PROGRAM, lambda: _("Quit"),
            lambda: _("Leave; everything is saved"), meeting.leave_program, asks=True),
)  # fmt: skip
