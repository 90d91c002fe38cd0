"""Points that a person takes off, each with a reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ziping.expression import ZERO, Arithmetic, Expression, Extreme, Fold
from ziping.forms.rules.base import Asks, PlainRule
from ziping.language import _


@dataclass(frozen=True, slots=True)
class Deductions(PlainRule):
    """The weight less what is deducted, from nothing to the weight. Nobody has judged until a
    first deduction is filled in; 0 there says that nothing is deducted."""

    kind: ClassVar[str] = "deductions"

    def build(self, ask: Asks) -> Expression:
        """See Rule."""
        points = tuple(
            ask.answer(f"deduction.{number}.points", _("Deduction {number}").format(number=number))
            for number in range(1, ask.deductions() + 1)
        )
        left = Arithmetic("-", ask.weight, Fold("sum", points))
        return Extreme("max", (Extreme("min", (left, ask.weight)), ZERO))
