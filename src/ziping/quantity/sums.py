"""Adding up exactly."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction


def exact_sum(figures: Iterable[Fraction]) -> Fraction:
    """The sum of some figures, zero where there are none.

    Figures of one denominator are added as whole numbers first: there are many of those, and few
    denominators.
    """
    tops: dict[int, int] = {}
    for figure in figures:
        top, bottom = figure.as_integer_ratio()
        tops[bottom] = tops.get(bottom, 0) + top
    return sum((Fraction(top, bottom) for bottom, top in tops.items()), Fraction(0))
