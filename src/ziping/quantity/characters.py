"""The characters that keyboards, input methods and other programs put for the plain ones."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

EDGES: Final = "\ufeff\u200b\u200c\u200d\u2060"
"""Invisible characters that copying leaves at the ends of a text."""

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_SPACES = dict.fromkeys((0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000), " ")
_SMALL_FORMS = str.maketrans("﹐﹒﹙﹚﹢﹣﹤﹥﹦﹪−￥", ",.()+-<>=%-¥")
_PLAIN: Final[dict[int, int | str]] = {**_FULL_WIDTH, **_SPACES, **_SMALL_FORMS}

_POINT = re.compile(r"(?<=[0-9])[。｡·・･](?=[0-9])")
_POWER = re.compile(r"(?<![A-Za-z])([kcdm]?m)[²³23](?![0-9A-Za-z.])")


def trim(text: str) -> str:
    """`text` without blanks and invisible characters at its ends."""
    while text != (shorter := text.strip().strip(EDGES)):
        text = shorter
    return text


def plain(text: str) -> str:
    """The same text in plain digits, letters, signs and spaces, character by character.

    Its length stays the same, so a position in one is a position in the other. This is not
    NFKC, which makes a 1 of "①" and a 2 of "²".
    """
    return text if text.isascii() else _POINT.sub(".", text.translate(_PLAIN))


def squeeze(text: str) -> str:
    """`text` in plain characters and without any space: the name of a unit."""
    return plain(trim(text)).replace(" ", "")


def without_powers(text: str) -> str:
    """`text` with "m²" or "m2" cut down to "m": that digit is part of a name."""
    return _POWER.sub(r"\1", text)


def has_foreign_digits(text: str) -> bool:
    """Whether a digit or numeral stands in `text` that is neither 0-9 nor a Han character."""
    if text.isascii():
        return False
    return any(
        char > "9" and char != "〇" and unicodedata.category(char)[0] == "N"
        for char in without_powers(text)
    )
