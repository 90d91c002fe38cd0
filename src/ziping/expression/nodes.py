"""The nodes that rules are built from.

A rule kind only builds an expression; value, derivation, spreadsheet formula and inputs are
read off it by the readers beside this module. Values are exact rationals, flags or texts;
`None` is unknown and is never zero.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal, TypeAlias

from ziping.record import record

Value: TypeAlias = Fraction | bool | str | None
ArithmeticOperator: TypeAlias = Literal["+", "-", "*", "/"]
Rounding: TypeAlias = Literal["half_up", "down", "up"]
Comparison: TypeAlias = Literal[">", ">=", "=", "<=", "<"]
COMPARISONS: tuple[Comparison, ...] = (">", ">=", "=", "<=", "<")

Kind: TypeAlias = Literal[
    "money", "count", "percent", "number", "flag", "choice", "text", "date", "year"
]


@record
class Style:
    """How a value is shown: places are decimals after rounding, of the percent where it is one."""

    percent: bool = False
    places: int | None = None
    grouped: bool = False
    unit: str = ""


@record
class Option:
    """One answer of a choice: the value in the file and the words on screen and in the sheet."""

    value: str
    label: str


@record
class Constant:
    """A figure, flag or text of the standard; `shown` is how the standard prints it."""

    value: Fraction | bool | str
    shown: str = ""


@record
class Reference:
    """What a person fills in, by field path (`fact.spent`, `answer.scope.met.1`)."""

    path: str
    label: str
    kind: Kind = "number"
    style: Style = Style()
    options: tuple[Option, ...] = ()
    help: str = ""


@record
class Named:
    """An intermediate result with a name: a rate, a coefficient, a score; its own sheet cell."""

    key: str
    label: str
    body: Expression
    style: Style = Style()
    clause: str = ""


@record
class Arithmetic:
    """left operator right; a quotient by zero is unknown."""

    operator: ArithmeticOperator
    left: Expression
    right: Expression


@record
class Extreme:
    """The least or the greatest of several figures, unknown where one is unknown or none is."""

    which: Literal["min", "max"]
    items: tuple[Expression, ...]


@record
class Round:
    """The figure rounded to so many decimals (of the ratio, for a percent): half away from zero,
    or every part of a step down or up."""

    body: Expression
    places: int
    way: Rounding = "half_up"


@record
class Compare:
    """A flag: whether left stands so to right. Texts and flags compare by `=` only."""

    operator: Comparison
    left: Expression
    right: Expression


@record
class Choose:
    """`then` where the condition holds, else `otherwise`; only the branch taken must be known."""

    condition: Expression
    then: Expression
    otherwise: Expression


@record
class Fold:
    """Rows brought together.

    sum, mean and count (of flags that hold) are unknown where one row is unknown; `known` is
    the sum of what is known so far, unknown where nothing is. No rows: sum and count are zero,
    mean and known are unknown.
    """

    how: Literal["sum", "mean", "count", "known"]
    items: tuple[Expression, ...]


@record
class FirstKnown:
    """The first item that is known: a person's figure, else the derived one."""

    items: tuple[Expression, ...]


Expression: TypeAlias = (
    Constant
    | Reference
    | Named
    | Arithmetic
    | Extreme
    | Round
    | Compare
    | Choose
    | Fold
    | FirstKnown
)

ZERO = Constant(Fraction(0), "0")
ONE = Constant(Fraction(1), "1")
NO = Constant(value=False)
YES = Constant(value=True)
UNKNOWN = FirstKnown(())
"""What is never known."""


def children(node: Expression) -> tuple[Expression, ...]:
    """The expressions directly below this one, in reading order."""
    match node:
        case Constant() | Reference():
            return ()
        case Named(body=body) | Round(body=body):
            return (body,)
        case Arithmetic(left=left, right=right) | Compare(left=left, right=right):
            return (left, right)
        case Choose(condition=condition, then=then, otherwise=otherwise):
            return (condition, then, otherwise)
        case Extreme(items=items) | Fold(items=items) | FirstKnown(items=items):
            return items
