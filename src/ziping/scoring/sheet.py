"""A scored project: every result of the plan, and where it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from ziping.evaluation import PUBLISHED_TOTAL, TARGET, Misread, Project, Readings, place, unit_of
from ziping.expression import (
    Constant,
    Expression,
    Named,
    Reference,
    Style,
    Value,
    inputs,
    missing,
    named_parts,
    shown,
    value,
    written,
)
from ziping.forms import Form, Section, TargetGroup, points
from ziping.language import _
from ziping.quantity import Figure, Target, read_figure, read_target
from ziping.scoring.lines import Capping, Line
from ziping.scoring.plan import Plan, plan_for
from ziping.scoring.weights import RAISES, unraised


@dataclass(frozen=True)
class ScoreSheet:
    """The results of scoring one project. Points are exact; None is unknown."""

    project: Project
    plan: Plan
    inputs: Mapping[str, Value]
    results: Mapping[str, Value]
    misread: Mapping[str, Misread]

    @property
    def form(self) -> Form:
        """The form it was scored by."""
        return self.plan.form

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines in the order of the form."""
        return self.plan.lines

    @cached_property
    def scored_lines(self) -> tuple[Line, ...]:
        """The lines that earn points."""
        return tuple(line for line in self.plan.lines if line.score)

    @cached_property
    def unscored_lines(self) -> tuple[Line, ...]:
        """The lines that apply and have no points yet."""
        known = self.results
        unknown = (n for n in self.plan.lines if n.score and known[n.score.key] is None)
        return tuple(line for line in unknown if self.applies(line))

    @cached_property
    def unshared_groups(self) -> tuple[TargetGroup, ...]:
        """The groups whose points the weights of their rows do not add up to, none lacking."""
        shared = self.plan.shared_out
        groups = (group for group in self.form.target_groups if group.id in shared)
        return tuple(group for group in groups if self.value(shared[group.id]) is False)

    def weights_left(self, group: TargetGroup) -> Fraction:
        """What the weight of a target group has more than the weights of its rows so far."""
        return points(group.weight) - (self.points(self.plan.group_weights[group.id]) or 0)

    @property
    def total(self) -> Fraction | None:
        """What is known so far of the total, with a person's scores before derived ones."""
        return self.points(self.plan.total)

    @property
    def derived_total(self) -> Fraction | None:
        """The total that the rules alone give; None where a score follows from nothing."""
        return self.points(self.plan.derived_total)

    @property
    def cappings(self) -> tuple[Capping, ...]:
        """The caps that take something away from the total."""
        return tuple(item for item in self.plan.cappings if self.value(item.holds) is True)

    @property
    def published_total(self) -> Fraction | None:
        """The total that somebody has printed."""
        return self._printed(PUBLISHED_TOTAL)

    def published(self, line: Line) -> Fraction | None:
        """The score of a line that somebody has printed."""
        return self._printed(line.published_path)

    def _printed(self, path: str) -> Fraction | None:
        read = read_figure(self.project.text(path))
        return read.value if isinstance(read, Figure) else None

    @property
    def moved(self) -> bool:
        """Whether a weight has moved from one line to others."""
        return self.plan.moved is not None and self.value(self.plan.moved) is True

    def applies(self, line: Line) -> bool:
        """Whether a line applies to this project."""
        return line.absent is None or self.value(line.absent) is not True

    @property
    def complete(self) -> bool:
        """Whether every applicable indicator has a score and every group's weight is shared out."""
        return self.blanks == 0

    @property
    def grade(self) -> str | None:
        """The grade, None where the form has none or a score is missing."""
        found = self.value(self.plan.grade) if self.plan.grade else None
        return found if isinstance(found, str) else None

    def value(self, node: Expression) -> Value:
        """The value of any expression of the plan."""
        match node:
            case Named(key=key) if key in self.results:
                return self.results[key]
            case Reference(path=path):
                return self.inputs.get(path)
            case Constant(value=constant):
                return constant
            case _:
                return value(node, self.inputs, self.results)

    def points(self, node: Expression | None) -> Fraction | None:
        """A figure of the plan as a number."""
        found = self.value(node) if node is not None else None
        return found if isinstance(found, Fraction) else None

    def shown(self, node: Expression) -> str:
        """A result as it is printed; empty where it is unknown."""
        style = node.style if isinstance(node, Named | Reference) else None
        return shown(self.value(node), style) if style else shown(self.value(node))

    def score(self, line: Line) -> Fraction | None:
        """The points of a line that count; None where they are unknown or it does not apply."""
        return self.points(line.score) if self.applies(line) else None

    def weight(self, line: Line) -> Fraction | None:
        """The full marks of a line that count."""
        return self.points(line.weight)

    def printed_weight(self, line: Line) -> Fraction | None:
        """The full marks of a line before any weight moved."""
        return self.points(line.printed)

    def loss(self, line: Line) -> Fraction | None:
        """The points lost on a line."""
        score, weight = self.score(line), self.weight(line)
        return None if score is None or weight is None else weight - score

    def section_score(self, section: Section) -> Fraction | None:
        """The points of a section so far."""
        return self.points(self.plan.sections[section.id])

    def title(self, line: Line) -> str:
        """The name of an indicator or target row."""
        if line.is_target:
            return self.project.text(line.title_path)
        return line.source.title

    def path(self, line: Line) -> tuple[str, ...]:
        """The headings above a line, from the outermost section down."""
        return (*self.form.section_titles(line.section), *line.source.path)

    def calculation(self, node: Expression, *, symbols: bool = False) -> str:
        """The calculation of a result, with numbers or with names put in, without the result."""
        plain = node if self.moved else unraised(node)
        return written(plain, self.inputs, self.results, self.style, symbols=symbols)

    def why(self, node: Named) -> str:
        """The calculation and its result, as a person writes it; names where it is unknown."""
        text, result = self.calculation(node), self.shown(node)
        if not result:
            return text
        condition, colon, _figure = text.partition(": ")
        return f"{condition}: {result}" if colon else f"{text} = {result}"

    def why_line(self, line: Line) -> str:
        """The calculation of a line's derived score, or why there is none."""
        if not self.applies(line):
            return _("Does not apply")
        return self.why(line.derived) if line.derived else _("Stated, not derived")

    def style(self, node: Reference) -> Style:
        """How something typed is shown: with the decimals and percent sign it was typed with."""
        spot = place(node.path)
        unit = node.style.unit
        if spot.room == TARGET and spot.field in ("target", "actual"):
            unit = unit_of(self.project.entries, spot.owner)
        read = read_target(self.project.text(node.path), unit)
        figure = read.figure if isinstance(read, Target) else None
        if figure is None:
            return node.style
        percent = node.style.percent or figure.unit == "%"
        return Style(percent, figure.places, node.style.grouped, unit)

    def lacks_score(self, line: Line) -> bool:
        """Whether a line applies and has no score yet."""
        return self.score(line) is None and self.applies(line)

    @property
    def blanks(self) -> int:
        """How many scores are missing, a group whose weight is not shared out counting as one."""
        return len(self.unscored_lines) + len(self.unshared_groups)

    def section_weight(self, section: Section) -> Fraction:
        """The full marks of a section that count: what it prints, unless a weight moved."""
        return self.points(self.plan.section_weights[section.id]) or Fraction(0)

    def section_loss(self, section: Section) -> Fraction | None:
        """The points lost in a section, None before all its scores are known."""
        inside = self.form.within(section.id)
        unknown = any(line.section in inside for line in self.unscored_lines)
        unshared = any(group.section in inside for group in self.unshared_groups)
        score = self.section_score(section)
        if unshared or score is None or unknown:
            return None
        return self.section_weight(section) - score

    def is_explained(self, line: Line) -> bool:
        """Whether somebody wrote why points were lost: under the line or at its deductions."""
        # Rows have no deductions, and to count them is to go through the whole project.
        count = 0 if line.is_target else self.project.deductions(line.id)
        deductions = (f"{line.prefix}.deduction.{n}.reason" for n in range(1, count + 1))
        paths = (line.loss_reason_path, *deductions)
        return any(self.project.text(path).strip() for path in paths)

    def lacking(self, node: Expression) -> tuple[str, ...]:
        """The names of what must be filled in before a result is known."""
        return tuple(dict.fromkeys(part.label for part in missing(node, self.inputs)))

    def missing(self, line: Line) -> tuple[Reference, ...]:
        """What must still be filled in before the line can be scored."""
        if line.points is None or not self.lacks_score(line):
            return ()
        return missing(line.points, self.inputs)

    def asked(self, line: Line) -> tuple[Reference, ...]:
        """What the line's score, or else its completion, depends on, in reading order."""
        node = line.points or (line.parts.completion if line.parts else None)
        return inputs(node) if node else ()

    def parts(self, node: Named) -> tuple[Expression, ...]:
        """The figures that stand directly in a calculation, typed or named."""
        return (*inputs(node, deep=False), *named_parts(node))

    def steps(self, line: Line) -> tuple[Named, ...]:
        """The intermediate results of a line's calculation, each before what uses it."""
        found: dict[str, Named] = {}

        def collect(node: Named) -> None:
            for part in named_parts(node):
                collect(part)
                is_idle = place(part.key).room in RAISES and not self.moved
                if not isinstance(self.value(part), bool) and not is_idle:
                    found.setdefault(part.key, part)

        if line.derived is not None:
            collect(line.derived)
        return tuple(found.values())

    def full_marks(self) -> Fraction:
        """Full marks of the whole form."""
        return points(self.form.form.total.weight)


def score(form: Form, project: Project, before: ScoreSheet | None = None) -> ScoreSheet:
    """Score a project by its form; what stands as in a sheet from before is taken from there."""
    plan = plan_for(form, project)
    if before is None or before.plan is not plan:
        readings = plan.reader.read(project)
        results = plan.program.run(readings.values)
    else:
        last = Readings(before.inputs, before.misread)
        readings = plan.reader.reread(project, before.project, last)
        results = plan.program.rerun(readings.values, before.results)
    return ScoreSheet(project, plan, readings.values, results, readings.misread)
