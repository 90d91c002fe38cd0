"""A form and the rows of a project as one set of expressions, ready to be worked out."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from ziping.evaluation import ANSWER, TABLE, TARGET, Project, Reader, rows_path
from ziping.expression import (
    ZERO,
    Choose,
    Compare,
    Constant,
    Expression,
    FirstKnown,
    Fold,
    Kind,
    Named,
    Option,
    Program,
    Reference,
    Round,
    Style,
)
from ziping.forms import Form, Indicator, TargetGroup
from ziping.forms.rules import TargetParts
from ziping.language import _, language
from ziping.scoring.figures import Figures
from ziping.scoring.lines import Figure, Line

OPERATORS = tuple(
    Option(value, label)
    for value, label in ((">", "＞"), (">=", "≥"), ("=", "＝"), ("<=", "≤"), ("<", "＜"))
)


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that can be worked out for a form and a set of rows.

    `lines` are in the order of the form, target rows in their group's place. `total` counts a
    person's scores and what is known so far, `derived_total` what the rules alone give, `grade`
    only a total in which every score is known.
    """

    form: Form
    lines: tuple[Line, ...]
    figures: dict[str, Figure]
    sections: dict[str, Named]
    total: Named
    derived_total: Named
    grade: Named | None
    empty_groups: tuple[TargetGroup, ...]
    tables: dict[str, dict[str, Expression]]
    program: Program
    reader: Reader

    def line(self, name: str) -> Line:
        """The line of this id. Raises KeyError."""
        for line in self.lines:
            if line.id == name:
                return line
        raise KeyError(name)


def plan_for(form: Form, project: Project) -> Plan:
    """The plan of a form for the rows that a project has."""
    return _plan(_Structure(form, _shape(form, project), language()))


@dataclass(frozen=True, slots=True)
class _Structure:
    """A form with the rows of a project: what a plan depends on, and nothing else."""

    form: Form
    shape: tuple[tuple[str, str], ...]
    language: str

    def __hash__(self) -> int:
        return hash((self.form.digest, self.shape, self.language))


def _shape(form: Form, project: Project) -> tuple[tuple[str, str], ...]:
    paths = [rows_path(f"{TARGET}.{group.id}") for group in form.target_groups]
    paths += [rows_path(f"{TABLE}.{table.id}") for table in form.tables]
    found = [(path, project.text(path)) for path in paths]
    deductions = (path for path in project.entries if ".deduction." in path)
    return (*found, *((path, "") for path in sorted(deductions)))


@lru_cache(maxsize=8)
def _plan(structure: _Structure) -> Plan:
    entries = {path: text or "0" for path, text in structure.shape if text or ".deduction." in path}
    form = structure.form
    project = Project(form.id, form.form.version, form.digest, entries)
    # All that is made here stays; looking for garbage meanwhile would take most of the time.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _Builder(form, project).plan()
    finally:
        if collecting:
            gc.enable()


