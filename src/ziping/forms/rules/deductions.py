"""Points that a person takes off, each with a reason."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import ClassVar

from ziping.expression import ZERO, Arithmetic, Constant, Expression, Extreme, Fold
from ziping.forms.rules.base import Asks, Flaw, PlainRule, at_most_flaws
from ziping.language import _
from ziping.record import record


@record
class Deductions(PlainRule):
    """The weight less what is deducted, from nothing to the weight; `at_most` is the most that
    can be deducted. Nobody has judged until a first deduction is filled in; 0 there says that
    nothing is deducted."""

    kind: ClassVar[str] = "deductions"
    at_most: Constant | None = None

    def build(self, ask: Asks) -> Expression:
        """See Rule."""
        points = tuple(
            ask.answer(f"deduction.{number}.points", _("Deduction {number}").format(number=number))
            for number in range(1, ask.deductions() + 1)
        )
        deducted: Expression = Fold("sum", points)
        if self.at_most:
            deducted = Extreme("min", (deducted, self.at_most))
        left = Arithmetic("-", ask.weight, deducted)
        return Extreme("max", (Extreme("min", (left, ask.weight)), ZERO))

    def flaws(self, weight: Fraction) -> Iterator[Flaw]:
        """See Rule."""
        yield from at_most_flaws(self.at_most, weight)
