"""The last lines of a sheet: who signs, and whether it still says what was exported."""

from __future__ import annotations

from typing import Final

from ziping.exchange.workbook.agreement import CHANGES
from ziping.exchange.workbook.looks import LOST_INK, Look, left
from ziping.exchange.workbook.model import Cells, Draft, Live, Mark, Text
from ziping.exchange.workbook.pieces import around, chained
from ziping.expression.spreadsheet import literal
from ziping.forms import Layout
from ziping.language import _

_ROOM: Final = 52
"""Characters that a row of signatures takes."""


def signatures_draft(layout: Layout, columns: int) -> Draft | None:
    """The places where the table is signed, evenly over the row."""
    words = [word + _(": ").rstrip() for word in layout.signatures]
    if not words:
        return None
    gap = max(3, (_ROOM - sum(map(len, words))) // len(words))
    return Draft(1, Text(("　" * gap).join(words)), left("subject"), columns)


def agreement_draft(columns: int, column: int = 1) -> Draft:
    """Says whether all that is filled in still is as the file had it."""
    before, after = around(_("{count} entries differ from the self-evaluation file"), "count")
    agrees = _("All entries agree with the self-evaluation file")

    def write(cells: Cells) -> str:
        changes = cells[CHANGES].address
        differs = chained(literal(before), changes, literal(after))
        return f"IF({changes}=0,{literal(agrees)},{differs})"

    return Draft(column, Live(write, agrees), Look("note", "left"), columns)


def agreement_mark(row: int, column: str = "A") -> Mark:
    """How it stands out where entries differ."""
    return Mark((f"{column}{row}",), lambda cells: f"{cells[CHANGES].address}>0", LOST_INK)
