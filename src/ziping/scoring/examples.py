"""The worked examples of a form: each describes a project, and what must come out of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Final

from ziping.evaluation import TABLE, TARGET, Project, place, rows_path
from ziping.expression import Named
from ziping.forms import Example, Form
from ziping.quantity import Figure, read_figure
from ziping.record import record
from ziping.scoring.lines import Line
from ziping.scoring.sheet import ScoreSheet, score

ROW: Final = "row"
"""The id of the target row that an example of a group is about."""
GROUP: Final = "group"
EXPECTED: Final = ("score", "completion", "flagged", "value", "doubts", "total", "grade")
"""What an example may expect, each a field of `Example`."""
WORDS: Final = ("flagged", "grade")
"""Those of them that are no figures."""


@record
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
        """Whether it takes every score of the form: also where a weight may move."""
        wanted = {name for name, _text in self.expected}
        moved = any(path.endswith(".not_applicable") for path in self.example.given)
        return moved or not self.about or not wanted.isdisjoint(("total", "grade"))

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
    """The names of the expectations that do not hold; figures are compared as printed."""
    for name, text in case.expected:
        came_out = printed(sheet, case, name)
        same = came_out == text if name in WORDS else _figure(came_out) == _figure(text)
        if not same:
            yield name


def printed(sheet: ScoreSheet, case: Case, name: str) -> str:
    """What comes out for an expectation, empty where it is unknown."""
    line = line_of(sheet, case)
    if name == "doubts":
        doubts = line.doubts if line else ()
        return str(sum(sheet.value(doubt.condition) is True for doubt in doubts))
    node = _result(sheet, case, name, line)
    return sheet.shown(node) if node else ""


def calculation(sheet: ScoreSheet, case: Case, name: str) -> str:
    """How what comes out for an expectation was worked out; a score only says whose counts."""
    line = line_of(sheet, case)
    if line and name == "score":
        return sheet.why_line(line)
    node = _result(sheet, case, name, line)
    return sheet.why(node) if node else ""


def _result(sheet: ScoreSheet, case: Case, name: str, line: Line | None) -> Named | None:
    plan = sheet.plan
    match name:
        case "grade":
            return plan.grade
        case "value":
            node = plan.figures[case.example.fact].node
            return node if isinstance(node, Named) else None
        case "completion":
            return line.parts.completion if line and line.parts else None
        case "flagged":
            return line.parts.flagged if line and line.parts else None
        case "score" if line:
            return line.score if sheet.applies(line) else None
        case "score" | "total":
            return plan.total
    return None


def _figure(text: str) -> Fraction | None:
    found = read_figure(text)
    return found.value if isinstance(found, Figure) else None


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
