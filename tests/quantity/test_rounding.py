from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ziping.quantity import round_half_up

decimals = st.decimals(min_value=-(10**9), max_value=10**9, places=6)


@pytest.mark.parametrize(
    ("value", "places", "expected"),
    [
        ("0.125", 2, "0.13"),
        ("-0.125", 2, "-0.13"),
        ("0.135", 2, "0.14"),
        ("1.15625", 4, "1.1563"),
        ("0.1249999", 2, "0.12"),
        ("2.5", 0, "3"),
        ("-2.5", 0, "-3"),
        ("0.5", 0, "1"),
        ("-0.4", 0, "0"),
        ("1/3", 2, "0.33"),
        ("-2/3", 2, "-0.67"),
        ("5/8", 2, "0.63"),
        ("97", 2, "97"),
        ("1250", -2, "1300"),
        ("-1250", -2, "-1300"),
        ("1249", -2, "1200"),
    ],
)
def test_a_half_is_rounded_away_from_zero(value: str, places: int, expected: str) -> None:
    assert round_half_up(Fraction(value), places) == Fraction(expected)


@given(decimals, st.integers(0, 6))
def test_rounding_agrees_with_the_decimal_module(value: Decimal, places: int) -> None:
    expected = value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    assert round_half_up(Fraction(value), places) == Fraction(expected)


@given(st.integers(-(10**12), 10**12), st.integers(0, 6))
def test_an_exact_half_goes_away_from_zero_on_both_sides(units: int, places: int) -> None:
    half = Fraction(2 * units + 1, 2 * 10**places)
    up = Fraction(units + 1 if half > 0 else units, 10**places)
    assert round_half_up(half, places) == up
    assert round_half_up(-half, places) == -up


@given(st.fractions(), st.integers(0, 8))
def test_rounding_moves_by_half_a_step_at_most_and_only_once(value: Fraction, places: int) -> None:
    rounded = round_half_up(value, places)
    assert abs(rounded - value) <= Fraction(1, 2 * 10**places)
    assert (rounded * 10**places).denominator == 1
    assert round_half_up(rounded, places) == rounded
