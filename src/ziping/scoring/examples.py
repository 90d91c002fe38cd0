"""The worked examples of a form: each describes a project, and what must come out of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from ziping.evaluation import TABLE, TARGET, Project, place, rows_path
from ziping.expression import ONE, ZERO, Choose, Expression, Fold, Named, Style, Value
from ziping.forms import Example, Form
from ziping.quantity import Figure, read_figure, round_half_up
from ziping.scoring.lines import Line
from ziping.scoring.sheet import ScoreSheet, score

ROW: Final = "row"
"""The id of the target row that an example of a group is about."""
GROUP: Final = "group"
EXPECTED: Final = ("score", "completion", "flagged", "doubts", "value", "total", "grade")
"""What an example may expect, each a field of `Example`."""
_FLAGS: Final = {"true": True, "false": False}


@dataclass(frozen=True, slots=True)
class Case:
    """An example with the project that it describes; `where` is its key path."""

    example: Example
    where: str
    project: Project

    @property
    def about(self) -> str:
        """The id of the indicator, group or fact that it is about, empty for the whole form."""
        return self.example.indicator or self.example.group or self.example.fact

    @property
    def whole(self) -> bool:
        """Whether it takes every score of the form."""
        wanted = {name for name, _text in self.expected}
        return not self.about or not wanted.isdisjoint(("total", "grade"))

    @property
    def expected(self) -> tuple[tuple[str, str], ...]:
        """What it expects, as (name, text); an empty text is unknown."""
        found = ((name, getattr(self.example, name)) for name in EXPECTED)
        return tuple((name, text) for name, text in found if text is not None)


def cases(form: Form) -> tuple[Case, ...]:
    """The examples of a form in order."""
    return tuple(
        Case(example, f"examples[{number}]", _project(form, example))
        for number, example in enumerate(form.examples)
    )


def group_of(form: Form, example: Example, row: str) -> str:
    """The group of a target row: as given, else the example's, else the only one that its
    indicator's rule names; empty where none of these tells."""
    said = example.given.get(f"{TARGET}.{row}.{GROUP}") or example.group
    rules = (item.rule for item in form.indicators if item.id == example.indicator)
    named = {group for rule in rules for _parameter, group in rule.groups()}
    return said or (named.pop() if len(named) == 1 else "")


def sheet_of(form: Form, case: Case) -> ScoreSheet:
    """The scores of a case, of a form that is narrowed to what it takes."""
    return score(form if case.whole else _narrowed(form, case.example), case.project)


def failing(sheet: ScoreSheet, case: Case) -> Iterator[str]:
    """The names of the expectations that do not hold."""
    for name, text in case.expected:
        node = result(sheet, case, name)
        if (_printed(sheet, node) if node else None) != expectation(name, text):
            yield name


def expectation(name: str, text: str) -> Value:
    """The value that a text expects, None where it is empty or cannot be read."""
    if name == "grade":
        return text or None
    if name == "flagged":
        return _FLAGS.get(text)
    found = read_figure(text)
    return found.value if isinstance(found, Figure) else None


def result(sheet: ScoreSheet, case: Case, name: str) -> Expression | None:
    """The result that an expectation is about, None where there is none of the kind."""
    plan = sheet.plan
    line = line_of(sheet, case)
    match name:
        case "grade":
            return plan.grade
        case "value":
            return plan.figures[case.example.fact].node
        case "completion":
            return line.parts.completion if line and line.parts else None
        case "flagged":
            return line.parts.flagged if line and line.parts else None
        case "doubts":
            return _doubts(line) if line else None
        case "score" if line:
            return line.score
        case _:
            return plan.total


def calculation(sheet: ScoreSheet, case: Case, name: str) -> str:
    """How the result behind an expectation comes about; a score says only whose score counts."""
    node = result(sheet, case, name)
    line = line_of(sheet, case)
    if line is not None and node is line.score:
        node = line.derived
    return sheet.why(node) if isinstance(node, Named) else ""


def _printed(sheet: ScoreSheet, node: Expression) -> Value:
    """A result as exact as it is printed."""
    found, style = sheet.value(node), node.style if isinstance(node, Named) else Style()
    if not isinstance(found, Fraction) or style.places is None:
        return found
    return round_half_up(found, style.places + 2 if style.percent else style.places)


def _doubts(line: Line) -> Expression:
    """How many of the answers of a line cannot be right."""
    return Fold("sum", tuple(Choose(doubt.condition, ONE, ZERO) for doubt in line.doubts))


def line_of(sheet: ScoreSheet, case: Case) -> Line | None:
    """The line that a case is about."""
    is_target = bool(case.example.group)
    name = ROW if is_target else case.example.indicator
    lines = (line for line in sheet.lines if line.is_target == is_target)
    return next((line for line in lines if line.id == name), None)


def _project(form: Form, example: Example) -> Project:
    rows: dict[str, dict[str, None]] = {}
    entries: dict[str, str] = {}
    for path, text in example.given.items():
        spot = place(path)
        if spot.room == TARGET:
            what = f"{TARGET}.{group_of(form, example, spot.owner)}"
            rows.setdefault(what, {})[spot.owner] = None
        if spot.room == TABLE:
            row = spot.field.partition(".")[0]
            rows.setdefault(f"{TABLE}.{spot.owner}", {})[row] = None
        if text and (spot.room, spot.field) != (TARGET, GROUP):
            entries[path] = text
    entries.update({rows_path(what): " ".join(ids) for what, ids in rows.items()})
    return Project(form.id, form.form.version, form.digest, entries)


def _narrowed(form: Form, example: Example) -> Form:
    """The form without the indicators that an example is not about: one scores much faster."""
    indicators = tuple(item for item in form.indicators if item.id == example.indicator)
    used = {item.section for item in indicators} | {item.section for item in form.target_groups}
    sections = tuple(item for item in form.sections if item.id in used)
    return replace(form, indicators=indicators, sections=sections, chapters=(), examples=())
