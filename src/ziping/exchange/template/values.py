"""What comes into the cells of a template, by what their placeholders stand for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Final, TypeAlias

from ziping.evaluation import TABLE, evidence, operator_of
from ziping.exchange.score_json import target_text
from ziping.exchange.template.meaning import Meaning
from ziping.exchange.workbook.contents import no, style_format, typed, typed_format, yes
from ziping.exchange.workbook.model import Content, Number, Text
from ziping.expression import Expression, Named, Reference, Style
from ziping.quantity import show
from ziping.record import record
from ziping.scoring import Line, ScoreSheet, sign

Row: TypeAlias = Line | str
"""An indicator or target, or the id of a row of a table."""


@record
class Filling:
    """What a cell holds: `content` where it stands alone, `shown` within a text, and the format
    of a number. Nothing is what is unknown."""

    content: Content = None
    shown: str = ""
    number: str = "General"


NOTHING = Filling()


def rows(sheet: ScoreSheet, meaning: Meaning) -> Sequence[Row]:
    """The things for which a marked row stands once each."""
    match meaning.head:
        case "table":
            return sheet.project.rows(f"{TABLE}.{meaning.owner}")
        case "target":
            targets = (line for line in sheet.lines if line.is_target)
            return [line for line in targets if meaning.owner in ("", line.source.id)]
        case _:
            inside = sheet.form.within(meaning.owner)
            found = sheet.scored_lines
            return [line for line in found if not meaning.owner or line.section in inside]


def filling(
    sheet: ScoreSheet, meaning: Meaning, row: Row | None = None, number: int = 0
) -> Filling:
    """What a placeholder gives; one that marks a row gives what the `row` of this number has."""
    owner, field = meaning.owner, meaning.field
    match meaning.head:
        case "whole":
            return _whole(sheet, field)
        case "fact":
            return _result(sheet, sheet.plan.figures[owner].node, is_money=_is_money(sheet, owner))
        case "section":
            return _section(sheet, owner, field)
        case "answer":
            lines = [line for line in sheet.lines if line.id == owner and not line.is_target]
            return _line(sheet, lines[0], field, sheet.lines.index(lines[0]) + 1)
        case "sum" | "table":
            place = f"{row or ''}.{field}"
            return _cell(sheet, owner, place) if meaning.head == "sum" or row else NOTHING
        case "indicator" | "target":
            return _line(sheet, row, field, number) if isinstance(row, Line) else NOTHING
        case _:
            return _typed(sheet, f"{meaning.head}.{owner}")


def _whole(sheet: ScoreSheet, field: str) -> Filling:
    head = sheet.form.form
    match field:
        case "total":
            return _result(sheet, sheet.plan.total)
        case "derived_total":
            node = sheet.plan.derived_total
            return _result(sheet, node) if node else NOTHING
        case "grade":
            return _text(sheet.grade or "")
        case "weight":
            return _points(sheet.full_marks())
        case "loss":
            known = sheet.total is not None and sheet.complete
            loss = sheet.full_marks() - sheet.total if known and sheet.total is not None else None
            return _points(loss, sheet.plan.total.style)
        case "blanks":
            return _points(Fraction(sheet.blanks))
        case _:
            return _text(head.title if field == "form" else head.version)


def _section(sheet: ScoreSheet, owner: str, field: str) -> Filling:
    section = next(item for item in sheet.form.sections if item.id == owner)
    node = sheet.plan.sections[owner]
    match field:
        case "title":
            return _text(section.title)
        case "weight":
            return _points(sheet.section_weight(section))
        case "loss":
            return _points(sheet.section_loss(section), node.style)
        case _:
            return _result(sheet, node)


def _line(sheet: ScoreSheet, line: Line, field: str, number: int) -> Filling:
    """What a line has of a field; what is not worked out is as it was filled in."""
    if field == "number":
        return _points(Fraction(number))
    found = _OF_LINES.get(field)
    return found(sheet, line) if found else _typed(sheet, f"{line.prefix}.{field}")


def _style(line: Line) -> Style:
    return line.score.style if line.score else Style()


def _derived(sheet: ScoreSheet, line: Line) -> Filling:
    known = sheet.points(line.derived) if sheet.applies(line) else None
    return _points(known, _style(line))


def _evidence(sheet: ScoreSheet, line: Line) -> Filling:
    found = evidence(sheet.project)
    return _text("\n".join(item.path for item in found if item.owner == line.prefix))


_OF_LINES: Final[Mapping[str, Callable[[ScoreSheet, Line], Filling]]] = {
    "title": lambda sheet, line: _text(sheet.title(line)),
    "level1": lambda sheet, line: _text("".join(sheet.path(line)[:1])),
    "level2": lambda sheet, line: _text(" / ".join(sheet.path(line)[1:])),
    "level3": lambda sheet, line: _text(sheet.title(line)),
    "weight": lambda sheet, line: _points(sheet.weight(line)),
    "score": lambda sheet, line: _points(sheet.score(line), _style(line)),
    "loss": lambda sheet, line: _points(sheet.loss(line), _style(line)),
    "derived": _derived,
    "standard": lambda _sheet, line: _text(line.source.standard),
    "why": lambda sheet, line: _text(sheet.why_line(line) if line.score else ""),
    "completion": lambda sheet, line: (
        _result(sheet, line.parts.completion) if line.parts else NOTHING
    ),
    "evidence": _evidence,
    "target": lambda sheet, line: _text(_printed_target(sheet, line)),
    "loss_reason": lambda sheet, line: _typed(sheet, line.loss_reason_path),
}


def _printed_target(sheet: ScoreSheet, line: Line) -> str:
    """The target as typed, behind its comparison where its own words have none."""
    text = sheet.project.text(f"{line.prefix}.target") if line.is_target else ""
    return target_text(text, sign(operator_of(sheet.project.entries, line.id)))


def _cell(sheet: ScoreSheet, table: str, place: str) -> Filling:
    node = sheet.plan.tables[table].get(place)
    columns = next(item.columns for item in sheet.form.tables if item.id == table)
    is_money = (place.partition(".")[2], "money") in ((item.id, item.kind) for item in columns)
    return _result(sheet, node, is_money=is_money) if node else NOTHING


def _is_money(sheet: ScoreSheet, fact: str) -> bool:
    return sheet.form.facts[fact].kind == "money"


def _typed(sheet: ScoreSheet, path: str) -> Filling:
    """A field as it was filled in: a number where a rule reads it as one."""
    text = sheet.project.text(path)
    node = sheet.plan.program.inputs.get(path)
    if not text or node is None:
        return _text(text)
    content = typed(sheet, node)
    number = typed_format(sheet, node) if isinstance(content, Number) else "General"
    return Filling(content, content.text if isinstance(content, Text) else text, number)


def _result(sheet: ScoreSheet, node: Expression, *, is_money: bool = False) -> Filling:
    if isinstance(node, Reference):
        return _typed(sheet, node.path)
    value = sheet.value(node)
    match value:
        case bool():
            return _text(yes() if value else no())
        case Fraction() if isinstance(node, Named):
            form = style_format(node.style, value, money=is_money)
            return Filling(Number(value), sheet.shown(node), form)
        case Fraction():
            return _points(value)
        case _:
            return _text(value or "")


def _points(value: Fraction | None, style: Style | None = None) -> Filling:
    if value is None:
        return NOTHING
    if style is None:
        return Filling(Number(value), show(value))
    return Filling(Number(value), show(value, style.places), style_format(style, value))


def _text(text: str) -> Filling:
    return Filling(Text(text), text) if text else NOTHING
