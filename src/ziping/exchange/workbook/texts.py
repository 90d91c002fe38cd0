"""User text in a workbook: kept whole, and never taken for a formula."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from ziping.exchange.workbook.problems import WorkbookRefused
from ziping.language import _

LONGEST_TEXT: Final = 32_767
"""Characters in a cell, counted in UTF-16 as spreadsheet programs do."""

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_NOT_XML = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def escaped(text: str) -> str:
    """The text with what XML cannot hold written as `_x0001_`, as the format prescribes."""
    guarded = _LOOKS_ESCAPED.sub("_x005F_", text)
    return _NOT_XML.sub(lambda match: f"_x{ord(match[0]):04X}_", guarded)


def unescaped(text: str) -> str:
    """The text as it was before `escaped`."""
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda match: chr(int(match[1], 16)), text)


def numeral(value: Fraction) -> str:
    """A figure as workbooks store it."""
    return str(value.numerator) if value.denominator == 1 else repr(float(value))


def starts_like_formula(text: str) -> bool:
    """Whether a program that edits the cell would take the text for a formula."""
    return text.startswith(_FORMULA_STARTS)


def check_length(path: str, text: str) -> None:
    """Raises WorkbookRefused where a cell cannot hold the text of this field."""
    length = len(text) + sum(1 for char in text if ord(char) > 0xFFFF)
    if length > LONGEST_TEXT:
        raise WorkbookRefused(
            path,
            _("The text has {length} characters; a cell holds {longest}").format(
                length=length, longest=LONGEST_TEXT
            ),
            _("Shorten it, or move a part of it into another field"),
        )
