"""Units and the multipliers in front of them."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from ziping.quantity.characters import squeeze, without_powers
from ziping.quantity.comparisons import doubt_after
from ziping.quantity.reasons import Reason
from ziping.record import record

PERCENT: Final = "%"
RATES: Final = {"%": 100, "‰": 1000}
"""Units of a ratio, and how many of them make one."""

OWN_NAMES: Final = re.compile(
    r"千(?:[克米瓦伏安帕卡焦赫兆牛分]|斤顶|字节|比特)|百[分帕强佳货岁]|万[用能向]"
)
"""Words that begin like a multiplier and are none: 千瓦, 百分点, 万用表."""

LONGEST_NAME: Final = 16
"""Characters; more than that behind a figure is a sentence."""

_POWERS: Final = {"十": 1, "百": 2, "千": 3, "万": 4, "萬": 4, "亿": 8, "億": 8}
_MULTIPLIER: Final = re.compile(r"[十百千]?[万萬]?[亿億]|[十百千]?[万萬]|[百千]")

_NAME: Final = re.compile(r"(?:[^\W\d_]|[/·°℃℉\u3380-\u33df])+")
_HAN_NUMERAL: Final = re.compile(
    r"[〇零一二三四五六七八九十百千万亿两半廿卅壹贰叁肆伍陆柒捌玖拾佰仟萬億]"
)
_SHORTHAND: Final = re.compile(r"[xX]|[kKwW]$")
_EXPONENT: Final = re.compile(r"[A-Za-z][-+]?[0-9]")


@record
class Unit:
    """A unit taken apart: "万元" is 10,000 of "元"."""

    scale: int
    """How many of `name` one of the unit is."""
    name: str
    """ "元", "人", "%"; "" where the unit is a multiplier alone, or nothing."""


@lru_cache(maxsize=1024)
def _read(text: str) -> Unit:
    multiplier = None if OWN_NAMES.match(text) else _MULTIPLIER.match(text)
    if multiplier is None:
        return Unit(1, text)
    name = text[multiplier.end() :]
    if name[:1] in _POWERS and not OWN_NAMES.match(name):
        return Unit(1, text)
    return Unit(10 ** sum(_POWERS[char] for char in multiplier[0]), name)


def read_unit(text: str) -> Unit:
    """Take a unit apart; a text that begins with no known multiplier is a name as it stands."""
    return _read(squeeze(text))


def same_unit(one: str, other: str) -> bool:
    """Whether two names say the same unit in other characters: "m²", "㎡", "m2"."""
    return one == other or _canonical(one) == _canonical(other)


def _canonical(name: str) -> str:
    return unicodedata.normalize("NFKC", name)


def doubt_name(name: str) -> Reason | None:
    """Why the words behind a figure cannot be the name of a unit; None when they can."""
    bare = without_powers(name)
    if re.search(r"[0-9]", bare):
        return Reason.NOT_A_NUMBER if _EXPONENT.match(bare) else Reason.SEVERAL
    if doubt := doubt_after(bare):
        return doubt
    if len(bare) > LONGEST_NAME or not _NAME.fullmatch(bare) or _SHORTHAND.match(bare):
        return Reason.NOT_A_NUMBER
    counted = OWN_NAMES.sub("", bare.partition("/")[0])
    return Reason.NOT_A_NUMBER if _HAN_NUMERAL.search(counted) else None
