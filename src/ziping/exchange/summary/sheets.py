"""The sheets of the workbook: every sum is a formula over the rows of the projects."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import count
from typing import Final

from ziping.exchange.summary.cells import (
    FIRST_ROW,
    HEAD_ROW,
    Cell,
    Chart,
    Column,
    Formula,
    Row,
    Table,
)
from ziping.exchange.summary.model import Entry, Group, Summary
from ziping.exchange.summary.tables import (
    TEN_THOUSAND,
    in_ten_thousands,
    losses,
    own_rate,
    several_years,
)
from ziping.exchange.workbook.looks import Look, figure, left
from ziping.exchange.workbook.model import letters, quoted
from ziping.expression.spreadsheet import literal
from ziping.forms import severity_word
from ziping.language import _
from ziping.quantity import round_half_up

MOST_LIVE: Final = 500_000
"""Organisations times projects up to which the figures of organisations are formulas. Each goes
through all projects whenever one is changed: beyond that the workbook would be slow."""

_YEAR_ALONE: Final = re.compile("[1-9][0-9]{3}")
_WHOLE, _MONEY, _RATE = figure("0"), figure("#,##0.00"), figure("0.00%")
_POINTS, _PLAIN = figure("0.00"), figure("General")
_RATE_PLACES: Final = 4


def tables(found: Summary) -> Iterator[Table]:
    """The sheets in their order; those that would be empty are left out."""
    groups = found.by_unit()
    over = _Projects(len(found.entries))
    yield _organisations(found, groups, over)
    yield _projects(groups, over)
    if found.losses:
        yield _losses(found)
    if found.findings:
        yield _findings(found)
    if found.unread:
        yield _unread(found)


class _Projects:
    """The columns of the projects' sheet as formulas on other sheets name them."""

    (
        UNIT,
        TITLE,
        YEAR,
        GRADE,
        TOTAL,
        WEIGHT,
        BLANKS,
        BUDGET,
        SPENT,
        RATE,
        ERRORS,
        WARNINGS,
        FORM,
        FILE,
    ) = (letters(at) for at in range(1, 15))

    def __init__(self, number: int) -> None:
        self.title = _("Projects")
        self._last = FIRST_ROW + max(1, number) - 1

    def column(self, name: str) -> str:
        """A column from its first row to its last."""
        return f"{quoted(self.title)}!${name}${FIRST_ROW}:${name}${self._last}"

    @property
    def with_money(self) -> str:
        """One for each project whose budget and spending are both known, else zero."""
        return f"ISNUMBER({self.column(self.BUDGET)})*ISNUMBER({self.column(self.SPENT)})"


def _projects(groups: Sequence[Group], over: _Projects) -> Table:
    columns = (
        Column(_("Organisation"), 200, left()),
        Column(_("Name"), 280, left()),
        Column(_("Year"), 60, Look()),
        Column(_("Grade"), 48, Look()),
        Column(_("Total"), 60, _POINTS),
        Column(_("Full marks"), 48, _PLAIN),
        Column(_("Blank"), 48, _WHOLE, alarming=True),
        Column(_("Budget (10,000 yuan)"), 96, _MONEY),
        Column(_("Spent (10,000 yuan)"), 96, _MONEY),
        Column(_("Execution rate"), 66, _RATE),
        Column(_("Errors"), 48, _WHOLE, alarming=True),
        Column(_("Warnings"), 48, _WHOLE),
        Column(_("Form"), 250, left("muted")),
        Column(_("File"), 150, left("muted")),
    )
    entries = [entry for group in groups for entry in group.entries]
    rows = (_project(number, entry) for number, entry in enumerate(entries, FIRST_ROW))
    note = _("{count} projects, by organisation and grade").format(count=len(entries))
    return Table(over.title, note, columns, rows, len(entries), held=2)


def _project(row: int, entry: Entry) -> Row:
    budget, spent = (f"{name}{row}" for name in (_Projects.BUDGET, _Projects.SPENT))
    head = (entry.unit, entry.title, _year(entry), entry.grade)
    points = (entry.total, entry.weight, entry.blanks)
    money = (in_ten_thousands(entry.budget), in_ten_thousands(entry.spent))
    rate = Formula(
        f'IF(COUNT({budget},{spent})<2,"",{_quotient(spent, budget)})', _rounded(own_rate(entry))
    )
    tail = (entry.errors, entry.warnings, entry.form_title, entry.file)
    return (*head, *points, *money, rate, *tail)


def _year(entry: Entry) -> Cell:
    """The year as a number, where nothing but its digits was typed."""
    return int(entry.year) if _YEAR_ALONE.fullmatch(entry.year) else entry.year


def _quotient(spent: str, budget: str) -> str:
    return f'IF({budget}=0,"",ROUND({spent}/{budget},{_RATE_PLACES}))'


def _rounded(rate: Fraction | None) -> Fraction | str:
    return "" if rate is None else round_half_up(rate, _RATE_PLACES)


