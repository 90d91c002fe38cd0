"""The rows and cells of a sheet part: reading them, and making a marked row several."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from openpyxl.formula.translate import Translator

from ziping.exchange.template.markup import Element
from ziping.exchange.template.problems import refused
from ziping.exchange.template.references import Growth, Mover, Stuck
from ziping.exchange.workbook.model import letters
from ziping.language import _
from ziping.record import record

_ADDRESS: Final = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


@record
class PlacedRow:
    """A row as it came, and which of its copies this one is."""

    element: Element
    came_from: int
    copy: int


def row_elements(root: Element) -> list[Element]:
    """The rows of a sheet; each and its cells say their place, which a file may leave out."""
    data = root.child("sheetData")
    found = data.children("row") if data else []
    number = 0
    for row in found:
        number = int(row.get("r") or number + 1)
        row.attributes["r"] = str(number)
        column = 0
        for cell in row.children("c"):
            match = _ADDRESS.fullmatch(cell.get("r"))
            column = column_number(match[1]) if match else column + 1
            cell.attributes["r"] = f"{letters(column)}{number}"
    return found


def column_number(name: str) -> int:
    """The number of a column: A is 1, AA is 27."""
    number = 0
    for letter in name.upper():
        number = number * 26 + ord(letter) - 64
    return number


def column_of(cell: Element) -> str:
    """The letters of the column that a cell stands in."""
    return cell.get("r").rstrip("0123456789")


def row_number(address: str) -> int:
    """The row of an address."""
    return int(address.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))


def cell_text(cell: Element, shared: Sequence[str]) -> str:
    """The text that stands in a cell; empty for figures and formulas."""
    if cell.child("f"):
        return ""
    kind = cell.get("t")
    if kind == "inlineStr":
        found = cell.child("is")
        return string_text(found) if found else ""
    value = cell.child("v")
    if kind == "s" and value and value.text.strip().isdigit():
        number = int(value.text)
        return shared[number] if number < len(shared) else ""
    return value.text if value and kind == "str" else ""


def string_text(element: Element) -> str:
    """The text of a string with all its runs, without the readings above it."""
    parts: list[str] = []
    for item in element.children("t", "r"):
        texts = [item] if item.local == "t" else item.children("t")
        parts += [text.text for text in texts]
    return "".join(parts)


def plain_formulas(root: Element) -> None:
    """Write out the formulas that are shared with a first one, so that each can move alone."""
    firsts: dict[str, tuple[str, str]] = {}
    for cell in root.below("c"):
        formula = cell.child("f")
        if formula is None or formula.get("t") != "shared":
            continue
        number, address = formula.get("si"), cell.get("r")
        text = formula.text
        if text:
            firsts[number] = (text, address)
        elif number in firsts:
            first, origin = firsts[number]
            moved = Translator(f"={first}", origin).translate_formula(address)
            formula.text = moved.removeprefix("=")
        for name in ("t", "si", "ref"):
            formula.attributes.pop(name, None)


def grown(root: Element, title: str, growth: Growth, mover: Mover) -> list[PlacedRow]:
    """Put every row where it now stands, the marked ones as often as they are wanted. Raises
    TemplateRefused."""
    placed: list[PlacedRow] = []
    merged = dict(_tall_merges(root))
    for row in row_elements(root):
        number = int(row.get("r"))
        copies = [row.copy() for _copy in range(1, growth.counts.get(number, 1))]
        for copy, element in enumerate([row, *copies]):
            _place(element, growth.first(number) + copy)
            if copy:
                _leave_to_first(element, merged)
            _move_formulas(element, title, mover, (number, copy, number in growth.counts))
            placed.append(PlacedRow(element, number, copy))
    data = root.child("sheetData")
    if data:
        data.items = [row.element for row in placed]
    return placed


def _place(row: Element, number: int) -> None:
    row.attributes["r"] = str(number)
    for cell in row.children("c"):
        cell.attributes["r"] = f"{column_of(cell)}{number}"


def _tall_merges(root: Element) -> Iterator[tuple[str, range]]:
    """The rows below the first of merged areas, by their first column."""
    for item in root.below("mergeCell"):
        first, _colon, last = item.get("ref").partition(":")
        if first and last:
            yield first.rstrip("0123456789"), range(row_number(first) + 1, row_number(last) + 1)


def _leave_to_first(row: Element, merged: Mapping[str, range]) -> None:
    """A cell that is merged with the one above holds nothing: the first one speaks for all."""
    for cell in row.children("c"):
        if int(row.get("r")) in merged.get(column_of(cell), ()):
            cell.items.clear()
            cell.attributes.pop("t", None)


def _move_formulas(row: Element, title: str, mover: Mover, at: tuple[int, int, bool]) -> None:
    number, copy, is_marked = at
    growth = mover.growths.get(title.lower())
    for cell in row.children("c"):
        formula = cell.child("f")
        if formula is None:
            continue
        place = f"{title}!{column_of(cell)}{number}"
        kind = formula.get("t")
        if kind and growth and growth.moves and (kind == "dataTable" or is_marked):
            message = _("A formula over several cells cannot be moved")
            raise refused(place, message, _("Move it to a sheet without marked rows"))
        try:
            text = formula.text
            moved = (
                mover.copy(text, title, number, copy) if is_marked else mover.formula(text, title)
            )
        except Stuck as stuck:
            raise refused(place, stuck.message, stuck.remedy) from stuck
        if moved != text:
            formula.text = moved
        if formula.get("ref") and growth:
            formula.attributes["ref"] = growth.area(formula.get("ref"))


def counted(marked: Mapping[int, int]) -> Growth:
    """Growth of rows by number; a row of which there is nothing stays, with nothing in it."""
    return Growth({row: max(1, count) for row, count in marked.items()})
