"""Trying what a line scores when one of its inputs is raised step by step."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction

from ziping.expression import (
    Arithmetic,
    Compare,
    Expression,
    Extreme,
    Named,
    Program,
    Reference,
    Value,
    children,
)

_FARTHEST = 2**64


class Trial:
    """The points of a line and the signs of whatever its rule compares, after so many steps."""

    def __init__(
        self, points: Named, known: Mapping[str, Value], path: str, step: Fraction
    ) -> None:
        self._points = points
        self._path, self._step = path, step
        differences = dict.fromkeys(_differences(points, path))
        self._sides = [Named(f"side.{n}", "", node) for n, node in enumerate(differences)]
        self._program = Program((points, *self._sides))
        self._inputs = {name: known[name] for name in self._program.inputs if name in known}
        start = self._inputs.get(path)
        self._start = start if isinstance(start, Fraction) else Fraction(0)
        self._seen: dict[int, tuple[Fraction | None, tuple[int, ...]]] = {}

    def score(self, steps: int) -> Fraction | None:
        """The points after so many steps up."""
        return self._look(steps)[0]

    def signs(self, steps: int) -> tuple[int, ...]:
        """How every pair that is compared stands after so many steps."""
        return self._look(steps)[1]

    def rises_to(self, steps: int) -> bool:
        """Whether no points are lost on the way, wherever it was looked."""
        ways = sorted((n, score) for n, (score, _) in self._seen.items() if score is not None)
        scores = [score for n, score in ways if n <= steps]
        return scores == sorted(scores)

    def _look(self, steps: int) -> tuple[Fraction | None, tuple[int, ...]]:
        if steps not in self._seen:
            self._inputs[self._path] = self._start + steps * self._step
            results = self._program.run(self._inputs)
            points = results[self._points.key]
            signs = tuple(_sign(results[side.key]) for side in self._sides)
            self._seen[steps] = (points if isinstance(points, Fraction) else None, signs)
        return self._seen[steps]


def fewest_steps(trial: Trial, full: Fraction) -> int | None:
    """The fewest steps up that reach these points; None where no rise does, or where points are
    lost on the way.

    Where over-achievement takes points off again, full marks are a region that doubling could
    jump over: but it begins or ends where a comparison turns, so every turn is looked at too.
    """

    def is_full(steps: int) -> bool:
        score = trial.score(steps)
        return score is not None and score >= full

    low, high = 0, 1
    while high <= _FARTHEST:
        reached = next(filter(is_full, sorted({*_turns(trial, low, high), high})), None)
        if reached is not None:
            first = _first(is_full, low, reached)
            return first if trial.rises_to(first) else None
        low, high = high, 2 * high
    return None


def _turns(trial: Trial, low: int, high: int) -> Iterator[int]:
    """The steps on both sides of each turn of a comparison between two numbers of steps."""
    before = trial.signs(low)
    for number, (was, now) in enumerate(zip(before, trial.signs(high), strict=True)):
        if was != now:

            def turned(steps: int, number: int = number, was: int = was) -> bool:
                return trial.signs(steps)[number] != was

            turn = _first(turned, low, high)
            yield from (step for step in (turn - 1, turn) if step > low)


def _first(holds: Callable[[int], bool], low: int, high: int) -> int:
    """Where something that does not hold at `low` and holds at `high` begins to."""
    while high - low > 1:
        middle = (low + high) // 2
        if holds(middle):
            high = middle
        else:
            low = middle
    return high


def _differences(node: Expression, path: str) -> Iterator[Expression]:
    """Each pair below an expression of which the greater or lesser decides, where one rests on
    this input, as a difference."""
    rests: dict[str, bool] = {}
    seen: set[str] = set()
    due = [node]
    while due:
        part = due.pop()
        if isinstance(part, Named):
            if part.key in seen:
                continue
            seen.add(part.key)
        due.extend(children(part))
        yield from (pair for pair in _pairs(part) if _rests_on(pair, path, rests))


def _rests_on(node: Expression, path: str, known: dict[str, bool]) -> bool:
    """Whether an expression rests on an input; what is named is looked through once."""
    if isinstance(node, Reference):
        return node.path == path
    if not isinstance(node, Named):
        return any(_rests_on(child, path, known) for child in children(node))
    if node.key not in known:
        known[node.key] = _rests_on(node.body, path, known)
    return known[node.key]


def _pairs(node: Expression) -> Iterator[Expression]:
    match node:
        case Compare(left=left, right=right):
            yield Arithmetic("-", left, right)
        case Extreme(items=(first, *others)):
            yield from (Arithmetic("-", first, other) for other in others)


def _sign(difference: Value) -> int:
    return (difference > 0) - (difference < 0) if isinstance(difference, Fraction) else 0
