"""The score table as CSV: a line for each indicator, figures as numbers, unknown left empty."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from fractions import Fraction

from ziping.exchange.csv_rows import csv_rows
from ziping.exchange.workbook import score_columns as at
from ziping.exchange.workbook.grounds import grounds
from ziping.exchange.workbook.looks import left
from ziping.exchange.workbook.model import Draft, Live, Number, shown_text
from ziping.exchange.workbook.score_rows import (
    DASH,
    indicator_drafts,
    points_drafts,
    standard,
    standard_draft,
    target_drafts,
)
from ziping.exchange.workbook.score_totals import total_drafts
from ziping.quantity import show
from ziping.scoring import Line, ScoreSheet


def score_csv(scores: ScoreSheet) -> bytes:
    """The bytes of the file: headings, the lines in the form's order, the total."""
    done = [line.parts.completion for line in scores.lines if line.parts]
    heads = at.headings(percent=any(item.style.percent for item in done))
    rows = (_row(_drafts(scores, line), scores.path(line)) for line in scores.lines)
    return csv_rows([heads, *rows, _row(total_drafts(scores, scores.scored_lines))])


def scores_in_csv(content: bytes, scores: ScoreSheet) -> int:
    """How many of the known scores stand in their lines of the written bytes."""
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))[1:-1]
    pairs = zip(rows, scores.lines, strict=True)
    known = [(row, score) for row, line in pairs if (score := scores.score(line)) is not None]
    return sum(row[at.SCORE - 1] == show(score) for row, score in known)


def _drafts(scores: ScoreSheet, line: Line) -> Iterator[Draft]:
    yield from target_drafts(scores, line) if line.is_target else indicator_drafts(scores, line)
    yield standard_draft(standard(scores, line))
    yield from points_drafts(scores, line)
    yield Draft(at.GROUNDS, grounds(scores, line), left())


def _row(drafts: Iterator[Draft] | Sequence[Draft], path: Sequence[str] = ()) -> list[str]:
    cells = dict.fromkeys(range(1, at.LAST + 1), "")
    if path:
        cells[at.FIRST], cells[at.SECOND] = path[0], " ".join(path[1:])
    for draft in drafts:
        bare = draft.columns == at.THIRD - at.SECOND + 1 and draft.column == at.SECOND
        cells[at.THIRD if bare else draft.column] = _text(draft)
    return list(cells.values())


def _text(draft: Draft) -> str:
    match draft.content:
        case Number(value=Fraction() as value) | Live(value=Fraction() as value):
            code = draft.look.number
            places = len(code.partition(".")[2].removesuffix("%"))
            return show(value, places, percent=True) if code.endswith("%") else show(value)
        case content:
            return "" if content == DASH else shown_text(content)
