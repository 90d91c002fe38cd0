"""What the points of lines add up to: sections, the total with its caps, the grade."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ziping.expression import (
    NO,
    UNKNOWN,
    ZERO,
    Choose,
    Compare,
    Constant,
    Expression,
    Extreme,
    FirstKnown,
    Fold,
    Named,
    Round,
    Style,
)
from ziping.forms import Cap, Form, Section, TargetGroup
from ziping.language import _
from ziping.record import record
from ziping.scoring.lines import Capping, Figure, Line


@record
class Sums:
    """Adds up the lines of a form. `empty` are the groups that carry points and have no row,
    `moved` says that a weight has moved, None where the form never moves one."""

    form: Form
    lines: tuple[Line, ...]
    empty: tuple[TargetGroup, ...]
    moved: Expression | None
    figure: Callable[[str], Figure]

    def section(self, section: Section) -> Named:
        """The points of a section as they are printed."""
        places = self.form.form.total.places
        body = Round(self._known(section.id), places)
        return Named(f"section.{section.id}", section.title, body, Style(places=places))

    def section_weight(self, section: Section) -> Expression:
        """What a section prints, or once a weight has moved what its lines add up to."""
        inside = self.form.within(section.id)
        weights = [line.weight for line in self.lines if line.score and line.section in inside]
        weights += [g.weight for g in self.empty if g.weight and g.section in inside]
        if self.moved is None or not weights:
            return section.weight
        body = Choose(self.moved, Fold("known", tuple(weights)), section.weight)
        return Named(f"weight.section.{section.id}", _("Full marks"), body)

    def weights(self, group: TargetGroup) -> Named:
        """What the weights of a group's rows add up to so far, as they are printed."""
        label = _("{title}: sum of the weights").format(title=group.title)
        weights = tuple(line.printed for line in self._rows(group))
        return Named(f"weights.{group.id}", label, Fold("known", weights))

    def shares_out(self, group: TargetGroup) -> Named:
        """That the rows of a group share out its weight; unknown where one has none and applies."""
        whole = group.weight or ZERO
        label = _("{title}: the weights add up to {whole}").format(
            title=group.title, whole=whole.shown
        )
        body = Compare("=", Fold("sum", tuple(map(_share, self._rows(group)))), whole)
        return Named(f"shares_out.{group.id}", label, body)

    def _rows(self, group: TargetGroup) -> Iterator[Line]:
        return (line for line in self.lines if line.source is group)

    def total(self) -> Named:
        """What is known so far, with a person's scores first."""
        return self._whole("total", _("Total"), self._known(""))

    def derived_total(self) -> Named | None:
        """What the rules alone give, None where a score is declared."""
        if any(line.score and not line.derived for line in self.lines):
            return None
        scores = tuple(line.derived for line in self.lines if line.derived)
        return self._whole("derived_total", _("Derived total"), Fold("known", scores))

    def grade(self) -> Named | None:
        """The grade of a total in which every score is known and every weight shared out."""
        grades = self.form.form.grades
        if not grades:
            return None
        sum_: Expression = Fold("sum", tuple(line.score for line in self.lines if line.score))
        for group in self.form.target_groups:
            if group.weight:
                sum_ = Choose(self.shares_out(group), sum_, UNKNOWN)
        whole = self._whole("whole_total", _("Total"), sum_)
        body: Expression = Constant(grades[-1].label)
        for grade in reversed(grades[:-1]):
            reached = Compare(">=", whole, grade.lowest)
            body = Choose(reached, Constant(grade.label), body)
        return Named("grade", _("Grade"), body)

    def cappings(self) -> tuple[Capping, ...]:
        """The caps, each with whether it takes something away."""
        sum_ = self._known("")
        return tuple(self._capping(cap, sum_) for cap in self.form.form.total.caps)

    def _capping(self, cap: Cap, sum_: Expression) -> Capping:
        figure = self.figure(cap.value)
        is_above = Compare(">", sum_, cap.at_most)
        holds = Choose(Compare("<", figure.node, cap.below), is_above, NO)
        return Capping(cap, figure.fact.label, holds)

    def _known(self, section: str) -> Expression:
        """What is known of the points of a section, or of the whole where it is empty.

        Sections add up as they are printed, unless that would round twice: then their scores do.
        """
        total = self.form.form.total
        if self.moved is not None or total.places_of_scores > total.places:
            inside = self.form.within(section)
            scores = (line.score for line in self.lines if line.section in inside or not section)
            return Fold("known", tuple(score for score in scores if score))
        parts: list[Expression] = [
            self.section(item) for item in self.form.sections if item.parent == section
        ]
        parts += [line.score for line in self.lines if line.section == section and line.score]
        return Fold("known", tuple(parts))

    def _whole(self, key: str, label: str, sum_: Expression) -> Named:
        """A sum of scores, not above any cap that holds, rounded as the total is."""
        total = self.form.form.total
        caps = [self._cap(cap) for cap in total.caps]
        body = Extreme("min", (sum_, *caps)) if caps else sum_
        return Named(key, label, Round(body, total.places), Style(places=total.places))

    def _cap(self, cap: Cap) -> Expression:
        whole, value = self.form.form.total.weight, self.figure(cap.value).node
        capped = Choose(Compare("<", value, cap.below), cap.at_most, whole)
        return FirstKnown((capped, whole))


def _share(line: Line) -> Expression:
    """The weight of a row; one that does not apply needs none."""
    if line.absent is None:
        return line.printed
    return Choose(line.absent, FirstKnown((line.printed, ZERO)), line.printed)
