"""A fixed share of the weight lost for every target that was set too low."""

from __future__ import annotations

from typing import ClassVar

from ziping.expression import ZERO, Arithmetic, Expression, Extreme
from ziping.forms.rules.base import Asks, PlainRule
from ziping.record import record


@record
class PerFlagged(PlainRule):
    """weight - weight / of x flagged, not below zero; unknown where there is no target."""

    kind: ClassVar[str] = "per_flagged"
    flagged: str
    of: str

    def build(self, ask: Asks) -> Expression:
        """See Rule."""
        share = Arithmetic("/", ask.weight, ask.figure(self.of))
        loss = Arithmetic("*", share, ask.figure(self.flagged))
        return Extreme("max", (Arithmetic("-", ask.weight, loss), ZERO))

    def figures(self) -> tuple[tuple[str, str], ...]:
        """See Rule."""
        return (("flagged", self.flagged), ("of", self.of))
