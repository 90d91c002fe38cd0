"""A scored project as a workbook, from the plain model to the bytes of the file."""

from __future__ import annotations

from collections.abc import Sequence

from ziping.exchange.workbook.agreement import add_agreement
from ziping.exchange.workbook.analysis_sheet import add_analysis_sheet
from ziping.exchange.workbook.data_sheet import add_data_sheet
from ziping.exchange.workbook.evidence_sheet import add_evidence_sheet
from ziping.exchange.workbook.findings_sheet import add_findings_sheet
from ziping.exchange.workbook.key_column import add_key_columns
from ziping.exchange.workbook.keys import head_of
from ziping.exchange.workbook.metadata import add_metadata, held_text
from ziping.exchange.workbook.official_sheet import add_official_sheet
from ziping.exchange.workbook.package import finished
from ziping.exchange.workbook.render import render
from ziping.exchange.workbook.report_sheet import add_report_sheet
from ziping.exchange.workbook.score_sheet import add_score_sheet
from ziping.exchange.workbook.sheets import Book
from ziping.findings import Finding
from ziping.scoring import ScoreSheet
from ziping.scoring.making import nothing_collected


def build(scores: ScoreSheet, findings: Sequence[Finding]) -> bytes:
    """The bytes of the workbook. Raises WorkbookRefused."""
    with nothing_collected():
        book, results = Book(), result_keys(scores)
        add_sheets(book, scores, findings)
        head = head_of(scores).line()
        add_key_columns(book, head, results)
        add_metadata(book, scores, head, results)
        add_agreement(book)
        return finished(render(book, scores.form.form.title, head, results), book)


def held_texts(scores: ScoreSheet) -> dict[str, str]:
    """What the cells of fields and results would hold in a workbook of this project."""
    book = Book()
    add_sheets(book, scores, ())
    contents = book.shown(result_keys(scores))
    contents |= {entry.path: content for entry, content in book.entries()}
    return {key: held_text(content) for key, content in contents.items()}


def add_sheets(book: Book, scores: ScoreSheet, findings: Sequence[Finding]) -> None:
    """Put the sheets that a person sees into the book. An entry has its cell on the first of
    them that holds it; the data sheet holds what is left. Raises WorkbookRefused."""
    add_official_sheet(book, scores)
    add_score_sheet(book, scores)
    add_data_sheet(book, scores)
    add_analysis_sheet(book, scores)
    add_report_sheet(book, scores)
    add_findings_sheet(book, scores, findings)
    add_evidence_sheet(book, scores)


def result_keys(scores: ScoreSheet) -> tuple[str, ...]:
    """The results that others look up by name: derived figures, scores, sections, total, grade."""
    plan = scores.plan
    keys = [figure.derived.key for figure in plan.figures.values() if figure.derived]
    keys += [line.score.key for line in scores.scored_lines if line.score]
    keys += [named.key for named in plan.sections.values()]
    keys += [plan.total.key, *([plan.derived_total.key] if plan.derived_total else [])]
    return (*keys, *([plan.grade.key] if plan.grade else []))
