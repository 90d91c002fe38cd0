"""A hidden column behind each sheet: it says of every row what belongs into its cells.

It goes wherever its row goes, also where a program forgets the defined names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

from ziping.exchange.workbook.keys import HEAD, row_line
from ziping.exchange.workbook.looks import Look
from ziping.exchange.workbook.model import Area, Text
from ziping.exchange.workbook.sheets import Book, Sheet

_LOOK = Look("subject", "left", wrap=False)


def add_key_columns(book: Book, head: str, results: Collection[str]) -> None:
    """Put the column behind each sheet that is filled in or shows one of these results; its first
    cell says what workbook this is."""
    for sheet in book.sheets:
        places = _places(book, sheet, results)
        if places:
            _add(sheet, head, places)


def _places(book: Book, sheet: Sheet, results: Collection[str]) -> dict[int, list[tuple[int, str]]]:
    """By row, the columns of fields and results with their keys."""
    found: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    keys = {
        spot.address: key
        for key in results
        if (spot := book.spots.get(key)) and spot.sheet == sheet.title
    }
    for item in sheet.items:
        key = item.entry.path if item.entry else keys.get(item.area.address)
        if key:
            found[item.area.row].append((item.area.column, key))
    return found


def _add(sheet: Sheet, head: str, places: dict[int, list[tuple[int, str]]]) -> None:
    column = sheet.page.key_column = len(sheet.widths) + 1
    for row in sheet.heights:
        line = row_line(places.get(row, ()))
        if row == 1:
            line = f"{head}\n{row_line([*places.get(row, ()), (column, HEAD)])}"
        sheet.put(Area(row, column), Text(line), _LOOK)
