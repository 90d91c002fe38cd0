"""What stands beside a field: how its text is read, the range it must keep to, what is left."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from ziping.evaluation import FACT, TARGET, place, unit_of
from ziping.forms import TargetGroup
from ziping.language import _
from ziping.quantity import Figure, Target, read_figure, read_target, show
from ziping.scoring import Field, Line, points_range, score_range
from ziping.session import Session
from ziping.tui.paint import fit

_LAST_YEAR = 40
"""So many cells of last year's text are shown."""


def shown_unit(session: Session, field: Field) -> str:
    """The unit of a field as it stands; none where a percent is typed with its sign."""
    spot, unit = place(field.path), field.unit
    if spot.room == TARGET and spot.field in ("target", "actual"):
        unit = unit_of(session.project.entries, spot.owner)
    typed_percent = session.text(field.path).rstrip().endswith(("%", "％"))
    return "" if unit == "%" and typed_percent else unit


def asides(session: Session, field: Field) -> list[str]:
    """The words beside a field, the most telling first."""
    return [text for text in _asides(session, field) if text]


def _asides(session: Session, field: Field) -> Iterator[str]:
    if field.is_figure or field.kind == "target":
        yield reading(session, field) if session.text(field.path) else _derived(session, field)
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


def reading(session: Session, field: Field) -> str:
    """What a figure is read as, where that is not what stands in the field."""
    text = session.text(field.path)
    figure = _figure(session, field, text)
    if figure is None:
        return ""
    percent = figure.unit == "%"
    plain = show(figure.value, percent=percent)
    if _same(text, plain):
        return ""
    figure_text = show(figure.value, grouped=True, percent=percent)
    return _("read as {figure}").format(figure=figure_text)


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


def _figure(session: Session, field: Field, text: str) -> Figure | None:
    if field.kind == "target":
        target = read_target(text, unit_of(session.project.entries, place(field.path).owner))
        return target.figure if isinstance(target, Target) else None
    if not field.is_figure:
        return None
    unit = shown_unit(session, field) or field.unit
    read = read_figure(text, unit if unit != _("points") else "")
    return read if isinstance(read, Figure) else None


def _derived(session: Session, field: Field) -> str:
    """What follows from other figures where a fact that may be typed is not."""
    figure = session.sheet.plan.figures.get(field.path.removeprefix(f"{FACT}."))
    derived = figure.derived if figure and place(field.path).room == FACT else None
    shown = session.sheet.shown(derived) if derived else ""
    return _("derived {figure}").format(figure=shown) if shown else ""


def _same(text: str, plain: str) -> bool:
    """Whether a text is the plain decimal but for commas, sign of percent and trailing zeros."""
    typed, plain = text.replace(",", "").rstrip("%"), plain.rstrip("%")
    if typed == plain:
        return True
    if not typed.replace(".", "").replace("-", "").isdecimal() or not typed.isascii():
        return False
    return _trimmed(typed) == _trimmed(plain)


def _trimmed(decimal: str) -> str:
    return decimal.rstrip("0").rstrip(".") if "." in decimal else decimal
