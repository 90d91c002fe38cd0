"""The calculation of a line step by step, in names and in numbers."""

from __future__ import annotations

from collections.abc import Iterator

from ziping.evaluation import TARGET, place
from ziping.expression import Choose, Named, Round
from ziping.language import _
from ziping.record import record
from ziping.scoring.lines import Line
from ziping.scoring.naming import line_name
from ziping.scoring.sheet import ScoreSheet


@record
class Working:
    """One result: its name, its formula in names, the numbers put in (empty where they say no
    more than the names or the result), the result (empty where it is unknown), and numbers and
    result in one."""

    label: str
    names: str
    numbers: str
    result: str
    why: str


def workings(sheet: ScoreSheet, line: Line) -> tuple[Working, ...]:
    """Each intermediate result before what uses it, then the points; of a row without points the
    completion. What only passes another figure on is left out, and so is a choice between
    calculations that nothing has decided yet."""
    return tuple(_workings(sheet, line))


def _workings(sheet: ScoreSheet, line: Line) -> Iterator[Working]:
    nodes = [*sheet.steps(line), *([line.derived] if line.derived else [])]
    if not nodes and line.parts:
        nodes = [line.parts.completion]
    for node in nodes:
        names, numbers = sheet.calculation(node, symbols=True), sheet.calculation(node)
        result = sheet.shown(node)
        if names != node.label and not _is_undecided(sheet, node):
            said = numbers not in (names, result)
            why = sheet.why(node) if said else result
            yield Working(_label(sheet, line, node), names, numbers if said else "", result, why)


def _is_undecided(sheet: ScoreSheet, node: Named) -> bool:
    body = node.body
    while isinstance(body, Round):
        body = body.body
    return isinstance(body, Choose) and sheet.value(body.condition) is None


def _label(sheet: ScoreSheet, line: Line, node: Named) -> str:
    """The name of a result; one of another row stands behind the row's title."""
    spot = place(node.key)
    if spot.room != TARGET or spot.owner == line.id:
        return node.label
    title = next((line_name(sheet, row) for row in sheet.lines if row.id == spot.owner), "")
    return _("{title}: {label}").format(title=title, label=node.label)
