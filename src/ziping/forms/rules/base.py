"""What a rule kind is, and what it may ask for while it builds its expression."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import ClassVar, Protocol, TypeAlias

from ziping.expression import Constant, Expression, Kind, Named, Option, Reference
from ziping.language import _
from ziping.record import record

Limit: TypeAlias = Constant | str
"""A figure of the standard, or the id of the fact that holds it."""


@record
class Flaw:
    """What is wrong with a rule's own parameters: which one, a permanent code, words, remedy."""

    parameter: str
    code: str
    message: str
    remedy: str


@record
class Doubt:
    """An answer that can be read but not be right: where `condition` holds, at which field."""

    condition: Expression
    path: str
    message: str
    remedy: str


@record
class TargetParts:
    """The results of one target row; `flagged` where the target was set too low."""

    completion: Named
    met: Named
    flagged: Named
    score: Expression
    doubts: tuple[Doubt, ...] = ()


class AsksJudgement(Protocol):
    """What a rule may ask where a person gives points, for an indicator or a row alike."""

    @property
    def weight(self) -> Expression:
        """Full marks."""

    def answer(
        self,
        name: str,
        label: str,
        kind: Kind = "number",
        options: tuple[Option, ...] = (),
        help: str = "",  # noqa: A002 - what a Reference calls it
    ) -> Reference:
        """What the evaluator fills in under this name of the indicator or target row."""

    def named(
        self,
        name: str,
        label: str,
        body: Expression,
        *,
        percent: bool = False,
        places: int | None = None,
    ) -> Named:
        """An intermediate result with a name of its own."""


class Asks(AsksJudgement, Protocol):
    """What an indicator's rule may use: its weight, answers, the form's figures, target rows."""

    def deductions(self) -> int:
        """How many deductions the evaluator has listed, at least one."""

    def figure(self, name: str) -> Expression:
        """A fact of the form."""

    def limit(self, limit: Limit) -> Expression:
        """A figure of the standard, or the fact that holds it."""

    def targets(self, group: str) -> Sequence[TargetParts]:
        """The rows of a target group."""


class RowAsks(AsksJudgement, Protocol):
    """What the rule of a target row may use."""

    @property
    def operator(self) -> Expression:
        """How the actual must stand to the target."""

    @property
    def target(self) -> Expression:
        """The target figure."""

    @property
    def actual(self) -> Expression:
        """The figure reached."""


class Rule(Protocol):
    """A rule kind for an indicator: parameters, and the expression they make."""

    kind: ClassVar[str]
    derives: ClassVar[bool]
    """Whether the score follows from anything; a declared one does not."""

    def build(self, ask: Asks) -> Expression:
        """The points as an expression, before rounding to the form's decimals."""

    def doubts(self, ask: Asks) -> tuple[Doubt, ...]:
        """Answers that cannot be right."""

    def figures(self) -> tuple[tuple[str, str], ...]:
        """The facts it names, as (parameter, fact)."""

    def groups(self) -> tuple[tuple[str, str], ...]:
        """The target groups it names, as (parameter, group)."""

    def printed_points(self) -> Fraction | None:
        """The sub-points the standard prints, which should add up to the weight."""

    def flaws(self, weight: Fraction) -> Iterator[Flaw]:
        """What is wrong with the parameters, for an indicator of this weight."""


class RowRule(Protocol):
    """A rule kind for the rows of a target group."""

    kind: ClassVar[str]

    @property
    def qualitative(self) -> bool:
        """Whether a row may be judged by tiers in place of a figure."""

    def build(self, ask: RowAsks) -> TargetParts:
        """The completion, whether it is met, whether it is flagged, and the points."""

    def flaws(self) -> Iterator[Flaw]:
        """What is wrong with the parameters."""


class PlainRule:
    """The answers of a rule that names nothing and prints no sub-points."""

    __slots__ = ()
    derives: ClassVar[bool] = True

    def doubts(self, ask: Asks) -> tuple[Doubt, ...]:
        """See Rule."""
        return ()

    def figures(self) -> tuple[tuple[str, str], ...]:
        """See Rule."""
        return ()

    def groups(self) -> tuple[tuple[str, str], ...]:
        """See Rule."""
        return ()

    def printed_points(self) -> Fraction | None:
        """See Rule."""
        return None

    def flaws(self, weight: Fraction) -> Iterator[Flaw]:
        """See Rule."""
        yield from ()


def named_limits(**limits: Limit | None) -> tuple[tuple[str, str], ...]:
    """The limits that are facts, as (parameter, fact)."""
    return tuple((name, limit) for name, limit in limits.items() if isinstance(limit, str))


def at_most_flaws(at_most: Constant | None, weight: Fraction) -> Iterator[Flaw]:
    """A most that can be lost, of nothing or of more than there is."""
    if at_most and not 0 < figure_of(at_most) <= weight:
        message = _("More can be lost than the weight, or nothing at all")
        yield Flaw("at_most", "F142", message, _("Write a figure from 0 to the weight"))


def total(points: Sequence[Constant | None]) -> Fraction | None:
    """The sum of printed points, None where none are printed."""
    known = [item.value for item in points if item is not None]
    figures = [value for value in known if isinstance(value, Fraction)]
    return sum(figures, Fraction(0)) if figures else None


def figure_of(constant: Constant | None) -> Fraction:
    """The figure of a constant, zero where there is none."""
    value = constant.value if constant else None
    return value if isinstance(value, Fraction) else Fraction(0)
