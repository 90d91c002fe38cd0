"""The rows of the score table that add up: subtotals, the total, the grade."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from ziping.exchange.workbook import score_columns as at
from ziping.exchange.workbook.contents import live
from ziping.exchange.workbook.looks import Look, figure
from ziping.exchange.workbook.model import Cells, Draft, Live, Text
from ziping.exchange.workbook.pieces import around
from ziping.exchange.workbook.score_rows import full_marks, loss_format, loss_of, score_format
from ziping.expression import Expression, Fold, Named, formula
from ziping.expression.spreadsheet import literal, ranges
from ziping.forms import Section
from ziping.language import _
from ziping.quantity import show
from ziping.scoring import Line, ScoreSheet


def subtotal_drafts(scores: ScoreSheet, section: Section, lines: Sequence[Line]) -> list[Draft]:
    """The row under a section; `lines` are those that earn its points."""
    named, look = scores.plan.sections[section.id], figure(score_format(scores), "subtotal")
    label = _("{title}: subtotal").format(title=section.title)
    return [
        Draft(1, Text(label), Look("subtotal"), at.COMPLETION),
        full_marks(scores, section.weight, figure("General", "subtotal")),
        _losses(scores, lines, replace(look, number=loss_format(scores)), section.id),
        Draft(at.SCORE, live(scores, named), look, key=named.key),
        _rate(scores, lines, section.weight, named, look),
    ]


def total_drafts(scores: ScoreSheet, lines: Sequence[Line]) -> list[Draft]:
    """The last row, with the grade where the form has grades."""
    total, look = scores.plan.total, figure(score_format(scores), "total")
    weight = scores.form.form.total.weight
    last = _rate(scores, lines, weight, total, look)
    if scores.plan.grade:
        shown = Look("total", number='"' + _("Grade: ").replace('"', "") + '"@')
        grade = scores.plan.grade
        last = Draft(at.GROUNDS, live(scores, grade), shown, key=grade.key)
    return [
        Draft(1, _total_label(scores, lines), Look("total"), at.COMPLETION),
        full_marks(scores, weight, figure("General", "total")),
        _losses(scores, lines, replace(look, number=loss_format(scores)), ""),
        Draft(at.SCORE, live(scores, total), look, key=total.key),
        last,
    ]


def _losses(scores: ScoreSheet, lines: Sequence[Line], look: Look, section: str) -> Draft:
    """What has been lost so far."""
    known = [loss for line in lines if (loss := scores.loss(line)) is not None]
    losses = Fold("known", tuple(loss_of(line) for line in lines))
    lost: Fraction | str = sum(known, Fraction(0)) if known else ""
    content = Live(lambda cells: formula(losses, cells), lost)
    return Draft(at.LOSS, content, look, key=f"loss.section.{section}" if section else "loss.total")


def _counted(lines: Sequence[Line], cells: Cells) -> str:
    keys = [line.score.key for line in lines if line.score]
    return f"COUNT({','.join(ranges(cells[key].address for key in keys))})" if keys else "0"


def _rate(
    scores: ScoreSheet, lines: Sequence[Line], weight: Expression, named: Named, look: Look
) -> Draft:
    """The score as a share of full marks, once every score is known."""
    whole, points = scores.points(weight) or Fraction(0), scores.points(named)
    complete = bool(lines and whole) and all(scores.score(line) is not None for line in lines)
    rate = points / whole if complete and points is not None else ""

    def write(cells: Cells) -> str:
        if not (lines and whole):
            return '""'
        unknown = f"{_counted(lines, cells)}<{len(lines)}"
        return f'IF({unknown},"",{cells[named.key].address}/{show(whole)})'

    label = _("Rate of points: ").replace('"', "")
    return Draft(at.GROUNDS, Live(write, rate), replace(look, number=f'"{label}"0.0%'))


def _total_label(scores: ScoreSheet, lines: Sequence[Line]) -> Live:
    """The word for the total, and how many scores are still missing."""
    missing = sum(1 for line in lines if scores.score(line) is None)
    whole = _("Grand total")
    before, after = around(_("Total so far ({count} not scored)"), "count")

    def write(cells: Cells) -> str:
        count = _counted(lines, cells)
        so_far = f"{literal(before)}&({len(lines)}-{count})&{literal(after)}"
        return f"IF({count}<{len(lines)},{so_far},{literal(whole)})"

    return Live(write, f"{before}{missing}{after}" if missing else whole)
