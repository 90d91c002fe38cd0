"""Checks of what was typed: readable, plausible, in agreement."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from ziping.evaluation import Misread
from ziping.expression import Named, inputs
from ziping.findings.model import Mend, Spot, check
from ziping.findings.reasons import fault_remedy
from ziping.language import _
from ziping.quantity import Figure, read_figure, show
from ziping.scoring import ScoreSheet


@check("F001", "error")
def unreadable(sheet: ScoreSheet) -> Iterator[Spot]:
    """A field that cannot be read is unknown, and its text stays as typed."""
    for path in sheet.plan.program.inputs:
        misread = sheet.misread.get(path)
        if misread:
            yield Spot(path, unreadable_message(misread), fault_remedy(misread.fault))


def unreadable_message(misread: Misread) -> str:
    """What is wrong with the text of a field."""
    return _('Cannot read "{text}"; left as typed').format(text=misread.text)


@check("F002", "warning")
def ratio_as_percent(sheet: ScoreSheet) -> Iterator[Spot]:
    """A rate typed as 0.987 where per cent are asked for."""
    rates = (path for path, node in sheet.plan.program.inputs.items() if node.kind == "percent")
    for path in rates:
        text = sheet.project.text(path)
        if not text or "%" in text or "％" in text:
            continue
        figure = read_figure(text, "%")
        if isinstance(figure, Figure) and 0 < abs(figure.value) * 100 <= 1:
            message = _("{text} is read as {text}%").format(text=text)
            remedy = _("Type the rate in per cent, with the % sign to be sure")
            # In the order of what was typed: 0.987 read as a ratio, then as it was read.
            meant = (show(figure.value * 100, percent=True), show(figure.value, percent=True))
            write = _("Write {text}")
            mends = tuple(Mend(write.format(text=rate), ((path, rate),)) for rate in meant)
            yield Spot(path, message, remedy, mends=mends)


@check("F003", "warning")
def above_hundred(sheet: ScoreSheet) -> Iterator[Spot]:
    """A rate above 100 %: most often a figure in another unit."""
    for figure in sheet.plan.figures.values():
        rate = sheet.points(figure.node) if figure.fact.kind == "percent" else None
        if rate is not None and rate > 1:
            message = _("{label} is {rate}, above 100%")
            yield Spot(
                f"fact.{figure.name}",
                message.format(label=figure.fact.label, rate=sheet.shown(figure.node)),
                _("Check the units of the figures behind it; explain it where it is right"),
            )


@check("F040", "warning")
def typed_against_derived(sheet: ScoreSheet) -> Iterator[Spot]:
    """A figure that was typed and could also be derived, with another result."""
    for figure in sheet.plan.figures.values():
        if figure.typed is None or figure.derived is None:
            continue
        typed, derived = sheet.points(figure.typed), sheet.points(figure.derived)
        if typed is not None and derived is not None and typed != derived:
            message = _("{label}: {typed} is typed, {derived} follows from the other figures")
            yield Spot(
                figure.typed.path,
                message.format(
                    label=figure.fact.label,
                    typed=sheet.project.text(figure.typed.path),
                    derived=sheet.shown(figure.derived),
                ),
                _("Clear the typed figure, or correct what it is derived from"),
                mends=(Mend(_("Clear the typed figure"), ((figure.typed.path, ""),)),),
            )


@check("F041", "error")
def zero_divisor(sheet: ScoreSheet) -> Iterator[Spot]:
    """A derived figure whose parts are all known and which is still unknown: x / 0."""
    for figure in sheet.plan.figures.values():
        node = figure.derived
        if node is None or sheet.value(figure.node) is not None:
            continue
        parts = [sheet.value(part) for part in sheet.parts(node)]
        if parts and None not in parts and Fraction(0) in parts:
            yield Spot(
                _divisor(sheet, node) or f"fact.{figure.name}",
                _("{label} cannot be worked out: {calculation} divides by zero").format(
                    label=figure.fact.label, calculation=sheet.calculation(node)
                ),
                _("Check the figure that is 0; a rate of 0 / 0 does not exist"),
            )


def _divisor(sheet: ScoreSheet, node: Named) -> str:
    """The typed figure that is 0, else the last one: the field where it can be mended."""
    typed = inputs(node)
    zeros = tuple(item for item in typed if sheet.value(item) == 0)
    return next((item.path for item in reversed(zeros or typed)), "")
