"""The formulas of a form's facts and columns: parsed, and checked by name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ziping.expression import (
    FUNCTIONS,
    Expression,
    FormulaProblem,
    Reference,
    Resolved,
    Round,
    Trouble,
    parse,
)
from ziping.forms.model import Fact, Form
from ziping.forms.problems import FormProblem, did_you_mean
from ziping.language import _

TARGET_COLUMNS = ("met", "flagged", "completion")
ALL_TARGETS = "targets"
_SAMPLE = Reference("", "")


def rounded(body: Expression, fact: Fact) -> Expression:
    """A derived figure rounded where the form says; places of a percent are percent points."""
    if fact.places is None:
        return body
    return Round(body, fact.places + 2 if fact.kind == "percent" else fact.places)


def formula_problems(form: Form) -> Iterator[FormProblem]:
    """Unreadable formulas, unknown names and figures that depend on themselves."""
    sound = True
    for name, fact in form.facts.items():
        if name == ALL_TARGETS or name in FUNCTIONS or not name.isidentifier():
            yield _problem(
                f"facts.{name}",
                _('"{name}" cannot be the id of a fact').format(name=name),
                _("Choose another id: letters, digits and _"),
                "F111",
            )
        if fact.formula:
            found = parse(fact.formula, lambda name: _meaning(form, name))
            if isinstance(found, FormulaProblem):
                sound = False
                yield _formula_problem(f"facts.{name}.formula", fact.formula, found, form)
    for number, table in enumerate(form.tables):
        names = [column.id for column in table.columns]
        for place, column in enumerate(table.columns):
            if column.formula:
                found = parse(
                    column.formula,
                    lambda name, names=names: (  # type: ignore[misc]
                        _SAMPLE if name in names or name in form.facts else None
                    ),
                )
                if isinstance(found, FormulaProblem):
                    where = f"tables[{number}].columns[{place}].formula"
                    yield _formula_problem(where, column.formula, found, form)
    if sound:
        yield from _cycles(form)


def _meaning(form: Form, name: str) -> Resolved | None:
    """A stand-in for what a name means: rows for a column, a figure for a fact."""
    rows, dot, column = name.partition(".")
    groups = {group.id for group in form.target_groups}
    if rows == ALL_TARGETS or rows in groups:
        return () if not dot or column in TARGET_COLUMNS else None
    for table in form.tables:
        if table.id == rows and dot:
            return () if column in {item.id for item in table.columns} else None
    return _SAMPLE if name in form.facts else None


def _cycles(form: Form) -> Iterator[FormProblem]:
    uses = {name: _facts_named(form, fact) for name, fact in form.facts.items()}
    finished: set[str] = set()
    for name in uses:
        if name not in finished and _reaches_itself(name, uses, (), finished):
            yield _problem(
                f"facts.{name}.formula",
                _('"{name}" depends on itself').format(name=name),
                _("Break the circle: one of its figures must be typed"),
                "F114",
            )


def _facts_named(form: Form, fact: Fact) -> tuple[str, ...]:
    used: list[str] = []

    def meaning(name: str) -> Resolved | None:
        if name in form.facts:
            used.append(name)
        return _meaning(form, name)

    if fact.formula:
        parse(fact.formula, meaning)
    return tuple(used)


def _reaches_itself(
    name: str, uses: Mapping[str, tuple[str, ...]], within: tuple[str, ...], finished: set[str]
) -> bool:
    if name in within:
        return True
    if name in finished:
        return False
    found = any(_reaches_itself(part, uses, (*within, name), finished) for part in uses[name])
    finished.add(name)
    return found


def _formula_problem(where: str, text: str, found: FormulaProblem, form: Form) -> FormProblem:
    messages = {
        Trouble.TOO_LONG: _("The formula is too long"),
        Trouble.TOO_DEEP: _("The formula is nested too deeply"),
        Trouble.CHARACTER: _('"{words}" cannot stand in a formula'),
        Trouble.UNEXPECTED: _('"{words}" is not expected here'),
        Trouble.ENDS_EARLY: _("The formula ends too early"),
        Trouble.UNKNOWN_NAME: _('Unknown name "{words}"'),
        Trouble.ROWS_OUTSIDE_FUNCTION: _('"{words}" is a column of rows'),
        Trouble.ROWS_NEEDED: _("count() counts rows"),
    }
    message = messages[found.trouble].format(words=found.words)
    place = _(' (column {column} of "{text}")').format(column=found.column + 1, text=text[:60])
    remedy = _("Use names, + - * / ( ) and sum() min() max() mean() count()")
    if found.trouble is Trouble.UNKNOWN_NAME:
        remedy = did_you_mean(found.words, list(form.facts))
    elif found.trouble is Trouble.ROWS_OUTSIDE_FUNCTION:
        remedy = _("Write sum({words}) or another function around it").format(words=found.words)
    return _problem(where, message + place, remedy, "F113")


def _problem(where: str, message: str, remedy: str, code: str) -> FormProblem:
    return FormProblem(code, "error", where, message, remedy)
