from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ziping.quantity import Figure, read_figure, round_half_up, show

endings = st.builds(Fraction, st.integers(-(10**18), 10**18), st.sampled_from([1, 8, 10**6, 5**7]))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("0", "0"),
        ("3.00", "3"),
        ("-0.5", "-0.5"),
        ("1/8", "0.125"),
        ("1032.52", "1032.52"),
        ("1/3", "0.333333"),
        ("-2/3", "-0.666667"),
        ("1/7000000", "0.000000"),
        ("-1/7000000", "0.000000"),
        ("1/1024", "0.0009765625"),
    ],
)
def test_a_value_is_shown_with_the_digits_it_needs(value: str, expected: str) -> None:
    assert show(Fraction(value)) == expected


@pytest.mark.parametrize(
    ("value", "places", "expected"),
    [
        ("3", 2, "3.00"),
        ("9.685", 2, "9.69"),
        ("-9.685", 2, "-9.69"),
        ("-0.004", 2, "0.00"),
        ("0.5", 0, "1"),
        ("0.05", 1, "0.1"),
        ("1250", -2, "1300"),
    ],
)
def test_places_are_rounded_half_up_and_padded(value: str, places: int, expected: str) -> None:
    assert show(Fraction(value), places) == expected


def test_thousands_are_set_off_on_request() -> None:
    assert show(Fraction("12748.27"), 2, grouped=True) == "12,748.27"
    assert show(Fraction("-1234567"), grouped=True) == "-1,234,567"
    assert show(Fraction(999), grouped=True) == "999"


def test_a_percent_counts_its_places_after_its_own_point() -> None:
    assert show(Fraction(2467, 2500), percent=True) == "98.68%"
    assert show(Fraction(2467, 2500), 1, percent=True) == "98.7%"
    assert show(Fraction(1), 2, percent=True) == "100.00%"
    assert show(Fraction(1, 3), percent=True) == "33.333333%"
    assert show(Fraction(1234), 0, percent=True, grouped=True) == "123,400%"


@given(endings, st.booleans(), st.booleans())
def test_what_is_shown_is_read_back_as_the_same_value(
    value: Fraction, grouped: bool, percent: bool
) -> None:
    figure = read_figure(show(value, grouped=grouped, percent=percent))
    assert isinstance(figure, Figure)
    assert figure.value == value
    assert figure.unit == ("%" if percent else "")


@given(st.fractions(), st.integers(0, 8))
def test_shown_places_are_those_of_the_rounded_value(value: Fraction, places: int) -> None:
    text = show(value, places)
    assert Fraction(text) == round_half_up(value, places)
    assert Decimal(text).as_tuple().exponent == -places
