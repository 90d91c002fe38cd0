"""Reading a figure as typed: "519.03万", "１，０３２．５２", "(123.45)", "98.68%"."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

from ziping.quantity.characters import has_foreign_digits, plain, squeeze, trim
from ziping.quantity.comparisons import doubt_before
from ziping.quantity.numerals import Printed, has_date, part
from ziping.quantity.reasons import Reason, Unreadable
from ziping.quantity.units import PERCENT, RATES, doubt_name, read_unit, same_unit
from ziping.record import record


@record
class Figure:
    """A number as read."""

    value: Fraction
    """Measured in `unit`; a percent is a ratio: "98.68%" is 2467/2500."""
    unit: str
    """The field's unit; else the name as read, without its multiplier; "" where there is none.

    A ratio always has "%", also where it was written with "‰".
    """
    step: Fraction
    """One unit of the last printed digit, measured as `value`: 100 for "519.03万"."""

    @property
    def places(self) -> int:
        """The decimals it was printed with, of the percent for a ratio."""
        step = self.step * 100 if self.unit == PERCENT else self.step
        return 0 if step >= 1 else len(str(step.denominator)) - 1


def read_figure(text: str, unit: str = "") -> Figure | Unreadable | None:
    """Read what was typed into a field whose unit is `unit`; None when it is blank.

    A bare number is in the field's unit; one with a multiplier or unit is converted into it.
    The reading has exactly the digits of the text, or the text is `Unreadable`.
    """
    return _read_figure(text, unit)


@lru_cache(maxsize=8192)
def _read_figure(text: str, unit: str) -> Figure | Unreadable | None:
    typed = plain(trim(text))
    if not typed:
        return None
    figure = Reason.FOREIGN_DIGITS if has_foreign_digits(typed) else amount(typed, squeeze(unit))
    return figure if isinstance(figure, Figure) else Unreadable(text, figure)


def amount(typed: str, field: str) -> Figure | Reason:
    """The figure that `typed` is from end to end; both texts are in plain characters."""
    printed = part(typed)
    if isinstance(printed, Printed):
        if printed.words and same_unit(printed.words, field):
            return _measured(printed, field)
        return Reason.DATE if has_date(typed) else _measured(printed, field)
    if has_date(typed):
        return Reason.DATE
    before_digits = re.split(r"[0-9]", typed, maxsplit=1)[0]
    return printed or doubt_before(before_digits.rstrip("-+¥(. ")) or Reason.NOT_A_NUMBER


def _measured(printed: Printed, field: str) -> Figure | Reason:
    """The number in the field's unit."""
    words = printed.words
    if words in RATES or (field in RATES and not words):
        if printed.money or (field and field not in RATES):
            return Reason.UNIT
        return _times(printed, Fraction(1, RATES[words or field]), PERCENT)
    if words or printed.money:
        return _converted(printed, field)
    return _times(printed, Fraction(1), field)


def _converted(printed: Printed, field: str) -> Figure | Reason:
    """The number in the field's unit, from another unit or from a multiplier."""
    words = printed.words
    unit, wanted = read_unit(words), read_unit(field)
    name = unit.name or ("元" if printed.money else "")
    known = same_unit(name, wanted.name)
    if name and not known and (doubt := doubt_name(name)):
        return doubt
    is_other_unit = (
        field in RATES
        or bool(name and wanted.name and not known)
        or (printed.money and name != "元")
        # "¥5" in a field of 万元: five of which?
        or (printed.money and not words and wanted.scale != 1)
        # "5千" in a field of 千克: thousands of it, or its name cut short?
        or (not name and wanted.name.startswith(words))
    )
    if is_other_unit:
        return Reason.UNIT
    return _times(printed, Fraction(unit.scale, wanted.scale), field if known else field + name)


def _times(printed: Printed, factor: Fraction, unit: str) -> Figure:
    return Figure(printed.value * factor, unit, printed.step * factor)