class _Builder:
    def __init__(self, form: Form, project: Project) -> None:
        self.form = form
        self.project = project
        self.figures = Figures(form, project, self.targets)
        self._rows: dict[str, TargetParts] = {}

    def targets(self, group: str) -> Sequence[TargetParts]:
        """The rows of a group, or of all groups where it is empty."""
        return tuple(
            self._row(item, row)
            for item in self.form.target_groups
            if group in ("", item.id)
            for row in self.project.rows(f"{TARGET}.{item.id}")
        )

    def plan(self) -> Plan:
        lines = tuple(self._lines())
        places = self.form.form.total.places
        sections = {
            item.id: self._sum(f"section.{item.id}", item.title, item.id, lines)
            for item in self.form.sections
        }
        outer = tuple(sections[item.id] for item in self.form.sections if not item.parent)
        style = Style(places=places)
        total = Named("total", _("Total"), Round(Fold("known", outer), places), style)
        derived = Fold("known", tuple(line.derived for line in lines if line.derived))
        derived_total = Named("derived_total", _("Derived total"), Round(derived, places), style)
        grade = self._grade(lines)
        figures = {name: self.figures.figure(name) for name in self.form.facts}
        tables = {table.id: self._table(table.id) for table in self.form.tables}
        wanted: list[Expression] = [line.score for line in lines if line.score]
        wanted += [part for row in self._rows.values() for part in (row.met, row.completion)]
        wanted += [row.flagged for row in self._rows.values()]
        wanted += [*sections.values(), total, derived_total, *([grade] if grade else [])]
        wanted += [figure.node for figure in figures.values()]
        wanted += [cell for cells in tables.values() for cell in cells.values()]
        program = Program(wanted)
        reader = Reader(program.inputs.values())
        return Plan(
            self.form,
            lines,
            figures,
            sections,
            total,
            derived_total,
            grade,
            self.empty_groups(),
            tables,
            program,
            reader,
        )

    def _lines(self) -> list[Line]:
        found: list[Line] = []
        placed: set[str] = set()
        for section in self.form.sections:
            for indicator in self.form.indicators:
                if indicator.section == section.id:
                    found.append(self._indicator(indicator))
                    served = {group for _name, group in indicator.rule.groups()} - placed
                    for group in self.form.target_groups:
                        if group.id in served and group.weight is None:
                            found += self._group(group)
                            placed.add(group.id)
            for group in self.form.target_groups:
                if group.section == section.id and group.id not in placed:
                    found += self._group(group)
                    placed.add(group.id)
        return found

    def _group(self, group: TargetGroup) -> list[Line]:
        return [self._target(group, row) for row in self.project.rows(f"{TARGET}.{group.id}")]

    def _indicator(self, indicator: Indicator) -> Line:
        ask = _IndicatorAsks(self, indicator)
        prefix = f"{ANSWER}.{indicator.id}"
        return self._line(prefix, indicator, indicator.weight, indicator.rule.build(ask))

    def _target(self, group: TargetGroup, row: str) -> Line:
        parts = self._row(group, row)
        prefix = f"{TARGET}.{row}"
        weight = Reference(f"{prefix}.weight", _("Full marks"))
        if group.weight is None:
            return Line(row, prefix, group.section, group, weight, None, None, None, parts)
        return self._line(prefix, group, weight, parts.score, parts)

    def _line(
        self,
        prefix: str,
        source: Indicator | TargetGroup,
        weight: Expression,
        points: Expression,
        parts: TargetParts | None = None,
    ) -> Line:
        name = prefix.partition(".")[2]
        places = self.form.form.total.places
        style = Style(places=places)
        derived = Named(
            f"derived.{prefix}", _("Derived score"), Round(points, places), style, source.clause
        )
        override = Reference(f"{prefix}.override", _("Score set by a person"), style=style)
        # A score out of range is a finding and does not count.
        within = Choose(Compare("<=", override, weight), override, derived)
        person = Choose(Compare(">=", override, ZERO), within, derived)
        counts = Round(FirstKnown((person, derived)), places)
        score = Named(f"score.{prefix}", _("Score"), counts, style)
        return Line(name, prefix, source.section, source, weight, derived, score, override, parts)

    def _row(self, group: TargetGroup, row: str) -> TargetParts:
        if row not in self._rows:
            self._rows[row] = group.rule.build(_TargetAsks(row))
        return self._rows[row]

    def _sum(self, key: str, label: str, section: str, lines: Sequence[Line]) -> Named:
        parts: list[Expression] = [
            self._sum(f"section.{item.id}", item.title, item.id, lines)
            for item in self.form.sections
            if item.parent == section
        ]
        parts += [line.score for line in lines if line.section == section and line.score]
        places = self.form.form.total.places
        return Named(key, label, Round(Fold("known", tuple(parts)), places), Style(places=places))

    def _grade(self, lines: Sequence[Line]) -> Named | None:
        grades = self.form.form.grades
        if not grades or self.empty_groups():
            return None
        scores = tuple(line.score for line in lines if line.score)
        places = self.form.form.total.places
        whole = Named("whole_total", _("Total"), Round(Fold("sum", scores), places))
        body: Expression = Constant(grades[-1].label)
        for grade in reversed(grades[:-1]):
            reached = Compare(">=", whole, grade.lowest)
            body = Choose(reached, Constant(grade.label), body)
        return Named("grade", _("Grade"), body)

    def empty_groups(self) -> tuple[TargetGroup, ...]:
        """The groups that carry points and have no row yet."""
        return tuple(
            group
            for group in self.form.target_groups
            if group.weight and not self.project.rows(f"{TARGET}.{group.id}")
        )

    def _table(self, name: str) -> dict[str, Expression]:
        table = next(item for item in self.form.tables if item.id == name)
        cells: dict[str, Expression] = {}
        for row in self.project.rows(f"{TABLE}.{name}"):
            for column in table.columns:
                cells[f"{row}.{column.id}"] = self.figures.cell(table, row, column)
        for column in table.columns if table.total else ():
            total = self.figures.total(table, column)
            if total is not None:
                cells[f".{column.id}"] = total
        return cells


@dataclass(frozen=True, slots=True)
class _IndicatorAsks:
    builder: _Builder
    indicator: Indicator

    @property
    def weight(self) -> Expression:
        return self.indicator.weight

    def answer(self, name: str, label: str, kind: Kind = "number", unit: str = "") -> Reference:
        path = f"{ANSWER}.{self.indicator.id}.{name}"
        return Reference(path, label, kind, Style(unit=unit))

    def deductions(self) -> int:
        return max(1, self.builder.project.deductions(self.indicator.id))

    def figure(self, name: str) -> Expression:
        return self.builder.figures.figure(name).node

    def targets(self, group: str) -> Sequence[TargetParts]:
        return self.builder.targets(group)


@dataclass(frozen=True, slots=True)
class _TargetAsks:
    row: str

    def _field(self, name: str, label: str) -> Reference:
        return Reference(f"{TARGET}.{self.row}.{name}", label, style=Style(grouped=True))

    @property
    def weight(self) -> Expression:
        return Reference(f"{TARGET}.{self.row}.weight", _("Full marks"))

    @property
    def operator(self) -> Expression:
        path = f"{TARGET}.{self.row}.operator"
        return Reference(path, _("Comparison"), "choice", options=OPERATORS)

    @property
    def target(self) -> Expression:
        return self._field("target", _("Target"))

    @property
    def actual(self) -> Expression:
        return self._field("actual", _("Actual"))

    def named(
        self,
        name: str,
        label: str,
        body: Expression,
        *,
        percent: bool = False,
        places: int | None = None,
    ) -> Named:
        style = Style(percent=percent, places=places)
        return Named(f"{TARGET}.{self.row}.{name}", label, body, style)
