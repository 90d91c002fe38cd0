"""First reading: the exact value of an expression.

Expressions are compiled once per form and set of rows into closures over a frame of slots,
so that everything can be scored anew after each key.
"""

from __future__ import annotations

import operator
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
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

Frame = list[Any]
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

    A run takes over from the one before it whatever rests on nothing that has changed since.
    Raises ValueError (with the key) at construction where a result depends on itself.
    """

    def __init__(self, wanted: Iterable[Expression]) -> None:
        self._slots: dict[str, int] = {}
        self._inputs: list[tuple[int, str]] = []
        self._steps: list[tuple[int, Run]] = []
        self._users: defaultdict[int, list[int]] = defaultdict(list)
        self._used: set[int] = set()
        self._last: Frame = []
        self._open: set[str] = set()
        self.names: dict[str, Named] = {}
        self.inputs: dict[str, Reference] = {}
        for node in wanted:
            self._compile(node)
        self._named_slots = [self._slots[key] for key in self.names]

    def run(self, inputs: Mapping[str, Value]) -> dict[str, Value]:
        """All named results by key, from the known inputs by path."""
        last = self._last
        frame = last.copy() or [None] * len(self._slots)
        due = set() if last else set(range(len(self._steps)))
        for slot, path in self._inputs:
            if (found := inputs.get(path)) is not frame[slot]:
                frame[slot] = found
                due.update(self._users[slot])
        for number, (slot, step) in enumerate(self._steps):
            if number in due and (found := step(frame)) is not frame[slot]:
                frame[slot] = found
                due.update(self._users[slot])
        self._last = frame
        return dict(zip(self.names, map(frame.__getitem__, self._named_slots), strict=True))

    def _slot(self, key: str) -> int:
        return self._slots.setdefault(key, len(self._slots))

    def _add(self, name: Named) -> int:
        if name.key in self.names:
            return self._slots[name.key]
        if name.key in self._open:
            raise ValueError(name.key)
        self._open.add(name.key)
        outer, self._used = self._used, set()
        step = self._compile(name.body)
        for used in self._used:
            self._users[used].append(len(self._steps))
        self._used = outer
        self._open.discard(name.key)
        slot = self._slot(name.key)
        self.names[name.key] = name
        self._steps.append((slot, step))
        return slot

    def _input(self, node: Reference) -> int:
        if node.path not in self.inputs:
            self.inputs[node.path] = node
            self._inputs.append((self._slot(node.path), node.path))
        return self._slots[node.path]

    def _compile(self, node: Expression) -> Run:
        match node:
            case Constant(value=value):
                return lambda _frame: value
            case Reference():
                return self._look(self._input(node))
            case Named():
                return self._look(self._add(node))
            case _:
                return _closure(node, tuple(self._compile(child) for child in children(node)))

    def _look(self, slot: int) -> Run:
        """The content of a slot; whatever is being compiled uses it."""
        self._used.add(slot)
        return operator.itemgetter(slot)


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

    result: Value = look(node)([])
    return result
