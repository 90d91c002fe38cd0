"""`ziping score --why`: how a score, a section or the total comes about, for a person to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ziping.cli.ending import UsageError
from ziping.cli.text import clean, left, right, width
from ziping.evaluation import TARGET, place
from ziping.expression import Reference
from ziping.forms import Section, did_you_mean
from ziping.language import _
from ziping.quantity import show
from ziping.scoring import Line, ScoreSheet
from ziping.scoring.account import Account, line_account, rows
from ziping.scoring.hints import chances, hint, hint_text, next_grade
from ziping.scoring.naming import line_name
from ziping.scoring.totals import TOTAL, section_account, total_account
from ziping.scoring.workings import workings

ALL = "*"
_LABEL, _FIGURE = 60, 14


def why(sheet: ScoreSheet, wanted: str) -> list[str]:
    """The lines that explain what is wanted: the id or title of a line or section, `TOTAL`, or
    `ALL`. Raises UsageError where there is nothing of that name."""
    if wanted == TOTAL:
        return list(_total(sheet))
    if wanted == ALL:
        lines = (text for line in sheet.scored_lines for text in _line(sheet, line))
        sections = (text for item in sheet.form.sections for text in _section(sheet, item))
        return [*lines, *sections, *_total(sheet)]
    for line in sheet.lines:
        if wanted in (line.id, sheet.title(line)):
            return list(_line(sheet, line))
    for section in sheet.form.sections:
        if wanted in (section.id, section.title):
            return list(_section(sheet, section))
    names = [*(line.id for line in sheet.lines), *(item.id for item in sheet.form.sections), TOTAL]
    message = _('There is no indicator or section "{id}". {remedy}')
    raise UsageError(message.format(id=wanted, remedy=did_you_mean(wanted, names)))


def _line(sheet: ScoreSheet, line: Line) -> Iterator[str]:
    """Inputs, calculation in names and numbers, account, hint, source."""
    yield clean(f"{line.id}  {line_name(sheet, line)}")
    yield from _inputs(sheet, line)
    for working in workings(sheet, line):
        yield "  " + clean(f"{working.label} = {working.names}")
        if working.why not in ("", working.names):
            yield "    " + clean(f"= {working.why}")
    for part in sheet.missing(line):
        yield "  " + clean(_("still missing: {label}").format(label=part.label))
    account, found = line_account(sheet, line), hint(sheet, line)
    yield from _account(account) if account else ()
    if found:
        yield "  " + clean(hint_text(sheet, found))
    clause = f"{sheet.form.form.authority.document} {line.source.clause}".strip()
    yield "  " + clean(_("Source: {clause}").format(clause=clause))


def _inputs(sheet: ScoreSheet, line: Line) -> Iterator[str]:
    """What was filled in for the line; the rows of a group stand under their own names."""
    for node in sheet.asked(line):
        spot = place(node.path)
        if node.path in sheet.inputs and (spot.room != TARGET or spot.owner == line.id):
            yield from _figure(node.label, _typed(sheet, node))


def _typed(sheet: ScoreSheet, node: Reference) -> str:
    """An answer in words, a figure as it was typed and the unit of its field."""
    value = sheet.value(node)
    if isinstance(value, bool):
        return _("met") if value else _("not met")
    for option in node.options:
        if option.value == value:
            return option.label
    return f"{sheet.project.text(node.path)} {node.style.unit.replace('%', '')}".strip()


def _section(sheet: ScoreSheet, section: Section) -> Iterator[str]:
    yield clean(f"{section.id}  {section.title}")
    yield from _account(section_account(sheet, section))


def _total(sheet: ScoreSheet) -> Iterator[str]:
    """The account of the total, the points to win, what is missing to the next grade."""
    found, above = chances(sheet), next_grade(sheet)
    yield _("Total")
    yield from _account(total_account(sheet))
    if found:
        yield _("Points to win")
    for chance in found:
        title = line_name(sheet, chance.line)
        words = _("{title}: not scored yet").format(title=title) if chance.is_open else title
        yield from _figure(words, show(chance.points, 2))
        if chance.hint:
            yield "    " + clean(hint_text(sheet, chance.hint))
    if above:
        grade, points = above
        words = _("Missing to {grade}").format(grade=grade.label)
        yield from _figure(words, show(points, 2))


def _account(account: Account) -> Iterable[str]:
    for row in rows(account):
        yield from _figure(row.label, row.figure)
        if row.calculation:
            yield "    " + clean(row.calculation)


def _figure(label: str, figure: str) -> Iterator[str]:
    """Words and a figure in their columns; words that are too long have a line of their own."""
    words = "  " + clean(label)
    if width(words) > _LABEL:
        yield words
        words = ""
    yield f"{left(words, _LABEL)} {right(clean(figure), _FIGURE)}"
