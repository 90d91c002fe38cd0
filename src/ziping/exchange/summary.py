"""The roll-up over many projects: one line for each, and what they come to together.

Of each project only its line and its part in the sums are kept, so that a folder of any size fits.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from fractions import Fraction

from ziping.findings import Finding
from ziping.forms.problems import Severity
from ziping.quantity import read_unit
from ziping.scoring import ScoreSheet

SPENT, BUDGET = "spent", "budget_final"
"""The facts whose quotient is the execution rate, in every form that has one."""
YUAN = "元"


@dataclass(frozen=True, slots=True)
class Entry:
    """One project; money in yuan, None where it is unknown."""

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
    errors: int
    warnings: int


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

    def add(self, file: str, sheet: ScoreSheet, findings: tuple[Finding, ...]) -> None:
        """Take in one project."""
        standing = [finding for finding in findings if finding.waived is None]
        entry = _entry(file, sheet, Counter(finding.severity for finding in standing))
        self.entries.append(entry)
        self.grades[entry.grade or ""] += 1
        self.findings.update((finding.code, finding.severity) for finding in standing)
        lost: dict[str, Fraction] = {}
        for line in sheet.scored_lines:
            loss = sheet.loss(line)
            if loss and sheet.applies(line):
                lost[line.source.id] = lost.get(line.source.id, Fraction(0)) + loss
                self.losses.setdefault((entry.form, line.source.id), Loss(line.source.title))
        for source, points in lost.items():
            known = self.losses[entry.form, source]
            known.points += points
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


def _entry(file: str, sheet: ScoreSheet, severities: Counter[str]) -> Entry:
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
        severities["error"],
        severities["warning"],
    )


def _yuan(sheet: ScoreSheet, name: str) -> Fraction | None:
    figure = sheet.plan.figures.get(name)
    value = sheet.points(figure.node) if figure else None
    unit = read_unit(figure.fact.unit) if figure else None
    return None if value is None or unit is None or unit.name != YUAN else value * unit.scale
