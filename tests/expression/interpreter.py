"""What an expression means, said once more as plainly as possible: the oracle of the readers."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

from ziping.expression import (
    Arithmetic,
    Choose,
    Compare,
    Constant,
    Expression,
    Extreme,
    FirstKnown,
    Fold,
    Named,
    Reference,
    Round,
    Rounding,
    Value,
)


def meaning(node: Expression, inputs: Mapping[str, Value]) -> Value:
    match node:
        case Constant(value=value):
            return value
        case Reference(path=path):
            return inputs.get(path)
        case Named(body=body):
            return meaning(body, inputs)
        case Choose(condition=condition, then=then, otherwise=otherwise):
            holds = meaning(condition, inputs)
            return None if holds is None else meaning(then if holds else otherwise, inputs)
        case FirstKnown(items=items):
            return next(_known(items, inputs), None)
        case Fold(how="known", items=items):
            numbers = [_number(value) for value in _known(items, inputs)]
            return sum(numbers, Fraction(0)) if numbers else None
        case Round(body=body, places=places, way=way):
            exact = meaning(body, inputs)
            return None if exact is None else rounded(_number(exact), places, way)
        case Arithmetic(left=left, right=right) | Compare(left=left, right=right):
            first, second = meaning(left, inputs), meaning(right, inputs)
            if first is None or second is None:
                return None
            if isinstance(node, Compare):
                return _compared(node.operator, first, second)
            return _calculated(node.operator, _number(first), _number(second))
        case Extreme(items=items) | Fold(items=items):
            values = list(_known(items, inputs))
            how = node.which if isinstance(node, Extreme) else node.how
            return _together(how, values) if len(values) == len(items) else None


def half_up(value: Fraction, places: int) -> Fraction:
    scaled = abs(value) * Fraction(10) ** places
    whole = int(scaled) + (scaled - int(scaled) >= Fraction(1, 2))
    return Fraction(whole if value >= 0 else -whole) / Fraction(10) ** places


def rounded(value: Fraction, places: int, way: Rounding) -> Fraction:
    if way == "half_up":
        return half_up(value, places)
    scaled = abs(value) * Fraction(10) ** places
    whole = math.floor(scaled) if way == "down" else math.ceil(scaled)
    return Fraction(whole if value >= 0 else -whole) / Fraction(10) ** places


def decimal_half_up(text: str, places: int) -> Decimal:
    """The same by the decimal module, to keep `half_up` honest."""
    return Decimal(text).quantize(
        Decimal(1).scaleb(-places), ROUND_HALF_UP, Context(prec=60, rounding=ROUND_HALF_UP)
    )


def _known(items: tuple[Expression, ...], inputs: Mapping[str, Value]) -> Iterator[Value]:
    return (value for item in items if (value := meaning(item, inputs)) is not None)


def _number(value: Value) -> Fraction:
    assert isinstance(value, Fraction | bool)
    return Fraction(value)


def _calculated(operator: str, first: Fraction, second: Fraction) -> Fraction | None:
    match operator:
        case "+":
            return first + second
        case "-":
            return first - second
        case "*":
            return first * second
        case _:
            return first / second if second else None


def _compared(operator: str, first: Value, second: Value) -> bool:
    if operator == "=":
        return first == second
    one, two = _number(first), _number(second)
    return {">": one > two, ">=": one >= two, "<=": one <= two, "<": one < two}[operator]


def _together(how: str, values: list[Value]) -> Value:
    numbers = [_number(value) for value in values]
    match how:
        case "sum" | "count":
            return sum(numbers, Fraction(0))
        case "mean":
            return sum(numbers, Fraction(0)) / len(numbers) if numbers else None
        case "min":
            return min(numbers, default=None)
        case _:
            return max(numbers, default=None)
