"""Where each field stands in a workbook that came back, by any of the three that carry that:
defined names, the hidden column beside the rows, the hidden sheet. Each alone is enough."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import islice
from typing import Final, TypeAlias

from ziping.exchange.incoming.cells import EMPTY, Cell, Place, Workbook, place_of
from ziping.exchange.workbook.keys import HEAD, Head, read_head, read_row
from ziping.exchange.workbook.metadata import ROWS_BY, WORDS
from ziping.exchange.workbook.names import defined_name, named_path
from ziping.record import record

Places: TypeAlias = dict[str, Place]
Row: TypeAlias = tuple[str, int]
"""A sheet and a row of it."""

_TOLD = re.compile(rf"=?ROW\((.+)\)\*{ROWS_BY}\+COLUMN\(\1\)")
_FIRST_LISTED: Final = 3


@record
class Listing:
    """The hidden sheet: what it says of the workbook, where cells are, and the texts as typed and
    as the cells held them."""

    head: Head
    places: Mapping[str, Place]
    typed: Mapping[str, str]
    held: Mapping[str, str]


@record
class KeyColumns:
    """The hidden columns: what they say of the workbook, where cells are, which are there more
    than once since their row was copied, and the rows that no column knows."""

    head: Head
    places: Mapping[str, Place]
    copied: Mapping[str, tuple[Place, ...]]
    strangers: frozenset[Row]


@record
class Found:
    """A workbook of ours: the cell of each field or result; `unclear` are those of which the
    carriers name different cells, `gone` those that have none any more, `strangers` the rows that
    somebody put in. `pictures` stand in cells, as WPS puts them there."""

    book: Workbook
    head: Head
    places: Mapping[str, Place]
    cells: Mapping[str, Cell]
    unclear: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    strangers: frozenset[Row] = frozenset()
    listing: Listing | None = None
    pictures: bool = False


def find_fields(book: Workbook, known: Iterable[str]) -> Found | None:
    """The fields and results of a workbook, None where nothing in it is ours. `known` are keys
    whose names may be too long to be read from the names themselves."""
    named, said = _by_names(book, known)
    columns, listing = _by_columns(book), _by_listing(book)
    heads = [carrier.head for carrier in (listing, columns) if carrier]
    heads += [said] if said else []
    if not heads:
        return None
    carriers: list[Mapping[str, Place]] = [named]
    carriers += [carrier.places for carrier in (columns, listing) if carrier]
    places: Places = {}
    unclear: dict[str, None] = {}
    for carrier in carriers:
        for key, place in carrier.items():
            if places.setdefault(key, place) != place:
                unclear[key] = None
    cells = {key: book.cell(place) for key, place in places.items() if key not in unclear}
    unclear |= dict.fromkeys(columns.copied.keys() - cells.keys()) if columns else {}
    there = {*cells, *unclear}
    gone = [key for key in (listing.held if listing else ()) if key not in there]
    strange = _strangers(columns, places) if columns else frozenset()
    return Found(book, heads[0], places, cells, tuple(unclear), tuple(gone), strange, listing)


def _strangers(columns: KeyColumns, places: Places) -> frozenset[Row]:
    """The rows that nobody knows, and copies of rows that are known elsewhere."""
    known = {place[:2] for place in places.values()}
    copies = {place[:2] for key, at in columns.copied.items() if key in places for place in at}
    return columns.strangers | (copies - known)


def _by_names(book: Workbook, known: Iterable[str]) -> tuple[Places, Head | None]:
    whole = {defined_name(key): key for key in known}
    places: Places = {}
    head: Head | None = None
    for name, text in book.names.items():
        key = whole.get(name) or named_path(name)
        place = place_of(text)
        if key == HEAD:
            head = read_head(text.strip('"'))
        elif key and place:
            places[key] = place
    return places, head


def _by_columns(book: Workbook) -> KeyColumns | None:
    found: defaultdict[str, list[Place]] = defaultdict(list)
    head: Head | None = None
    strangers: set[Row] = set()
    for title, cells in book.sheets.items():
        begin = next(_beginnings(cells), None)
        if begin is None:
            continue
        head, column = begin
        lines = _lines(cells, column)
        for row, places in lines.items():
            for at, key in places:
                found[key].append((title, row, at))
        rows = {row for (row, at), cell in cells.items() if at < column and not cell.formula}
        strangers |= {(title, row) for row in rows - lines.keys()}
    if head is None:
        return None
    once = {key: at[0] for key, at in found.items() if len(at) == 1}
    copied = {key: tuple(at) for key, at in found.items() if len(at) > 1}
    return KeyColumns(head, once, copied, frozenset(strangers))


def _beginnings(cells: Mapping[tuple[int, int], Cell]) -> Iterator[tuple[Head, int]]:
    """The column whose first cell speaks of the workbook. Where columns were put in before it,
    it no longer knows what stands where."""
    for (_row, column), cell in cells.items():
        if isinstance(cell.value, str) and "\n" in cell.value:
            line, rest = cell.value.split("\n", 1)
            head, places = read_head(line), read_row(rest)
            if head and (column, HEAD) in (places or ()):
                yield head, column


def _lines(cells: Mapping[tuple[int, int], Cell], column: int) -> dict[int, list[tuple[int, str]]]:
    """By row, what the column says of it."""
    found: dict[int, list[tuple[int, str]]] = {}
    for (row, at), cell in cells.items():
        if at == column and isinstance(cell.value, str):
            places = read_row(cell.value.rpartition("\n")[2])
            if places is not None:
                found[row] = [(where, key) for where, key in places if key != HEAD]
    return found


def _by_listing(book: Workbook) -> Listing | None:
    for cells in book.sheets.values():
        first = cells.get((1, 1))
        head = read_head(first.value) if first and isinstance(first.value, str) else None
        words = tuple(_text(cells, 2, at) for at in range(1, len(WORDS) + 1))
        if head and words == WORDS:
            return _listing(book, head, cells)
    return None


def _listing(book: Workbook, head: Head, cells: Mapping[tuple[int, int], Cell]) -> Listing:
    places: Places = {}
    typed: dict[str, str] = {}
    held: dict[str, str] = {}
    titles: dict[str, None] = {}
    for row in range(_FIRST_LISTED, max(row for row, _column in cells) + 1):
        key, title = _text(cells, row, 1), _text(cells, row, 3)
        if not key:
            continue
        titles[title] = None
        typed[key] = _text(cells, row, 4)
        held[key] = _text(cells, row, 5) or typed[key]
        place = _told(book, cells.get((row, 2), EMPTY), title, list(titles).index(title))
        if place:
            places[key] = place
    return Listing(head, places, typed, held)


def _told(book: Workbook, cell: Cell, title: str, number: int) -> Place | None:
    """The cell that a formula of the hidden sheet tells: by itself, or by its result, which is
    without the sheet; one that was given another name is known by its place among the others."""
    found = _TOLD.fullmatch(cell.formula)
    if found:
        return place_of(found[1])
    if not isinstance(cell.value, Fraction):
        return None
    if title not in book.sheets:
        title = next(islice(book.sheets, number, None), "")
    return title, *divmod(int(cell.value), ROWS_BY)


def _text(cells: Mapping[tuple[int, int], Cell], row: int, column: int) -> str:
    value = cells.get((row, column), EMPTY).value
    return value if isinstance(value, str) else ""
