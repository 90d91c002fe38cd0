"""What stands on a page of the form, part by part."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ziping.evaluation import (
    ANSWER,
    CHAPTER,
    DEDUCTION,
    FACT,
    PUBLISHED_TOTAL,
    ROWS,
    TABLE,
    TARGET,
    Change,
    is_evidence,
    operator_of,
    place,
)
from ziping.expression import Named
from ziping.forms import Chapter, Table
from ziping.forms.rules import QUALITATIVE
from ziping.language import _
from ziping.scoring import (
    Field,
    Line,
    Plan,
    chapter_fields,
    cover_fields,
    evidence_fields,
    line_fields,
    published_field,
    table_fields,
    total_field,
)
from ziping.session import Session
from ziping.tui.pages import chapter_of, line_of, table_of
from ziping.tui.parts import (
    Choice,
    CoverHead,
    Entry,
    Head,
    Part,
    Prose,
    Remark,
    Result,
    TableCells,
    TableHead,
    Title,
)

_ELSEWHERE = (TARGET, "freed", "left", "weight")
"""Results that a page does not list: targets have their own, weights stand in the heading."""


def page(session: Session, name: str) -> Iterator[Part]:
    """What stands on the page of this name."""
    line, table = line_of(session, name), table_of(session, name)
    chapter = chapter_of(session, name)
    if line:
        yield from _line(session, line)
    elif table:
        yield from _table(session, table)
    elif chapter:
        yield from _chapter(session, chapter)
    else:
        yield from _cover(session)


def reshapes(change: Change, asks: Callable[[str], bool]) -> bool:
    """Whether a change lets parts of a page come or go, where it `asks` for so much by now. What
    is being emptied keeps its field until the page is opened anew."""
    path = change.path
    if is_evidence(path):
        return change.old is None or not asks(path)
    return (
        path.startswith(f"{ROWS}.")
        or path.endswith(".not_applicable")
        or QUALITATIVE in (change.old, change.new)
        or (f".{DEDUCTION}." in path and not asks(path))
    )


def _cover(session: Session) -> Iterator[Part]:
    plan = session.sheet.plan
    yield CoverHead()
    for field in cover_fields(plan):
        yield Entry(field)
    beside = _beside_entries(plan)
    for figure in plan.figures.values():
        node = figure.node
        if isinstance(node, Named) and figure.derived is not None and node.key not in beside:
            yield Result(node, _unit(node))
    yield Entry(total_field())


def _table(session: Session, table: Table) -> Iterator[Part]:
    """The rows with their cells, and what they add up to."""
    yield Title(table.title, _("Tables"))
    rows = session.project.rows(f"{TABLE}.{table.id}")
    if not rows:
        yield Remark(_("No rows yet. Ctrl+N adds one"))
        return
    yield TableHead(table)
    fields: dict[str, list[Field]] = {row: [] for row in rows}
    for field in table_fields(session.sheet.plan, session.project):
        spot = place(field.path)
        if spot.owner == table.id:
            fields[spot.field.partition(".")[0]].append(field)
    for row in rows:
        yield TableCells(table, row, tuple(fields[row]))
    if table.total:
        yield TableCells(table, "")


def _chapter(session: Session, chapter: Chapter) -> Iterator[Part]:
    above = {item.id: item.title for item in session.form.chapters}.get(chapter.parent, "")
    yield Title(chapter.title, above or _("Report"))
    fields = chapter_fields(session.sheet.plan)
    own = next(field for field in fields if field.path == f"{CHAPTER}.{chapter.id}")
    yield Prose(own, alone=True)


def _line(session: Session, line: Line) -> Iterator[Part]:
    yield Head(line)
    fields = line_fields(session.sheet.plan, session.project, line)
    for order, field in enumerate((f for f in fields if not _is_judgement(f)), 1):
        yield _field(session, line, field, order)
    yield from _results(session, line)
    for field in filter(_is_judgement, fields):
        yield _field(session, line, field, 0)
    is_published = session.text(PUBLISHED_TOTAL) or session.text(line.published_path)
    if line.score and is_published:
        yield Entry(published_field(line))
    for field in evidence_fields(session.project, line):
        yield Entry(field)


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
        beside = _beside_entries(session.sheet.plan)
        for node in session.sheet.steps(line):
            if place(node.key).room not in _ELSEWHERE and node.key not in beside:
                yield Result(node, _unit(node))
    if line.derived is not None:
        clause = line.source.clause
        source = (
            _("Standard {clause}, F3 shows the account").format(clause=clause) if clause else ""
        )
        yield Result(line.derived, _("points"), source, is_score=True)


def _beside_entries(plan: Plan) -> frozenset[str]:
    """The keys of facts that may be typed: what they are derived as stands beside their entry."""
    typed = (figure for figure in plan.figures.values() if figure.typed and figure.derived)
    nodes = (node for figure in typed for node in (figure.node, figure.derived))
    return frozenset(node.key for node in nodes if isinstance(node, Named))


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
