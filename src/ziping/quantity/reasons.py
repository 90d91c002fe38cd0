"""Why a text is not read as a number: a value for the caller, never an exception."""

from __future__ import annotations

from enum import Enum

from ziping.record import record


class Reason(Enum):
    """What stands between a text and a number."""

    NOT_A_NUMBER = "not-a-number"
    """Words, a dash, or a spelling that is not read: "五百", "—", "1.2e3", "0x10", "1.2.3"."""

    GROUPING = "grouping"
    """Separators that do not set off groups of three digits: "1,23", "12,34.5", "0,123"."""

    SEVERAL = "several"
    """More than one figure (a range, a ratio, a sum): "5/6", "3-5次", "3万5千"."""

    APPROXIMATE = "approximate"
    """A figure that is said to be inexact: "约500", "500多人", "500左右"."""

    COMPARISON = "comparison"
    """A limit where a figure is asked for (">45", "45以上"), or one that contradicts itself."""

    UNIT = "unit"
    """Another unit than the field's: "51人" in a field of "个"; "¥5" in a field of "万元"."""

    DATE = "date"
    """A date or a time of day: "2021-11-01", "2021年", "11月底", "12:30"."""

    FOREIGN_DIGITS = "foreign-digits"
    """Digits other than 0-9 and their full-width forms: "①", "5²", "½", Arabic-Indic ones."""

    TOO_LONG = "too-long"
    """More digits than any real figure has."""


@record
class Unreadable:
    """A text that is not blank and that no number is read from."""

    text: str
    """As typed."""
    reason: Reason
