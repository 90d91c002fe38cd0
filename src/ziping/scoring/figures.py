"""The facts and tables of a form as expressions over the rows of a project."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction

from ziping.evaluation import FACT, SUBJECT, TABLE, Project
from ziping.expression import (
    UNKNOWN,
    Choose,
    Compare,
    Constant,
    Expression,
    FirstKnown,
    Fold,
    FormulaProblem,
    Named,
    Reference,
    Resolved,
    Style,
    parse,
)
from ziping.forms import ALL_TARGETS, Column, Fact, Form, Table, rounded
from ziping.forms.rules import TargetParts
from ziping.language import _
from ziping.scoring.lines import Figure

PRESENT = Constant(value=True)
SUMMED = ("money", "count")


class Figures:
    """Builds each fact once. `targets` gives the parts of a group's rows, or of all rows."""

    def __init__(
        self, form: Form, project: Project, targets: Callable[[str], Sequence[TargetParts]]
    ) -> None:
        self._form = form
        self._project = project
        self._targets = targets
        self._built: dict[str, Figure] = {}
        self._cells: dict[str, Expression] = {}

    def figure(self, name: str) -> Figure:
        """The fact of this name. The form has been checked: names exist and form no circle."""
        if name not in self._built:
            self._built[name] = self._build(name, self._form.facts[name])
        return self._built[name]

    def cell(self, table: Table, row: str, column: Column) -> Expression:
        """A cell of a table; a formula may name the columns of its row and the facts."""
        path = f"{table.id}.{row}.{column.id}"
        if path not in self._cells:
            self._cells[path] = self._cell(table, row, column, path)
        return self._cells[path]

    def total(self, table: Table, column: Column) -> Expression | None:
        """The total of a column, None where it has none or its formula names one without."""
        if column.formula:

            def meaning(name: str) -> Resolved | None:
                of = _column(table, name)
                return self.total(table, of) if of else self._fact(name)

            if isinstance(parse(column.formula, meaning), FormulaProblem):
                return None
            return self._derived(f"column.{table.id}.{column.id}", column, meaning)
        if column.kind not in SUMMED:
            return None
        body = Fold("sum", self._column_cells(table, column))
        return Named(f"column.{table.id}.{column.id}", column.label, body, style(column))

    def _build(self, name: str, fact: Fact) -> Figure:
        if fact.dated:
            node = Named(f"figure.{name}", fact.label, _in_force(fact), style(fact), fact.clause)
            return Figure(name, fact, node, None, node)
        typed = Reference(f"{FACT}.{name}", fact.label, fact.kind, style(fact))
        if not fact.formula:
            return Figure(name, fact, typed, typed, None)
        key = f"computed.{name}" if fact.typed else f"figure.{name}"
        derived = self._derived(key, fact, self._meaning)
        if not fact.typed:
            return Figure(name, fact, derived, None, derived)
        first = FirstKnown((typed, derived))
        node = Named(f"figure.{name}", fact.label, first, style(fact), fact.clause)
        return Figure(name, fact, node, typed, derived)

    def _cell(self, table: Table, row: str, column: Column, path: str) -> Expression:
        if not column.formula:
            return Reference(f"{TABLE}.{path}", column.label, column.kind, style(column))

        def meaning(name: str) -> Resolved | None:
            of = _column(table, name)
            return self.cell(table, row, of) if of else self._fact(name)

        return self._derived(f"cell.{path}", column, meaning)

    def _derived(
        self, key: str, fact: Fact | Column, meaning: Callable[[str], Resolved | None]
    ) -> Named:
        found = parse(fact.formula, meaning)
        if isinstance(found, FormulaProblem):
            raise TypeError(fact.formula)
        places = Fact(fact.label, fact.kind, places=fact.places)
        clause = fact.clause if isinstance(fact, Fact) else ""
        return Named(key, fact.label, rounded(found, places), style(fact), clause)

    def _fact(self, name: str) -> Expression | None:
        return self.figure(name).node if name in self._form.facts else None

    def _meaning(self, name: str) -> Resolved | None:
        if name in self._form.facts:
            return self._fact(name)
        rows, _dot, column = name.partition(".")
        for table in self._form.tables:
            of = _column(table, column)
            if table.id == rows and of:
                return self._column_cells(table, of)
            if table.id == name:
                return tuple(PRESENT for _row in self._project.rows(f"{TABLE}.{name}"))
        parts = self._targets("" if rows == ALL_TARGETS else rows)
        return tuple(getattr(row, column) if column else PRESENT for row in parts)

    def _column_cells(self, table: Table, column: Column) -> tuple[Expression, ...]:
        rows = self._project.rows(f"{TABLE}.{table.id}")
        return tuple(self.cell(table, row, column) for row in rows)


def _in_force(fact: Fact) -> Expression:
    """The figure of the standard for the year of the evaluation; unknown before the first."""
    year = Reference(f"{SUBJECT}.year", _("Year"), "year")
    body: Expression = UNKNOWN
    for item in fact.dated:
        begins = Compare(">=", year, Constant(Fraction(item.year), item.year))
        body = Choose(begins, item.value, body)
    return body


def style(fact: Fact | Column) -> Style:
    """How a figure of this kind is shown."""
    percent = fact.kind == "percent"
    return Style(percent, fact.places, fact.kind in SUMMED, "%" if percent else fact.unit)


def _column(table: Table, name: str) -> Column | None:
    return next((column for column in table.columns if column.id == name), None)
