"""What stands out in the score table, as long as it is so: points lost, and what does not apply."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from ziping.exchange.workbook import score_columns as at
from ziping.exchange.workbook.contents import yes
from ziping.exchange.workbook.looks import FACES, LOST_INK
from ziping.exchange.workbook.model import Cells, Mark, letters
from ziping.expression import Named
from ziping.expression.spreadsheet import literal, ranges
from ziping.scoring import Line, ScoreSheet

_WEIGHT, _SCORE = letters(at.WEIGHT), letters(at.SCORE)
_FIRST, _LAST = letters(at.THIRD), letters(at.LAST)
_LONGEST: Final = "0.00"
DASH: Final = '"—"'
"""The format code of what has no figure."""


def marks(scores: ScoreSheet, rows: Mapping[str, int], subtotals: Sequence[int]) -> Iterator[Mark]:
    """The marks of the lines in these rows, and of subtotals."""
    lines = [line for line in scores.lines if line.prefix in rows]
    if lines:
        yield _lost([rows[line.prefix] for line in lines])
    moving = [rows[line.prefix] for line in lines if isinstance(line.weight, Named)]
    if moving:
        yield _endless([*moving, *subtotals])
        yield _moved_away(moving)
    for line in lines:
        if line.absent is not None and line.score:
            row = rows[line.prefix]
            yield absent_mark(line, f"{_FIRST}{row}:{_LAST}{row}")


def _column(column: str, rows: Sequence[int]) -> tuple[str, ...]:
    return tuple(ranges(f"{column}{row}" for row in rows))


def _lost(rows: Sequence[int]) -> Mark:
    """Scores below full marks."""
    score, weight = f"{_SCORE}{min(rows)}", f"{_WEIGHT}{min(rows)}"
    below = f"AND(ISNUMBER({score}),ISNUMBER({weight}),{score}<{weight})"
    return Mark(_column(_SCORE, rows), lambda _cells: below, LOST_INK, bold=True)


def _endless(rows: Sequence[int]) -> Mark:
    """Full marks that a raise has given more decimals than anybody reads."""
    weight = f"{_WEIGHT}{min(rows)}"
    endless = f"AND(ISNUMBER({weight}),{weight}<>ROUND({weight},2))"
    return Mark(_column(_WEIGHT, rows), lambda _cells: endless, number=_LONGEST)


def _moved_away(rows: Sequence[int]) -> Mark:
    """The score of a line that no full marks are left to."""
    weight = f"{_WEIGHT}{min(rows)}"
    gone = f"AND(ISNUMBER({weight}),{weight}=0)"
    return Mark(_column(_SCORE, rows), lambda _cells: gone, number=DASH)


def absent_mark(line: Line, area: str, number: str = "") -> Mark:
    """How an area looks while its line does not apply."""

    def write(cells: Cells) -> str:
        sheet, mark, address = cells[line.absent_path].address.rpartition("!")
        column = address.rstrip("0123456789")
        return f"{sheet}{mark}${column}${address.removeprefix(column)}={literal(yes())}"

    return Mark((area,), write, FACES["muted"].ink, number=number)
