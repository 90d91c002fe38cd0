"""Fixed points by the band that a figure falls into."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from ziping.expression import ZERO, Choose, Compare, Constant, Expression
from ziping.forms.rules.base import Asks, Flaw, PlainRule
from ziping.language import _


@dataclass(frozen=True, slots=True)
class Band:
    """The points of a band and its lower bound: included as `at_least`, excluded as `above`,
    none for the lowest band."""

    points: Constant
    at_least: Constant | None = None
    above: Constant | None = None

    @property
    def bound(self) -> Constant | None:
        """The lower bound, whichever side it belongs to."""
        return self.at_least or self.above


@dataclass(frozen=True, slots=True)
class Bands(PlainRule):
    """The first band, from the highest down, whose lower bound the figure reaches. Bands that
    begin where the one above ends leave neither gap nor overlap."""

    kind: ClassVar[str] = "bands"
    value: str
    bands: tuple[Band, ...]

    def build(self, ask: Asks) -> Expression:
        """See Rule."""
        value = ask.figure(self.value)
        body: Expression = ZERO
        for band in reversed(self.bands):
            if band.bound is None:
                body = band.points
            else:
                reached = Compare(">=" if band.at_least else ">", value, band.bound)
                body = Choose(reached, band.points, body)
        return body

    def figures(self) -> tuple[tuple[str, str], ...]:
        """See Rule."""
        return (("value", self.value),)

    def flaws(self, weight: Fraction) -> Iterator[Flaw]:
        """See Rule."""
        bounds = [_figure(band.bound) for band in self.bands if band.bound]
        if bounds != sorted(set(bounds), reverse=True):
            message = _("The bands do not step down, each below the one before")
            yield Flaw("bands", "F116", message, _("List them from the highest down"))
        if any(band.at_least and band.above for band in self.bands):
            message = _("A band has two lower bounds")
            yield Flaw("bands", "F116", message, _("Keep at_least or above, not both"))
        if [band.bound is None for band in self.bands] != [False] * len(bounds) + [True]:
            message = _("The bands leave figures without points")
            remedy = _("End with one band without a lower bound")
            yield Flaw("bands", "F117", message, remedy)
        points = [_figure(band.points) for band in self.bands]
        if points and not (max(points) == weight and min(points) >= 0):
            message = _("No band gives full marks, or one gives more or less than there is")
            yield Flaw("bands", "F118", message, _("Correct the points of the bands"))


def _figure(constant: Constant | None) -> Fraction:
    value = constant.value if constant else None
    return value if isinstance(value, Fraction) else Fraction(0)
