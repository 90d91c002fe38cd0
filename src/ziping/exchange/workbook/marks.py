"""What stands out in the score table, as long as it is so: points lost, and what does not apply."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from ziping.exchange.workbook.contents import yes
from ziping.exchange.workbook.looks import FACES, LOST_INK
from ziping.exchange.workbook.model import Cells, Mark
from ziping.expression import Named
from ziping.expression.spreadsheet import literal, ranges
from ziping.record import record
from ziping.scoring import Line, ScoreSheet

_LONGEST: Final = "0.00"
DASH: Final = '"—"'
"""The format code of what has no figure."""


@record
class Columns:
    """The letters of the columns that marks look at; a line is marked from first to last."""

    first: str
    last: str
    weight: str
    score: str


def marks(
    scores: ScoreSheet, rows: Mapping[str, int], subtotals: Sequence[int], columns: Columns
) -> Iterator[Mark]:
    """The marks of the lines in these rows, and of subtotals."""
    lines = [line for line in scores.lines if line.prefix in rows]
    if lines:
        yield _lost(columns, [rows[line.prefix] for line in lines])
    moving = [rows[line.prefix] for line in lines if isinstance(line.weight, Named)]
    if moving:
        yield _endless(columns, [*moving, *subtotals])
        yield _moved_away(columns, moving)
    for line in lines:
        if line.absent is not None and line.score:
            row = rows[line.prefix]
            yield absent_mark(line, f"{columns.first}{row}:{columns.last}{row}")


def _column(column: str, rows: Sequence[int]) -> tuple[str, ...]:
    return tuple(ranges(f"{column}{row}" for row in rows))


def _lost(columns: Columns, rows: Sequence[int]) -> Mark:
    """Scores below full marks."""
    score, weight = f"{columns.score}{min(rows)}", f"{columns.weight}{min(rows)}"
    below = f"AND(ISNUMBER({score}),ISNUMBER({weight}),{score}<{weight})"
    return Mark(_column(columns.score, rows), lambda _cells: below, LOST_INK, bold=True)


def _endless(columns: Columns, rows: Sequence[int]) -> Mark:
    """Full marks that a raise has given more decimals than anybody reads."""
    weight = f"{columns.weight}{min(rows)}"
    endless = f"AND(ISNUMBER({weight}),{weight}<>ROUND({weight},2))"
    return Mark(_column(columns.weight, rows), lambda _cells: endless, number=_LONGEST)


def _moved_away(columns: Columns, rows: Sequence[int]) -> Mark:
    """The score of a line that no full marks are left to."""
    weight = f"{columns.weight}{min(rows)}"
    gone = f"AND(ISNUMBER({weight}),{weight}=0)"
    return Mark(_column(columns.score, rows), lambda _cells: gone, number=DASH)


def absent_mark(line: Line, area: str, number: str = "") -> Mark:
    """How an area looks while its line does not apply."""

    def write(cells: Cells) -> str:
        sheet, mark, address = cells[line.absent_path].address.rpartition("!")
        column = address.rstrip("0123456789")
        return f"{sheet}{mark}${column}${address.removeprefix(column)}={literal(yes())}"

    return Mark((area,), write, FACES["muted"].ink, number=number)
