"""What the workbook offers to others; the library that draws it is loaded when it is used."""

from __future__ import annotations

from collections.abc import Sequence

from ziping.findings import Finding
from ziping.scoring import ScoreSheet


def write_workbook(sheet: ScoreSheet, findings: Sequence[Finding]) -> bytes:
    """The bytes of an .xlsx file whose scores are formulas over what was filled in.

    The same project gives the same bytes. Raises WorkbookRefused where a text is longer than a
    cell holds.
    """
    from ziping.exchange.workbook.build import build

    return build(sheet, findings)


def held_texts(sheet: ScoreSheet) -> dict[str, str]:
    """What the cells of its fields and results would hold in a workbook, by field path or key."""
    from ziping.exchange.workbook.build import held_texts as texts

    return texts(sheet)


def read_back(content: bytes, sheet: ScoreSheet) -> int:
    """How many of the known scores stand in the written bytes, each in its cell."""
    from ziping.exchange.workbook.reading_back import scores_found

    return scores_found(content, sheet)
