"""Where the columns of a table stand in a pane."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from ziping.forms import Column, Table
from ziping.tui.widgets.form_row import INSET

_NARROWEST = {"text": 12, "date": 13, "percent": 9}
_FIGURE = 11
_WIDEST_FIGURE = 14


class Cell(NamedTuple):
    """A column's place: the line of each row it stands in, where it begins, its width."""

    column: Column
    line: int
    at: int
    width: int

    @property
    def end(self) -> int:
        """Where its figures end, as in a field with brackets."""
        return self.at + self.width - 2


@lru_cache(maxsize=16)
def columns_in(columns: Sequence[Column], width: int) -> tuple[Cell, ...]:
    """The columns side by side, in more than one line where the pane is too narrow; texts take
    what is left."""
    room = width - 2 * INSET
    found: list[Cell] = []
    for line, bunch in enumerate(_bunches(columns, room)):
        texts = [column for column in bunch if column.kind == "text"]
        spare = room - sum(_least(column) for column in bunch) - len(bunch) + 1
        figures = len(bunch) - len(texts)
        wider = min(_WIDEST_FIGURE - _FIGURE, spare // (2 * figures)) if figures and texts else 0
        spare -= wider * figures
        at = INSET
        for column in bunch:
            more = spare // len(texts) if column in texts else wider
            found.append(Cell(column, line, at, _least(column) + more))
            at += _least(column) + more + 1
    return tuple(found)


def table_lines(table: Table, width: int) -> int:
    """The lines that a row of the table takes."""
    return columns_in(table.columns, width)[-1].line + 1


def _bunches(columns: Sequence[Column], room: int) -> list[list[Column]]:
    bunches: list[list[Column]] = [[]]
    used = 0
    for column in columns:
        if bunches[-1] and used + _least(column) > room:
            bunches.append([])
            used = 0
        bunches[-1].append(column)
        used += _least(column) + 1
    return bunches


def _least(column: Column) -> int:
    return _NARROWEST.get(column.kind, _FIGURE)
