"""Why a line has its points, as live text: what was judged and what was written about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from ziping.evaluation import ANSWER, place
from ziping.exchange.workbook.contents import no, yes
from ziping.exchange.workbook.model import Cells, Live
from ziping.exchange.workbook.pieces import Piece, around, chained, joined, text_piece, with_reason
from ziping.exchange.workbook.published import published_piece
from ziping.exchange.workbook.texts import LONGEST_TEXT
from ziping.expression import Reference
from ziping.expression.spreadsheet import literal, ranges
from ziping.language import _
from ziping.quantity import show
from ziping.scoring import Line, ScoreSheet

_MOST_CRITERIA = 60


def grounds(scores: ScoreSheet, line: Line) -> Live:
    """All that speaks for the points of a line, each on a line of its own."""
    return joined([*absence(scores, line), *_judged(scores, line), *_written(scores, line)])


def loss_reasons(scores: ScoreSheet, line: Line) -> Live:
    """Why points were lost: at the deductions, and under the line."""
    deductions = (_deduction(scores, node) for node in scores.asked(line) if _is_deduction(node))
    return joined([*deductions, text_piece(scores, line.loss_reason_path)])


def criterion_key(node: Reference) -> str:
    """The key of the cell that holds a criterion's words."""
    return f"criterion.{node.path}"


def absence(scores: ScoreSheet, line: Line) -> Iterator[Piece]:
    """That the line does not apply."""
    if line.absent is not None and line.score:
        words = _("Does not apply")
        said = f"CHAR(10)&{literal(words)}"

        def write(cells: Cells) -> str:
            return f'IF({cells[line.absent_path].address}={literal(yes())},{said},"")'

        yield Piece(write, "" if scores.applies(line) else words)


def _judged(scores: ScoreSheet, line: Line) -> Iterator[Piece]:
    asked = scores.asked(line)
    for node in asked:
        if place(node.path).field == "choice":
            yield _verdict(scores, node)
    answers = [node for node in asked if place(node.path).room == ANSWER]
    criteria = [node for node in answers if node.kind == "flag"]
    if criteria:
        yield _all_met(scores, criteria)
        if len(criteria) <= _MOST_CRITERIA:
            yield _unmet(scores, criteria)
    for node in answers:
        if _is_deduction(node):
            yield _deduction(scores, node)


def _is_deduction(node: Reference) -> bool:
    return ".deduction." in node.path and node.path.endswith(".points")


def _all_met(scores: ScoreSheet, criteria: Sequence[Reference]) -> Piece:
    """That all criteria are met; a single one is said in its own words."""
    count, first = len(criteria), criteria[0]
    said = first.label if count == 1 else _("All {count} criteria met").format(count=count)

    def write(cells: Cells) -> str:
        areas = ranges(cells[node.path].address for node in criteria)
        counts = "+".join(f"COUNTIF({area},{literal(yes())})" for area in areas)
        shown = cells[criterion_key(first)].address if count == 1 else literal(said)
        return f'IF({counts}={count},CHAR(10)&{shown},"")'

    met = all(scores.inputs.get(node.path) is True for node in criteria)
    return Piece(write, said if met else "")


def _unmet(scores: ScoreSheet, criteria: Sequence[Reference]) -> Piece:
    """The criteria that are not met, one behind the other."""
    before, after = around(_("Not met: {text}"))
    parting = _("; ")

    def one(cells: Cells, node: Reference) -> str:
        flag, text = cells[node.path].address, cells[criterion_key(node)].address
        return f'IF({flag}={literal(no())},{literal(parting)}&{text},"")'

    def write(cells: Cells) -> str:
        listed = "&".join(one(cells, node) for node in criteria)
        areas = ranges(cells[node.path].address for node in criteria)
        count = "+".join(f"COUNTIF({area},{literal(no())})" for area in areas)
        texts = f"MID({listed},{len(parting) + 1},{LONGEST_TEXT})"
        said = chained("CHAR(10)", literal(before), texts, literal(after))
        return f'IF({count}=0,"",{said})'

    unmet = [node.label for node in criteria if scores.inputs.get(node.path) is False]
    return Piece(write, f"{before}{parting.join(unmet)}{after}" if unmet else "")


def _verdict(scores: ScoreSheet, node: Reference) -> Piece:
    """The tier that a person has chosen."""
    labels = {option.value: option.label for option in node.options}
    chosen = labels.get(str(scores.inputs.get(node.path)), scores.project.text(node.path))
    before, after = around(_("Judged: {text}"))

    def write(cells: Cells) -> str:
        address = cells[node.path].address
        said = chained("CHAR(10)", literal(before), address, literal(after))
        return f'IF({address}="","",{said})'

    return Piece(write, f"{before}{chosen}{after}" if chosen else "")


def _deduction(scores: ScoreSheet, node: Reference) -> Piece:
    before, after = around(_("{points} points off"), "points")
    points = scores.inputs.get(node.path)
    known = points if isinstance(points, Fraction) else Fraction(0)

    def said(cells: Cells) -> str:
        return chained(literal(before), cells[node.path].address, literal(after))

    def is_there(cells: Cells) -> str:
        return f"N({cells[node.path].address})<>0"

    shown = f"{before}{show(known)}{after}" if known else ""
    reason = node.path.removesuffix("points") + "reason"
    return with_reason(scores, reason, is_there, said, shown)


def _set_by_person(scores: ScoreSheet, override: Reference, reason: str) -> Piece:
    words = _("Set by a person")
    known = isinstance(scores.inputs.get(override.path), Fraction)
    return with_reason(
        scores,
        reason,
        lambda cells: f"COUNT({cells[override.path].address})=1",
        lambda _cells: literal(words),
        words if known else "",
    )


def _written(scores: ScoreSheet, line: Line) -> Iterator[Piece]:
    prefix = line.prefix
    if line.score and scores.project.text(line.published_path):
        published = scores.published(line)
        yield published_piece(scores, line.published_path, published, _("Published: {text}"))
    if line.override:
        yield _set_by_person(scores, line.override, line.reason_path)
    if "source" in getattr(line.source, "columns", ()):
        yield text_piece(scores, f"{prefix}.source", around(_("Source: {text}")))
    yield text_piece(scores, line.loss_reason_path)
    if line.score:
        yield text_piece(scores, f"{prefix}.improvement", around(_("Improvement: {text}")))
    yield text_piece(scores, f"{prefix}.note", around(_("Note: {text}")))
