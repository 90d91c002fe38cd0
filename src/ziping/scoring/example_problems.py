"""What is wrong with a form's examples: in themselves, and against the form."""

from __future__ import annotations

from collections.abc import Iterator

from ziping.evaluation import TARGET, place
from ziping.forms import Form, FormProblem, did_you_mean
from ziping.language import _
from ziping.quantity import Unreadable, read_figure
from ziping.scoring.examples import (
    GROUP,
    ROW,
    Case,
    calculation,
    failing,
    group_of,
    printed,
    sheet_of,
)
from ziping.scoring.fields import all_fields, find_field
from ziping.scoring.plan import plan_for
from ziping.scoring.sheet import ScoreSheet


def example_problems(form: Form, case: Case) -> list[FormProblem]:
    """What is wrong with an example; it is scored once all that it says can be understood."""
    found = [*_subject(form, case), *_expectations(form, case), *_rows(form, case)]
    found = found or list(_paths(form, case))
    if found:
        return found
    sheet = sheet_of(form, case)
    return list(_misread(sheet, case)) or list(_mismatches(sheet, case))


def _problem(code: str, where: str, message: str, remedy: str) -> FormProblem:
    return FormProblem(code, "error", where, message, remedy)


def _unknown(where: str, name: str, known: list[str]) -> FormProblem:
    message = _('Unknown name "{name}"').format(name=name)
    return _problem("F112", where, message, did_you_mean(name, known))


def _subject(form: Form, case: Case) -> Iterator[FormProblem]:
    """An indicator, a group or a derived fact, by a name that the form has."""
    known = {
        "indicator": [item.id for item in form.indicators],
        "group": [item.id for item in form.target_groups],
        "fact": [name for name, fact in form.facts.items() if fact.formula or fact.dated],
    }
    named = [kind for kind in known if getattr(case.example, kind)]
    for kind in named:
        name = getattr(case.example, kind)
        if name not in known[kind]:
            yield _unknown(f"{case.where}.{kind}", name, known[kind])
    if len(named) > 1:
        yield _problem(
            "F151",
            f"{case.where}.{named[1]}",
            _("An example is about one thing, not two"),
            _("Keep one of indicator, group and fact"),
        )


def _expectations(form: Form, case: Case) -> Iterator[FormProblem]:
    """Something is expected, and of a kind that there is."""
    allowed = _allowed(form, case)
    for name, text in case.expected:
        where = f"{case.where}.{name}"
        if name not in allowed:
            message = _("Nothing here has {name}").format(name=name)
            remedy = _("Expected can be: {known}").format(known=", ".join(allowed))
            yield _problem("F151", where, message, remedy)
        elif not _is_readable(name, text):
            yield _unreadable(where, text)
    if not case.expected:
        yield _problem(
            "F151",
            case.where,
            _("The example does not say what must come out"),
            _("Add one of: {known}").format(known=", ".join(allowed)),
        )


def _is_readable(name: str, text: str) -> bool:
    if name == "flagged":
        return text in ("", "true", "false")
    return name == "grade" or not isinstance(read_figure(text), Unreadable)


def _allowed(form: Form, case: Case) -> tuple[str, ...]:
    whole = ("total", "grade") if form.form.grades else ("total",)
    if case.example.fact:
        return ("value", *whole)
    weights = {group.id: group.weight for group in form.target_groups}
    if case.example.group:
        scored = weights.get(case.example.group) is not None
        row = ("completion", "flagged")
        return ("score", *row, "doubts", *whole) if scored else (*row, *whole)
    return ("score", "doubts", *whole) if case.example.indicator else ("score", *whole)


def _unreadable(where: str, text: str) -> FormProblem:
    message = _('"{text}" cannot be read').format(text=text)
    return _problem("F152", where, message, _('Write it like "12.5", "90%" or ">=45"'))


def _rows(form: Form, case: Case) -> Iterator[FormProblem]:
    """Each target row is in a group of the form."""
    known = [group.id for group in form.target_groups]
    spots = [place(path) for path in case.example.given]
    rows = dict.fromkeys(spot.owner for spot in spots if spot.room == TARGET)
    for row in rows:
        group = group_of(form, case.example, row)
        path = f"{TARGET}.{row}.{GROUP}"
        if not group:
            yield _problem(
                "F150",
                f"{case.where}.given.{TARGET}.{row}",
                _("The row {row} does not say its group").format(row=row),
                _('Add "{path}" = "..."').format(path=path),
            )
        elif group not in known:
            yield _unknown(f"{case.where}.given.{path}", group, known)
    if case.example.group and ROW not in rows:
        yield _problem(
            "F150",
            f"{case.where}.given",
            _('An example of a group is about the row "{row}", and there is none').format(row=ROW),
            _('Begin the paths with "{path}."').format(path=f"{TARGET}.{ROW}"),
        )


def _paths(form: Form, case: Case) -> Iterator[FormProblem]:
    """Every path that is given is a field of the form."""
    plan = plan_for(form, case.project)
    fields = [field.path for field in all_fields(plan, case.project)]
    for path in case.example.given:
        spot = place(path)
        if path in fields or (spot.room, spot.field) == (TARGET, GROUP):
            continue
        if find_field(plan, case.project, path) is None:
            near = [known for known in fields if place(known).room == spot.room]
            rooms = list(dict.fromkeys(place(known).room for known in fields))
            message = _('Unknown field "{path}"').format(path=path)
            remedy = did_you_mean(path, near) if near else did_you_mean(spot.room, rooms)
            yield _problem("F150", f"{case.where}.given.{path}", message, remedy)


def _misread(sheet: ScoreSheet, case: Case) -> Iterator[FormProblem]:
    for path, misread in sheet.misread.items():
        yield _unreadable(f"{case.where}.given.{path}", misread.text)


def _mismatches(sheet: ScoreSheet, case: Case) -> Iterator[FormProblem]:
    for name in failing(sheet, case):
        expected: str = getattr(case.example, name)
        message = _('Example "{id}": {name} {expected} expected, {result} came out').format(
            id=case.example.id,
            name=name,
            expected=expected or _("unknown"),
            result=printed(sheet, case, name) or _("unknown"),
        )
        why = calculation(sheet, case, name)
        remedy = _("Mend the rule, or the example where the standard says otherwise")
        yield _problem(
            "F153", f"{case.where}.{name}", f"{message}: {why}" if why else message, remedy
        )
