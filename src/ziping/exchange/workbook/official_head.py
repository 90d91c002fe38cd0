"""What stands above the indicators: the subject, the funds, the goals of the year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from ziping.evaluation import CHAPTER, SUBJECT, TABLE
from ziping.exchange.workbook import official_columns as at
from ziping.exchange.workbook.contents import around_year, entry, link, number_format, text_entry
from ziping.exchange.workbook.looks import Look, figure
from ziping.exchange.workbook.model import Area, Draft, Rows, Text
from ziping.exchange.workbook.pieces import around
from ziping.exchange.workbook.score_rows import places_of_scores
from ziping.exchange.workbook.sheets import Sheet
from ziping.exchange.workbook.tables import headed, table_cell, table_sum, undefined_marks
from ziping.forms import Form, SubjectField, Table
from ziping.language import _
from ziping.scoring import Line, ScoreSheet

_LOWEST: Final = 22.0
_YEAR: Final = f"{SUBJECT}.year"
_VALUES: Final = ((at.SECOND, at.THIRD), (at.WEIGHT, at.LAST))
_DASH = Draft(1, Text("—"), Look("muted"))


def subject(sheet: Sheet, scores: ScoreSheet) -> None:
    """The title with the year under it, and who or what is evaluated, two fields to a row."""
    sheet.row([Draft(1, Text(scores.form.form.title), Look("title"), at.LAST)], 36)
    fields = [item for item in scores.form.form.subject if f"{SUBJECT}.{item.id}" != _YEAR]
    if len(fields) < len(scores.form.form.subject):
        sheet.row([_year(scores)], 20)
    if not fields:
        return
    whole, pairs = fields[:1], fields[1:]
    if len(pairs) % 2:
        whole, pairs = fields[:2], fields[2:]
    for item in whole:
        sheet.row([_label(item.label), _filled(scores, item, at.SECOND, at.LAST)], _LOWEST)
    for one, other in zip(pairs[::2], pairs[1::2], strict=True):
        drafts = [
            _label(one.label),
            _filled(scores, one, at.SECOND, at.TARGET),
            Draft(at.ACTUAL, Text(other.label), Look("head")),
            _filled(scores, other, at.WEIGHT, at.LAST),
        ]
        sheet.row(drafts, _LOWEST)


def _label(text: str) -> Draft:
    return Draft(1, Text(text), Look("head"), at.SECOND - 1)


def _filled(scores: ScoreSheet, item: SubjectField, first: int, last: int) -> Draft:
    return text_entry(scores, f"{SUBJECT}.{item.id}", first, last - first + 1)


def _year(scores: ScoreSheet) -> Draft:
    """The year in brackets, as a number where it is one."""
    node = scores.plan.program.inputs.get(_YEAR)
    lead, end = around_year(scores, node) if node else ("", "")
    before, after = around(_("({text})") if lead or end else _("(year {text})"))
    columns = at.TARGET - at.THIRD + 2
    typed = text_entry(scores, _YEAR, at.THIRD, columns)
    number = f'"{before}"@"{after}"'
    if node:
        typed = entry(scores, node, at.THIRD, columns)
        number = f'"{before}{lead}"0"{end}{after}"'
    return replace(typed, look=Look("subject", number=number, entry=True))


def table_of_funds(form: Form) -> Table | None:
    """The table that stands under the subject: it must have names, and not too many columns."""
    layout = form.layout
    for table in form.tables if layout.kind == "self_evaluation" else ():
        first = table.columns[0]
        figures = len(table.columns) - 1 + 2 * bool(layout.execution)
        if table.id == layout.funds and first.kind == "text" and figures in at.SHARED:
            return table if not first.formula else None
    return None


def scored_with_funds(scores: ScoreSheet) -> Line | None:
    """The indicator that is scored beside the funds instead of among the others."""
    if table_of_funds(scores.form) is None:
        return None
    found = (line for line in scores.scored_lines if line.id == scores.form.layout.execution)
    return next(found, None)


def with_funds(sheet: Sheet, scores: ScoreSheet) -> None:
    """The funds: their sums with full marks and score, then each source."""
    table = table_of_funds(scores.form)
    if table is None:
        return
    units = {column.unit for column in table.columns if column.kind == "money"}
    unit = units.pop() if len(units) == 1 else ""
    rows = [sheet.row(_heads(scores, table, unit), _LOWEST)]
    if table.total:
        rows.append(sheet.row(_sums(scores, table), _LOWEST))
    sources = scores.project.rows(f"{TABLE}.{table.id}")
    rows += [sheet.row(list(_source(scores, table, row)), _LOWEST) for row in sources]
    title = _("{title}\n({unit})").format(title=table.title, unit=unit) if unit else table.title
    _beside(sheet, rows, title)
    sheet.marks.extend(undefined_marks(scores, table, sheet.spots))


def _beside(sheet: Sheet, rows: Sequence[Rows], title: str) -> None:
    """A heading at the left of these rows."""
    first, last = rows[0].first, rows[-1].last
    area = Area(first, 1, at.SECOND - 1, last - first + 1)
    draft = Draft(1, Text(title), Look("head"), at.SECOND - 1)
    sheet.stretch(rows[-1], area, draft)
    sheet.put(area, draft.content, draft.look)


def _heads(scores: ScoreSheet, table: Table, unit: str) -> list[Draft]:
    words = [
        headed(replace(column, unit="") if column.unit == unit else column)
        for column in table.columns[1:]
    ]
    if scored_with_funds(scores):
        words = [*words[:-1], _("Full marks"), words[-1], _("Score")]
    heads = [Draft(1, Text(word), Look("head")) for word in words]
    return [Draft(at.SECOND, Text(table.columns[0].label), Look("head"), 2), *_shared(heads)]


def _sums(scores: ScoreSheet, table: Table) -> list[Draft]:
    cells, line = scores.plan.tables[table.id], scored_with_funds(scores)
    drafts = [
        table_sum(scores, 1, column, cells.get(f".{column.id}")) for column in table.columns[1:]
    ]
    drafts = [replace(draft, look=replace(draft.look, role="body")) for draft in drafts]
    if line and line.score:
        weight = Draft(1, link(scores, line.weight), figure("General"))
        look = figure(number_format(places_of_scores(scores)), "score")
        drafts = [*drafts[:-1], weight, drafts[-1], Draft(1, link(scores, line.score), look)]
    title = Text(scores.form.layout.funds_total or _("Sum"))
    return [Draft(at.SECOND, title, Look(), 2), *_shared(drafts)]


def _source(scores: ScoreSheet, table: Table, row: str) -> Iterator[Draft]:
    """A source of funds, which is not scored by itself."""
    cells = scores.plan.tables[table.id]
    name, *drafts = [
        table_cell(scores, 1, column, cells[f"{row}.{column.id}"]) for column in table.columns
    ]
    yield replace(name, column=at.SECOND, columns=2, look=Look(entry=True))
    if scored_with_funds(scores):
        drafts = [*drafts[:-1], _DASH, drafts[-1], _DASH]
    yield from _shared(drafts)


def _shared(drafts: Sequence[Draft]) -> list[Draft]:
    """These figures in the columns that they share."""
    spans = at.SHARED[len(drafts)]
    return [
        replace(draft, column=column, columns=columns)
        for draft, (column, columns) in zip(drafts, spans, strict=True)
    ]


def goals(sheet: Sheet, scores: ScoreSheet) -> None:
    """The goals of the year as they were set and as they were reached, side by side."""
    titles = {chapter.id: chapter.title for chapter in scores.form.chapters}
    named = scores.form.layout.goals
    rows: list[Rows] = []
    for pair in (named[start : start + 2] for start in range(0, len(named), 2)):
        halves = ((at.SECOND, 4), (at.WEIGHT, 5)) if len(pair) > 1 else ((at.SECOND, 9),)
        spots = list(zip(pair, halves, strict=True))
        rows.append(
            sheet.row([Draft(c, Text(titles[goal]), Look("head"), n) for goal, (c, n) in spots])
        )
        texts = [text_entry(scores, f"{CHAPTER}.{goal}", c, n) for goal, (c, n) in spots]
        rows.append(sheet.row(texts, 60))
    if rows:
        _beside(sheet, rows, _("Goals of the year"))
