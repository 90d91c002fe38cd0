"""So many points off for every unit by which a figure misses its limit, or for every item."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import ClassVar, Literal

from ziping.expression import ONE, ZERO, Arithmetic, Constant, Expression, Extreme, Round, Rounding
from ziping.forms.rules.base import (
    Asks,
    Flaw,
    Limit,
    PlainRule,
    at_most_flaws,
    figure_of,
    named_limits,
)
from ziping.language import _
from ziping.record import record

_ROUNDING: dict[str, Rounding] = {"whole": "down", "started": "up"}


@record
class PerUnit(PlainRule):
    """weight - points x units beyond the limit, not below zero.

    `side` says where the figure loses points. Of a broken unit `whole` counts nothing, `started`
    all, `proportional` its part; `at_most` is the most that can be lost. With the limit 0 and the
    unit 1 it is so many points for every item counted.
    """

    kind: ClassVar[str] = "per_unit"
    value: str
    points: Constant
    limit: Limit = ZERO
    unit: Constant = ONE
    side: Literal["above", "below"] = "above"
    units: Literal["whole", "started", "proportional"] = "whole"
    at_most: Constant | None = None

    def build(self, ask: Asks) -> Expression:
        """See Rule."""
        value, limit = ask.figure(self.value), ask.limit(self.limit)
        beyond = (value, limit) if self.side == "above" else (limit, value)
        excess = Extreme("max", (Arithmetic("-", *beyond), ZERO))
        units: Expression = Arithmetic("/", excess, self.unit)
        if self.units in _ROUNDING:
            counted = Round(units, 0, _ROUNDING[self.units])
            units = ask.named("units", _("Units beyond the limit"), counted)
        loss: Expression = Arithmetic("*", units, self.points)
        if self.at_most:
            loss = Extreme("min", (loss, self.at_most))
        return Extreme("max", (Arithmetic("-", ask.weight, loss), ZERO))

    def figures(self) -> tuple[tuple[str, str], ...]:
        """See Rule."""
        return (("value", self.value), *named_limits(limit=self.limit))

    def flaws(self, weight: Fraction) -> Iterator[Flaw]:
        """See Rule."""
        for name, constant in (("points", self.points), ("unit", self.unit)):
            if figure_of(constant) <= 0:
                message = _("{name} must be above zero").format(name=name)
                yield Flaw(name, "F142", message, _("Write what is lost, and for how much"))
        yield from at_most_flaws(self.at_most, weight)
