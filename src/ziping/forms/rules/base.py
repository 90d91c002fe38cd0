"""What a rule kind is, and what it may ask for while it builds its expression."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar, Protocol

from ziping.expression import Constant, Expression, Kind, Named, Reference


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong with a rule's own parameters: which one, a permanent code, words, remedy."""

    parameter: str
    code: str
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class TargetParts:
    """The results of one target row; `flagged` where the target was set too low."""

    completion: Named
    met: Named
    flagged: Named
    score: Expression


class Asks(Protocol):
    """What an indicator's rule may use: its weight, answers, the form's figures, target rows."""

    @property
    def weight(self) -> Expression:
        """Full marks of the indicator."""

    def answer(self, name: str, label: str, kind: Kind = "number", unit: str = "") -> Reference:
        """What the evaluator answers under `answer.<indicator>.<name>`."""

    def deductions(self) -> int:
        """How many deductions the evaluator has listed, at least one."""

    def figure(self, name: str) -> Expression:
        """A fact of the form."""

    def targets(self, group: str) -> Sequence[TargetParts]:
        """The rows of a target group."""


class RowAsks(Protocol):
    """What the rule of a target row may use."""

    @property
    def weight(self) -> Expression:
        """Full marks of the row."""

    @property
    def operator(self) -> Expression:
        """How the actual must stand to the target."""

    @property
    def target(self) -> Expression:
        """The target figure."""

    @property
    def actual(self) -> Expression:
        """The figure reached."""

    def named(
        self,
        name: str,
        label: str,
        body: Expression,
        *,
        percent: bool = False,
        places: int | None = None,
    ) -> Named:
        """An intermediate result of the row with a name of its own."""


class Rule(Protocol):
    """A rule kind for an indicator: parameters, and the expression they make."""

    kind: ClassVar[str]

    def build(self, ask: Asks) -> Expression:
        """The points as an expression, before rounding to the form's decimals."""

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

    def build(self, ask: RowAsks) -> TargetParts:
        """The completion, whether it is met, whether it is flagged, and the points."""


class PlainRule:
    """The answers of a rule that names nothing and prints no sub-points."""

    __slots__ = ()

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


def total(points: Sequence[Constant | None]) -> Fraction | None:
    """The sum of printed points, None where none are printed."""
    known = [item.value for item in points if item is not None]
    figures = [value for value in known if isinstance(value, Fraction)]
    return sum(figures, Fraction(0)) if figures else None
