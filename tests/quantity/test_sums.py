from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from ziping.quantity import exact_sum

figures = st.fractions(max_denominator=60)


@given(st.lists(figures, max_size=12))
def test_a_sum_is_exact_whatever_the_denominators(parts: list[Fraction]) -> None:
    assert exact_sum(parts) == sum(parts, Fraction(0))


def test_the_sum_of_nothing_is_zero_and_a_figure() -> None:
    found = exact_sum(())
    assert found == 0
    assert isinstance(found, Fraction)
