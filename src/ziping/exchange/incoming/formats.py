"""What the format of a cell makes of its number: a date, a percent."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final, Literal, TypeAlias
from xml.etree.ElementTree import Element

Shown: TypeAlias = Literal["", "date", "percent"]

EPOCHS: Final = (dt.datetime(1899, 12, 30), dt.datetime(1904, 1, 1))  # noqa: DTZ001 - no zone
"""The days from which a workbook may count."""

_DATES: Final = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
_PERCENTS: Final = {9, 10}
_SAID = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_PARTS = re.compile("[ymdhsYMDHS]")


def shown_as(code: str) -> Shown:
    """What a format code shows a number as."""
    bare = _SAID.sub("", code.partition(";")[0])
    if _PARTS.search(bare) and bare.lower() != "standard":
        return "date"
    return "percent" if "%" in bare else ""


def styles_shown(styles: Element) -> Iterator[Shown]:
    """Of each cell style of a workbook, in order, what it shows numbers as."""
    codes: dict[int, str] = {}
    for element in styles.iter():
        match element.tag.rpartition("}")[2]:
            case "numFmt":
                codes[int(element.get("numFmtId", "0"))] = element.get("formatCode", "")
            case "cellXfs":
                for style in element:
                    yield _shown(int(style.get("numFmtId", "0")), codes)


def _shown(number: int, codes: dict[int, str]) -> Shown:
    if number in codes:
        return shown_as(codes[number])
    if number in _DATES:
        return "date"
    return "percent" if number in _PERCENTS else ""


def moment(value: float, epoch: dt.datetime) -> dt.datetime:
    """The day and time of a number, to the second."""
    return epoch + dt.timedelta(seconds=round(value * 86_400))
