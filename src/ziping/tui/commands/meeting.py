"""The commands of the review meeting's table."""

from __future__ import annotations

from ziping.language import _
from ziping.tui.actions import meeting, trial
from ziping.tui.actions.meeting import MeetingPlace
from ziping.tui.command import Command, Purpose
from ziping.tui.commands import shared

MEETING: tuple[Command[MeetingPlace], ...] = (
    shared.HELP.at(1),
    shared.PICK.at(1),
    shared.NEXT_LINE,
    shared.PREVIOUS_LINE,
    shared.WHY.at(2),
    shared.POINTS_TO_WIN,
    shared.FINDINGS.at(3),
    Command("meeting", "f5", Purpose.GO, lambda: _("Back"),
            lambda: _("Back to the editor, at this indicator"), meeting.end, 5),
    Command("trial", "shift+f5", Purpose.CHANGE, lambda: _("Trial"),
            lambda: _("Only try changes; once more drops them without trace"),
            trial.switch, 4),
    Command("enter_trial", "ctrl+r", Purpose.CHANGE, lambda: _("Enter the trial"),
            lambda: _("Enter all that was tried, as one step"), trial.enter,
            applies=lambda at: at.session.on_trial),
    Command("start_anew", "ctrl+n", Purpose.CHANGE, lambda: _("Count anew"),
            lambda: _("Changes count from this moment on"), meeting.start_anew),
    shared.EXPORT,
    shared.GO_TO,
    shared.SAVE.at(7),
    shared.UNDO,
    shared.REDO,
    shared.THEME,
    shared.QUIT,
)  # fmt: skip
