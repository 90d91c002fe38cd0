"""Writing an exact value as decimal text."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from ziping.quantity.rounding import round_half_up

ENDLESS_PLACES: Final = 6
"""Decimals shown of a value that has no end as a decimal, such as 1/3."""


def show(
    value: Fraction, places: int | None = None, *, grouped: bool = False, percent: bool = False
) -> str:
    """Decimal text of `value`: `show(Fraction(2467, 2500), percent=True)` is "98.68%".

    `places`: decimals, rounded half up and padded with zeros; None writes all that the value
    needs, and `ENDLESS_PLACES` where it never ends. `grouped`: thousands set off by ",".
    `percent`: a ratio as a percent; `places` then count after the percent's point.
    Zero never has a sign, and neither has what rounds to zero.
    """
    if percent:
        value = value * 100
    if places is None:
        places = _places_needed(value)
    rounded = round_half_up(value, places)
    places = max(places, 0)
    digits = abs(rounded.numerator) * (10**places // rounded.denominator)
    whole, part = divmod(digits, 10**places)
    return "".join(
        (
            "-" if rounded < 0 else "",
            f"{whole:,}" if grouped else str(whole),
            f".{part:0{places}}" if places else "",
            "%" if percent else "",
        )
    )


def show_short(value: Fraction, most: int = 2) -> str:
    """Decimal text with the decimals that the value needs, but no more than `most`."""
    return show(value, min(most, _places_needed(value)))


def _places_needed(value: Fraction) -> int:
    rest = value.denominator
    twos = (rest & -rest).bit_length() - 1
    rest >>= twos
    fives = 0
    while rest % 5 == 0:
        rest //= 5
        fives += 1
    return max(twos, fives) if rest == 1 else ENDLESS_PLACES
