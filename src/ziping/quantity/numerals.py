"""Parting a figure as printed into its number and the words behind it."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from ziping.quantity.characters import squeeze
from ziping.quantity.reasons import Reason
from ziping.record import record

LONGEST_NUMBER: Final = 40
"""Digits; a longer row of them is a mistake."""


@record
class Printed:
    """A number as it is printed, not yet measured in any unit."""

    value: Fraction
    step: Fraction
    """One unit of the last printed digit."""
    words: str
    """What stands behind the number, without spaces: a unit, if all is well."""
    money: bool
    """Whether "¥" stands before it."""


_PARTS = re.compile(r"(?P<head>[-+¥( ]*)(?P<run>[0-9.](?:[0-9., ']*[0-9])?)(?P<rest>.*)", re.DOTALL)
_NEGATIVE = {
    **dict.fromkeys(("", "+", "¥", "+¥", "¥+"), False),
    **dict.fromkeys(("-", "-¥", "¥-", "(", "(¥", "¥("), True),
}
_NUMBER = re.compile(
    r"(?P<whole>[0-9]+|[1-9][0-9]{0,2}(?:(?:,[0-9]{3})+|(?: [0-9]{3})+))(?:\.(?P<part>[0-9]+))?"
    r"|\.(?P<only>[0-9]+)"
)
_CLOSED = re.compile(r"(?P<rate>[%‰]?) *\)(?P<rest>.*)", re.DOTALL)
_DATE = re.compile(
    r"(?<![0-9])(?:19|20)[0-9]{2} *年"
    r"|(?<![0-9])(?:19|20)[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2}(?![0-9])"
    r"|(?<![0-9])(?:19|20)[0-9]{2}[-/][0-9]{1,2}(?![0-9])"
    r"|[0-9] *月"
    r"|[0-9]:[0-9]{2}(?![0-9])"
)


def part(typed: str) -> Printed | Reason | None:
    """The number that `typed` begins with; None when it begins with something else."""
    parts = _PARTS.match(typed)
    if parts is None:
        return None
    run, rest = parts["run"], parts["rest"].strip()
    if sum(map(run.count, "0123456789")) > LONGEST_NUMBER:
        return Reason.TOO_LONG
    number = _NUMBER.fullmatch(run)
    if number is None:
        return Reason.GROUPING if re.search(r"[, ']", run) else Reason.NOT_A_NUMBER
    head = re.sub(r"(?<=¥) +", "", parts["head"])
    if head not in _NEGATIVE:
        return Reason.NOT_A_NUMBER
    if "(" in head:
        closed = _CLOSED.match(rest)
        if closed is None:
            return Reason.NOT_A_NUMBER
        rest = closed["rate"] + closed["rest"]
    if rest == "." and "." not in run:
        rest = ""
    value, step = _decimal(number)
    words = squeeze(rest.rstrip("。；;"))
    return Printed(-value if _NEGATIVE[head] else value, step, words, "¥" in head)


def has_date(typed: str) -> bool:
    """Whether a date, a year or a time of day stands in `typed`."""
    return _DATE.search(typed) is not None


def _decimal(number: re.Match[str]) -> tuple[Fraction, Fraction]:
    whole = re.sub(r"[, ]", "", number["whole"] or "")
    decimals = number["part"] or number["only"] or ""
    scale = 10 ** len(decimals)
    return Fraction(int(whole + decimals), scale), Fraction(1, scale)
