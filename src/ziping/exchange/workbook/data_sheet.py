"""Everything the scores need beside the targets: figures, judgements, reasons, rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ziping.evaluation import SUBJECT
from ziping.exchange.workbook.blocks import AGREEMENT, FURTHER, GRID, LAST, NOTE_ROW, Blocks, blank
from ziping.exchange.workbook.contents import entry, text_entry
from ziping.exchange.workbook.data_answers import MOST_COLUMNS, Answers
from ziping.exchange.workbook.data_weights import weights_block
from ziping.exchange.workbook.endings import agreement_mark
from ziping.exchange.workbook.looks import Look, left
from ziping.exchange.workbook.marks import DASH, absent_mark
from ziping.exchange.workbook.model import Draft, Text, letters
from ziping.exchange.workbook.official_head import table_of_funds
from ziping.exchange.workbook.pieces import data_title
from ziping.exchange.workbook.published import published_block
from ziping.exchange.workbook.sheets import Book
from ziping.exchange.workbook.short import spread
from ziping.exchange.workbook.tables import headed, result, table_cell, table_sum, undefined_marks
from ziping.expression import FUNCTIONS, Constant, Named
from ziping.forms import Table
from ziping.language import _
from ziping.scoring import Figure, ScoreSheet
from ziping.scoring.weights import RAISES

_OVER_ROWS = re.compile("|".join(rf"\b{name}\s*\(" for name in FUNCTIONS))


def add_data_sheet(book: Book, scores: ScoreSheet) -> None:
    """Put the data sheet into the book; whatever has no place yet gets one here."""
    wide = [len(table.columns) + 1 for table in scores.form.tables]
    wide += [MOST_COLUMNS + len(group.columns) for group in scores.form.target_groups]
    further = max([LAST, *wide]) - LAST
    sheet = book.sheet(data_title(), (*GRID, *([FURTHER] * further)))
    note = _("Coloured cells are filled in; all others follow from them")
    blocks = Blocks(sheet, data_title(), note)
    _subject(blocks, scores, book)
    _facts(blocks, scores)
    tables = [item for item in scores.form.tables if item is not table_of_funds(scores.form)]
    for table in tables:
        _table(blocks, scores, table)
    answers = Answers(blocks, scores)
    answers.criteria()
    answers.verdicts()
    answers.deductions()
    answers.targets()
    weights_block(blocks, scores)
    answers.judgements()
    published_block(blocks, scores)
    _rest(blocks, scores, book)
    blocks.end()
    blocks.sheet.marks = [
        absent_mark(line, book.spots[line.derived.key].address, DASH)
        for line in scores.scored_lines
        if line.absent is not None and line.derived
    ]
    for table in tables:
        blocks.sheet.marks.extend(undefined_marks(scores, table, book.spots))
    blocks.sheet.marks.append(agreement_mark(NOTE_ROW, letters(AGREEMENT)))


def _subject(blocks: Blocks, scores: ScoreSheet, book: Book) -> None:
    placed = scores.form.form.subject
    fields = [item for item in placed if f"{SUBJECT}.{item.id}" not in book.spots]
    if fields:
        blocks.block(_("Subject"), [(1, 1, _("Item")), (2, LAST - 1, _("Filled in"))])
    for item in fields:
        path = f"subject.{item.id}"
        node = scores.plan.program.inputs.get(path)
        typed = text_entry(scores, path, 2, LAST - 1)
        if node is not None:
            typed = entry(scores, node, 2, LAST - 1)
            typed = replace(typed, look=left(entry=True, number=typed.look.number))
        blocks.row([Draft(1, Text(item.label), left()), typed])


def _facts(blocks: Blocks, scores: ScoreSheet) -> None:
    if scores.plan.figures:
        heads = [_("Item"), _("Filled in"), _("Worked out"), _("Counts"), _("Units")]
        named = [(column, 1, word) for column, word in enumerate(heads, 1)]
        blocks.block(_("Figures"), [*named, (6, LAST - 5, _("Explanation"))])
    for item in scores.plan.figures.values():
        blocks.row(list(_fact(scores, item)))


def _fact(scores: ScoreSheet, item: Figure) -> Iterator[Draft]:
    fact = item.fact
    yield Draft(1, Text(fact.label), left())
    if item.typed and fact.kind in ("text", "date"):
        yield entry(scores, item.typed, 2, 3)
    else:
        yield entry(scores, item.typed, 2) if item.typed else blank(2)
        is_money = fact.kind == "money"
        yield result(scores, 3, item.derived, money=is_money) if item.derived else blank(3)
        both = item.node if isinstance(item.node, Named) and item.typed else None
        yield result(scores, 4, both, money=is_money) if both else blank(4)
    unit = "" if fact.kind == "percent" else fact.unit
    yield Draft(5, Text(unit), Look()) if unit else blank(5)
    said = Text(_explanation(scores, item))
    yield Draft(6, said, left("muted"), LAST - 5)


def _explanation(scores: ScoreSheet, item: Figure) -> str:
    """How the figure follows from others, where that is short, and what the form says of it."""
    parts = [item.fact.help, item.fact.clause]
    if item.derived and not _OVER_ROWS.search(item.fact.formula):
        calculation = "= " + scores.calculation(item.derived, symbols=True)
        parts.insert(0, calculation if len(calculation) < 100 else "")
    return _("; ").join(part for part in parts if part)


def _table(blocks: Blocks, scores: ScoreSheet, table: Table) -> None:
    cells = scores.plan.tables[table.id]
    first = table.columns[0]
    is_named = first.kind == "text" and not first.formula
    columns = list(enumerate(table.columns, 1 if is_named else 2))
    numbers = [] if is_named else [(1, 1, _("No."))]
    blocks.block(table.title, [*numbers, *((at, 1, headed(column)) for at, column in columns)])
    rows, end = scores.project.rows(f"table.{table.id}"), f"table.{table.id}"
    for number, row in enumerate(rows, 1):
        drafts = [] if is_named else [Draft(1, Text(str(number)), Look())]
        drafts += [table_cell(scores, at, c, cells[f"{row}.{c.id}"]) for at, c in columns]
        # The sum does not stand on a page without any row that it sums.
        blocks.row(drafts, end if number == len(rows) else "")
    if table.total:
        sums = [table_sum(scores, at, c, cells.get(f".{c.id}")) for at, c in columns if at > 1]
        blocks.row([Draft(1, Text(_("Sum")), Look("subtotal")), *sums], end)


def _rest(blocks: Blocks, scores: ScoreSheet, book: Book) -> None:
    """What formulas name and no other block holds: entries, and results on the way, which are
    not printed."""
    program, spots = scores.plan.program, {*book.spots, *blocks.keys()}
    inputs = [node for path, node in program.inputs.items() if path not in spots]
    names = [
        node
        for key, node in program.names.items()
        if key not in spots and not isinstance(node.body, Constant)
    ]
    parts = [part for node in program.names.values() for part in spread(node)[1]]
    heads = [(1, 1, _("Item")), (2, 1, _("Worth"))]
    if inputs:
        blocks.block(_("Other figures"), heads)
    for node in inputs:
        blocks.row([Draft(1, Text(node.label), left()), entry(scores, node, 2)])
    blocks.printed()
    if names or parts:
        blocks.block(_("Intermediate results"), heads)
    titles = _titles(scores)
    for item in (*names, *parts):
        title = titles.get(item.key) or titles.get(item.key.rpartition(".")[0]) or ""
        said = _("{title}: {label}").format(title=title, label=item.label) if title else item.label
        blocks.row([Draft(1, Text(said), left()), result(scores, 2, item)])


def _titles(scores: ScoreSheet) -> dict[str, str]:
    """What intermediate results are about, by their keys or the beginnings of these."""
    lines = {line.prefix: scores.title(line) for line in scores.lines}
    return lines | {f"{kind}.{s.id}": s.title for s in scores.form.sections for kind in RAISES}
