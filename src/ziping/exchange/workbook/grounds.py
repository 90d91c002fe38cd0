"""Why a line has its points, as live text: what was judged and what was written about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ziping.evaluation import ANSWER, place
from ziping.exchange.workbook.contents import no, yes
from ziping.exchange.workbook.model import Cells, Live
from ziping.exchange.workbook.texts import LONGEST_TEXT
from ziping.expression import Reference
from ziping.expression.spreadsheet import literal, ranges
from ziping.language import _
from ziping.quantity import show
from ziping.scoring import Line, ScoreSheet

_MOST_CRITERIA = 60


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of the text: a formula that begins it with a line break or is empty, and its text."""

    write: Callable[[Cells], str]
    text: str


def grounds(sheet: ScoreSheet, line: Line) -> Live:
    """All that speaks for the points of a line, each on a line of its own."""
    return joined([*_judged(sheet, line), *_written(sheet, line)])


def joined(pieces: Sequence[Piece], parting: str = "\n") -> Live:
    """The pieces that are not empty as one text."""
    text = parting.join(piece.text for piece in pieces if piece.text)
    if len(text) > LONGEST_TEXT:
        text = _("See sheet {title}").format(title=data_title())
        return Live(lambda _cells: literal(text), text)

    def write(cells: Cells) -> str:
        if not pieces:
            return '""'
        parts = "&".join(piece.write(cells) for piece in pieces)
        return f"MID({parts},{len(parting) + 1},{LONGEST_TEXT})"

    return Live(write, text)


def text_piece(
    sheet: ScoreSheet, path: str, template: str = "{text}", parting: str = "\n"
) -> Piece:
    """A text field, with words around it from a template that holds {text}."""
    text = sheet.project.text(path)
    before, after = template.split("{text}")

    def write(cells: Cells) -> str:
        address = cells[path].address
        parts = [_parted(parting), literal(before), address, literal(after)]
        return f'IF({address}="","",{"&".join(part for part in parts if part != literal(""))})'

    return Piece(write, f"{before}{text}{after}" if text else "")


def data_title() -> str:
    """The title of the sheet that holds what the scores need."""
    return _("Data and scoring")


def _parted(parting: str) -> str:
    return "CHAR(10)" if parting == "\n" else literal(parting)


def _judged(sheet: ScoreSheet, line: Line) -> Iterator[Piece]:
    asked = [] if line.is_target else [n for n in sheet.asked(line) if place(n.path).room == ANSWER]
    criteria = [node for node in asked if node.kind == "flag"]
    if criteria:
        yield _all_met(sheet, criteria)
        if len(criteria) <= _MOST_CRITERIA:
            yield from (_unmet(sheet, node) for node in criteria)
    for node in asked:
        if ".deduction." in node.path and node.path.endswith(".points"):
            yield _deduction(sheet, node)


def _all_met(sheet: ScoreSheet, criteria: Sequence[Reference]) -> Piece:
    count = len(criteria)
    said = _("All {count} criteria met").format(count=count)
    if count == 1:
        said = criteria[0].label

    def write(cells: Cells) -> str:
        areas = ranges(cells[node.path].address for node in criteria)
        counts = "+".join(f"COUNTIF({area},{literal(yes())})" for area in areas)
        shown = cells[criterion_key(criteria[0])].address if count == 1 else literal(said)
        return f'IF({counts}={count},CHAR(10)&{shown},"")'

    met = all(sheet.inputs.get(node.path) is True for node in criteria)
    return Piece(write, said if met else "")


def _unmet(sheet: ScoreSheet, node: Reference) -> Piece:
    before, after = _("Not met: {text}").split("{text}")

    def write(cells: Cells) -> str:
        flag, text = cells[node.path].address, cells[criterion_key(node)].address
        parts = "&".join(p for p in (literal(before), text, literal(after)) if p != literal(""))
        return f'IF({flag}={literal(no())},CHAR(10)&{parts},"")'

    unmet = sheet.inputs.get(node.path) is False
    return Piece(write, f"{before}{node.label}{after}" if unmet else "")


def criterion_key(node: Reference) -> str:
    """The key of the cell that holds a criterion's words."""
    return f"criterion.{node.path}"


def _deduction(sheet: ScoreSheet, node: Reference) -> Piece:
    reason = node.path.removesuffix("points") + "reason"
    points = sheet.inputs.get(node.path)
    known = points if isinstance(points, Fraction) else Fraction(0)
    return _with_reason(
        sheet,
        _("{points} points off"),
        show(known) if known else "",
        lambda cells: cells[node.path].address,
        reason,
    )


def _with_reason(
    sheet: ScoreSheet,
    template: str,
    shown: str,
    address: Callable[[Cells], str],
    reason: str,
) -> Piece:
    before, after = template.split("{points}")
    colon, text = _(": "), sheet.project.text(reason)

    def write(cells: Cells) -> str:
        points, words = address(cells), cells[reason].address
        why = f'IF({words}="","",{literal(colon)}&{words})'
        parts = ["CHAR(10)", literal(before), points, literal(after), why]
        said = "&".join(part for part in parts if part != literal(""))
        return f'IF(N({points})=0,"",{said})'

    said = f"{before}{shown}{after}" + (f"{colon}{text}" if text else "")
    return Piece(write, said if shown else "")


def _written(sheet: ScoreSheet, line: Line) -> Iterator[Piece]:
    if line.override:
        yield _set_by_person(sheet, line.override, f"{line.prefix}.reason")
    if "source" in getattr(line.source, "columns", ()):
        yield text_piece(sheet, f"{line.prefix}.source", _("Source: {text}"))
    yield text_piece(sheet, line.loss_reason_path)
    if line.score:
        yield text_piece(sheet, f"{line.prefix}.improvement", _("Improvement: {text}"))
    yield text_piece(sheet, f"{line.prefix}.note", _("Note: {text}"))


def _set_by_person(sheet: ScoreSheet, override: Reference, reason: str) -> Piece:
    said, colon = _("Set by a person"), _(": ")
    text = sheet.project.text(reason)

    def write(cells: Cells) -> str:
        points, words = cells[override.path].address, cells[reason].address
        why = f'IF({words}="","",{literal(colon)}&{words})'
        return f'IF(COUNT({points})=0,"",CHAR(10)&{literal(said)}&{why})'

    known = isinstance(sheet.inputs.get(override.path), Fraction)
    return Piece(write, f"{said}{colon if text else ''}{text}" if known else "")
