"""The indicators of the national table: what was aimed at, what was reached, and why not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from ziping.evaluation import unit_of
from ziping.exchange.workbook import official_columns as at
from ziping.exchange.workbook import score_columns
from ziping.exchange.workbook.contents import (
    link,
    number_format,
    style_format,
    typed,
    typed_format,
)
from ziping.exchange.workbook.grounds import absence
from ziping.exchange.workbook.looks import Look, figure, left
from ziping.exchange.workbook.model import Cells, Draft, Live, Text, shown_text
from ziping.exchange.workbook.pieces import around, joined, line_title, text_piece
from ziping.exchange.workbook.score_rows import WEIGHT_FORMAT, compared, places_of_scores
from ziping.expression import Constant, Expression, Named, Reference
from ziping.expression.spreadsheet import literal
from ziping.forms.rules import QUALITATIVE
from ziping.language import _
from ziping.quantity import show
from ziping.scoring import Line, ScoreSheet, sign

_LEAD = re.compile('^"[^"]*"')
_DASH = Text("—")


def line_drafts(scores: ScoreSheet, line: Line, *, bare: bool) -> Iterator[Draft]:
    """The cells of a line; `bare` where nothing stands on the second level."""
    column, columns = (at.SECOND, 2) if bare else (at.THIRD, 1)
    yield Draft(column, line_title(scores, line), Look(), columns)
    yield from _target_drafts(scores, line) if line.is_target else _figure_drafts(scores, line)
    if line.score:
        look = figure(number_format(places_of_scores(scores)), "score")
        yield Draft(at.WEIGHT, link(scores, line.weight), figure(WEIGHT_FORMAT))
        yield Draft(at.SCORE, link(scores, line.score), look)
    else:
        yield from (Draft(place, _DASH, Look("muted")) for place in (at.WEIGHT, at.SCORE))
    pieces = [*absence(scores, line), text_piece(scores, line.loss_reason_path)]
    if line.score:
        words = around(_("Improvement: {text}"))
        pieces.append(text_piece(scores, f"{line.prefix}.improvement", words))
    yield Draft(at.REASON, joined(pieces), left(), 3)


def _figure_drafts(scores: ScoreSheet, line: Line) -> Iterator[Draft]:
    """The figures that an indicator compares; without any it is judged by the standard."""
    found = compared(scores, line)
    operator = sign(str(getattr(line.source.rule, "operator", "")))
    standard = Text(_("By the standard")) if not found else _DASH
    for column, place, lead in (
        (at.TARGET, score_columns.TARGET, operator),
        (at.ACTUAL, score_columns.ACTUAL, ""),
    ):
        if place in found:
            yield _measured(scores, column, found[place], lead)
        else:
            yield Draft(column, standard if place == score_columns.TARGET else _DASH, Look("muted"))


def _measured(scores: ScoreSheet, column: int, node: Expression, lead: str) -> Draft:
    if isinstance(node, Constant):
        return Draft(column, Text(f"{lead}{node.shown}"), Look())
    style = scores.style(node) if isinstance(node, Reference) else None
    if isinstance(node, Named):
        style = node.style
    code = style_format(style, scores.value(node)) if style else "General"
    unit = "" if style is None or style.percent else style.unit
    words = [f'"{word}"' if word else "" for word in (lead, unit.replace('"', ""))]
    return Draft(column, link(scores, node), figure(code.join(words)))


def _target_drafts(scores: ScoreSheet, line: Line) -> Iterator[Draft]:
    """Target and actual of a row with comparison and unit, as one reads them."""
    yield Draft(at.TARGET, _in_words(scores, line, "target"), Look())
    yield Draft(at.ACTUAL, _in_words(scores, line, "actual"), Look())


def _in_words(scores: ScoreSheet, line: Line, field: str) -> Live:
    prefix, inputs = line.prefix, scores.plan.program.inputs
    node, operator = inputs[f"{prefix}.{field}"], inputs[f"{prefix}.operator"]
    code = _LEAD.sub("", typed_format(scores, node))
    judged = [option.label for option in operator.options if option.value == QUALITATIVE]

    def write(cells: Cells) -> str:
        cell, unit = cells[node.path].address, cells[f"{prefix}.unit"].address
        number = f'{cell}&""' if code == "General" else f"TEXT({cell},{literal(code)})"
        text = f'IF(ISNUMBER({cell}),{number}&IF({unit}="%","",{unit}),{cell}&"")'
        if field != "target":
            return text
        compare = cells[operator.path].address
        if judged:
            compare = f'IF({compare}={literal(judged[0])},"",{compare}&"")'
        return f'IF({cell}="","",{compare}&{text})'

    return Live(write, _said(scores, line, node, operator if field == "target" else None, code))


def _said(
    scores: ScoreSheet, line: Line, node: Reference, operator: Reference | None, code: str
) -> str:
    """What the formula gives."""
    value, text = scores.value(node), shown_text(typed(scores, node))
    if isinstance(value, Fraction):
        unit = unit_of(scores.project.entries, line.id)
        text = _formatted(value, code) + ("" if unit == "%" else unit)
    if not text or operator is None or scores.value(operator) == QUALITATIVE:
        return text
    return shown_text(typed(scores, operator)) + text


def _formatted(value: Fraction, code: str) -> str:
    """A figure as a format code shows it."""
    if code == "General":
        return show(value)
    percent, grouped = code.endswith("%"), code.startswith("#")
    places = len(code.rstrip("%").partition(".")[2])
    return show(value, places, grouped=grouped, percent=percent)
