"""Putting a value into a cell of a template."""

from __future__ import annotations

from ziping.exchange.template.formats import Formats
from ziping.exchange.template.markup import Element
from ziping.exchange.template.problems import Problem
from ziping.exchange.template.values import Filling
from ziping.exchange.workbook.model import Number, Text
from ziping.exchange.workbook.problems import WorkbookRefused
from ziping.exchange.workbook.texts import (
    check_length,
    escaped,
    numeral,
    starts_like_formula,
)


def put(cell: Element, filling: Filling, formats: Formats) -> None:
    """Put a value in the place of what stands in a cell; a text is a text whatever it begins
    with, and what is unknown leaves the cell empty."""
    cell.items.clear()
    cell.attributes.pop("t", None)
    match filling.content:
        case Number(value=value):
            cell.add("v").text = numeral(value)
            _look(cell, formats, filling.number, quoted=False)
        case Text(text=text):
            cell.attributes["t"] = "inlineStr"
            stored = cell.add("is").add("t")
            stored.attributes["xml:space"] = "preserve"
            stored.text = escaped(text)
            _look(cell, formats, "General", quoted=starts_like_formula(text))


def too_long(place: str, text: str) -> Problem | None:
    """The problem of a text that no cell holds."""
    try:
        check_length(place, escaped(text))
    except WorkbookRefused as refused:
        return Problem(refused.path, refused.message, refused.remedy)
    return None


def _look(cell: Element, formats: Formats, number: str, *, quoted: bool) -> None:
    look = formats.look(cell.get("s"), number, quoted=quoted)
    if look != cell.get("s"):
        cell.attributes["s"] = look
