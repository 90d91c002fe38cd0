"""What stands in the cells of a workbook, read in one go and without its looks."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from math import isclose
from pathlib import Path
from typing import TypeAlias

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell

Place: TypeAlias = tuple[str, str]


@dataclass(frozen=True)
class Cells:
    """The results by sheet and address, and where the names lead; blank cells are left out."""

    results: dict[Place, object]
    names: dict[str, Place]

    def named(self, name: str) -> object:
        """The result in the cell of this name; blank is None."""
        return self.at(self.names[name])

    def at(self, place: Place) -> object:
        """The result in a cell; blank is None."""
        found = self.results.get(place)
        return None if found == "" else found


def cells(source: bytes | Path) -> Cells:
    """The results as they are written in the file, without calculating anything."""
    with closing(load_workbook(_stream(source), read_only=True, data_only=True)) as book:
        names = {
            name: (title, address.replace("$", ""))
            for name, defined in book.defined_names.items()
            for title, address in defined.destinations
        }
        return Cells({place: cell.value for place, cell in _filled(book)}, names)


def formulas(source: bytes | Path) -> set[Place]:
    """The cells that hold a formula."""
    with closing(load_workbook(_stream(source), read_only=True)) as book:
        return {place for place, cell in _filled(book) if cell.data_type == "f"}


def apart(places: set[Place], before: Cells, after: Cells) -> dict[Place, tuple[object, object]]:
    """The cells whose results are not the same."""
    pairs = {place: (before.at(place), after.at(place)) for place in places}
    return {place: pair for place, pair in pairs.items() if not _same(*pair)}


def _same(one: object, other: object) -> bool:
    if isinstance(one, int | float) and isinstance(other, int | float):
        return isclose(one, other, rel_tol=1e-12, abs_tol=1e-12)
    return one == other


def _stream(source: bytes | Path) -> Path | io.BytesIO:
    return source if isinstance(source, Path) else io.BytesIO(source)


def _filled(book: Workbook) -> Iterator[tuple[Place, Cell]]:
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    yield (sheet.title, cell.coordinate), cell
