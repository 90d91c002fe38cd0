"""What a form says must hold together: names, weights, sub-points, formulas."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from ziping.expression import Constant
from ziping.forms.formulas import WORDS, formula_problems
from ziping.forms.model import Form, Indicator, TargetGroup
from ziping.forms.problems import FormProblem, Severity, did_you_mean
from ziping.language import _
from ziping.quantity import show

_YEAR = re.compile("[12][0-9]{3}")


def check(form: Form) -> Iterator[FormProblem]:
    """Every problem of a decoded form, in no particular order."""
    yield from _duplicates(form)
    yield from _names(form)
    yield from formula_problems(form)
    yield from _weights(form)
    yield from _sub_points(form)
    yield from _flaws(form)
    yield from _caps(form)
    yield from _dated(form)
    yield from _redistributed(form)
    yield from _grades(form)
    yield from _preset_rows(form)


def points(constant: Constant | None) -> Fraction:
    """The figure of a weight, zero where it has none."""
    value = constant.value if constant else None
    return value if isinstance(value, Fraction) else Fraction(0)


def _problem(
    code: str, where: str, message: str, remedy: str, severity: Severity = "error"
) -> FormProblem:
    return FormProblem(code, severity, where, message, remedy)


def _duplicates(form: Form) -> Iterator[FormProblem]:
    lists: dict[str, Iterable[str]] = {
        "sections": (item.id for item in form.sections),
        "indicators": (item.id for item in form.indicators),
        "target_groups": (item.id for item in form.target_groups),
        "tables": (item.id for item in form.tables),
        "chapters": (item.id for item in form.chapters),
        "examples": (item.id for item in form.examples),
        "form.subject": (item.id for item in form.form.subject),
    }
    for number, table in enumerate(form.tables):
        lists[f"tables[{number}].columns"] = (item.id for item in table.columns)
        lists[f"tables[{number}].rows"] = (item.id for item in table.rows)
    for name, ids in lists.items():
        seen: set[str] = set()
        for number, item in enumerate(ids):
            if not item or not item.replace("_", "").isalnum() or not item.isascii():
                yield _problem(
                    "F111",
                    f"{name}[{number}].id",
                    _('"{id}" cannot be an id').format(id=item),
                    _("Use letters, digits and _ only"),
                )
            if item in seen:
                yield _problem(
                    "F110",
                    f"{name}[{number}].id",
                    _('The id "{id}" stands twice').format(id=item),
                    _("Give each its own id"),
                )
            seen.add(item)


def _names(form: Form) -> Iterator[FormProblem]:
    parents = {item.id: item.parent for item in form.sections}
    sections = [item.id for item in form.sections]
    for number, section in enumerate(form.sections):
        if section.parent and section.parent not in sections:
            yield _unknown(f"sections[{number}].parent", section.parent, sections)
        elif _inside_itself(parents, section.id):
            yield _circle(f"sections[{number}].parent", section.id)
    for number, group in enumerate(form.target_groups):
        if group.section not in sections:
            yield _unknown(f"target_groups[{number}].section", group.section, sections)
    for number, indicator in enumerate(form.indicators):
        if indicator.section not in sections:
            yield _unknown(f"indicators[{number}].section", indicator.section, sections)
    yield from _chapter_names(form)
    yield from _rule_names(form)
    yield from _layout_names(form)


def _layout_names(form: Form) -> Iterator[FormProblem]:
    """What the layout puts into the table and the form does not have."""
    layout, chapters = form.layout, [item.id for item in form.chapters]
    named = {
        "funds": (layout.funds, [item.id for item in form.tables]),
        "execution": (layout.execution, [item.id for item in form.indicators]),
    }
    named |= {f"goals[{n}]": (goal, chapters) for n, goal in enumerate(layout.goals)}
    for key, (name, known) in named.items():
        if name and name not in known:
            yield _unknown(f"layout.{key}", name, known)


def _chapter_names(form: Form) -> Iterator[FormProblem]:
    chapters = {item.id: item.parent for item in form.chapters}
    inserts = ["scores", *(f"table:{table.id}" for table in form.tables)]
    for number, chapter in enumerate(form.chapters):
        if chapter.parent and chapter.parent not in chapters:
            yield _unknown(f"chapters[{number}].parent", chapter.parent, list(chapters))
        elif _inside_itself(chapters, chapter.id):
            yield _circle(f"chapters[{number}].parent", chapter.id)
        if chapter.insert and chapter.insert not in inserts:
            yield _unknown(f"chapters[{number}].insert", chapter.insert, inserts)


def _rule_names(form: Form) -> Iterator[FormProblem]:
    groups = [item.id for item in form.target_groups]
    for number, indicator in enumerate(form.indicators):
        place = f"indicators[{number}]"
        for parameter, name in indicator.rule.figures():
            if name not in form.facts:
                yield _unknown(f"{place}.rule.{parameter}", name, list(form.facts))
            elif form.facts[name].kind in WORDS:
                yield _problem(
                    "F115",
                    f"{place}.rule.{parameter}",
                    _('"{words}" is a text, not a figure').format(words=name),
                    _("Name a fact of a kind such as number or money"),
                )
        for parameter, name in indicator.rule.groups():
            if name not in groups:
                yield _unknown(f"{place}.rule.{parameter}", name, groups)


def _inside_itself(parents: Mapping[str, str], item: str) -> bool:
    above = parents[item]
    for _step in parents:
        if above == item:
            return True
        above = parents.get(above, "")
    return False


def _circle(where: str, name: str) -> FormProblem:
    message = _('"{name}" depends on itself').format(name=name)
    return _problem("F114", where, message, _("Break the circle: one of them must have no parent"))


def _unknown(where: str, name: str, known: list[str]) -> FormProblem:
    message = _('Unknown name "{name}"').format(name=name)
    return _problem("F112", where, message, did_you_mean(name, known))


def _weights(form: Form) -> Iterator[FormProblem]:
    outer = [points(item.weight) for item in form.sections if not item.parent]
    yield from _sum("form.total.weight", outer, points(form.form.total.weight))
    for number, section in enumerate(form.sections):
        parts = [points(item.weight) for item in form.sections if item.parent == section.id]
        parts += [points(item.weight) for item in form.indicators if item.section == section.id]
        parts += [points(g.weight) for g in form.target_groups if g.section == section.id]
        yield from _sum(f"sections[{number}].weight", parts, points(section.weight))


def _sum(where: str, parts: list[Fraction], whole: Fraction) -> Iterator[FormProblem]:
    if sum(parts) != whole:
        message = _("The parts add up to {sum}, not to {whole}")
        yield _problem(
            "F030",
            where,
            message.format(sum=show(sum(parts, Fraction(0))), whole=show(whole)),
            _("Correct a weight so that parts and whole agree"),
        )


def _sub_points(form: Form) -> Iterator[FormProblem]:
    for number, indicator in enumerate(form.indicators):
        printed = indicator.rule.printed_points()
        if printed is not None and printed != points(indicator.weight):
            yield _sub_point_problem(f"indicators[{number}].rule", indicator, printed)


def _flaws(form: Form) -> Iterator[FormProblem]:
    """What each rule kind finds wrong with its own parameters."""
    for number, indicator in enumerate(form.indicators):
        for flaw in indicator.rule.flaws(points(indicator.weight)):
            where = f"indicators[{number}].rule.{flaw.parameter}"
            yield _problem(flaw.code, where, flaw.message, flaw.remedy)
    for number, group in enumerate(form.target_groups):
        for flaw in group.rule.flaws():
            where = f"target_groups[{number}].rule.{flaw.parameter}"
            yield _problem(flaw.code, where, flaw.message, flaw.remedy)


def _caps(form: Form) -> Iterator[FormProblem]:
    """Caps on the total by facts that are not there, or by more than the total."""
    for number, cap in enumerate(form.form.total.caps):
        place = f"form.total.caps[{number}]"
        if cap.value not in form.facts:
            yield _unknown(f"{place}.value", cap.value, list(form.facts))
        if not 0 <= points(cap.at_most) < points(form.form.total.weight):
            message = _("The cap lets every total pass, or none")
            remedy = _("Write a figure from 0 to below full marks")
            yield _problem("F144", f"{place}.at_most", message, remedy)


def _dated(form: Form) -> Iterator[FormProblem]:
    """Figures that change with the year: each year once, rising; nothing else gives them."""
    for name, fact in form.facts.items():
        years = [item.year for item in fact.dated]
        if not years:
            continue
        if years != sorted(set(years)) or not all(_YEAR.fullmatch(year) for year in years):
            message = _("The years of the figures do not rise, or are no years")
            remedy = _('List them from the earliest on: from = "2021"')
            yield _problem("F145", f"facts.{name}.dated", message, remedy)
        if fact.formula or fact.typed:
            message = _("A figure of the standard cannot be typed or derived as well")
            yield _problem("F145", f"facts.{name}", message, _("Keep dated, or the formula"))
        if not any(item.id == "year" for item in form.form.subject):
            message = _("The year of the evaluation is not asked for")
            remedy = _('Add { id = "year", label = "..." } to form.subject')
            yield _problem("F145", f"facts.{name}.dated", message, remedy)


def _redistributed(form: Form) -> Iterator[FormProblem]:
    """Weights that go to a section that is not there, or go nowhere."""
    lists: dict[str, Sequence[Indicator | TargetGroup]] = {
        "indicators": form.indicators,
        "target_groups": form.target_groups,
    }
    sections = [item.id for item in form.sections]
    for kind, items in lists.items():
        for number, item in enumerate(items):
            where = f"{kind}[{number}].redistribute_to"
            if item.redistribute_to and item.not_applicable != "redistribute":
                message = _("redistribute_to says nothing here")
                remedy = _('Write not_applicable = "redistribute", or take the line out')
                yield _problem("F146", where, message, remedy)
            elif item.redistribute_to and item.redistribute_to not in sections:
                yield _unknown(where, item.redistribute_to, sections)


def _sub_point_problem(where: str, indicator: Indicator, printed: Fraction) -> FormProblem:
    message = _("{title}: points add to {sum}, full marks {weight}").format(
        title=indicator.title, sum=show(printed), weight=show(points(indicator.weight))
    )
    remedy = _("Correct the points, or acknowledge F031 with the reason in the form")
    return _problem("F031", where, message, remedy, "warning")


def _grades(form: Form) -> Iterator[FormProblem]:
    lowest = [points(grade.lowest) for grade in form.form.grades]
    if lowest != sorted(set(lowest), reverse=True) or (lowest and lowest[-1] != 0):
        yield _problem(
            "F032",
            "form.grades",
            _("The grades do not step down to 0, each below the one before"),
            _('List them from the highest "from" to 0'),
        )


def _preset_rows(form: Form) -> Iterator[FormProblem]:
    """Rows with a name need a column that it can stand in."""
    for number, table in enumerate(form.tables):
        first = table.columns[0] if table.columns else None
        if table.rows and (first is None or first.kind != "text" or first.formula):
            message = _("The names of the rows have no column")
            remedy = _('Begin the columns with one of the kind "text"')
            yield _problem("F147", f"tables[{number}].rows", message, remedy)
