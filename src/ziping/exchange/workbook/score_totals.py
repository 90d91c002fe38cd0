"""The rows of the score table that add up: subtotals, the total, the grade."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from ziping.evaluation import PUBLISHED_TOTAL
from ziping.exchange.workbook import score_columns as at
from ziping.exchange.workbook.contents import live, no, number_format
from ziping.exchange.workbook.looks import Look, Role, figure, left
from ziping.exchange.workbook.model import Cells, Draft, Live, Text
from ziping.exchange.workbook.pieces import Piece, around, joined
from ziping.exchange.workbook.published import published_piece
from ziping.exchange.workbook.score_rows import (
    WEIGHT_FORMAT,
    full_marks,
    loss_format,
    loss_of,
    places_of_scores,
)
from ziping.expression import Arithmetic, Choose, Constant, Expression, Extreme, Fold, Named, Round
from ziping.expression.spreadsheet import formula, literal, ranges
from ziping.forms import Section
from ziping.language import _
from ziping.quantity import show
from ziping.scoring import Capping, Line, ScoreSheet


def subtotal_drafts(scores: ScoreSheet, section: Section, lines: Sequence[Line]) -> list[Draft]:
    """The row under a section; `lines` are those that earn its points."""
    named, weight = scores.plan.sections[section.id], scores.plan.section_weights[section.id]
    label = _("{title}: subtotal").format(title=section.title)
    return [
        Draft(1, Text(label), Look("subtotal"), at.COMPLETION),
        full_marks(scores, weight, figure(WEIGHT_FORMAT, "subtotal")),
        _losses(scores, lines, section.id),
        Draft(at.SCORE, live(scores, named), _look(scores, "subtotal"), key=named.key),
        _rate(scores, lines, weight, named, _shares(scores, section.id)),
    ]


def total_drafts(scores: ScoreSheet, lines: Sequence[Line]) -> list[Draft]:
    """The last row, with the grade where the form has grades."""
    plan, weight = scores.plan, scores.form.form.total.weight
    if plan.grade:
        last = Draft(at.GROUNDS, live(scores, plan.grade), grade_look(), key=plan.grade.key)
    else:
        rate = _rate(scores, lines, weight, plan.total, _shares(scores))
        last = replace(rate, look=replace(rate.look, role="total"))
    return [
        Draft(1, total_label(scores), Look("total"), at.COMPLETION),
        full_marks(scores, weight, figure("General", "total")),
        _losses(scores, lines, ""),
        Draft(at.SCORE, live(scores, plan.total), _look(scores, "total"), key=plan.total.key),
        last,
    ]


def grade_look() -> Look:
    """How the grade is shown: with the word before it."""
    return Look("total", number='"' + _("Grade: ").replace('"', "") + '"@')


def notes_draft(scores: ScoreSheet, columns: int) -> Draft | None:
    """What is to be said under the total: caps, and a total that somebody has printed."""
    pieces = [_cap(scores, capping) for capping in scores.plan.cappings]
    if scores.project.text(PUBLISHED_TOTAL):
        words, published = _("Published total: {text}"), scores.published_total
        pieces.append(published_piece(scores, PUBLISHED_TOTAL, published, words))
    return Draft(1, joined(pieces), left("subject"), columns) if pieces else None


def _cap(scores: ScoreSheet, capping: Capping) -> Piece:
    said = Choose(capping.holds, Constant("\n" + capping.text), Constant(""))
    text = capping.text if scores.value(capping.holds) is True else ""
    return Piece(lambda cells: formula(said, cells), text)


def _look(scores: ScoreSheet, role: Role) -> Look:
    return figure(number_format(scores.form.form.total.places), role)


def _losses(scores: ScoreSheet, lines: Sequence[Line], section: str) -> Draft:
    """What has been lost so far, in the total also by a cap."""
    listed = _lost(scores, [loss_of(line) for line in lines], section)
    value = lost_points(scores, lines, section)
    content = Live(lambda cells: formula(listed, cells), "" if value is None else value)
    places = max(scores.form.form.total.places, places_of_scores(scores))
    look = figure(loss_format(places), "subtotal" if section else "total")
    return Draft(at.LOSS, content, look, key=f"loss.section.{section}" if section else "loss.total")


def lost_points(scores: ScoreSheet, lines: Sequence[Line], section: str = "") -> Fraction | None:
    """What the cell of the losses in a section holds, or that of all losses."""
    return scores.points(_lost(scores, [loss_of(line).body for line in lines], section))


def _lost(scores: ScoreSheet, losses: Sequence[Expression], section: str) -> Expression:
    lost = Fold("known", tuple(losses))
    match scores.plan.total.body:
        case Round(body=Extreme(items=(sum_, *_caps)) as capped) if not section:
            return Arithmetic("+", lost, Arithmetic("-", sum_, capped))
    return lost


def _counted(lines: Sequence[Line], cells: Cells) -> str:
    keys = [line.score.key for line in lines if line.score]
    return f"COUNT({','.join(ranges(cells[key].address for key in keys))})" if keys else "0"


def _shares(scores: ScoreSheet, section: str = "") -> list[Named]:
    """Whether groups share out their weights: those in a section, or all."""
    inside = scores.form.within(section)
    groups = (group for group in scores.form.target_groups if group.section in inside)
    return [scores.plan.shared_out[group.id] for group in groups if group.weight]


def _unshared(shares: Sequence[Named], cells: Cells) -> str:
    """How many of these do not hold, as what is added to a count; empty where there are none."""
    places = (cells[named.key].address for named in shares)
    return "".join(f"+COUNTIF({area},{literal(no())})" for area in ranges(places))


def _rate(
    scores: ScoreSheet,
    lines: Sequence[Line],
    weight: Expression,
    named: Named,
    shares: Sequence[Named],
) -> Draft:
    """The score as a share of full marks, once every score is known and every weight shared out."""
    whole, points = scores.points(weight), scores.points(named)
    can_be = bool(lines) and (whole or isinstance(weight, Named))
    complete = not any(map(scores.lacks_score, lines)) and all(map(scores.value, shares))
    rate = points / whole if can_be and complete and whole and points is not None else ""

    def write(cells: Cells) -> str:
        if not can_be:
            return '""'
        marks = show(whole or Fraction(0))
        if isinstance(weight, Named):
            marks = cells[weight.key].address
        wanting = f"{len(lines)}{_unshared(shares, cells)}"
        unknown = f"OR({_counted(lines, cells)}<{wanting},N({marks})=0)"
        return f'IF({unknown},"",{cells[named.key].address}/{marks})'

    label = _("Rate of points: ").replace('"', "")
    look = figure(f'"{label}"0.0%', "subtotal")
    return Draft(at.GROUNDS, Live(write, rate), look)


def total_label(scores: ScoreSheet) -> Live:
    """The word for the total, and how much is still missing, a group as in `blanks`."""
    whole = _("Grand total")
    before, after = around(_("Total so far ({count} open)"), "count")
    lines, shares = scores.scored_lines, _shares(scores)

    def write(cells: Cells) -> str:
        missing = f"{len(lines)}-{_counted(lines, cells)}{_unshared(shares, cells)}"
        so_far = f"{literal(before)}&({missing})&{literal(after)}"
        return f"IF({missing}>0,{so_far},{literal(whole)})"

    missing = scores.blanks
    return Live(write, f"{before}{missing}{after}" if missing else whole)
