"""A rate times the weight."""

from __future__ import annotations

from typing import ClassVar

from ziping.expression import ONE, ZERO, Arithmetic, Choose, Compare, Expression
from ziping.forms.rules.base import Asks, PlainRule
from ziping.record import record


@record
class Proportion(PlainRule):
    """value x weight for a rate from 0 to 1; full marks above, nothing below."""

    kind: ClassVar[str] = "proportion"
    value: str

    def build(self, ask: Asks) -> Expression:
        """See Rule."""
        value = ask.figure(self.value)
        product = Arithmetic("*", value, ask.weight)
        below = Choose(Compare("<", value, ZERO), ZERO, product)
        return Choose(Compare(">", value, ONE), ask.weight, below)

    def figures(self) -> tuple[tuple[str, str], ...]:
        """See Rule."""
        return (("value", self.value),)
