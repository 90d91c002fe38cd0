"""Reading a target as typed: "≥95%", "518万人以上", "员工满意度98%以上", "年度计划数"."""

from __future__ import annotations

import re
from functools import lru_cache

from ziping.quantity.characters import has_foreign_digits, plain, squeeze, trim
from ziping.quantity.comparisons import forbids, split_after, split_before
from ziping.quantity.figures import Figure, amount
from ziping.quantity.reasons import Reason, Unreadable
from ziping.record import record


@record
class Target:
    """What is to be reached."""

    operator: str | None
    """One of `COMPARISONS`; None where the text gives no direction, which is never assumed."""
    figure: Figure | None
    """None where the target is words alone."""
    unit: str
    """The figure's unit; "" without a figure."""
    lead: str
    """The words before the comparison and the figure, as typed; all words where none follows."""


_START = re.compile(r"(?P<head>(?:[-+¥(] *){0,3})\.?[0-9]")
_NAME_WITH_NUMBER = re.compile(r"[A-Za-z]$")
_PART_OF_NUMBER = re.compile(r"(?:[〇零一二三四五六七八九十百千万亿两廿卅]|分之|负|零下)$")
_ENDS_AS_WORDS = re.compile(r"(?:^|[^\W\d_]|[)\]}》」】”\"%‰])$")
_OPEN_TO_SIGN = re.compile(r"[:为]$")


def read_target(text: str, unit: str = "") -> Target | Unreadable | None:
    """Read a target typed into a field whose unit is `unit`; None when it is blank.

    Words without a figure are a target too. A text with two figures, or with comparisons
    that contradict each other, is `Unreadable`.
    """
    return _read_target(text, unit)


@lru_cache(maxsize=8192)
def _read_target(text: str, unit: str) -> Target | Unreadable | None:
    trimmed = trim(text)
    if not trimmed:
        return None
    target = _target(trimmed, plain(trimmed), squeeze(unit))
    return target if isinstance(target, Target) else Unreadable(text, target)


def _target(trimmed: str, typed: str, field: str) -> Target | Reason:
    start = _START.search(typed)
    if start is None:
        return _words(trimmed)
    if has_foreign_digits(typed):
        return Reason.FOREIGN_DIGITS
    front = typed[: start.start()]
    before = split_before(front)
    if isinstance(before, Reason):
        return before
    operator, lead = before
    if not _ENDS_AS_WORDS.search(lead) or (not operator and _blurs(front, start["head"])):
        return Reason.NOT_A_NUMBER
    after, body = split_after(typed[start.start() :].rstrip(" 。；;"))
    if operator and after and operator != after:
        return Reason.COMPARISON
    operator = operator or after
    if operator and forbids(lead):
        return Reason.COMPARISON
    figure = amount(body, field)
    if isinstance(figure, Reason):
        return figure
    return Target(operator, figure, figure.unit, trimmed[: len(lead)])


def _words(trimmed: str) -> Target | Reason:
    """A target without a figure; a "①" among words numbers a list."""
    if any(char > "9" and char.isdecimal() for char in plain(trimmed)):
        return Reason.FOREIGN_DIGITS
    if any(char.isalpha() for char in trimmed):
        return Target(None, None, "", trimmed)
    return Reason.FOREIGN_DIGITS if has_foreign_digits(plain(trimmed)) else Reason.NOT_A_NUMBER


def _blurs(front: str, head: str) -> bool:
    """Whether the words run into the number, so that where it begins is a guess."""
    if _NAME_WITH_NUMBER.search(front) or _PART_OF_NUMBER.search(front.rstrip()):
        return True
    signed = head.replace("¥", "").strip() != ""
    return signed and bool(front.strip()) and not _OPEN_TO_SIGN.search(front.rstrip())
