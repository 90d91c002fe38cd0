"""A form and the rows of a project as one set of expressions, ready to be worked out."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from ziping.evaluation import TABLE, TARGET, Project, Reader, rows_path
from ziping.expression import (
    NO,
    ZERO,
    Arithmetic,
    Choose,
    Compare,
    Constant,
    Expression,
    Extreme,
    FirstKnown,
    Fold,
    Named,
    Program,
    Reference,
    Round,
    Style,
)
from ziping.forms import Cap, Form, Indicator, Section, TargetGroup
from ziping.forms.rules import TargetParts
from ziping.language import _, language
from ziping.scoring.asks import IndicatorAsks, TargetAsks, answer_prefix, row_prefix
from ziping.scoring.figures import Figures
from ziping.scoring.lines import Capping, Figure, Line
from ziping.scoring.weights import Claim, Weights


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything that can be worked out for a form and a set of rows.

    `lines` are in the order of the form, target rows in their group's place. `total` counts a
    person's scores and what is known so far, `derived_total` what the rules alone give (None
    where a score is declared and follows from nothing), `grade` only a total in which every
    score is known. `section_weights` are the full marks of sections that count, `moved` says
    that a weight has moved (None where the form never moves one).
    """

    form: Form
    lines: tuple[Line, ...]
    figures: dict[str, Figure]
    sections: dict[str, Named]
    section_weights: dict[str, Expression]
    moved: Expression | None
    total: Named
    cappings: tuple[Capping, ...]
    derived_total: Named | None
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
        self.claims = {claim.prefix: claim for claim in self._claims()}
        self.weights = Weights(tuple(self.claims.values()), form.form.total.weight)
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
        form = self.form
        lines = tuple(self._lines())
        sections = {item.id: self._sum(item, lines) for item in form.sections}
        section_weights = {item.id: self._section_weight(item, lines) for item in form.sections}
        sum_ = self._known("", lines)
        total = self._total("total", _("Total"), sum_)
        cappings = tuple(self._capping(cap, sum_) for cap in form.form.total.caps)
        derived_total = self._derived_total(lines)
        grade = self._grade(lines)
        figures = {name: self.figures.figure(name) for name in form.facts}
        tables = {table.id: self._table(table.id) for table in form.tables}
        wanted: list[Expression] = [line.score for line in lines if line.score]
        wanted += [line.weight for line in lines if line.score]
        wanted += [part for row in self._rows.values() for part in (row.met, row.completion)]
        wanted += [row.flagged for row in self._rows.values()]
        wanted += [*sections.values(), *section_weights.values(), total]
        wanted += [capping.holds for capping in cappings]
        wanted += [node for node in (derived_total, grade) if node]
        wanted += [figure.node for figure in figures.values()]
        wanted += [cell for cells in tables.values() for cell in cells.values()]
        program = Program(wanted)
        reader = Reader(program.inputs.values())
        return Plan(
            form,
            lines,
            figures,
            sections,
            section_weights,
            self.weights.moved,
            total,
            cappings,
            derived_total,
            grade,
            self.empty_groups(),
            tables,
            program,
            reader,
        )

    def _claims(self) -> Iterator[Claim]:
        for indicator in self.form.indicators:
            yield Claim(answer_prefix(indicator.id), indicator, indicator.weight)
        for group in self.form.target_groups:
            for row in self.project.rows(f"{TARGET}.{group.id}") if group.weight else ():
                prefix = row_prefix(row)
                yield Claim(prefix, group, Reference(f"{prefix}.weight", _("Full marks")))

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
        prefix = answer_prefix(indicator.id)
        ask = IndicatorAsks(
            prefix,
            indicator,
            self.project,
            lambda name: self.figures.figure(name).node,
            self.targets,
        )
        line = self._line(self.claims[prefix], indicator.rule.build(ask))
        return replace(line, doubts=indicator.rule.doubts(ask))

    def _target(self, group: TargetGroup, row: str) -> Line:
        parts, prefix = self._row(group, row), row_prefix(row)
        if group.weight is None:
            weight = Reference(f"{prefix}.weight", _("Full marks"))
            place = (row, prefix, group.section, group)
            return Line(*place, weight, weight, None, None, None, None, parts=parts)
        line = self._line(self.claims[prefix], parts.score)
        return replace(line, parts=parts, doubts=parts.doubts)

    def _line(self, claim: Claim, points: Expression) -> Line:
        prefix, source, weight = claim.prefix, claim.source, self.weights.weight(claim)
        derives = not isinstance(source, Indicator) or source.rule.derives
        style = Style(places=self.form.form.total.places_of_scores)
        rounded = self._rounded(points)
        worth = self._raised(claim, rounded)
        label = _("Derived score") if derives else _("Score")
        key = "derived" if derives else "score"
        body = self._unless_absent(claim, worth, weight)
        derived = Named(f"{key}.{prefix}", label, body, style, source.clause)
        override, score = None, derived
        if derives:
            override = Reference(f"{prefix}.override", _("Score set by a person"), style=style)
            # A score out of range is a finding and does not count.
            within = Choose(Compare("<=", override, weight), override, derived)
            person = Choose(Compare(">=", override, ZERO), within, derived)
            counts = FirstKnown((person, derived))
            body = counts if self.weights.factor(claim) else self._rounded(counts)
            body = self._unless_absent(claim, body, weight)
            score = Named(f"score.{prefix}", _("Score"), body, style)
        return Line(
            prefix.partition(".")[2],
            prefix,
            source.section,
            source,
            claim.weight,
            weight,
            rounded,
            derived if derives else None,
            score,
            override,
            claim.absent,
        )

    def _rounded(self, points: Expression) -> Expression:
        return Round(points, self.form.form.total.places_of_scores)

    def _raised(self, claim: Claim, points: Expression) -> Expression:
        factor = self.weights.factor(claim)
        return Arithmetic("*", points, factor) if factor else points

    def _unless_absent(self, claim: Claim, points: Expression, weight: Expression) -> Expression:
        """What does not apply earns its full marks, which are none where its weight is freed."""
        return Choose(claim.absent, weight, points) if claim.absent else points

    def _row(self, group: TargetGroup, row: str) -> TargetParts:
        if row not in self._rows:
            self._rows[row] = group.rule.build(TargetAsks(row_prefix(row), group.rule))
        return self._rows[row]

    def _sum(self, section: Section, lines: Sequence[Line]) -> Named:
        """The points of a section as they are printed."""
        places = self.form.form.total.places
        body = Round(self._known(section.id, lines), places)
        return Named(f"section.{section.id}", section.title, body, Style(places=places))

    def _known(self, section: str, lines: Sequence[Line]) -> Expression:
        """What is known of the points of a section, or of the whole where it is empty.

        Sections add up as they are printed, unless that would round twice: then their scores do.
        """
        total = self.form.form.total
        if self.weights.moved is not None or total.places_of_scores > total.places:
            inside = self.form.within(section)
            scores = (line.score for line in lines if line.section in inside or not section)
            return Fold("known", tuple(score for score in scores if score))
        parts: list[Expression] = [
            self._sum(item, lines) for item in self.form.sections if item.parent == section
        ]
        parts += [line.score for line in lines if line.section == section and line.score]
        return Fold("known", tuple(parts))

    def _total(self, key: str, label: str, sum_: Expression) -> Named:
        """A sum of scores, not above any cap that holds, rounded as the total is."""
        total = self.form.form.total
        caps = [self._cap(cap) for cap in total.caps]
        body = Extreme("min", (sum_, *caps)) if caps else sum_
        return Named(key, label, Round(body, total.places), Style(places=total.places))

    def _cap(self, cap: Cap) -> Expression:
        whole, value = self.form.form.total.weight, self.figures.figure(cap.value).node
        capped = Choose(Compare("<", value, cap.below), cap.at_most, whole)
        return FirstKnown((capped, whole))

    def _capping(self, cap: Cap, sum_: Expression) -> Capping:
        figure = self.figures.figure(cap.value)
        is_above = Compare(">", sum_, cap.at_most)
        holds = Choose(Compare("<", figure.node, cap.below), is_above, NO)
        return Capping(cap, figure.fact.label, holds)

    def _section_weight(self, section: Section, lines: Sequence[Line]) -> Expression:
        """What a section prints, or once a weight has moved what its lines add up to."""
        inside, moved = self.form.within(section.id), self.weights.moved
        weights = [line.weight for line in lines if line.score and line.section in inside]
        empty = [group.weight for group in self.empty_groups() if group.section in inside]
        weights += [weight for weight in empty if weight]
        if moved is None or not weights:
            return section.weight
        body = Choose(moved, Fold("known", tuple(weights)), section.weight)
        return Named(f"weight.section.{section.id}", _("Full marks"), body)

    def _derived_total(self, lines: Sequence[Line]) -> Named | None:
        if any(line.score and not line.derived for line in lines):
            return None
        scores = tuple(line.derived for line in lines if line.derived)
        return self._total("derived_total", _("Derived total"), Fold("known", scores))

    def _grade(self, lines: Sequence[Line]) -> Named | None:
        grades = self.form.form.grades
        if not grades or self.empty_groups():
            return None
        scores = tuple(line.score for line in lines if line.score)
        whole = self._total("whole_total", _("Total"), Fold("sum", scores))
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
