"""First reading: the exact value of an expression.

Expressions are compiled once per form and set of rows into closures over a frame: the values of
all inputs by path and of all named results by key.
"""

from __future__ import annotations

import operator
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from heapq import heappop, heappush
from typing import Any

from ziping.expression.nodes import (
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
    Value,
    children,
)
from ziping.quantity import exact_sum, round_down, round_half_up, round_up

Frame = dict[str, Any]
Run = Callable[[Frame], Any]

_ARITHMETIC: Mapping[str, Callable[[Any, Any], Any]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
}
_ROUND: Mapping[str, Callable[[Fraction, int], Fraction]] = {
    "half_up": round_half_up,
    "down": round_down,
    "up": round_up,
}
_COMPARE: Mapping[str, Callable[[Any, Any], bool]] = {
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "<=": operator.le,
    "<": operator.lt,
}


class Program:
    """The named results of some expressions, in the order in which they can be worked out.

    Raises ValueError (with the key) at construction where a result depends on itself.
    """

    def __init__(self, wanted: Iterable[Expression]) -> None:
        self._steps: list[tuple[str, Run]] = []
        self._users: defaultdict[str, list[int]] = defaultdict(list)
        self._used: set[str] = set()
        self._open: set[str] = set()
        self.names: dict[str, Named] = {}
        self.inputs: dict[str, Reference] = {}
        for node in wanted:
            self._compile(node)

    def run(self, inputs: Mapping[str, Value]) -> dict[str, Value]:
        """The inputs by path and all named results by key, None where one is unknown."""
        frame: Frame = {path: inputs.get(path) for path in self.inputs}
        for key, step in self._steps:
            frame[key] = step(frame)
        return frame

    def rerun(self, inputs: Mapping[str, Value], last: Mapping[str, Value]) -> dict[str, Value]:
        """What `run` gives, from what it gave last: only what rests on an input that differs
        is worked out."""
        frame: Frame = dict(last)
        due: list[int] = []

        def put(key: str, found: Value) -> None:
            if found != frame[key]:
                frame[key] = found
                for user in self._users.get(key, ()):
                    heappush(due, user)

        for path in self.inputs:
            if (found := inputs.get(path)) is not frame[path]:
                put(path, found)
        done = -1
        while due:
            if (number := heappop(due)) > done:
                key, step = self._steps[number]
                put(key, step(frame))
                done = number
        return frame

    def _add(self, name: Named) -> str:
        if name.key in self.names:
            return name.key
        if name.key in self._open:
            raise ValueError(name.key)
        self._open.add(name.key)
        outer, self._used = self._used, set()
        step = self._compile(name.body)
        for used in self._used:
            self._users[used].append(len(self._steps))
        self._used = outer
        self._open.discard(name.key)
        self.names[name.key] = name
        self._steps.append((name.key, step))
        return name.key

    def _compile(self, node: Expression) -> Run:
        match node:
            case Constant(value=value):
                return lambda _frame: value
            case Reference(path=path):
                self.inputs.setdefault(path, node)
                return self._look(path)
            case Named():
                return self._look(self._add(node))
            case _:
                return _closure(node, tuple(self._compile(child) for child in children(node)))

    def _look(self, key: str) -> Run:
        """What the frame has under a key; whatever is being compiled uses it."""
        self._used.add(key)
        return operator.itemgetter(key)


def _closure(node: Expression, parts: tuple[Run, ...]) -> Run:
    match node:
        case Arithmetic(operator="/"):
            return _quotient(*parts)
        case Arithmetic(operator=sign, right=right):
            return _binary(right, _ARITHMETIC[sign], *parts)
        case Compare(operator=sign, right=right):
            return _binary(right, _COMPARE[sign], *parts)
        case Round(places=places, way=way):
            return _rounded(parts[0], places, _ROUND[way])
        case Choose():
            return _choice(*parts)
        case Extreme(which=which):
            return _strict(_least if which == "min" else _greatest, parts)
        case Fold(how="sum"):
            return _strict(exact_sum, parts)
        case Fold(how="count"):
            return _strict(lambda values: Fraction(sum(values)), parts)
        case Fold(how="mean"):
            return _strict(_mean, parts)
        case Fold(how="known"):
            return _known_sum(parts)
        case FirstKnown():
            return _first_known(parts)
    raise TypeError(node)


def _binary(node: Expression, work: Callable[[Any, Any], Any], left: Run, right: Run) -> Run:
    if isinstance(node, Constant):
        constant = node.value

        def run_by_constant(frame: Frame) -> Any:
            first = left(frame)
            return None if first is None else work(first, constant)

        return run_by_constant

    def run(frame: Frame) -> Any:
        first = left(frame)
        if first is None:
            return None
        second = right(frame)
        return None if second is None else work(first, second)

    return run


def _quotient(left: Run, right: Run) -> Run:
    def run(frame: Frame) -> Any:
        dividend = left(frame)
        divisor = right(frame)
        return None if dividend is None or not divisor else dividend / divisor

    return run


def _rounded(body: Run, places: int, work: Callable[[Fraction, int], Fraction]) -> Run:
    def run(frame: Frame) -> Any:
        value = body(frame)
        return None if value is None else work(value, places)

    return run


def _choice(condition: Run, then: Run, otherwise: Run) -> Run:
    def run(frame: Frame) -> Any:
        holds = condition(frame)
        if holds is None:
            return None
        return then(frame) if holds else otherwise(frame)

    return run


def _strict(work: Callable[[list[Any]], Any], parts: tuple[Run, ...]) -> Run:
    def run(frame: Frame) -> Any:
        values = []
        for part in parts:
            found = part(frame)
            if found is None:
                return None
            values.append(found)
        return work(values)

    return run


def _least(values: list[Any]) -> Value:
    return min(values, default=None)


def _greatest(values: list[Any]) -> Value:
    return max(values, default=None)


def _mean(values: list[Any]) -> Fraction | None:
    return exact_sum(values) / len(values) if values else None


def _known_sum(parts: tuple[Run, ...]) -> Run:
    def run(frame: Frame) -> Any:
        known = [value for part in parts if (value := part(frame)) is not None]
        return exact_sum(known) if known else None

    return run


def _first_known(parts: tuple[Run, ...]) -> Run:
    def run(frame: Frame) -> Any:
        for part in parts:
            value = part(frame)
            if value is not None:
                return value
        return None

    return run


def value(node: Expression, inputs: Mapping[str, Value], names: Mapping[str, Value]) -> Value:
    """The value of one expression, its named parts taken from results already worked out."""

    def look(part: Expression) -> Run:
        match part:
            case Constant(value=constant):
                return lambda _frame: constant
            case Reference(path=path):
                return lambda _frame: inputs.get(path)
            case Named(key=key):
                return lambda _frame: names.get(key)
            case _:
                return _closure(part, tuple(look(child) for child in children(part)))

    result: Value = look(node)({})
    return result
