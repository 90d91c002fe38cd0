"""Sentences that several panes show."""

from __future__ import annotations

from collections.abc import Sequence

from ziping.language import _
from ziping.quantity import show_short
from ziping.scoring import Line, ScoreSheet
from ziping.store import Version

_MOST = 3


def full_marks_text(sheet: ScoreSheet, line: Line) -> str:
    """The full marks of a line, and the printed ones where others count."""
    weight, printed = sheet.weight(line), sheet.printed_weight(line)
    if weight is None or not sheet.applies(line):
        return "" if sheet.applies(line) else _("does not apply")
    marks = _("Full marks {weight}").format(weight=show_short(weight))
    if printed is None or printed == weight:
        return marks
    return marks + " " + _("(printed {weight})").format(weight=show_short(printed))


def state_text(sheet: ScoreSheet) -> str:
    """The grade, or that the total is only so far."""
    return sheet.grade or ("" if sheet.complete else _("so far"))


def lacking_text(labels: Sequence[str]) -> str:
    """What must still be filled in; many are counted."""
    text = _(", ").join(labels[:_MOST])
    if len(labels) > _MOST:
        text = _("{labels} and {count} more").format(labels=text, count=len(labels) - _MOST)
    return _("still missing: {label}").format(label=text)


def titled(title: str, said: str) -> str:
    """A sentence about something, behind its name."""
    return _("{title}: {said}").format(title=title, said=said)


def version_words(version: Version) -> str:
    """A version by its time, and its name or who made it."""
    made = _("saved by you") if version.made else _("kept at the end")
    return f"{version.time:%Y-%m-%d %H:%M}  {version.name or made}"


def without_title(text: str, title: str) -> str:
    """What is said of a line, where its title stands beside it."""
    return text.removeprefix(title).lstrip(":： ") if title else text
