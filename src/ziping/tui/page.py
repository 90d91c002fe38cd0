"""What stands on a page of the form, part by part; a row of the form shows each part."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from ziping.evaluation import ANSWER, FACT, TABLE, TARGET, operator_of, place
from ziping.expression import Named
from ziping.forms.rules import QUALITATIVE
from ziping.language import _
from ziping.scoring import Field, Line, cover_fields, line_fields, table_fields
from ziping.session import Session

_ELSEWHERE = (TARGET, "freed", "left", "weight")
"""Results that a page does not list: targets have their own, weights stand in the heading."""


class CoverHead(NamedTuple):
    """The form's name and source."""


class Head(NamedTuple):
    """Where a line stands, its name, full marks and standard."""

    line: Line


class Entry(NamedTuple):
    """A field of one line of text; of use only once the field `after` is filled in."""

    field: Field
    after: str = ""

    @property
    def takes_figure(self) -> bool:
        """Whether a figure is wanted, which stands at the right."""
        return self.field.is_figure or self.field.kind == "target"


class Choice(NamedTuple):
    """A field with few answers; a criterion has a number by which it is answered."""

    field: Field
    number: int = 0


class Prose(NamedTuple):
    """A field of many lines; with `line` of use only while that line loses points."""

    field: Field
    line: str = ""


class Result(NamedTuple):
    """A derived figure with its calculation, and its source where it is the score."""

    node: Named
    unit: str
    source: str = ""
    is_score: bool = False


Part: TypeAlias = CoverHead | Head | Entry | Choice | Prose | Result


def page(session: Session, line: Line | None) -> Iterator[Part]:
    """The page of a line, or the cover."""
    return _cover(session) if line is None else _line(session, line)


def _cover(session: Session) -> Iterator[Part]:
    plan = session.sheet.plan
    yield CoverHead()
    for field in cover_fields(plan):
        yield Entry(field)
    yield from _tables(session)
    for figure in plan.figures.values():
        if isinstance(figure.node, Named) and figure.derived is not None:
            yield Result(figure.node, _unit(figure.node))


def _tables(session: Session) -> Iterator[Part]:
    """The tables, row by row: what is filled in, and what follows from it."""
    plan = session.sheet.plan
    fields = {field.path: field for field in table_fields(plan, session.project)}
    for table, cells in plan.tables.items():
        for cell, node in cells.items():
            field = fields.get(f"{TABLE}.{table}.{cell}")
            if field:
                yield Entry(field)
            elif isinstance(node, Named):
                yield Result(node, _unit(node))


def _line(session: Session, line: Line) -> Iterator[Part]:
    yield Head(line)
    fields = line_fields(session.sheet.plan, session.project, line)
    for order, field in enumerate((f for f in fields if not _is_judgement(f)), 1):
        yield _field(session, line, field, order)
    yield from _results(session, line)
    for field in filter(_is_judgement, fields):
        yield _field(session, line, field, 0)


def _field(session: Session, line: Line, field: Field, order: int) -> Part:
    if field.kind == "prose" or "\n" in session.text(field.path):
        explains = field.path.endswith(("loss_reason", "analysis", "improvement"))
        return Prose(field, line.id if explains and line.score else "")
    if field.options:
        return Choice(field, order if field.is_criterion else 0)
    after = line.override_path if field.path == line.reason_path else ""
    return Entry(field, after)


def _results(session: Session, line: Line) -> Iterator[Part]:
    if line.parts is not None:
        # A row that is judged has no completion.
        if operator_of(session.project.entries, line.id) != QUALITATIVE:
            yield Result(line.parts.completion, "")
    elif line.derived is not None:
        for node in session.sheet.steps(line):
            if place(node.key).room not in _ELSEWHERE:
                yield Result(node, _unit(node))
    if line.derived is not None:
        clause = line.source.clause
        source = (
            _("Standard {clause}, F3 shows the account").format(clause=clause) if clause else ""
        )
        yield Result(line.derived, _("points"), source, is_score=True)


def _unit(node: Named) -> str:
    return "" if node.style.percent else node.style.unit


def _is_judgement(field: Field) -> bool:
    """Whether a field comes after the calculation: a person's score and the explanations."""
    spot = place(field.path)
    if spot.room == FACT:
        return False
    last = spot.field.rpartition(".")[2]
    if spot.room == ANSWER and spot.field.startswith("deduction."):
        return False
    return last in (
        "override",
        "reason",
        "loss_reason",
        "analysis",
        "improvement",
        "note",
        "definition",
        "source",
        "period",
        "category",
    )
