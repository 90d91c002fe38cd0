"""How many of the declared targets were met."""

from __future__ import annotations

from typing import ClassVar

from ziping.expression import ONE, ZERO, Arithmetic, Choose, Compare, Expression
from ziping.forms.rules.base import Asks, PlainRule
from ziping.record import record


@record
class Share(PlainRule):
    """met / declared x weight, from nothing to the weight; unknown where nothing was declared."""

    kind: ClassVar[str] = "share"
    met: str
    declared: str

    def build(self, ask: Asks) -> Expression:
        """See Rule."""
        met, declared = ask.figure(self.met), ask.figure(self.declared)
        share = Arithmetic("/", met, declared)
        part = Choose(Compare("<", share, ZERO), ZERO, Arithmetic("*", share, ask.weight))
        return Choose(Compare(">", share, ONE), ask.weight, part)

    def figures(self) -> tuple[tuple[str, str], ...]:
        """See Rule."""
        return (("met", self.met), ("declared", self.declared))
