"""The roll-up over many projects: one line for each, and what they come to together.

Of each project only its line and its part in the sums are kept, so that a folder of any size fits.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from typing import NamedTuple

from ziping.findings import Finding
from ziping.forms.problems import Severity
from ziping.quantity import read_unit
from ziping.scoring import ScoreSheet

SPENT, BUDGET = "spent", "budget_final"
"""The facts whose quotient is the execution rate, in every form that has one."""
YUAN = "元"


class Lost(NamedTuple):
    """Points lost in one project at an indicator or target group."""

    source: str
    title: str
    points: Fraction


@dataclass(frozen=True, slots=True)
class Entry:
    """One project; money in yuan, None where it is unknown. `lost` are the points lost by
    indicator or target group, `standing` the findings that nobody has waived, by code."""

    file: str
    title: str
    unit: str
    form: str
    total: Fraction | None
    weight: Fraction
    blanks: int
    grade: str | None
    budget: Fraction | None
    spent: Fraction | None
    lost: tuple[Lost, ...]
    standing: tuple[tuple[str, Severity], ...]

    @property
    def errors(self) -> int:
        """How many errors stand."""
        return self._count("error")

    @property
    def warnings(self) -> int:
        """How many warnings stand."""
        return self._count("warning")

    def _count(self, severity: Severity) -> int:
        return sum(found == severity for _code, found in self.standing)


@dataclass(slots=True)
class Loss:
    """The points lost at one indicator or target group, over all projects."""

    title: str
    points: Fraction = Fraction(0)
    projects: int = 0


@dataclass(slots=True)
class Summary:
    """What is added up: grades ("" for a project that is not complete or has none), points lost
    by form and indicator, findings that stand by code and severity, and files left out with why."""

    entries: list[Entry] = field(default_factory=list)
    grades: Counter[str] = field(default_factory=Counter)
    losses: dict[tuple[str, str], Loss] = field(default_factory=dict)
    findings: Counter[tuple[str, Severity]] = field(default_factory=Counter)
    unread: list[tuple[str, str]] = field(default_factory=list)

    def add(self, entry: Entry) -> None:
        """Take in one project."""
        self.entries.append(entry)
        self.grades[entry.grade or ""] += 1
        self.findings.update(entry.standing)
        for lost in entry.lost:
            known = self.losses.setdefault((entry.form, lost.source), Loss(lost.title))
            known.points += lost.points
            known.projects += 1

    @property
    def budget(self) -> Fraction:
        """The budgets of the projects whose budget and spending are both known, in yuan."""
        return sum((e.budget for e in self._with_money() if e.budget is not None), Fraction(0))

    @property
    def spent(self) -> Fraction:
        """What the same projects have spent."""
        return sum((e.spent for e in self._with_money() if e.spent is not None), Fraction(0))

    @property
    def execution_rate(self) -> Fraction | None:
        """Spending by budget, so that each project weighs as much as its money."""
        return self.spent / self.budget if self.budget else None

    def _with_money(self) -> list[Entry]:
        return [e for e in self.entries if e.budget is not None and e.spent is not None]


def entry_of(file: str, sheet: ScoreSheet, findings: Iterable[Finding]) -> Entry:
    """A project's line of the roll-up."""
    head = sheet.form.form
    return Entry(
        file,
        sheet.project.text("subject.name"),
        sheet.project.text("subject.unit"),
        f"{head.id}@{head.version}",
        sheet.total,
        sheet.full_marks(),
        sheet.blanks,
        sheet.grade,
        _yuan(sheet, BUDGET),
        _yuan(sheet, SPENT),
        tuple(_lost(sheet)),
        tuple((item.code, item.severity) for item in findings if item.waived is None),
    )


def _lost(sheet: ScoreSheet) -> Iterator[Lost]:
    points: dict[str, Fraction] = {}
    titles: dict[str, str] = {}
    for line in sheet.scored_lines:
        loss = sheet.loss(line)
        if loss and sheet.applies(line):
            points[line.source.id] = points.get(line.source.id, Fraction(0)) + loss
            titles[line.source.id] = line.source.title
    for source, lost in points.items():
        yield Lost(source, titles[source], lost)


def _yuan(sheet: ScoreSheet, name: str) -> Fraction | None:
    figure = sheet.plan.figures.get(name)
    value = sheet.points(figure.node) if figure else None
    unit = read_unit(figure.fact.unit) if figure else None
    return None if value is None or unit is None or unit.name != YUAN else value * unit.scale
