"""How far a project file is, in one stamp and in words."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from ziping.language import _
from ziping.session.overview import Stage
from ziping.tui.stamps import BLANK, ERROR, MISSING, WARNING, Stamp

_STAMPS: Final = {
    Stage.BROKEN: ERROR,
    Stage.ERROR: ERROR,
    Stage.CHANGED: WARNING,
    Stage.MISSING: MISSING,
    Stage.BLANK: BLANK,
    Stage.COMPLETE: Stamp("齐", "= "),
    Stage.SEALED: Stamp("封", "# "),
    Stage.IN_USE: Stamp("用", "@ ", "accent"),
    Stage.UNREAD: Stamp("  ", "  "),
}


def stage_stamp(stage: Stage) -> Stamp:
    """How far a project file is."""
    return _STAMPS[stage]


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
