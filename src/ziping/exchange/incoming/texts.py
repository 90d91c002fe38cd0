"""What stands in a cell as the text of its field: exactly as typed where nobody changed it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import field
from fractions import Fraction
from typing import Final

from ziping.evaluation import TARGET, place, unit_of
from ziping.exchange.incoming.cells import Cell, number
from ziping.exchange.incoming.figures import figure_text, has_operator, with_operator, year_text
from ziping.exchange.workbook.contents import no, yes
from ziping.exchange.workbook.keys import Head
from ziping.exchange.workbook.texts import escaped
from ziping.expression import Reference
from ziping.forms.rules import QUALITATIVE
from ziping.quantity import show
from ziping.record import record

_FIGURES: Final = ("money", "count", "percent", "number", "points")
_FIRST_DAY: Final = dt.date(1899, 12, 30)
_FLAGS: Final = {"true": "true", "false": "false"}


@record
class Base:
    """What a workbook is compared with: texts as typed, and what the cells held by them. `known`
    where these are the texts from which it was written."""

    typed: Mapping[str, str]
    held: Mapping[str, str]
    known: bool


@record
class Cells:
    """Reads cells as texts; `inputs` are the fields that scores follow from."""

    head: Head
    base: Base
    inputs: Mapping[str, Reference]
    words: Mapping[str, str] = field(init=False)

    def __post_init__(self) -> None:
        words = {self.head.yes: "true", yes(): "true", self.head.no: "false", no(): "false"}
        object.__setattr__(self, "words", {**_FLAGS, **{w.lower(): v for w, v in words.items()}})

    def text(self, path: str, cell: Cell) -> str:
        """The text of a field whose cell holds this."""
        typed, held = self.base.typed.get(path, ""), self.base.held.get(path, "")
        if alike(cell, held):
            return typed
        node, value = self.inputs.get(path), cell.value
        if isinstance(value, Fraction):
            return self._figure(path, node, value, typed, percent=cell.percent)
        if isinstance(value, dt.datetime):
            return moment_text(value)
        text = ("true" if value else "false") if isinstance(value, bool) else value or ""
        return self._answer(node, text) if node else text

    def pair(self, row: str, texts: dict[str, str]) -> None:
        """A comparison that was changed beside a target whose own text has one: there it counts."""
        operator, target = f"{row}.operator", f"{row}.target"
        typed, new = self.base.typed.get(operator, ""), texts.get(operator, "")
        if new in ("", typed, QUALITATIVE) or not has_operator(texts.get(target, "")):
            return
        unit = unit_of(self.base.typed, place(row).owner)
        changed = with_operator(texts[target], new, unit)
        if changed is not None:
            texts[target], texts[operator] = changed, typed

    def _figure(
        self, path: str, node: Reference | None, value: Fraction, typed: str, *, percent: bool
    ) -> str:
        spot = place(path)
        if node and node.kind == "year":
            return year_text(value, typed)
        if spot.room == TARGET and spot.field in ("target", "actual"):
            unit = unit_of(self.base.typed, spot.owner)
            return figure_text(value, typed, "%" if percent and not unit else unit)
        if node and node.kind in _FIGURES:
            return figure_text(value, typed, "%" if node.kind == "percent" else node.style.unit)
        return show(value, percent=percent)

    def _answer(self, node: Reference, text: str) -> str:
        """The value of a flag or choice that stands there in words."""
        if node.kind == "flag":
            return self.words.get(text.strip().lower(), text)
        labels = {option.label: option.value for option in node.options}
        return labels.get(text.strip(), text)


def alike(cell: Cell, held: str) -> bool:
    """Whether a cell holds what it held before."""
    match cell.value:
        case None:
            return held == ""
        case Fraction():
            return _number(held) == cell.value
        case str():
            return cell.value == held or _plain(cell.value) == _plain(held)
    return False


def moment_text(value: dt.datetime) -> str:
    """A day, a time, or both."""
    time = value.strftime("%H:%M:%S" if value.second else "%H:%M")
    if value.date() <= _FIRST_DAY:
        return time
    day = value.date().isoformat()
    return f"{day} {time}" if value.time() != dt.time() else day


def _number(text: str) -> Fraction | None:
    try:
        return number(float(text))
    except (ValueError, OverflowError):
        return None


def _plain(text: str) -> str:
    """A text without what spreadsheet programs do not keep: kinds of line ends, controls."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(char for char in lines if escaped(char) == char)
