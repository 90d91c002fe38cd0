"""Rounding as the standards ask for it: half up, or to whole steps down or up."""

from __future__ import annotations

from fractions import Fraction


def round_half_up(value: Fraction, places: int) -> Fraction:
    """Round to `places` decimals, an exact half away from zero: 0.125 -> 0.13, -0.125 -> -0.13.

    Negative `places` round to tens, hundreds and so on.
    """
    if places < 0:
        tens = 10**-places
        return Fraction(_nearest(value.numerator, value.denominator * tens) * tens)
    scale = 10**places
    if scale % value.denominator == 0:
        return value
    return Fraction(_nearest(value.numerator * scale, value.denominator), scale)


def round_down(value: Fraction, places: int) -> Fraction:
    """Cut off after `places` decimals: 2.9 -> 2, -2.9 -> -2."""
    scale = Fraction(10) ** places
    return int(value * scale) / scale


def round_up(value: Fraction, places: int) -> Fraction:
    """Away from zero to `places` decimals, where anything stands behind them: 2.1 -> 3."""
    cut = round_down(value, places)
    step = 1 / Fraction(10) ** places
    return cut if cut == value else cut + (step if value > 0 else -step)


def _nearest(numerator: int, denominator: int) -> int:
    if numerator < 0:
        return -((denominator - 2 * numerator) // (2 * denominator))
    return (denominator + 2 * numerator) // (2 * denominator)
