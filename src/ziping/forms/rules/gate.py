"""All or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ziping.expression import ZERO, Choose, Compare, Comparison, Constant, Expression
from ziping.forms.rules.base import Asks, PlainRule


@dataclass(frozen=True, slots=True)
class Gate(PlainRule):
    """Full marks where the figure stands so to a threshold, or to another figure; else nothing."""

    kind: ClassVar[str] = "gate"
    value: str
    operator: Comparison
    threshold: Constant | None = None
    other: str = ""

    def build(self, ask: Asks) -> Expression:
        """See Rule."""
        limit = ask.figure(self.other) if self.other else self.threshold or ZERO
        return Choose(Compare(self.operator, ask.figure(self.value), limit), ask.weight, ZERO)

    def figures(self) -> tuple[tuple[str, str], ...]:
        """See Rule."""
        other = (("other", self.other),) if self.other else ()
        return (("value", self.value), *other)
