"""Scores that somebody has printed, beside those that count; only where there are any."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from ziping.evaluation import PUBLISHED_TOTAL
from ziping.exchange.workbook.blocks import Blocks
from ziping.exchange.workbook.contents import link, number_format
from ziping.exchange.workbook.looks import figure, left
from ziping.exchange.workbook.model import Draft, Entry, Live, Number, Text
from ziping.exchange.workbook.pieces import Piece, around, line_title, text_piece
from ziping.expression import Arithmetic, Named, Reference
from ziping.expression.spreadsheet import formula
from ziping.language import _
from ziping.quantity import show
from ziping.scoring import ScoreSheet


def published_piece(
    scores: ScoreSheet, path: str, published: Fraction | None, message: str
) -> Piece:
    """A published figure in the words of a message with a place for the `text`."""
    before, after = around(message)
    text = scores.project.text(path) if published is None else show(published)
    return replace(text_piece(scores, path, (before, after)), text=f"{before}{text}{after}")


def published_block(blocks: Blocks, scores: ScoreSheet) -> None:
    """The published figures, each with what counts and the difference."""
    text = scores.project.text
    found = [
        (line.published_path, line_title(scores, line), scores.published(line), line.score)
        for line in scores.scored_lines
        if line.score is not None and text(line.published_path)
    ]
    if text(PUBLISHED_TOTAL):
        total = (PUBLISHED_TOTAL, Text(_("Total")), scores.published_total, scores.plan.total)
        found.append(total)
    if not found:
        return
    heads = (_("Indicator"), _("Published"), _("Counts"), _("Difference"))
    blocks.block(_("Published scores"), [(at, 1, head) for at, head in enumerate(heads, 1)])
    for path, title, value, node in found:
        typed = Draft(
            2,
            Text(text(path)) if value is None else Number(value),
            figure("General", entry=True),
            entry=Entry(path, "points"),
        )
        look = figure(number_format(2))
        counts = Draft(3, link(scores, node), look)
        blocks.row([Draft(1, title, left()), typed, counts, _difference(scores, path, value, node)])


def _difference(scores: ScoreSheet, path: str, published: Fraction | None, node: Named) -> Draft:
    difference = Arithmetic("-", Reference(path, ""), node)
    points = scores.points(node)
    known = "" if published is None or points is None else published - points
    content = Live(lambda cells: formula(difference, cells), known)
    return Draft(4, content, figure(f"+{number_format(2)};-{number_format(2)};0"))
