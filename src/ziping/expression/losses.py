"""Fifth reading: what stands between full marks and the points that were given."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from ziping.expression.nodes import (
    Arithmetic,
    Choose,
    Expression,
    Extreme,
    FirstKnown,
    Fold,
    Named,
    Reference,
    Round,
    Value,
)
from ziping.quantity import exact_sum
from ziping.record import record

Worth = Callable[[Expression], Value]
"""The value of any part of an expression."""


@record
class Step:
    """A rounding or a bound on the way from a part to the whole, and what it adds."""

    node: Round | Extreme
    change: Fraction


@record
class Way:
    """The part of an expression that decides its value, and the steps from the whole down to it."""

    end: Expression
    steps: tuple[Step, ...] = ()


@record
class Loss:
    """A part of an expression that says how much is lost, its value (below zero it adds some),
    and the answer that lost it where one did."""

    node: Expression
    points: Fraction
    answer: Reference | None = None


@record
class Losses:
    """Full marks less these, changed by the steps, are the points. `listed` where each loss stands
    in the expression; else the only one is what the points (its node) fall short of full marks."""

    losses: tuple[Loss, ...]
    steps: tuple[Step, ...]
    listed: bool


def losses(points: Expression, weight: Fraction, worth: Worth) -> Losses:
    """How known points come from full marks. Exact; what takes nothing off is left out."""
    way = way_to(points, worth, lambda part: _listed(part, weight, worth) is not None)
    if way:
        found = _listed(way.end, weight, worth) or []
        return Losses(tuple(loss for loss in found if loss.points), way.steps, listed=True)
    way = way_to(points, worth, lambda part: not isinstance(part, Named | Round)) or Way(points)
    short = weight - _figure(worth(way.end))
    return Losses((Loss(way.end, short),) if short else (), way.steps, listed=False)


def way_to(node: Expression, worth: Worth, wanted: Callable[[Expression], bool]) -> Way | None:
    """Down to the wanted part, through names, roundings, bounds and the branches that count; None
    where it does not lie there. Where a bound took effect, the part behind it is looked for too."""
    if wanted(node):
        return Way(node)
    for below in _deciding(node, worth):
        found = way_to(below, worth, wanted)
        if found is None:
            continue
        if isinstance(node, Round | Extreme):
            change = _figure(worth(node)) - _figure(worth(below))
            return Way(found.end, (Step(node, change), *found.steps))
        return found
    return None


def _deciding(node: Expression, worth: Worth) -> tuple[Expression, ...]:
    """The parts that may decide the value, the one that does first."""
    match node:
        case Named(body=body) | Round(body=body):
            return (body,)
        case Choose(condition=condition, then=then, otherwise=otherwise):
            return (then if worth(condition) else otherwise,)
        case Extreme(items=items):
            result = worth(node)
            return tuple(sorted(items, key=lambda item: worth(item) != result))
        case FirstKnown(items=items):
            return tuple(item for item in items if worth(item) is not None)[:1]
        case _:
            return ()


def _listed(part: Expression, weight: Fraction, worth: Worth) -> list[Loss] | None:
    """The losses that a part names: terms taken off full marks, or answers that earn nothing
    where all together earn full marks."""
    match part:
        case Arithmetic(operator="-", left=left, right=right) if worth(left) == weight:
            return [_taken(term, worth) for term in _terms(right)]
        case Fold(how="sum", items=items):
            earned = [loss for item in items if (loss := _earned(item, worth))]
            if len(earned) == len(items) and exact_sum(one.points for one in earned) == weight:
                return [one for one in earned if one.answer and worth(one.answer) is False]
    return None


def _terms(node: Expression) -> tuple[Expression, ...]:
    """What is added up, each by itself."""
    match node:
        case Fold(how="sum" | "known", items=items):
            return tuple(term for item in items for term in _terms(item))
        case Arithmetic(operator="+", left=left, right=right):
            return (*_terms(left), *_terms(right))
        case _:
            return (node,)


def _taken(term: Expression, worth: Worth) -> Loss:
    """A term that is taken off; of an answer the branch that counts."""
    match term:
        case Choose(condition=Reference() as answer, then=then, otherwise=otherwise):
            branch = then if worth(answer) else otherwise
            return Loss(branch, _figure(worth(branch)), answer)
        case _:
            return Loss(term, _figure(worth(term)))


def _earned(term: Expression, worth: Worth) -> Loss | None:
    """What an answer earns, all or nothing."""
    match term:
        case Choose(condition=Reference() as answer, then=then, otherwise=otherwise):
            return Loss(then, _figure(worth(then)), answer) if worth(otherwise) == 0 else None
        case _:
            return None


def _figure(value: Value) -> Fraction:
    """A value as points; what is unknown takes nothing off a sum of what is known."""
    return value if isinstance(value, Fraction) else Fraction(0)
