"""Criteria that the evaluator states as met or not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import ClassVar, Literal

from ziping.expression import ZERO, Arithmetic, Choose, Constant, Expression, Extreme, Fold
from ziping.forms.rules.base import Asks, Flaw, PlainRule, figure_of, total
from ziping.language import _
from ziping.record import record


@record
class Criterion:
    """One criterion; without points of its own it counts an equal share of the weight."""

    text: str
    points: Constant | None = None


@record
class Checklist(PlainRule):
    """`add`: the points of the criteria met. `deduct`: the weight less those not met, not below
    zero, also where the printed points do not add up to the weight."""

    kind: ClassVar[str] = "checklist"
    criteria: tuple[Criterion, ...]
    mode: Literal["add", "deduct"] = "deduct"

    def build(self, ask: Asks) -> Expression:
        """See Rule."""
        count = len(self.criteria)
        share = ask.weight
        if count > 1:
            share = Arithmetic("/", ask.weight, Constant(Fraction(count), str(count)))
        terms: list[Expression] = []
        for number, criterion in enumerate(self.criteria, 1):
            met = ask.answer(f"met.{number}", criterion.text, "flag")
            points = criterion.points or share
            pair = (points, ZERO) if self.mode == "add" else (ZERO, points)
            terms.append(Choose(met, *pair))
        if self.mode == "add":
            return Fold("sum", tuple(terms))
        left = Arithmetic("-", ask.weight, Fold("sum", tuple(terms)))
        return Extreme("max", (left, ZERO))

    def flaws(self, weight: Fraction) -> Iterator[Flaw]:
        """See Rule."""
        share = weight / max(1, len(self.criteria))
        best = sum(
            (figure_of(item.points) if item.points else share for item in self.criteria),
            Fraction(0),
        )
        if not self.criteria:
            message = _("There is no criterion")
            yield Flaw("criteria", "F118", message, _("List at least one"))
        elif self.mode == "add" and best != weight:
            message = _("All criteria together do not give exactly full marks")
            yield Flaw("criteria", "F118", message, _('Correct their points, or use mode "deduct"'))

    def printed_points(self) -> Fraction | None:
        """See Rule."""
        points: Sequence[Constant | None] = [criterion.points for criterion in self.criteria]
        return total(points)
