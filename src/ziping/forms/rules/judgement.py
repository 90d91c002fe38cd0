"""Points that a person gives, freely or within the tier that the person chooses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import ClassVar

from ziping.expression import (
    NO,
    UNKNOWN,
    YES,
    ZERO,
    Arithmetic,
    Choose,
    Compare,
    Constant,
    Expression,
    Option,
    Reference,
)
from ziping.forms.rules.base import Asks, AsksJudgement, Doubt, Flaw, PlainRule
from ziping.forms.rules.steps import Step, lower, step_flaws
from ziping.language import _
from ziping.quantity import show
from ziping.record import record


@record(kw_only=True)
class Tier(Step):
    """A verdict and the lower bound, as a share of full marks, of the points it allows; the
    upper bound is where the tier above begins, or full marks."""

    id: str
    label: str


@record
class Judgement(PlainRule):
    """Points typed by a person, from nothing to full marks. With tiers the person also says
    which one; points outside the tier count as typed and are a finding."""

    kind: ClassVar[str] = "judgement"
    tiers: tuple[Tier, ...] = ()

    def build(self, ask: Asks) -> Expression:
        """See Rule."""
        return judged(ask, self.tiers)

    def doubts(self, ask: Asks) -> tuple[Doubt, ...]:
        """See Rule."""
        return judgement_doubts(ask, self.tiers)

    def flaws(self, weight: Fraction) -> Iterator[Flaw]:
        """See Rule."""
        yield from tier_flaws(self.tiers)


@record
class Declared(PlainRule):
    """A score that is stated and follows from nothing (a report that says only: 98 points)."""

    kind: ClassVar[str] = "declared"
    derives: ClassVar[bool] = False

    def build(self, ask: Asks) -> Expression:
        """See Rule."""
        return judged(ask, ())

    def doubts(self, ask: Asks) -> tuple[Doubt, ...]:
        """See Rule."""
        return judgement_doubts(ask, ())


def judged(ask: AsksJudgement, tiers: Sequence[Tier]) -> Expression:
    """The points once they and the tier are filled in; unknown where they are out of range."""
    points = _points(ask, tiers)
    within = Choose(Compare("<=", points, ask.weight), points, UNKNOWN)
    body: Expression = Choose(Compare(">=", points, ZERO), within, UNKNOWN)
    if tiers:
        inside = body
        body = UNKNOWN
        for tier in reversed(tiers):
            body = Choose(chosen(ask, tiers, tier), inside, body)
    return body


def chosen(ask: AsksJudgement, tiers: Sequence[Tier], tier: Tier) -> Expression:
    """That this tier is chosen."""
    return Compare("=", _choice(ask, tiers), Constant(tier.id, tier.label))


def judgement_doubts(
    ask: AsksJudgement, tiers: Sequence[Tier], given: Expression = YES
) -> tuple[Doubt, ...]:
    """Points below zero or above full marks, and points outside the tier chosen; only where
    points are `given` at all."""
    points = _points(ask, tiers)
    negative = Compare("<", points, ZERO)
    too_many = Choose(negative, YES, Compare(">", points, ask.weight))
    found = [
        Doubt(
            Choose(given, too_many, NO),
            points.path,
            _("The points are outside zero to full marks and do not count"),
            _("Correct the points"),
        )
    ]
    for number, tier in enumerate(tiers):
        outside = Choose(chosen(ask, tiers, tier), _outside(ask, points, tiers, number), NO)
        message = _('The points do not belong to "{tier}" ({range} of full marks)')
        found.append(
            Doubt(
                Choose(given, outside, NO),
                points.path,
                message.format(tier=tier.label, range=range_text(tiers, number)),
                _("Correct the points, or choose the tier they belong to"),
            )
        )
    return tuple(found)


def range_text(tiers: Sequence[Tier], number: int, weight: Fraction | None = None) -> str:
    """The range of a tier as a standard prints it: [80%, 100%]; in points of a weight: [8, 10]."""
    tier, above = tiers[number], tiers[number - 1] if number else None
    opens = "(" if tier.above else "["
    closes = ")" if above and above.at_least else "]"
    low, high = lower(tier), lower(above) if above else Fraction(1)
    if weight is None:
        return f"{opens}{show(low, percent=True)}, {show(high, percent=True)}{closes}"
    return f"{opens}{show(low * weight)}, {show(high * weight)}{closes}"


def tier_flaws(tiers: Sequence[Tier]) -> Iterator[Flaw]:
    """Tiers that overlap, leave a gap, or cannot be told apart."""
    if tiers:
        yield from step_flaws("tiers", tiers)
    ids = [tier.id for tier in tiers]
    if len(set(ids)) < len(ids) or not all(tier.id and tier.label for tier in tiers):
        message = _("The tiers cannot be told apart")
        yield Flaw("tiers", "F140", message, _("Give each tier an id and a label of its own"))
    if any(not 0 < lower(tier) < 1 for tier in tiers[:-1]):
        message = _("A tier begins outside 0% to 100% of full marks")
        remedy = _('Write the lower bound as a share of full marks, such as "80%"')
        yield Flaw("tiers", "F141", message, remedy)


def _outside(
    ask: AsksJudgement, points: Expression, tiers: Sequence[Tier], number: int
) -> Expression:
    tier, above = tiers[number], tiers[number - 1] if number else None
    below: Expression = NO
    if tier.bound:
        edge = Arithmetic("*", ask.weight, tier.bound)
        below = Compare("<" if tier.at_least else "<=", points, edge)
    over: Expression = NO
    if above and above.bound:
        top = Arithmetic("*", ask.weight, above.bound)
        over = Compare(">=" if above.at_least else ">", points, top)
    return Choose(below, YES, over)


def _choice(ask: AsksJudgement, tiers: Sequence[Tier]) -> Reference:
    options = tuple(Option(tier.id, tier.label) for tier in tiers)
    return ask.answer("choice", _("Verdict"), "choice", options, _ranges(tiers))


def _points(ask: AsksJudgement, tiers: Sequence[Tier]) -> Reference:
    return ask.answer("points", _("Points"), help=_ranges(tiers))


def _ranges(tiers: Sequence[Tier]) -> str:
    """The tiers with the shares of full marks that belong to them."""
    ranges = (f"{tier.label} {range_text(tiers, number)}" for number, tier in enumerate(tiers))
    return _("; ").join(ranges)
