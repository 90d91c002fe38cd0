"""What stands beside a field: how its text is read, the range it must keep to, what is left."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from ziping.evaluation import FACT, place
from ziping.forms import TargetGroup
from ziping.language import _
from ziping.quantity import show
from ziping.scoring import Field, Line, points_range, score_range
from ziping.session import Session, last_year_text, reading
from ziping.tui.paint import quoting

_LEAST = 20
"""With less room for it nothing is said."""


def asides(session: Session, field: Field, cells: int) -> list[str]:
    """The words beside a field, the most telling first; there is room for so many cells."""
    return [
        text for text in (*_asides(session, field), last_year_aside(session, field, cells)) if text
    ]


def _asides(session: Session, field: Field) -> Iterator[str]:
    if field.is_figure or field.kind == "target":
        yield reading(session, field)
        yield _derived(session, field)
    asked = place(field.path).field
    line = _line(session, field.path) if asked in ("weight", "points", "override") else None
    if line and asked == "weight" and isinstance(line.source, TargetGroup):
        yield weights_left_text(session, line.source)
    elif line:
        find_range = points_range if asked == "points" else score_range
        yield find_range(session.sheet, line)


def last_year_aside(session: Session, field: Field, cells: int) -> str:
    """What last year's project said here, in one line: of several the first, and no more than
    there is room for."""
    first, _newline, more = last_year_text(session, field).strip().partition("\n")
    if not first or cells < _LEAST:
        return ""
    return quoting(_("last year: {text}"), first + (".." if more else ""), cells)


def weights_left_text(session: Session, group: TargetGroup, *, full: bool = False) -> str:
    """What the weights of a group's targets lack, or have too much; in `full` with the unit."""
    left = session.sheet.weights_left(group) if group.weight else Fraction(0)
    if left == 0:
        return ""
    message = _("{figure} left") if left > 0 else _("{figure} too many")
    if full:
        message = _("{figure} points left") if left > 0 else _("{figure} points too many")
    return message.format(figure=show(abs(left)))


def _line(session: Session, path: str) -> Line | None:
    owner = place(path).owner
    found = (line for line in session.sheet.lines if line.id == owner)
    return next((line for line in found if path.startswith(f"{line.prefix}.")), None)


def _derived(session: Session, field: Field) -> str:
    """How a fact that may be typed follows from other figures, unless that is what was typed."""
    sheet = session.sheet
    figure = sheet.plan.figures.get(field.path.removeprefix(f"{FACT}."))
    derived = figure.derived if figure and place(field.path).room == FACT else None
    shown = sheet.shown(derived) if derived else ""
    if derived is None or not shown or sheet.inputs.get(field.path) == sheet.value(derived):
        return ""
    calculation = sheet.calculation(derived)
    worked_out = shown if calculation == shown else f"{calculation} = {shown}"
    return _("derived {figure}").format(figure=worked_out)
