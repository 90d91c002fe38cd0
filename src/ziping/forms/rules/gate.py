"""All or nothing."""

from __future__ import annotations

from typing import ClassVar

from ziping.expression import ZERO, Choose, Compare, Comparison, Expression
from ziping.forms.rules.base import Asks, Limit, PlainRule, named_limits
from ziping.record import record


@record
class Gate(PlainRule):
    """Full marks where the figure stands so to a threshold; else nothing."""

    kind: ClassVar[str] = "gate"
    value: str
    operator: Comparison
    threshold: Limit = ZERO

    def build(self, ask: Asks) -> Expression:
        """See Rule."""
        stands = Compare(self.operator, ask.figure(self.value), ask.limit(self.threshold))
        return Choose(stands, ask.weight, ZERO)

    def figures(self) -> tuple[tuple[str, str], ...]:
        """See Rule."""
        return (("value", self.value), *named_limits(threshold=self.threshold))
