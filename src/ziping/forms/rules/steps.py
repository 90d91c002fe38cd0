"""Steps down from the best: the shape that bands of figures and tiers of judgement share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction

from ziping.expression import Choose, Compare, Constant, Expression
from ziping.forms.rules.base import Flaw, figure_of
from ziping.language import _
from ziping.record import record


@record
class Step:
    """What begins at a lower bound: included as `at_least`, excluded as `above`, none for the
    lowest step."""

    at_least: Constant | None = None
    above: Constant | None = None

    @property
    def bound(self) -> Constant | None:
        """The lower bound, whichever side it belongs to."""
        return self.at_least or self.above

    def reached(self, value: Expression) -> Expression | None:
        """That the figure lies in this step or a higher one; None where every figure does."""
        bound = self.bound
        return bound and Compare(">=" if self.at_least else ">", value, bound)


def stepwise(
    value: Expression, steps: Sequence[Step], worth: Callable[[int], Expression]
) -> Expression:
    """What the first step, from the highest down, is worth whose lower bound the value reaches."""
    body = worth(len(steps) - 1)
    for number in reversed(range(len(steps) - 1)):
        reached = steps[number].reached(value)
        body = Choose(reached, worth(number), body) if reached else worth(number)
    return body


def step_flaws(parameter: str, steps: Sequence[Step]) -> Iterator[Flaw]:
    """Steps that overlap, leave a gap or have two bounds."""
    bounds = [figure_of(step.bound) for step in steps if step.bound]
    if bounds != sorted(set(bounds), reverse=True):
        message = _("The steps do not go down, each below the one before")
        yield Flaw(parameter, "F116", message, _("List them from the highest down"))
    if any(step.at_least and step.above for step in steps):
        message = _("A step has two lower bounds")
        yield Flaw(parameter, "F116", message, _("Keep at_least or above, not both"))
    if [step.bound is None for step in steps] != [False] * len(bounds) + [True]:
        message = _("The steps leave figures without points")
        yield Flaw(parameter, "F117", message, _("End with one step without a lower bound"))


def lower(step: Step) -> Fraction:
    """The lower bound of a step, zero for the lowest."""
    return figure_of(step.bound)
