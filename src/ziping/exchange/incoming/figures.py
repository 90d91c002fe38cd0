"""A figure from a cell as the text that a person would have typed, in the manner of the old one."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from ziping.quantity import COMPARISONS, Target, read_target, round_half_up, show
from ziping.quantity.characters import plain

_RUN = re.compile(r"[0-9](?:[0-9,. ]*[0-9])?")
_MULTIPLIER = re.compile(r"[十百千]?[万萬亿億]+|[百千](?=[^克米瓦伏分]|$)")
_UNIT_RUN: Final = "1"


def figure_text(value: Fraction, before: str, unit: str) -> str:
    """The text of a figure in a field of this unit, with the words, decimals and separators that
    the text before it has; where those do not fit, the figure alone."""
    percent = unit == "%"
    places, grouped = _manner(before)
    texts = [*_within(value, before, unit), _shown(value, places, grouped=grouped, percent=percent)]
    for text in texts:
        new = _read(text, unit)
        if new and new.figure and new.figure.value == value:
            return text
    return texts[-1]


def with_operator(text: str, operator: str, unit: str) -> str | None:
    """A target's text with another comparison; None where that cannot be said in it."""
    old = _read(text, unit)
    if old is None or old.figure is None:
        return None
    run = _RUN.search(plain(text))
    rest = text[run.start() :] if run else ""
    places, grouped = _manner(text)
    for body in (rest, _shown(old.figure.value, places, grouped=grouped, percent=unit == "%")):
        for sign in (operator, ""):
            changed = f"{old.lead}{sign}{body}"
            new = _read(changed, unit)
            if (
                new
                and new.figure
                and (new.operator, new.figure.value)
                == (
                    operator,
                    old.figure.value,
                )
            ):
                return changed
    return None


def has_operator(text: str) -> bool:
    """Whether a target's own text says how the actual must stand to it."""
    found = _read(text, "")
    return found is not None and found.operator in COMPARISONS


def year_text(value: Fraction, before: str) -> str:
    """A year with the words that were typed around the one before."""
    year, run = show(value), _RUN.search(plain(before))
    return f"{before[: run.start()]}{year}{before[run.end() :]}" if run else year


def _within(value: Fraction, before: str, unit: str) -> list[str]:
    """The old text with another number in it: without a multiplier behind that, then with it."""
    run = _RUN.search(plain(before))
    if run is None:
        return []
    head, rest = before[: run.start()], before[run.end() :]
    one = _read(head + _UNIT_RUN + rest, unit)
    if one is None or one.figure is None or not one.figure.value:
        return []
    scale, (places, grouped) = one.figure.value, _manner(before)
    scaled = f"{head}{_shown(value / scale, places, grouped=grouped)}{rest}"
    multiplier = _MULTIPLIER.match(rest)
    if multiplier is None:
        return [scaled]
    whole = _shown(value, 0, grouped=True)
    return [f"{head}{whole}{rest[multiplier.end() :]}", scaled]


def _manner(text: str) -> tuple[int, bool]:
    """The decimals and separators of the number in a text."""
    run = _RUN.search(plain(text))
    number = run[0] if run else ""
    return len(number.partition(".")[2]), "," in number


def _shown(value: Fraction, places: int, *, grouped: bool, percent: bool = False) -> str:
    """A number with at least so many decimals, and all that it has."""
    whole = value * 100 if percent else value
    exact = round_half_up(whole, places) == whole
    return show(value, places if exact else None, grouped=grouped, percent=percent)


def _read(text: str, unit: str) -> Target | None:
    found = read_target(text, unit)
    return found if isinstance(found, Target) else None
