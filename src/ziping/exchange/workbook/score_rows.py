"""The rows of the score table that are scored: indicators and target rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from typing import Final

from ziping.evaluation import unit_of
from ziping.exchange.workbook import score_columns as at
from ziping.exchange.workbook.categories import CATEGORY, has_category
from ziping.exchange.workbook.contents import (
    entry,
    link,
    live,
    number_format,
    style_format,
    text_entry,
)
from ziping.exchange.workbook.hints import text_hint
from ziping.exchange.workbook.looks import Look, figure, left
from ziping.exchange.workbook.model import Content, Draft, Entry, Number, Text
from ziping.exchange.workbook.pieces import joined, text_piece
from ziping.expression import (
    Arithmetic,
    Constant,
    Expression,
    Named,
    Reference,
)
from ziping.forms import Indicator, TargetGroup
from ziping.language import _
from ziping.scoring import Line, ScoreSheet, sign

DASH: Final = Text("—")
_MUTED = Look("muted")
WEIGHT_FORMAT: Final = 'General;-General;"—"'
"""Full marks as they are; a line whose weight has gone elsewhere has a dash."""

# The parameters by which rules name what was reached and what it is measured against.
_ACTUALS = ("value", "met")
_TARGETS = ("threshold", "limit", "declared")


def loss_of(line: Line) -> Named:
    """The points that a line has lost."""
    points: Expression = line.score or Constant(Fraction(0))
    return Named(f"loss.{line.prefix}", _("Points lost"), Arithmetic("-", line.weight, points))


def standard(scores: ScoreSheet, line: Line) -> Content:
    """What the standard says of an indicator, or what a target row measures."""
    if not line.is_target:
        return Text(line.source.standard) if line.source.standard else DASH
    elsewhere = ("source", CATEGORY) if has_category(scores, line) else ("source",)
    columns = [name for name in getattr(line.source, "columns", ()) if name not in elsewhere]
    if not columns:
        return DASH
    return joined([text_piece(scores, f"{line.prefix}.{name}") for name in columns])


def standard_draft(content: Content) -> Draft:
    """The cell of the standard."""
    return Draft(at.STANDARD, content, _MUTED if content == DASH else left())


def compared(scores: ScoreSheet, line: Line) -> Mapping[int, Expression]:
    """What an indicator measures, by column: figures that were reached and their limits."""
    if not isinstance(line.source, Indicator):
        return {}
    found: dict[int, Expression] = {}
    for parameter, fact in line.source.rule.figures():
        node = scores.plan.figures[fact].node
        if parameter in _ACTUALS:
            found[at.ACTUAL] = node
        elif parameter in _TARGETS:
            found[at.TARGET] = node
    rule = line.source.rule
    limit = getattr(rule, "threshold", getattr(rule, "limit", None))
    if isinstance(limit, Constant) and at.TARGET not in found:
        found[at.TARGET] = limit
    return found


def indicator_drafts(scores: ScoreSheet, line: Line) -> Iterator[Draft]:
    """The cells of an indicator up to the unit."""
    bare = len(scores.path(line)) < 2
    column, columns = (at.SECOND, 2) if bare else (at.THIRD, 1)
    yield Draft(column, Text(scores.title(line)), Look(), columns)
    found = compared(scores, line)
    operator = sign(str(getattr(line.source.rule, "operator", "")))
    yield _word(at.COMPARISON, operator if found else "")
    for place in (at.TARGET, at.ACTUAL):
        yield _measured(scores, place, found[place]) if place in found else _word(place, "")
    units = [_unit(node) for node in found.values()]
    yield _word(at.UNIT, next((unit for unit in units if unit), ""))
    yield _word(at.COMPLETION, "")


def target_drafts(scores: ScoreSheet, line: Line) -> Iterator[Draft]:
    """The cells of a target row up to its completion; what is filled in stands here."""
    prefix, parts, nodes = line.prefix, line.parts, scores.plan.program.inputs
    bare = len(scores.path(line)) < 2 and not has_category(scores, line)
    column, columns = (at.SECOND, 2) if bare else (at.THIRD, 1)
    yield text_entry(scores, line.title_path, column, columns, Look(entry=True))
    yield entry(scores, nodes[f"{prefix}.operator"], at.COMPARISON)
    yield entry(scores, nodes[f"{prefix}.target"], at.TARGET)
    actual = entry(scores, nodes[f"{prefix}.actual"], at.ACTUAL)
    # What is judged may be described in words, which no guard of figures would let through.
    is_free = isinstance(line.source, TargetGroup) and line.source.rule.qualitative
    words = Entry(f"{prefix}.actual", "target", text_hint(scores, f"{prefix}.actual"))
    yield replace(actual, entry=words) if is_free else actual
    unit = text_entry(scores, f"{prefix}.unit", at.UNIT, look=Look(entry=True))
    meant = unit_of(scores.project.entries, line.id)
    if unit.content is None and meant not in ("", "%"):
        unit = replace(unit, content=Text(meant))
    yield unit
    if parts:
        done = parts.completion
        look = figure(style_format(done.style))
        yield Draft(at.COMPLETION, live(scores, done), look, key=done.key)


def points_drafts(scores: ScoreSheet, line: Line) -> Iterator[Draft]:
    """Full marks, points lost and score."""
    if line.score is None:
        yield from (_word(column, "") for column in (at.WEIGHT, at.LOSS, at.SCORE))
        return
    if isinstance(line.weight, Reference):
        yield entry(scores, line.weight, at.WEIGHT)
    else:
        yield full_marks(scores, line.weight, figure(WEIGHT_FORMAT))
    loss, places = loss_of(line), places_of_scores(scores)
    yield Draft(at.LOSS, live(scores, loss), figure(loss_format(places)), key=loss.key)
    look = figure(number_format(places), "score")
    yield Draft(at.SCORE, live(scores, line.score), look, key=line.score.key)


def _word(column: int, text: str) -> Draft:
    return Draft(column, Text(text), Look()) if text else Draft(column, DASH, _MUTED)


def _measured(scores: ScoreSheet, column: int, node: Expression) -> Draft:
    if isinstance(node, Constant):
        return _word(column, node.shown)
    style = scores.style(node) if isinstance(node, Reference) else None
    if isinstance(node, Named):
        style = node.style
    number = style_format(style, scores.value(node)) if style else "General"
    return Draft(column, link(scores, node), figure(number))


def _unit(node: Expression) -> str:
    unit = node.style.unit if isinstance(node, Named | Reference) else ""
    return "" if unit == "%" else unit


def places_of_scores(scores: ScoreSheet) -> int:
    """The decimals of scores: those of the form, and at least two where weights may move."""
    places = scores.form.form.total.places_of_scores
    moves = any(isinstance(line.weight, Named) for line in scores.scored_lines)
    return max(places, 2) if moves else places


def loss_format(places: int) -> str:
    """The format code of points lost; nothing lost is a dash."""
    code = number_format(places)
    return f'{code};-{code};"—"'


def full_marks(scores: ScoreSheet, weight: Expression, look: Look) -> Draft:
    """The full marks that count: what the form prints, or a formula where they may move."""
    if isinstance(weight, Named):
        return Draft(at.WEIGHT, live(scores, weight), look, key=weight.key)
    value = scores.points(weight)
    return Draft(at.WEIGHT, None if value is None else Number(value), look)
