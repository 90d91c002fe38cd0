"""A form and the rows of a project as one set of expressions, ready to be worked out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from ziping.evaluation import TABLE, TARGET, Project, Reader, rows_path
from ziping.expression import (
    ZERO,
    Arithmetic,
    Choose,
    Compare,
    Expression,
    FirstKnown,
    Named,
    Program,
    Reference,
    Round,
    Style,
)
from ziping.forms import Form, Indicator, TargetGroup
from ziping.forms.rules import TargetParts
from ziping.language import _, language
from ziping.record import record
from ziping.scoring.asks import (
    IndicatorAsks,
    TargetAsks,
    answer_prefix,
    row_prefix,
    row_weight,
)
from ziping.scoring.figures import Figures
from ziping.scoring.lines import Capping, Figure, Line
from ziping.scoring.making import nothing_collected
from ziping.scoring.sums import Sums
from ziping.scoring.weights import Claim, Weights


@record
class Plan:
    """Everything that can be worked out for a form and a set of rows.

    `lines` are in the order of the form, target rows in their group's place. `total` counts a
    person's scores and what is known so far, `derived_total` what the rules alone give (None
    where a score is declared and follows from nothing), `grade` only a total in which every
    score is known. `section_weights` are the full marks of sections that count, `group_weights`
    what the rows of a target group add up to before any weight moves, `shared_out` whether that
    is all of the group's, `moved` says that a weight has moved (None where the form never moves
    one).
    """

    form: Form
    lines: tuple[Line, ...]
    figures: dict[str, Figure]
    sections: dict[str, Named]
    section_weights: dict[str, Expression]
    group_weights: dict[str, Named]
    shared_out: dict[str, Named]
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


@record
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
    with nothing_collected():
        return _Builder(form, project).plan()


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
        sums = Sums(form, lines, self.empty_groups(), self.weights.moved, self.figures.figure)
        sections = {item.id: sums.section(item) for item in form.sections}
        section_weights = {item.id: sums.section_weight(item) for item in form.sections}
        weighted = [item for item in form.target_groups if item.weight]
        group_weights = {item.id: sums.weights(item) for item in weighted}
        shared_out = {item.id: sums.shares_out(item) for item in weighted}
        total, derived_total, grade = sums.total(), sums.derived_total(), sums.grade()
        cappings = sums.cappings()
        figures = {name: self.figures.figure(name) for name in form.facts}
        tables = {table.id: self._table(table.id) for table in form.tables}
        wanted: list[Expression] = [line.score for line in lines if line.score]
        wanted += [line.weight for line in lines if line.score]
        wanted += [part for row in self._rows.values() for part in (row.met, row.completion)]
        wanted += [row.flagged for row in self._rows.values()]
        wanted += [*sections.values(), *section_weights.values(), *group_weights.values(), total]
        wanted += shared_out.values()
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
            group_weights,
            shared_out,
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
                yield Claim(prefix, group, row_weight(prefix))

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
            weight = row_weight(prefix)
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
