"""How a field's text is read, and what may be typed into it, in words."""

from __future__ import annotations

from collections.abc import Iterator

from ziping.evaluation import SUBJECT, TABLE, TARGET, place, unit_of
from ziping.language import _
from ziping.quantity import Figure, Target, read_figure, read_target, show
from ziping.scoring import Field
from ziping.session.session import Session


def shown_unit(session: Session, field: Field) -> str:
    """The unit of a field as it stands; none where a percent is typed with its sign."""
    spot, unit = place(field.path), field.unit
    if spot.room == TARGET and spot.field in ("target", "actual"):
        unit = unit_of(session.project.entries, spot.owner)
    typed_percent = session.text(field.path).rstrip().endswith(("%", "％"))
    return "" if unit == "%" and typed_percent else unit


def reading(session: Session, field: Field) -> str:
    """What a figure is read as, where that is not what stands in the field."""
    text = session.text(field.path)
    figure = _figure(session, field, text)
    if figure is None:
        return ""
    percent = figure.unit == "%"
    if _same(text, show(figure.value, percent=percent)):
        return ""
    shown = show(figure.value, grouped=True, percent=percent)
    return _("read as {figure}").format(figure=shown)


def last_year_text(session: Session, field: Field) -> str:
    """What last year's project said in a field, an answer in its words; empty where nothing is
    known of it, or where the same stands as names and targets do that came along."""
    text = session.last_year(field.path)
    comes_along = place(field.path).room in (SUBJECT, TARGET, TABLE)
    if comes_along and text == session.text(field.path):
        return ""
    return next((it.label for it in field.options if text in (it.value, it.label)), text)


def wants(field: Field) -> Iterator[str]:
    """What may be typed into a field, by its kind."""
    if field.kind == "target":
        yield _("A comparison and a number: >45, 95%以上; or words alone.")
    if field.is_figure or field.kind == "target":
        yield _(
            "Numbers as you write them: 1,018.93, １２．５, 519.03万, 98.68%. What cannot be "
            "read stays as typed and counts as unknown."
        )
    elif field.kind == "date":
        yield _("A day as you write it: 2021-11-01, 2021年11月.")
    elif not field.options:
        yield _("Any words; they stay exactly as typed.")


def _figure(session: Session, field: Field, text: str) -> Figure | None:
    if field.kind == "target":
        target = read_target(text, unit_of(session.project.entries, place(field.path).owner))
        return target.figure if isinstance(target, Target) else None
    if not field.is_figure:
        return None
    unit = shown_unit(session, field) or field.unit
    read = read_figure(text, unit if unit != _("points") else "")
    return read if isinstance(read, Figure) else None


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
