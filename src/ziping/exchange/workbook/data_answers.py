"""The judgements of a person on the data sheet: criteria, deductions, scores, reasons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from ziping.evaluation import FACT, place
from ziping.exchange.workbook.blocks import LAST, Blocks, blank
from ziping.exchange.workbook.contents import (
    entry,
    flag,
    live,
    number_format,
    text_entry,
)
from ziping.exchange.workbook.grounds import criterion_key
from ziping.exchange.workbook.looks import figure, left
from ziping.exchange.workbook.model import Draft, Text
from ziping.exchange.workbook.pieces import line_title
from ziping.exchange.workbook.score_rows import places_of_scores
from ziping.expression import Constant, Reference, inputs
from ziping.language import _
from ziping.scoring import Line, ScoreSheet, column_label

_SECOND_ATTRIBUTE: Final = 6
"""The column from which on the attributes of target rows stand, but for a wide first one."""

MOST_COLUMNS: Final = _SECOND_ATTRIBUTE - 2
"""Columns before the first attribute of a target row, at most."""

FEW = 300
"""Target rows up to which cells are merged for the look of it."""


class Answers:
    """Puts what a person judges into blocks."""

    def __init__(self, blocks: Blocks, scores: ScoreSheet) -> None:
        self._blocks = blocks
        self._scores = scores
        self._nodes = [(line, inputs(line.points)) for line in scores.lines if line.points]

    def criteria(self) -> None:
        """Each criterion with its yes or no."""
        asked = self._asked("met")
        if asked:
            heads = [(1, 1, _("Indicator")), (2, 1, _("Met?")), (3, LAST - 2, _("Criterion"))]
            self._blocks.block(_("Criteria"), heads)
        for line, nodes in asked:
            for node in nodes:
                text = Draft(3, Text(node.label), left(), LAST - 2, key=criterion_key(node))
                drafts = [entry(self._scores, node, 2), text]
                self._blocks.row(drafts, line.prefix, self._title(line))

    def verdicts(self) -> None:
        """Points that a person gives, with the tier where the rule has tiers."""
        asked = self._asked("points")
        if asked:
            heads = [(1, 1, _("Indicator")), (2, 1, _("Verdict")), (3, 1, _("Points"))]
            self._blocks.block(_("Points given"), [*heads, (4, LAST - 3, _("What is allowed"))])
        for line, (points,) in asked:
            choice = self._scores.plan.program.inputs.get(f"{line.prefix}.choice")
            said = points.help or _("From nothing to full marks")
            verdict = entry(self._scores, choice, 2) if choice else blank(2)
            allowed = Draft(4, Text(said), left("muted"), LAST - 3)
            self._blocks.row([self._title(line), verdict, entry(self._scores, points, 3), allowed])

    def deductions(self) -> None:
        """Deductions with their reasons."""
        asked = self._asked("deduction")
        if asked:
            heads = [(1, 1, _("Indicator")), (2, 1, _("Points")), (3, 3, _("Item"))]
            self._blocks.block(_("Deductions"), [*heads, (6, LAST - 5, _("Its reason"))])
        for line, nodes in asked:
            for node in nodes:
                reason = node.path.removesuffix("points") + "reason"
                item = Draft(3, Text(node.label), left(), 3)
                why = text_entry(self._scores, reason, 6, LAST - 5)
                drafts = [entry(self._scores, node, 2), item, why]
                self._blocks.row(drafts, line.prefix, self._title(line))

    def targets(self) -> None:
        """Whether targets are met, and what else their rows carry."""
        lines = [line for line in self._scores.lines if line.is_target]
        if not lines:
            return
        parts = [line.parts for line in lines if line.parts]
        are_flagged = any(not isinstance(part.flagged.body, Constant) for part in parts)
        are_asked = bool(self._asked("set_low"))
        named = (name for line in lines for name in _columns(line))
        names = list(dict.fromkeys(named))
        first = 3 + are_flagged + are_asked
        spans = _attributes(len(names), first, few=len(lines) <= FEW)
        heads = [(1, 1, _("Indicator")), (2, 1, _("Target met"))]
        heads += [(3, 1, _("Target set too low"))] if are_flagged else []
        heads += [(4, 1, _("Confirmed"))] if are_asked else []
        heads += [(*span, column_label(name)) for span, name in zip(spans, names, strict=True)]
        self._blocks.block(_("Targets"), heads)
        columns = dict(zip(names, spans, strict=True))
        for line in lines:
            drafts = [self._title(line), *self._met(line, are_flagged=are_flagged)]
            drafts += [self._said(line)] if are_asked else []
            for name, (at, wide) in columns.items():
                has = name in _columns(line)
                path = f"{line.prefix}.{name}"
                drafts.append(text_entry(self._scores, path, at, wide) if has else blank(at, wide))
            self._blocks.row(drafts)

    def judgements(self) -> None:
        """The derived score of each line, a person's score, and all that is written about it."""
        heads = [
            (1, 1, _("Indicator")),
            (2, 1, _("Derived score")),
            (3, 1, _("Score set by a person")),
            (4, 2, _("Reason for setting it")),
            (6, 1, _("Reason for the loss")),
            (7, 1, _("Improvement")),
            (8, 1, _("Note")),
        ]
        self._blocks.block(_("Scores and reasons"), heads)
        for line in self._scores.lines:
            self._blocks.row([self._title(line), *self._judgement(line)])

    def _asked(self, name: str) -> list[tuple[Line, list[Reference]]]:
        """The lines with the answers of this name that their rules ask for."""
        found = []
        for line, nodes in self._nodes:
            wanted = [node for node in nodes if place(node.path).field.split(".")[0] == name]
            answers = [node for node in wanted if place(node.path).room != FACT]
            if answers:
                found.append((line, answers))
        return found

    def _title(self, line: Line) -> Draft:
        return Draft(1, line_title(self._scores, line), left())

    def _met(self, line: Line, *, are_flagged: bool) -> Iterator[Draft]:
        if line.parts:
            met, flagged = line.parts.met, line.parts.flagged
            yield flag(self._scores, met, 2)
            if are_flagged:
                yield flag(self._scores, flagged, 3)

    def _said(self, line: Line) -> Draft:
        node = self._scores.plan.program.inputs.get(f"{line.prefix}.set_low")
        return entry(self._scores, node, 4) if node else blank(4)

    def _judgement(self, line: Line) -> Iterator[Draft]:
        scores, prefix = self._scores, line.prefix
        if line.derived and line.override:
            look = figure(number_format(places_of_scores(scores)))
            yield Draft(2, live(scores, line.derived), look, key=line.derived.key)
            yield entry(scores, line.override, 3)
            yield text_entry(scores, line.reason_path, 4, 2)
        else:
            yield from (blank(2), blank(3), blank(4, 2))
        yield text_entry(scores, line.loss_reason_path, 6)
        yield text_entry(scores, f"{prefix}.improvement", 7) if line.score else blank(7)
        yield text_entry(scores, f"{prefix}.note", 8)


def _columns(line: Line) -> Sequence[str]:
    columns: Sequence[str] = getattr(line.source, "columns", ())
    return columns


def _attributes(count: int, first: int, *, few: bool) -> list[tuple[int, int]]:
    """Where what else a target row carries stands, as (column, span); of few the last is wide."""
    further = ((_SECOND_ATTRIBUTE + number, 1) for number in range(count))
    spans = [(first, _SECOND_ATTRIBUTE - first), *further][:count]
    if few and spans and spans[-1][0] <= LAST:
        column = spans[-1][0]
        spans[-1] = (column, LAST + 1 - column)
    return spans
