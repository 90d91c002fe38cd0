"""A performance target against what was reached."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from ziping.expression import (
    NO,
    ONE,
    UNKNOWN,
    ZERO,
    Arithmetic,
    Choose,
    Compare,
    Constant,
    Expression,
    Extreme,
    FirstKnown,
    Named,
    Round,
)
from ziping.forms.rules.base import Doubt, Flaw, RowAsks, TargetParts
from ziping.forms.rules.judgement import Tier, chosen, judged, judgement_doubts, tier_flaws
from ziping.forms.rules.steps import Step, step_flaws, stepwise
from ziping.language import _
from ziping.record import record

QUALITATIVE = "qualitative"
"""The comparison of a row that is judged by tiers and not measured."""

_SHOWN = {">=": "≥", "<=": "≤", ">": "＞", "<": "＜", "=": "＝"}


@record(kw_only=True)
class Over(Step):
    """Over-achievement: what a completion `above` a figure costs, or one of `at_least` so much.

    `none` only flags it, `excess` takes (completion - figure) x weight off, `points` so many
    points, `cap` leaves at most this share of the weight. With `confirm` it costs nothing until
    a person says that the target was set too low; with `reason` it must be explained.
    """

    deduct: Literal["none", "excess", "points", "cap"] = "none"
    points: Constant | None = None
    cap: Constant | None = None
    confirm: bool = False
    reason: bool = False


@record(kw_only=True)
class PartlyMet(Step):
    """The share of the weight that an unmet target earns from this completion on."""

    share: Constant


@record
class TargetRule:
    """The rule of a target row.

    The completion is actual / target where more is better or an exact target is not reached.
    Where less is better, `reverse` says which of two formulas holds: `inverse` is target /
    actual, `linear` is 1 - (actual - target) / target, nothing from twice the target on. It is
    rounded to `places` decimals (of the percent where it is printed as one), and with `rounded`
    the points are worked out from the rounded figure.

    Met earns full marks, but for over-achievement. Unmet earns completion x weight, nothing, or
    by `steps` a share of the weight. A divisor of zero is never divided by: met is then full
    marks and unmet nothing. With `tiers` a row may be judged instead of measured.
    """

    kind: ClassVar[str] = "target"
    unmet: Literal["proportional", "zero", "steps"] = "proportional"
    reverse: Literal["inverse", "linear"] = "inverse"
    places: int = 2
    percent: bool = False
    rounded: bool = True
    over: Over | None = None
    steps: tuple[PartlyMet, ...] = ()
    tiers: tuple[Tier, ...] = ()

    @property
    def qualitative(self) -> bool:
        """See RowRule."""
        return bool(self.tiers)

    def build(self, ask: RowAsks) -> TargetParts:
        """See RowRule."""
        met = ask.named("met", _("Target met"), self._met(ask))
        exact = self._completion(ask, met)
        if self.tiers:
            exact = Choose(_is(ask, QUALITATIVE), UNKNOWN, exact)
        places = self.places + 2 if self.percent else self.places
        completion = ask.named(
            "completion",
            _("Completion"),
            Round(exact, places) if self.rounded else exact,
            percent=self.percent,
            places=self.places,
        )
        flagged = ask.named("flagged", _("Target set too low"), self._flag(ask, completion))
        score = self._score(ask, completion, met, flagged)
        if not self.tiers:
            return TargetParts(completion, met, flagged, score)
        score = Choose(_is(ask, QUALITATIVE), judged(ask, self.tiers), score)
        return TargetParts(completion, met, flagged, score, self._doubts(ask))

    def flaws(self) -> Iterator[Flaw]:
        """See RowRule."""
        yield from tier_flaws(self.tiers)
        if self.unmet == "steps" or self.steps:
            yield from step_flaws("steps", self.steps)
        if bool(self.steps) != (self.unmet == "steps"):
            message = _('unmet = "steps" and the list of steps go together')
            yield Flaw("steps", "F143", message, _("Give both or neither"))
        over = self.over
        if over and (bool(over.points), bool(over.cap)) != (
            over.deduct == "points",
            over.deduct == "cap",
        ):
            message = _("What over-achievement costs is not said in full, or twice")
            remedy = _('Give "points" with deduct = "points", "cap" with deduct = "cap"')
            yield Flaw("over", "F143", message, remedy)
        if over and bool(over.at_least) == bool(over.above):
            message = _("Over-achievement begins at two figures, or at none")
            yield Flaw("over", "F143", message, _("Keep at_least or above, not both"))

    def _doubts(self, ask: RowAsks) -> tuple[Doubt, ...]:
        return judgement_doubts(ask, self.tiers, _is(ask, QUALITATIVE))

    def _met(self, ask: RowAsks) -> Expression:
        if not self.tiers:
            return _meets(ask)
        return Choose(_is(ask, QUALITATIVE), chosen(ask, self.tiers, self.tiers[0]), _meets(ask))

    def _completion(self, ask: RowAsks, met: Named) -> Expression:
        least = _guarded(ask.target, Arithmetic("/", ask.actual, ask.target), met)
        inverse = _guarded(ask.actual, Arithmetic("/", ask.target, ask.actual), met)
        most = inverse
        if self.reverse == "linear":
            beyond = Arithmetic("/", Arithmetic("-", ask.actual, ask.target), ask.target)
            most = _guarded(ask.target, Arithmetic("-", ONE, beyond), met)
        # More than an exact target misses it, as far as the inverse says.
        exact = Choose(Compare(">", ask.actual, ask.target), inverse, least)
        found = Choose(_is(ask, "="), exact, most)
        for operator in (">=", ">"):
            found = Choose(_is(ask, operator), least, found)
        return found

    def _flag(self, ask: RowAsks, completion: Named) -> Expression:
        if self.over is None:
            return NO
        above = self.over.reached(completion) or NO
        if self.tiers:
            above = Choose(_is(ask, QUALITATIVE), NO, above)
        if not self.over.confirm:
            return above
        said = ask.answer("set_low", _("Set too low"), "flag")
        return Choose(above, FirstKnown((said, NO)), NO)

    def _score(
        self, ask: RowAsks, completion: Named, met: Expression, flagged: Named
    ) -> Expression:
        full: Expression = ask.weight
        if self.over and self.over.deduct != "none":
            full = Choose(flagged, self._over(ask.weight, completion, self.over), ask.weight)
        return Choose(met, full, self._unmet(ask, completion))

    def _over(self, weight: Expression, completion: Named, over: Over) -> Expression:
        if over.deduct == "cap":
            return Arithmetic("*", weight, over.cap or ONE)
        loss: Expression = over.points or ZERO
        if over.deduct == "excess":
            loss = Arithmetic("*", Arithmetic("-", completion, over.bound or ZERO), weight)
        return Extreme("max", (Arithmetic("-", weight, loss), ZERO))

    def _unmet(self, ask: RowAsks, completion: Named) -> Expression:
        if self.unmet == "zero":
            return ZERO
        if self.unmet == "steps" and self.steps:
            share = stepwise(completion, self.steps, lambda number: self.steps[number].share)
            return Arithmetic("*", share, ask.weight)
        bounded = Extreme("max", (Extreme("min", (completion, ONE)), ZERO))
        return Arithmetic("*", bounded, ask.weight)


def _guarded(divisor: Expression, quotient: Expression, met: Named) -> Expression:
    """The quotient; where the divisor is zero, all or nothing."""
    return Choose(Compare("=", divisor, ZERO), Choose(met, ONE, ZERO), quotient)


def _is(ask: RowAsks, operator: str) -> Expression:
    label = _("Judged") if operator == QUALITATIVE else _SHOWN[operator]
    return Compare("=", ask.operator, Constant(operator, label))


def _meets(ask: RowAsks) -> Expression:
    found: Expression = Compare("=", ask.actual, ask.target)
    for operator in ("<=", "<", ">=", ">"):
        stands = Compare(operator, ask.actual, ask.target)
        found = Choose(_is(ask, operator), stands, found)
    return found
