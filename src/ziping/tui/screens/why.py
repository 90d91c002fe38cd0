"""What "why" and "points to win" say, as passages to read."""

from __future__ import annotations

from collections.abc import Iterator

from ziping.language import _
from ziping.quantity import exact_sum, show
from ziping.scoring import (
    Account,
    Chance,
    Line,
    ScoreSheet,
    chances,
    hint,
    hint_text,
    line_account,
    next_grade,
    rows,
    section_account,
    total_account,
    workings,
)
from ziping.tui.screens.reading import Passage


def why_passages(sheet: ScoreSheet, line: Line | None) -> list[Passage]:
    """How a line's score comes about, and what its section and the total make of it; on the
    cover the total with all its sections and the points to win."""
    if line is None:
        return [*_total(sheet), *_sections(sheet), Passage(""), *win_passages(sheet)]
    found = [Passage(sheet.title(line), "strong", bold=True), *_steps(sheet, line)]
    account, raised = line_account(sheet, line), hint(sheet, line)
    if account:
        found += [Passage(""), *_account(account)]
    if raised:
        found += [Passage(""), Passage(hint_text(sheet, raised), "accent", 2)]
    return [*found, *_rest(sheet, line), Passage(""), *_sections(sheet, line), *_total(sheet)]


def win_passages(sheet: ScoreSheet) -> list[Passage]:
    """The points still to win, the most first, and what is missing to the next grade."""
    found, above = chances(sheet), next_grade(sheet)
    whole = exact_sum(chance.points for chance in found)
    head = [Passage(_("Points to win"), "strong", right=show(whole, 2), bold=True)]
    if above:
        grade, points = above
        text = _("Missing to {grade}").format(grade=grade.label)
        head.append(Passage(text, "text", 0, show(points, 2)))
    return [*head, *(passage for chance in found for passage in _chance(sheet, chance))]


def _chance(sheet: ScoreSheet, chance: Chance) -> Iterator[Passage]:
    title = sheet.title(chance.line) or chance.line.id
    words = _("{title}: not scored yet").format(title=title) if chance.is_open else title
    yield Passage(words, "warn" if chance.is_open else "text", 2, show(chance.points, 2))
    if chance.hint:
        yield Passage(hint_text(sheet, chance.hint), "accent", 4)


def _steps(sheet: ScoreSheet, line: Line) -> Iterator[Passage]:
    """Every intermediate result and the score, in names and in numbers."""
    for working in workings(sheet, line):
        yield Passage("")
        yield Passage(working.label, "text", 2, working.result or "--", bold=True)
        yield Passage(_("formula") + "  " + working.names, "muted", 4)
        if working.numbers:
            yield Passage(_("numbers") + "  " + working.numbers, "muted", 4)


def _account(account: Account) -> Iterator[Passage]:
    """From full marks to the score, the figures under each other."""
    first, *middle, last = rows(account)
    yield Passage(first.label, "text", 2, first.figure)
    for row in middle:
        yield Passage(row.label, "text", 2, row.figure)
        if row.calculation:
            yield Passage(row.calculation, "muted", 4)
    yield Passage(last.label, "strong", 2, last.figure, bold=True)


def _rest(sheet: ScoreSheet, line: Line) -> Iterator[Passage]:
    """What is missing, and where the rule comes from."""
    for part in sheet.missing(line):
        yield Passage(_("still missing: {label}").format(label=part.label), "warn", 2)
    source = f"{sheet.form.form.authority.document} {line.source.clause}".strip()
    yield Passage("")
    yield Passage(_("Source: {clause}").format(clause=source), "faint", 2)


def _sections(sheet: ScoreSheet, line: Line | None = None) -> Iterator[Passage]:
    """The accounts of all sections, or of the one that a line belongs to."""
    for section in sheet.form.sections:
        if line is None or line.section == section.id:
            yield Passage(section.title, "strong", bold=True)
            yield from _account(section_account(sheet, section))


def _total(sheet: ScoreSheet) -> Iterator[Passage]:
    yield Passage(_("Total"), "strong", bold=True)
    yield from _account(total_account(sheet))
