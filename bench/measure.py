"""Medians, quartiles, and ratios that noise from other programs does not bend."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Rounds = Sequence[Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Spread:
    """The middle of some measurements and the quarters around it."""

    median: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.median:9.3f}  {self.low:9.3f} - {self.high:<9.3f}"


def spread(values: Sequence[float]) -> Spread:
    """Median and quartiles."""
    if len(values) < 2:
        return Spread(values[0], values[0], values[0])
    low, middle, high = statistics.quantiles(values, n=4, method="inclusive")
    return Spread(middle, low, high)


def ratio(rounds: Rounds, case: str, base: str) -> Spread:
    """How many times the base a case takes: median and quartiles of the rounds' ratios."""
    return spread([row[case] / row[base] for row in rounds])


def times(rounds: Rounds, case: str) -> Spread:
    """What a case takes, over all rounds."""
    return spread([row[case] for row in rounds])


@dataclass(frozen=True, slots=True)
class Bar:
    """What a figure may be at most."""

    name: str
    value: float
    most: float
    unit: str

    def __str__(self) -> str:
        verdict = "ok" if self.value <= self.most else "MISSED"
        return f"{verdict:7} {self.name}: {self.value:.2f} {self.unit}, at most {self.most:g}"


def verdict(bars: Sequence[Bar]) -> int:
    """Say which bars were kept; the result is the exit code."""
    for bar in bars:
        print(bar)
    return int(any(bar.value > bar.most for bar in bars))
