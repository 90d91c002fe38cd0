"""The roll-up over many projects: one line for each, and what they come to together.

Of each project only its line and its part in the sums are kept, so that a folder of any size fits.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
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
    form_title: str
    total: Fraction | None
    weight: Fraction
    blanks: int
    grade: str | None
    budget: Fraction | None
    spent: Fraction | None
    errors: int
    warnings: int

    @property
    def has_money(self) -> bool:
        """Whether its budget and spending are both known, so that its rate is."""
        return self.budget is not None and self.spent is not None


@dataclass(slots=True)
class Loss:
    """The points lost at one indicator or target group, over all projects."""

    form_title: str
    title: str
    points: Fraction = Fraction(0)
    projects: int = 0


@dataclass(slots=True)
class Tally:
    """How often a finding stands, in how many projects, and the first one as an example."""

    file: str
    message: str
    count: int = 0
    projects: int = 0


@dataclass(frozen=True, slots=True)
class Group:
    """Some of the projects, those of an organisation or all."""

    unit: str
    entries: Sequence[Entry]

    @property
    def complete(self) -> int:
        """How many have every score."""
        return sum(not entry.blanks for entry in self.entries)

    @property
    def errors(self) -> int:
        """How many errors stand in them."""
        return sum(entry.errors for entry in self.entries)

    @property
    def grades(self) -> Counter[str]:
        """How many by grade, "" for what is not complete or has none."""
        return Counter(entry.grade or "" for entry in self.entries)

    @property
    def budget(self) -> Fraction:
        """The budgets of the projects whose budget and spending are both known, in yuan."""
        return sum((e.budget or Fraction(0) for e in self.entries if e.has_money), Fraction(0))

    @property
    def spent(self) -> Fraction:
        """What the same projects have spent."""
        return sum((e.spent or Fraction(0) for e in self.entries if e.has_money), Fraction(0))

    @property
    def execution_rate(self) -> Fraction | None:
        """Spending by budget, so that each project weighs as much as its money."""
        return self.spent / self.budget if self.budget else None


@dataclass(slots=True)
class Summary:
    """What is added up: the lines of the projects, how high each grade stands, points lost by
    form and indicator, findings that stand by code and severity, and files left out with why."""

    entries: list[Entry] = field(default_factory=list)
    grades: dict[str, Fraction] = field(default_factory=dict)
    losses: dict[tuple[str, str], Loss] = field(default_factory=dict)
    findings: dict[tuple[str, Severity], Tally] = field(default_factory=dict)
    unread: list[tuple[str, str]] = field(default_factory=list)

    def add(self, file: str, sheet: ScoreSheet, findings: Iterable[Finding]) -> None:
        """Take in one project."""
        standing = [finding for finding in findings if finding.waived is None]
        entry = _entry(file, sheet, Counter(finding.severity for finding in standing))
        self.entries.append(entry)
        for grade in sheet.form.form.grades:
            share = _share(grade.lowest.value, entry.weight)
            self.grades[grade.label] = max(share, self.grades.get(grade.label, share))
        self._add_losses(entry, sheet)
        self._add_findings(entry, standing)

    def _add_losses(self, entry: Entry, sheet: ScoreSheet) -> None:
        lost: dict[str, Fraction] = {}
        for line in sheet.scored_lines:
            loss = sheet.loss(line)
            if loss and sheet.applies(line):
                lost[line.source.id] = lost.get(line.source.id, Fraction(0)) + loss
                known = Loss(entry.form_title, line.source.title)
                self.losses.setdefault((entry.form, line.source.id), known)
        for source, points in lost.items():
            self.losses[entry.form, source].points += points
            self.losses[entry.form, source].projects += 1

    def _add_findings(self, entry: Entry, standing: Iterable[Finding]) -> None:
        seen: Counter[tuple[str, Severity]] = Counter()
        for finding in standing:
            key = (finding.code, finding.severity)
            seen[key] += 1
            self.findings.setdefault(key, Tally(entry.file, finding.message))
        for key, count in seen.items():
            self.findings[key].count += count
            self.findings[key].projects += 1

    @property
    def whole(self) -> Group:
        """All projects."""
        return Group("", self.entries)

    def by_unit(self) -> tuple[Group, ...]:
        """The projects by organisation, those without one last; in each by grade and points."""
        groups: dict[str, list[Entry]] = {}
        for entry in sorted(self.entries, key=self._order):
            groups.setdefault(entry.unit, []).append(entry)
        return tuple(Group(unit, entries) for unit, entries in groups.items())

    def graded(self) -> tuple[str, ...]:
        """The grades that any form here knows, the highest first."""
        return tuple(sorted(self.grades, key=lambda grade: -self.grades[grade]))

    def _order(self, entry: Entry) -> tuple[bool, str, Fraction, Fraction, str]:
        height = self.grades.get(entry.grade or "", Fraction(-1))
        share = _share(entry.total or Fraction(0), entry.weight)
        return (not entry.unit, entry.unit, -height, -share, entry.file)


def _share(points: object, weight: Fraction) -> Fraction:
    return points / weight if isinstance(points, Fraction) and weight else Fraction(0)


def _entry(file: str, sheet: ScoreSheet, severities: Counter[str]) -> Entry:
    head = sheet.form.form
    return Entry(
        file,
        sheet.project.text("subject.name"),
        sheet.project.text("subject.unit"),
        f"{head.id}@{head.version}",
        f"{head.title} {head.version}",
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
