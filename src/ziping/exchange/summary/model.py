"""The roll-up over many projects: one line for each, and what they come to together.

Of each project only its line and its part in the sums are kept, so that a folder of any size fits.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import NamedTuple

from ziping.findings import Finding
from ziping.forms.problems import Severity
from ziping.quantity import read_unit
from ziping.record import record
from ziping.scoring import ScoreSheet

SPENT, BUDGET = "spent", "budget_final"
"""The facts whose quotient is the execution rate, in every form that has one."""
YUAN = "元"


class Lost(NamedTuple):
    """Points lost in one project at an indicator or target group."""

    source: str
    title: str
    points: Fraction


class Standing(NamedTuple):
    """A finding in one project that nobody has waived."""

    code: str
    severity: Severity
    message: str


@record
class Entry:
    """One project; money in yuan, None where it is unknown. `lost` are the points lost by
    indicator or target group, `scale` the grades of its form and from which share of full marks."""

    file: str
    title: str
    unit: str
    year: str
    form: str
    form_title: str
    total: Fraction | None
    weight: Fraction
    blanks: int
    grade: str | None
    budget: Fraction | None
    spent: Fraction | None
    lost: tuple[Lost, ...] = ()
    standing: tuple[Standing, ...] = ()
    scale: tuple[tuple[str, Fraction], ...] = ()

    @property
    def errors(self) -> int:
        """How many errors stand."""
        return self._count("error")

    @property
    def warnings(self) -> int:
        """How many warnings stand."""
        return self._count("warning")

    def _count(self, severity: Severity) -> int:
        return sum(item.severity == severity for item in self.standing)

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


@record
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

    def add(self, entry: Entry) -> None:
        """Take in one project."""
        self.entries.append(entry)
        for grade, share in entry.scale:
            self.grades[grade] = max(share, self.grades.get(grade, share))
        for lost in entry.lost:
            new = Loss(entry.form_title, lost.title)
            known = self.losses.setdefault((entry.form, lost.source), new)
            known.points += lost.points
            known.projects += 1
        for code, severity, message in entry.standing:
            tally = self.findings.setdefault((code, severity), Tally(entry.file, message))
            tally.count += 1
        for key in {(code, severity) for code, severity, _message in entry.standing}:
            self.findings[key].projects += 1

    @property
    def whole(self) -> Group:
        """All projects."""
        return Group("", self.entries)

    @property
    def years(self) -> tuple[str, ...]:
        """The years of the projects, the first first."""
        return tuple(sorted({entry.year for entry in self.entries if entry.year}))

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


def entry_of(file: str, sheet: ScoreSheet, findings: Iterable[Finding]) -> Entry:
    """A project's line of the roll-up."""
    head, weight = sheet.form.form, sheet.full_marks()
    return Entry(
        file,
        sheet.project.text("subject.name"),
        sheet.project.text("subject.unit"),
        sheet.project.text("subject.year").strip(),
        f"{head.id}@{head.version}",
        f"{head.title} {head.version}",
        sheet.total,
        weight,
        sheet.blanks,
        sheet.grade,
        _yuan(sheet, BUDGET),
        _yuan(sheet, SPENT),
        tuple(_lost(sheet)),
        tuple(Standing(f.code, f.severity, f.message) for f in findings if f.waived is None),
        tuple((grade.label, _share(grade.lowest.value, weight)) for grade in head.grades),
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
