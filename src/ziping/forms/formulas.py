"""The formulas of a form's facts and columns: parsed, and checked by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from ziping.expression import (
    FUNCTIONS,
    Expression,
    Fold,
    FormulaProblem,
    Kind,
    Reference,
    Resolved,
    Round,
    Trouble,
    children,
    inputs,
    parse,
)
from ziping.forms.model import Fact, Form, Table
from ziping.forms.problems import FormProblem, did_you_mean
from ziping.language import _
from ziping.record import record

TARGET_COLUMNS: Mapping[str, Kind] = {"met": "flag", "flagged": "flag", "completion": "number"}
ALL_TARGETS = "targets"
WORDS = ("text", "date")
"""The kinds that no figure can be worked out of."""


def rounded(body: Expression, fact: Fact) -> Expression:
    """A derived figure rounded where the form says; places of a percent are percent points."""
    if fact.places is None:
        return body
    return Round(body, fact.places + 2 if fact.kind == "percent" else fact.places)


def formula_problems(form: Form) -> Iterator[FormProblem]:
    """Unreadable formulas, unknown names and figures that depend on themselves."""
    for name in form.facts:
        if name == ALL_TARGETS or name in FUNCTIONS or not name.isidentifier():
            yield _problem(
                f"facts.{name}",
                _('"{name}" cannot be the id of a fact').format(name=name),
                _("Choose another id: letters, digits and _"),
                "F111",
            )
    sound = True
    for formula in _formulas(form):
        found = parse(formula.text, formula.meaning)
        if isinstance(found, FormulaProblem):
            sound = False
            yield _formula_problem(formula, found)
        else:
            yield from _misused(formula.where, found)
    if sound:
        yield from _cycles(form)


@record
class _Formula:
    """A formula by the name that others use for its result."""

    name: str
    where: str
    text: str
    meaning: Callable[[str], Resolved | None]
    known: tuple[str, ...]


def _formulas(form: Form) -> Iterator[_Formula]:
    meaning = partial(_meaning, form)
    known = (*form.facts, *(f"{ALL_TARGETS}.{column}" for column in TARGET_COLUMNS))
    known += tuple(f"{table.id}.{column.id}" for table in form.tables for column in table.columns)
    for name, fact in form.facts.items():
        if fact.formula:
            yield _Formula(name, f"facts.{name}.formula", fact.formula, meaning, known)
    for number, table in enumerate(form.tables):
        meaning = partial(_meaning_in_row, form, table)
        known = (*(column.id for column in table.columns), *form.facts)
        for place, column in enumerate(table.columns):
            if column.formula:
                where = f"tables[{number}].columns[{place}].formula"
                name = f"{table.id}.{column.id}"
                yield _Formula(name, where, column.formula, meaning, known)


def _meaning(form: Form, name: str) -> Resolved | None:
    """A stand-in for what a name means: rows for a column, a figure for a fact."""
    if name in form.facts:
        return _fact(form, name)
    rows, dot, column = name.partition(".")
    columns: Mapping[str, Kind] = {}
    if rows == ALL_TARGETS or any(rows == group.id for group in form.target_groups):
        columns = TARGET_COLUMNS
    for table in form.tables:
        if rows == table.id:
            columns = {item.id: item.kind for item in table.columns}
    kind = columns.get(column) if dot or not columns else "flag"
    return (Reference(name, name, kind),) if kind else None


def _meaning_in_row(form: Form, table: Table, name: str) -> Resolved | None:
    for column in table.columns:
        if column.id == name:
            return Reference(f"{table.id}.{name}", name, column.kind)
    return _fact(form, name)


def _fact(form: Form, name: str) -> Reference | None:
    return Reference(name, name, form.facts[name].kind) if name in form.facts else None


def _misused(where: str, node: Expression, *, counted: bool = False) -> Iterator[FormProblem]:
    """Texts that are calculated with, and figures that are counted."""
    if isinstance(node, Reference) and node.kind in WORDS:
        message = _('"{words}" is a text, not a figure').format(words=node.label)
        remedy = _("Take it out of the formula, or give it a kind such as number or money")
        yield _problem(where, message, remedy, "F113")
    elif isinstance(node, Reference) and counted and node.kind != "flag":
        message = _('"{words}" is a figure, and count() counts what holds').format(words=node.label)
        yield _problem(
            where,
            message,
            _("Count rows (targets, or a table's id) or what holds (targets.met)"),
            "F113",
        )
    is_count = isinstance(node, Fold) and node.how == "count"
    for child in children(node):
        yield from _misused(where, child, counted=is_count)


def _cycles(form: Form) -> Iterator[FormProblem]:
    formulas = list(_formulas(form))
    uses = {formula.name: _names_used(formula) for formula in formulas}
    finished: set[str] = set()
    for formula in formulas:
        if formula.name not in finished and _reaches_itself(formula.name, uses, (), finished):
            yield _problem(
                formula.where,
                _('"{name}" depends on itself').format(name=formula.name),
                _("Break the circle: one of its figures must be typed"),
                "F114",
            )


def _names_used(formula: _Formula) -> tuple[str, ...]:
    found = parse(formula.text, formula.meaning)
    return () if isinstance(found, FormulaProblem) else tuple(node.path for node in inputs(found))


def _reaches_itself(
    name: str, uses: Mapping[str, tuple[str, ...]], within: tuple[str, ...], finished: set[str]
) -> bool:
    if name in within:
        return True
    if name in finished:
        return False
    found = any(
        _reaches_itself(part, uses, (*within, name), finished) for part in uses.get(name, ())
    )
    finished.add(name)
    return found


def _formula_problem(formula: _Formula, found: FormulaProblem) -> FormProblem:
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
    place = _(' (column {column} of "{text}")').format(
        column=found.column + 1, text=formula.text[:60]
    )
    remedy = _("Use names, + - * / ( ) and sum() min() max() mean() count()")
    if found.trouble is Trouble.UNKNOWN_NAME:
        remedy = did_you_mean(found.words, list(formula.known))
    elif found.trouble is Trouble.ROWS_OUTSIDE_FUNCTION:
        remedy = _("Write sum({words}) or another function around it").format(words=found.words)
    return _problem(formula.where, message + place, remedy, "F113")


def _problem(where: str, message: str, remedy: str, code: str) -> FormProblem:
    return FormProblem(code, "error", where, message, remedy)
