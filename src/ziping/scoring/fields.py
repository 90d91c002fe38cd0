"""What a person fills in for each line: the fields of a form, by path.

The screen, the plain walk, the command line and the workbook all ask by these.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal, TypeAlias

from ziping.evaluation import (
    ANSWER,
    CHAPTER,
    EVIDENCE,
    FACT,
    PUBLISHED_TOTAL,
    SUBJECT,
    TABLE,
    Project,
    evidence,
    is_evidence,
    operator_of,
    place,
    waived_at,
)
from ziping.expression import Option, Reference, inputs
from ziping.forms.rules import QUALITATIVE
from ziping.language import _
from ziping.record import record
from ziping.scoring.asks import operators
from ziping.scoring.lines import Line
from ziping.scoring.plan import Plan
from ziping.scoring.weights import treatment

FieldKind: TypeAlias = Literal[
    "money",
    "count",
    "percent",
    "number",
    "flag",
    "choice",
    "text",
    "date",
    "prose",
    "target",
    "file",
]


@record
class Field:
    """One thing to fill in; a line is not scored before its `required` fields are."""

    path: str
    label: str
    kind: FieldKind
    unit: str = ""
    options: tuple[Option, ...] = ()
    help: str = ""
    required: bool = False

    @property
    def is_criterion(self) -> bool:
        """Whether it is a criterion of a checklist, met or not."""
        return place(self.path).field.startswith("met.")

    def value_of(self, text: str) -> str | None:
        """The option that a text names by its value or its words; None where it is neither."""
        found = (option.value for option in self.options if text in (option.value, option.label))
        return next(found, None)

    @property
    def is_figure(self) -> bool:
        """Whether a number is wanted."""
        return self.kind in ("money", "count", "percent", "number")


def line_fields(plan: Plan, project: Project, line: Line) -> tuple[Field, ...]:
    """The fields of a line: what its score depends on, then judgement and explanation."""
    if line.is_target:
        return tuple(_target_fields(plan, project, line))
    return (*_asked(plan, line), *_judgement(plan, line))


def all_fields(plan: Plan, project: Project) -> Iterator[Field]:
    """Every field of the form for the rows that the project has."""
    yield from cover_fields(plan)
    for line in plan.lines:
        yield from (f for f in line_fields(plan, project, line) if place(f.path).room != FACT)
    yield from table_fields(plan, project)
    yield from chapter_fields(plan)


def subject_fields(plan: Plan) -> tuple[Field, ...]:
    """The head of the form."""
    return tuple(Field(f"{SUBJECT}.{s.id}", s.label, "text") for s in plan.form.form.subject)


def cover_fields(plan: Plan) -> tuple[Field, ...]:
    """The head of the form and all its facts, whether a score needs them or not."""
    facts = (
        _fact(plan, figure.typed, name) for name, figure in plan.figures.items() if figure.typed
    )
    return (*subject_fields(plan), *facts)


def chapter_fields(plan: Plan) -> tuple[Field, ...]:
    """The chapters of the report."""
    return tuple(Field(f"{CHAPTER}.{c.id}", c.title, "prose") for c in plan.form.chapters)


def find_field(plan: Plan, project: Project, path: str) -> Field | None:
    """The field of this path, or None where the form has none. A further deduction is one more
    than those listed."""
    for field in all_fields(plan, project):
        if field.path == path:
            return field
    return (
        _published(plan, path)
        or _next_deduction(plan, project, path)
        or _evidence(plan, project, path)
        or _waiver(path)
    )


def _asked(plan: Plan, line: Line) -> Iterator[Field]:
    """The facts in the form's order, then the answers in the rule's."""
    if line.points is None:
        return
    nodes = inputs(line.points)
    facts = {place(node.path).owner: node for node in nodes if place(node.path).room == FACT}
    yield from (_fact(plan, facts[name], name) for name in plan.figures if name in facts)
    for node in nodes:
        if place(node.path).room == ANSWER:
            yield from _answer(node)


def _fact(plan: Plan, node: Reference, name: str) -> Field:
    fact = plan.figures[name].fact
    required = not fact.formula
    unit = "%" if fact.kind == "percent" else fact.unit
    return Field(node.path, fact.label, fact.kind, unit, help=fact.help, required=required)


def _answer(node: Reference) -> Iterator[Field]:
    if node.kind == "flag":
        options = (Option("true", _("met")), Option("false", _("not met")))
        yield Field(node.path, node.label, "flag", options=options, required=True)
        return
    if node.kind == "choice":
        yield Field(node.path, node.label, "choice", "", node.options, node.help, required=True)
        return
    yield Field(node.path, node.label, "number", _("points"), (), node.help, required=True)
    if ".deduction." in node.path:
        yield Field(node.path.removesuffix("points") + "reason", _("Its reason"), "text")


def _judgement(plan: Plan, line: Line) -> Iterator[Field]:
    prefix = line.prefix
    if line.absent:
        said = treatment(plan.form, line.source)
        yield Field(line.absent_path, _("Does not apply"), "flag", "", _yes_or_no(), said)
    if line.override:
        help_text = _("Blank: the derived score counts")
        yield Field(
            line.override_path, _("Score set by a person"), "number", _("points"), (), help_text
        )
        yield Field(line.reason_path, _("Reason for setting it"), "text")
    yield Field(line.loss_reason_path, _("Reason for the loss"), "prose")
    yield Field(f"{prefix}.improvement", _("Improvement"), "prose")
    yield Field(f"{prefix}.note", _("Note"), "text")


def _target_fields(plan: Plan, project: Project, line: Line) -> Iterator[Field]:
    prefix, group = line.prefix, plan.form.group(line.source.id)
    is_judged = group.rule.qualitative and operator_of(project.entries, line.id) == QUALITATIVE
    yield Field(f"{prefix}.title", _("Name"), "text", required=True)
    yield Field(
        f"{prefix}.operator",
        _("Comparison"),
        "choice",
        "",
        operators(group.rule),
        _("How the actual must stand to the target"),
        required=True,
    )
    unit = project.text(f"{prefix}.unit")
    if is_judged:
        yield Field(f"{prefix}.target", _("Target"), "text")
        yield Field(f"{prefix}.actual", _("Actual"), "text")
    else:
        yield Field(f"{prefix}.target", _("Target"), "target", unit, required=True)
        yield Field(f"{prefix}.actual", _("Actual"), "number", unit, required=True)
        yield Field(f"{prefix}.unit", _("Unit"), "text")
    yield from _row_answers(line, judged=is_judged)
    if line.score is not None:
        yield Field(f"{prefix}.weight", _("Full marks"), "number", _("points"), required=True)
    for column in group.columns:
        yield Field(f"{prefix}.{column}", column_label(column), "text")
    if line.score is not None:
        yield from _judgement(plan, line)
    else:
        yield Field(line.loss_reason_path, _("Reason for the difference"), "prose")
        yield Field(f"{prefix}.note", _("Note"), "text")


def _row_answers(line: Line, *, judged: bool) -> Iterator[Field]:
    """What else the rule asks of a row: verdict and points of a judged one, else flags."""
    for node in inputs(line.points) if line.points else ():
        if place(node.path).field in ("choice", "points") and judged:
            yield from _answer(node)
        elif place(node.path).field == "set_low" and not judged:
            yield Field(node.path, node.label, "flag", options=_yes_or_no())


def _yes_or_no() -> tuple[Option, ...]:
    return (Option("true", _("yes")), Option("false", _("no")))


def column_label(column: str) -> str:
    """The words for what a target row carries besides its figures."""
    labels = {
        "definition": _("What it measures"),
        "source": _("Where the figure comes from"),
        "period": _("Period"),
        "category": _("Category"),
        "nature": _("Nature"),
    }
    return labels.get(column, column)


def table_fields(plan: Plan, project: Project) -> Iterator[Field]:
    """The cells of all tables that a person fills in, row by row."""
    for table in plan.form.tables:
        for row in project.rows(f"{TABLE}.{table.id}"):
            for column in table.columns:
                if not column.formula:
                    unit = "%" if column.kind == "percent" else column.unit
                    path = f"{TABLE}.{table.id}.{row}.{column.id}"
                    yield Field(path, column.label, column.kind, unit)


def total_field() -> Field:
    """The field for a total that somebody has printed."""
    return Field(PUBLISHED_TOTAL, _("Published total"), "number", _("points"))


def published_field(line: Line) -> Field:
    """The field for a score that somebody has printed."""
    return Field(line.published_path, _("Published score"), "number", _("points"))


def evidence_fields(project: Project, line: Line) -> tuple[Field, ...]:
    """The fields for the files of evidence at a line: those listed, and one more."""
    listed = [item.number for item in evidence(project) if item.owner == line.prefix]
    return tuple(
        Field(
            f"{line.prefix}.{EVIDENCE}.{number}.path",
            _("Evidence {number}").format(number=number),
            "file",
            help=_("A file beside the project file: its name, or the path pasted in"),
        )
        for number in (*sorted(listed), max(listed, default=0) + 1)
    )


def _published(plan: Plan, path: str) -> Field | None:
    if path == PUBLISHED_TOTAL:
        return total_field()
    lines = (line for line in plan.lines if line.score and path == line.published_path)
    return next((published_field(line) for line in lines), None)


def _evidence(plan: Plan, project: Project, path: str) -> Field | None:
    """The field for a file of evidence at a line: one of those listed, one not in use between
    them, or one more."""
    owner, _dot, rest = path.partition(f".{EVIDENCE}.")
    line = next((line for line in plan.lines if line.prefix == owner), None)
    if line is None or not is_evidence(path):
        return None
    *_listed, more = evidence_fields(project, line)
    number = int(rest.partition(".")[0])
    if number > int(more.path.split(".")[-2]):
        return None
    return replace(more, path=path, label=_("Evidence {number}").format(number=number))


def _waiver(path: str) -> Field | None:
    """The field for the reason why a finding may stand."""
    waived = waived_at(path)
    return Field(path, _("Waiver of {code}").format(code=waived[0]), "text") if waived else None


def _next_deduction(plan: Plan, project: Project, path: str) -> Field | None:
    spot = place(path)
    if spot.room != ANSWER or not spot.field.startswith("deduction."):
        return None
    number, _dot, name = spot.field.removeprefix("deduction.").partition(".")
    first = f"{ANSWER}.{spot.owner}.deduction.1.points"
    listed = range(1, project.deductions(spot.owner) + 2)
    if first not in plan.program.inputs or number not in map(str, listed):
        return None
    if name == "points":
        return Field(path, _("Deduction {number}").format(number=number), "number", _("points"))
    return Field(path, _("Its reason"), "text") if name == "reason" else None
