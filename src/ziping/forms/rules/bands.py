"""Fixed points by the band that a figure falls into."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import ClassVar

from ziping.expression import ZERO, Constant, Expression
from ziping.forms.rules.base import Asks, Flaw, PlainRule, figure_of
from ziping.forms.rules.steps import Step, step_flaws, stepwise
from ziping.language import _
from ziping.record import record


@record(kw_only=True)
class Band(Step):
    """The points of a band and its lower bound."""

    points: Constant


@record
class Bands(PlainRule):
    """The first band, from the highest down, whose lower bound the figure reaches. Bands that
    begin where the one above ends leave neither gap nor overlap."""

    kind: ClassVar[str] = "bands"
    value: str
    bands: tuple[Band, ...]

    def build(self, ask: Asks) -> Expression:
        """See Rule."""
        if not self.bands:
            return ZERO
        return stepwise(
            ask.figure(self.value), self.bands, lambda number: self.bands[number].points
        )

    def figures(self) -> tuple[tuple[str, str], ...]:
        """See Rule."""
        return (("value", self.value),)

    def flaws(self, weight: Fraction) -> Iterator[Flaw]:
        """See Rule."""
        yield from step_flaws("bands", self.bands)
        points = [figure_of(band.points) for band in self.bands]
        if points and not (max(points) == weight and min(points) >= 0):
            message = _("No band gives full marks, or one gives more or less than there is")
            yield Flaw("bands", "F118", message, _("Correct the points of the bands"))
