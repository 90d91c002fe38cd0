"""What "why" and "points to win" say, as passages to read."""

from __future__ import annotations

from collections.abc import Iterator

from ziping.language import _
from ziping.quantity import exact_sum, show
from ziping.scoring import Line, ScoreSheet
from ziping.scoring.account import Account, Entry, line_account, rows
from ziping.scoring.hints import Chance, chances, hint, hint_text, next_grade
from ziping.scoring.totals import section_account, total_account
from ziping.scoring.workings import Working, workings
from ziping.tui.passage import Passage
from ziping.tui.wording import lacking_text


def why_passages(sheet: ScoreSheet, line: Line | None) -> list[Passage]:
    """How a line's score comes about, and what its section and the total make of it; on the
    cover the total with all its sections and the points to win."""
    if line is None:
        return [*_total(sheet), *_sections(sheet), *_win(sheet)]
    return [*_line(sheet, line), *_sections(sheet, line), *_total(sheet)]


def win_passages(sheet: ScoreSheet) -> list[Passage]:
    """The points still to win, the most first, and what is missing to the next grade."""
    return list(_win(sheet))


def _win(sheet: ScoreSheet) -> Iterator[Passage]:
    found, above = chances(sheet), next_grade(sheet)
    whole = exact_sum(chance.points for chance in found)
    yield Passage(_("Points to win"), "strong", right=show(whole, 2), bold=True)
    if above:
        grade, points = above
        text = _("Missing to {grade}").format(grade=grade.label)
        yield Passage(text, "text", 0, show(points, 2))
    for chance in found:
        yield Passage("")
        yield from _chance(sheet, chance)


def _chance(sheet: ScoreSheet, chance: Chance) -> Iterator[Passage]:
    title = sheet.title(chance.line) or chance.line.id
    words = _("{title}: not scored yet").format(title=title) if chance.is_open else title
    yield Passage(words, "warn" if chance.is_open else "text", 2, show(chance.points, 2))
    if chance.hint:
        yield Passage(hint_text(sheet, chance.hint), "accent", 4)
    elif chance.is_open:
        lacking = sheet.lacking(chance.line.points) if chance.line.points else ()
        yield from (Passage(lacking_text(lacking), "muted", 4),) if lacking else ()
    else:
        account = line_account(sheet, chance.line)
        losses = (entry for entry in account.entries if entry.kind == "loss") if account else ()
        yield from (Passage(_loss(entry), "muted", 4) for entry in losses)


def _loss(entry: Entry) -> str:
    """What was lost there, and how that comes about."""
    return "  ".join(filter(None, (entry.label, entry.calculation)))


def _line(sheet: ScoreSheet, line: Line) -> Iterator[Passage]:
    """The account, what would give full marks, the calculation, what is missing, the source."""
    account, found = line_account(sheet, line), hint(sheet, line)
    yield Passage(sheet.title(line), "strong", bold=True)
    if account:
        yield from _account(account)
    if found:
        yield Passage("")
        yield Passage(hint_text(sheet, found), "accent", 2)
    for part in sheet.missing(line):
        yield Passage(_("still missing: {label}").format(label=part.label), "warn", 2)
    yield Passage("")
    for working in workings(sheet, line):
        yield from _working(working)
    if line.source.standard:
        yield Passage(_("Standard"), "text", 2, bold=True)
        yield Passage(line.source.standard, "muted", 4)
        yield Passage("")
    source = f"{sheet.form.form.authority.document} {line.source.clause}".strip()
    yield Passage(_("Source: {clause}").format(clause=source), "faint", 2)
    yield Passage("")


def _working(working: Working) -> Iterator[Passage]:
    """A result in names and in numbers."""
    yield Passage(working.label, "text", 2, working.result or "--", bold=True)
    if working.names != working.result:
        yield Passage(_("formula") + "  " + working.names, "muted", 4)
    if working.numbers:
        yield Passage(_("numbers") + "  " + working.numbers, "muted", 4)
    yield Passage("")


def _account(account: Account) -> Iterator[Passage]:
    """From full marks to the score, the figures under each other."""
    first, *middle, last = rows(account)
    yield Passage(first.label, "text", 2, first.figure)
    for row in middle:
        yield Passage(row.label, "text", 2, row.figure)
        if row.calculation:
            yield Passage(row.calculation, "muted", 4)
    yield Passage(last.label, "strong", 2, last.figure, bold=True)


def _sections(sheet: ScoreSheet, line: Line | None = None) -> Iterator[Passage]:
    """The accounts of all sections, or of the one that a line belongs to."""
    for section in sheet.form.sections:
        if line is None or line.section == section.id:
            yield Passage(section.title, "strong", bold=True)
            yield from _account(section_account(sheet, section))
            yield Passage("")


def _total(sheet: ScoreSheet) -> Iterator[Passage]:
    yield Passage(_("Total"), "strong", bold=True)
    yield from _account(total_account(sheet))
    yield Passage("")
