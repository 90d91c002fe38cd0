"""Points in proportion between two anchors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ziping.expression import ZERO, Arithmetic, Choose, Compare, Constant, Expression
from ziping.forms.rules.base import Asks, PlainRule


@dataclass(frozen=True, slots=True)
class Linear(PlainRule):
    """Nothing below `zero_at`, full marks from `full_at`, in between
    (value - zero_at) / (full_at - zero_at) x weight."""

    kind: ClassVar[str] = "linear"
    value: str
    zero_at: Constant
    full_at: Constant

    def build(self, ask: Asks) -> Expression:
        """See Rule."""
        value = ask.figure(self.value)
        span = Arithmetic("-", self.full_at, self.zero_at)
        part = Arithmetic("/", Arithmetic("-", value, self.zero_at), span)
        between = Arithmetic("*", part, ask.weight)
        below = Choose(Compare("<", value, self.zero_at), ZERO, between)
        return Choose(Compare(">", value, self.full_at), ask.weight, below)

    def figures(self) -> tuple[tuple[str, str], ...]:
        """See Rule."""
        return (("value", self.value),)
