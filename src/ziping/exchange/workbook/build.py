"""A scored project as a workbook, from the plain model to the bytes of the file."""

from __future__ import annotations

from collections.abc import Sequence

from ziping.exchange.workbook.data_sheet import add_data_sheet
from ziping.exchange.workbook.findings_sheet import add_findings_sheet
from ziping.exchange.workbook.key_column import add_key_columns
from ziping.exchange.workbook.keys import head_of
from ziping.exchange.workbook.metadata import add_metadata, held_text
from ziping.exchange.workbook.package import finished
from ziping.exchange.workbook.render import render
from ziping.exchange.workbook.score_sheet import add_score_sheet
from ziping.exchange.workbook.sheets import Book
from ziping.findings import Finding
from ziping.scoring import ScoreSheet


def build(scores: ScoreSheet, findings: Sequence[Finding]) -> bytes:
    """The bytes of the workbook. Raises WorkbookRefused."""
    book, results = _filled(scores, findings), result_keys(scores)
    head = head_of(scores).line()
    add_key_columns(book, head, results)
    add_metadata(book, scores, head, results)
    return finished(render(book, scores.form.form.title, head, results), book)


def held_texts(scores: ScoreSheet) -> dict[str, str]:
    """What the cells of fields and results would hold in a workbook of this project."""
    book = _filled(scores, ())
    contents = book.shown(result_keys(scores))
    contents |= {entry.path: content for entry, content in book.entries()}
    return {key: held_text(content) for key, content in contents.items()}


def _filled(scores: ScoreSheet, findings: Sequence[Finding]) -> Book:
    """The sheets that people see."""
    book = Book()
    add_score_sheet(book, scores)
    add_data_sheet(book, scores)
    add_findings_sheet(book, scores, findings)
    return book


def result_keys(scores: ScoreSheet) -> tuple[str, ...]:
    """The results that others look up by name: derived figures, scores, sections, total, grade."""
    plan = scores.plan
    keys = [figure.derived.key for figure in plan.figures.values() if figure.derived]
    keys += [line.score.key for line in scores.scored_lines if line.score]
    keys += [named.key for named in plan.sections.values()]
    keys += [plan.total.key, *([plan.derived_total.key] if plan.derived_total else [])]
    return (*keys, *([plan.grade.key] if plan.grade else []))
