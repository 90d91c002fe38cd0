"""What stands beside a field: how its text is read, the range it must keep to, what is left."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from ziping.evaluation import FACT, place
from ziping.forms import TargetGroup
from ziping.language import _
from ziping.quantity import show
from ziping.scoring import Field, Line, points_range, score_range
from ziping.session import Session, reading
from ziping.tui.paint import fit

_LAST_YEAR = 40
"""So many cells of last year's text are shown."""


def asides(session: Session, field: Field) -> list[str]:
    """The words beside a field, the most telling first."""
    return [text for text in _asides(session, field) if text]


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
    yield _last_year(session, field)


def _last_year(session: Session, field: Field) -> str:
    """What last year's project said here, where that is something else."""
    text = session.last_year(field.path)
    if not text or text == session.text(field.path):
        return ""
    return _("last year {text}").format(text=fit(text, _LAST_YEAR))


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
