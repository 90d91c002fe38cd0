"""What does not apply, and full marks as they are printed and as they count."""

from __future__ import annotations

from ziping.exchange.workbook.blocks import LAST, Blocks, blank
from ziping.exchange.workbook.contents import entry, link, number_format
from ziping.exchange.workbook.looks import figure, left
from ziping.exchange.workbook.model import Content, Draft, Number, Text
from ziping.exchange.workbook.pieces import line_title
from ziping.expression import Named, Reference
from ziping.language import _
from ziping.scoring import Line, ScoreSheet, treatment


def weights_block(blocks: Blocks, scores: ScoreSheet) -> None:
    """The lines that may not apply; where weights may move, all lines that earn points."""
    moving = any(isinstance(line.weight, Named) for line in scores.scored_lines)
    lines = [line for line in scores.scored_lines if moving or line.absent is not None]
    if not lines:
        return
    heads = [
        (1, 1, _("Indicator")),
        (2, 1, _("Does not apply")),
        (3, 1, _("Printed")),
        (4, 1, _("Counts")),
        (5, LAST - 4, _("Explanation")),
    ]
    blocks.block(_("Applicability and full marks"), heads)
    for line in lines:
        blocks.row(_row(scores, line))


def _row(scores: ScoreSheet, line: Line) -> list[Draft]:
    said = treatment(scores.form, line.source)
    node = scores.plan.program.inputs.get(line.absent_path)
    return [
        Draft(1, line_title(scores, line), left()),
        entry(scores, node, 2) if node else blank(2),
        _printed(scores, line),
        Draft(4, link(scores, line.weight), figure(number_format(2))),
        Draft(5, Text(said), left("muted"), LAST - 4) if said else blank(5, LAST - 4),
    ]


def _printed(scores: ScoreSheet, line: Line) -> Draft:
    """The printed full marks; those of a target row are filled in where no other cell has them."""
    if isinstance(line.printed, Reference):
        if isinstance(line.weight, Named):
            return entry(scores, line.printed, 3)
        return Draft(3, link(scores, line.printed), figure("General"))
    value = scores.printed_weight(line)
    content: Content = None if value is None else Number(value)
    return Draft(3, content, figure("General"))