def _organisations(found: Summary, groups: Sequence[Group], over: _Projects) -> Table:
    grades = found.graded()
    columns = (
        Column(_("Organisation"), 210, left()),
        Column(_("Projects"), 60, _WHOLE),
        Column(_("Incomplete"), 60, _WHOLE, alarming=True),
        *(Column(grade, 52, _WHOLE) for grade in grades),
        Column(_("Without a grade"), 66, _WHOLE),
        Column(_("Budget (10,000 yuan)"), 110, _MONEY),
        Column(_("Spent (10,000 yuan)"), 110, _MONEY),
        Column(_("Execution rate"), 72, _RATE),
        Column(_("Errors"), 54, _WHOLE, alarming=True),
    )
    live = len(groups) * len(found.entries) <= MOST_LIVE
    rows = (
        _organisation(row, group, grades, over if live else None)
        for row, group in enumerate(groups, FIRST_ROW + 1)
    )
    note = _("{count} projects, {unread} files left out; the execution rate is weighted by money")
    counted = note.format(count=len(found.entries), unread=len(found.unread))
    said = _("; ").join(filter(None, (counted, several_years(found))))
    sums = _sums(found, len(groups), len(columns))
    chart = Chart(_("Projects by grade"), 4, 4 + len(grades))
    return Table(_("Summary"), said, columns, rows, len(groups), sums=sums, chart=chart)


def _organisation(row: int, group: Group, grades: Sequence[str], over: _Projects | None) -> Row:
    """The figures of an organisation, formulas where the projects' sheet is given."""
    name, figures = group.unit or _("(not filled in)"), _figures(group, grades)
    rate = _rate(row, len(figures), group)
    if over is None:
        return (name, *figures[:-1], rate, figures[-1])
    own = f"EXACT({over.column(over.UNIT)},{f'$A{row}' if group.unit else literal('')})"
    grade, blanks = over.column(over.GRADE), over.column(over.BLANKS)
    heads = [f"{letters(at)}${HEAD_ROW}" for at in range(4, 4 + len(grades))]
    bodies = [
        f"--{own}",
        f"{own}*({blanks}>0)",
        *(f"{own}*EXACT({grade},{head})" for head in heads),
        f'{own}*EXACT({grade},"")',
        f"{own}*{over.with_money},{over.column(over.BUDGET)}",
        f"{own}*{over.with_money},{over.column(over.SPENT)}",
        f"--{own},{over.column(over.ERRORS)}",
    ]
    live = [Formula(f"SUMPRODUCT({b})", v) for b, v in zip(bodies, figures, strict=True)]
    return (name, *live[:-1], rate, live[-1])


def _figures(group: Group, grades: Sequence[str]) -> list[Fraction | int]:
    """What is counted and added up of some projects; their rate stands before the last of it."""
    counts, number = group.grades, len(group.entries)
    money = (group.budget / TEN_THOUSAND, group.spent / TEN_THOUSAND)
    graded = (counts[grade] for grade in (*grades, ""))
    return [number, number - group.complete, *graded, *money, group.errors]


def _rate(row: int, figures: int, group: Group) -> Formula:
    budget, spent = (f"{letters(at)}{row}" for at in (figures - 1, figures))
    return Formula(_quotient(spent, budget), _rounded(group.execution_rate))


def _sums(found: Summary, number: int, width: int) -> Row:
    """The figures of all projects, as sums of those below."""
    figures = _figures(found.whole, found.graded())
    names = [letters(at) for at in range(2, width + 1) if at != width - 1]
    last = FIRST_ROW + max(1, number)
    summed = [
        Formula(f"SUM({name}{FIRST_ROW + 1}:{name}{last})", value)
        for name, value in zip(names, figures, strict=True)
    ]
    return (_("Sum"), *summed[:-1], _rate(FIRST_ROW, len(figures), found.whole), summed[-1])


def _losses(found: Summary) -> Table:
    columns = (
        Column(_("Indicator"), 300, left()),
        Column(_("Points"), 80, _POINTS),
        Column(_("Projects"), 80, _WHOLE),
        Column(_("Per project"), 80, _POINTS),
        Column(_("Form"), 300, left("muted")),
    )
    rows = [
        (
            loss.title,
            loss.points,
            loss.projects,
            _mean(row, loss.points, loss.projects),
            loss.form_title,
        )
        for row, (_key, loss) in zip(count(FIRST_ROW), losses(found))
    ]
    note = _("Points lost at each indicator or group of targets, in how many projects")
    return Table(_("Points lost"), note, columns, rows, len(rows))


def _mean(row: int, points: Fraction, projects: int) -> Formula:
    return Formula(f"ROUND(B{row}/C{row},2)", round_half_up(points / projects, 2))


def _findings(found: Summary) -> Table:
    columns = (
        Column(_("Code"), 60, Look()),
        Column(_("Severity"), 60, Look()),
        Column(_("Count"), 60, _WHOLE),
        Column(_("Projects"), 60, _WHOLE),
        Column(_("For example"), 460, left()),
        Column(_("File"), 200, left("muted")),
    )
    listed = sorted(found.findings.items(), key=lambda item: item[0])
    rows = [
        (
            code,
            severity_word(grade, waived=False),
            item.count,
            item.projects,
            item.message,
            item.file,
        )
        for (code, grade), item in listed
    ]
    return Table(_("Findings"), _("What stands, and has not been waived"), columns, rows, len(rows))


def _unread(found: Summary) -> Table:
    columns = (Column(_("File"), 300, left()), Column(_("Reason"), 560, left()))
    note = _("These files are in no sum")
    return Table(_("Left out"), note, columns, found.unread, len(found.unread))
