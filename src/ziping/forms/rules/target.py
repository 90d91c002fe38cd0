"""A performance target against what was reached."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from ziping.expression import (
    NO,
    ONE,
    ZERO,
    Arithmetic,
    Choose,
    Compare,
    Constant,
    Expression,
    Extreme,
    Round,
)
from ziping.forms.rules.base import RowAsks, TargetParts
from ziping.language import _

_AT_MOST = ("<", "<=")
_SHOWN = {">=": "≥", "<=": "≤", ">": "＞", "<": "＜", "=": "＝"}


@dataclass(frozen=True, slots=True)
class Over:
    """Over-achievement: a completion above this says that the target was set too low.
    `excess` takes (completion - above) x weight off; `none` only flags."""

    above: Constant
    deduct: Literal["excess", "none"] = "none"


@dataclass(frozen=True, slots=True)
class TargetRule:
    """The rule of a target row.

    The completion is actual / target, or target / actual where less is better or an exact
    target is exceeded. It is rounded to `places` decimals (of the percent where it is printed
    as one) before it is used.
    Met earns full marks, but for over-achievement; unmet earns completion x weight or nothing.
    A divisor of zero is never divided by: met is then full marks and unmet nothing.
    """

    kind: ClassVar[str] = "target"
    unmet: Literal["proportional", "zero"] = "proportional"
    places: int = 2
    percent: bool = False
    over: Over | None = None

    def build(self, ask: RowAsks) -> TargetParts:
        """See RowRule."""
        met = ask.named("met", _("Target met"), _meets(ask))
        least = self._ratio(ask.actual, ask.target, met)
        most = self._ratio(ask.target, ask.actual, met)
        completion = ask.named(
            "completion",
            _("Completion"),
            _by_direction(ask, most, least),
            percent=self.percent,
            places=self.places,
        )
        above = self.over.above if self.over else None
        flag = Compare(">", completion, above) if above else NO
        flagged = ask.named("flagged", _("Target set too low"), flag)
        return TargetParts(completion, met, flagged, self._score(ask, completion, met, flagged))

    def _ratio(self, dividend: Expression, divisor: Expression, met: Expression) -> Expression:
        """The rounded quotient; where the divisor is zero, all or nothing."""
        places = self.places + 2 if self.percent else self.places
        ratio = Round(Arithmetic("/", dividend, divisor), places)
        return Choose(Compare("=", divisor, ZERO), Choose(met, ONE, ZERO), ratio)

    def _score(
        self, ask: RowAsks, completion: Expression, met: Expression, flagged: Expression
    ) -> Expression:
        full: Expression = ask.weight
        if self.over and self.over.deduct == "excess":
            excess = Arithmetic("-", completion, self.over.above)
            less = Arithmetic("-", ask.weight, Arithmetic("*", excess, ask.weight))
            full = Choose(flagged, Extreme("max", (less, ZERO)), ask.weight)
        part: Expression = ZERO
        if self.unmet == "proportional":
            bounded = Extreme("max", (Extreme("min", (completion, ONE)), ZERO))
            part = Arithmetic("*", bounded, ask.weight)
        return Choose(met, full, part)


def _text(operator: str) -> Constant:
    return Constant(operator, _SHOWN[operator])


def _by_direction(ask: RowAsks, at_most: Expression, at_least: Expression) -> Expression:
    """One expression where less is better, or where an exact target is exceeded; else the other."""
    exact = Choose(Compare(">", ask.actual, ask.target), at_most, at_least)
    found = Choose(Compare("=", ask.operator, _text("=")), exact, at_most)
    for operator in (">=", ">"):
        found = Choose(Compare("=", ask.operator, _text(operator)), at_least, found)
    return found


def _meets(ask: RowAsks) -> Expression:
    found: Expression = Compare("=", ask.actual, ask.target)
    for operator in ("<=", "<", ">=", ">"):
        stands = Compare(operator, ask.actual, ask.target)
        found = Choose(Compare("=", ask.operator, _text(operator)), stands, found)
    return found
