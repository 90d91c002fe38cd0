"""Whether the examples would notice a misprint: each figure of a rule changed, one at a time.

Only an example counts as noticing. That the form may not load with the change (weights that no
longer add up) is no substitute: two misprints can cancel each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ziping.evaluation import TARGET, place
from ziping.forms import Form, points
from ziping.record import record
from ziping.scoring.changes import Change, changes
from ziping.scoring.examples import Case, failing, sheet_of


@record
class GuardedRule:
    """A rule by its id and key path, and the changes of it that no example notices."""

    id: str
    where: str
    unnoticed: tuple[Change, ...]


def guarded_rules(form: Form, cases: Sequence[Case]) -> tuple[GuardedRule, ...]:
    """Every rule of a form, with what the cases, which all hold, leave unnoticed.

    The rules are those of the indicators, with their weights, and of the target groups, the
    decimals of derived facts, the figures that change with the year, the lowest totals of the
    grades, and the decimals and caps of the total. The weights of groups, sections and the
    whole are none: they are sums.
    """
    rules = dict(_rules(form))
    unnoticed: dict[str, list[Change]] = {where: [] for where in rules}
    for change in changes(form):
        where = next((where for where in rules if _is_in(change.parameter, where)), None)
        if where and not _noticed(change, _concerned(rules[where], where, cases)):
            unnoticed[where].append(change)
    return tuple(GuardedRule(rules[where], where, tuple(unnoticed[where])) for where in rules)


def _rules(form: Form) -> Iterator[tuple[str, str]]:
    """The key path and the id of every rule; the last grade has no lowest total but 0."""
    if points(form.form.total.weight):
        yield "form.total", "total"
    for number, grade in enumerate(form.form.grades[:-1]):
        yield f"form.grades[{number}]", grade.label
    for name, fact in form.facts.items():
        if fact.dated or (fact.formula and fact.places is not None):
            yield f"facts.{name}", name
    for number, indicator in enumerate(form.indicators):
        yield f"indicators[{number}]", indicator.id
    for number, group in enumerate(form.target_groups):
        yield f"target_groups[{number}].rule", group.id


def _is_in(parameter: str, where: str) -> bool:
    return parameter.startswith(f"{where}.") and parameter != "form.total.weight"


def _concerned(name: str, where: str, cases: Sequence[Case]) -> list[Case]:
    """The cases that can notice a change of a rule; those meant for it and fast come first."""
    found = [case for case in cases if _rests_on(case, name, where)]
    return sorted(found, key=lambda case: (case.whole, case.about != name))


def _rests_on(case: Case, name: str, where: str) -> bool:
    match where.partition("[")[0]:
        case "indicators":
            return case.whole or case.example.indicator == name
        case "target_groups":
            return any(place(path).room == TARGET for path in case.project.entries)
        case "form.grades":
            return case.whole
        case _:
            return True


def _noticed(change: Change, cases: Sequence[Case]) -> bool:
    return any(True for case in cases for _name in failing(sheet_of(change.item, case), case))
