"""Points in proportion between two anchors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

from ziping.expression import ZERO, Arithmetic, Choose, Compare, Comparison, Constant, Expression
from ziping.forms.rules.base import Asks, Flaw, PlainRule
from ziping.language import _


@dataclass(frozen=True, slots=True)
class Linear(PlainRule):
    """Nothing below `zero_at`, full marks from `full_at`, in between
    (value - zero_at) / (full_at - zero_at) x weight; the other way round where full_at is the
    lower of the two."""

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
        worse, better = self._directions()
        below = Choose(Compare(worse, value, self.zero_at), ZERO, between)
        return Choose(Compare(better, value, self.full_at), ask.weight, below)

    def _directions(self) -> tuple[Comparison, Comparison]:
        none, full = self.zero_at.value, self.full_at.value
        falls = isinstance(none, Fraction) and isinstance(full, Fraction) and full < none
        return (">", "<") if falls else ("<", ">")

    def flaws(self, weight: Fraction) -> Iterator[Flaw]:
        """See Rule."""
        if self.zero_at.value == self.full_at.value:
            message = _("zero_at and full_at are the same, so nothing lies between them")
            remedy = _('Give each its own figure, or use the kind "gate"')
            yield Flaw("full_at", "F119", message, remedy)

    def figures(self) -> tuple[tuple[str, str], ...]:
        """See Rule."""
        return (("value", self.value),)
