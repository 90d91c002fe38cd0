"""How far a project file is, in one stamp and in words."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from ziping.language import _, language
from ziping.session.overview import Stage
from ziping.tui.palette import Palette

STAMPS: Final = {
    Stage.BROKEN: ("错", "x "),
    Stage.ERROR: ("错", "x "),
    Stage.CHANGED: ("警", "! "),
    Stage.MISSING: ("缺", "? "),
    Stage.BLANK: ("空", ". "),
    Stage.COMPLETE: ("齐", "= "),
    Stage.SEALED: ("封", "# "),
    Stage.IN_USE: ("用", "@ "),
    Stage.UNREAD: ("  ", "  "),
}


def stage_stamp(stage: Stage) -> str:
    """The stage as one stamp of two cells."""
    return STAMPS[stage][0 if language() == "zh" else 1]


def stage_word(stage: Stage) -> str:
    """The stage in a word or two."""
    return {
        Stage.BROKEN: _("unreadable"),
        Stage.ERROR: _("an error stands"),
        Stage.CHANGED: _("edited after the seal"),
        Stage.MISSING: _("incomplete"),
        Stage.BLANK: _("blank"),
        Stage.COMPLETE: _("complete"),
        Stage.SEALED: _("sealed"),
        Stage.IN_USE: _("open elsewhere"),
        Stage.UNREAD: _("not read yet"),
    }[stage]


def when(nanoseconds: int, today: date | None = None) -> str:
    """When a file was changed, in at most eleven cells."""
    time = datetime.fromtimestamp(nanoseconds // 10**9).astimezone()
    days = ((today or datetime.now().astimezone().date()) - time.date()).days
    if days == 0:
        return _("today {time}").format(time=f"{time:%H:%M}")
    if 0 < days < 300:
        return f"{time:%m-%d %H:%M}"
    return f"{time:%Y-%m-%d}"


def stage_colour(colours: Palette, stage: Stage) -> str:
    """The colour of a stage: amber where there is something to do, red where something is wrong."""
    match stage:
        case Stage.BROKEN | Stage.ERROR:
            return colours.bad
        case Stage.MISSING | Stage.CHANGED:
            return colours.warn
        case Stage.IN_USE:
            return colours.accent
        case _:
            return colours.muted
