"""Figures that fall on a half or beside it, for the rules that round, in one workbook."""

from __future__ import annotations

import io
import random
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from openpyxl import Workbook, load_workbook

from ziping.expression import (
    ONE,
    ZERO,
    Arithmetic,
    Choose,
    Compare,
    Constant,
    Expression,
    Extreme,
    Fold,
    Reference,
    Round,
    Value,
    value,
)
from ziping.expression.spreadsheet import Cell, formula

A, B, WEIGHT = Reference("a", "a"), Reference("b", "b"), Reference("w", "w")


@dataclass(frozen=True)
class Case:
    """A rule and the figures it is given."""

    rule: Expression
    a: Fraction
    b: Fraction
    weight: Fraction

    def right(self) -> Value:
        return value(self.rule, {"a": self.a, "b": self.b, "w": self.weight}, {})


def _constant(text: str) -> Constant:
    return Constant(Fraction(text), text)


def _linear() -> Expression:
    low = _constant("0.9")
    part = Arithmetic("/", Arithmetic("-", A, low), Arithmetic("-", ONE, low))
    between = Arithmetic("*", part, WEIGHT)
    return Round(Choose(Compare("<", A, low), ZERO, between), 2)


def _over() -> Expression:
    excess = Arithmetic("*", Arithmetic("-", A, _constant("1.5")), WEIGHT)
    return Round(Extreme("max", (Arithmetic("-", WEIGHT, excess), ZERO)), 2)


def _flagged() -> Expression:
    loss = Arithmetic("*", Arithmetic("/", WEIGHT, B), A)
    return Round(Extreme("max", (Arithmetic("-", WEIGHT, loss), ZERO)), 2)


SHARE = Round(Arithmetic("*", Arithmetic("/", A, B), WEIGHT), 2)
QUOTIENT = Round(Arithmetic("/", A, B), 2)
CONTROL = Round(Arithmetic("/", Arithmetic("-", A, B), B), 4)
PRODUCT = Round(Arithmetic("*", A, WEIGHT), 2)
SUM = Fold("sum", (A, B, WEIGHT))
IS_SUM = Choose(Compare("=", Arithmetic("+", A, B), WEIGHT), ONE, ZERO)


def cases() -> list[Case]:
    """Every small share, every rate, every excess, and quotients that end on a half."""
    draw = random.Random(7)  # noqa: S311 - figures for a test
    weights = [Fraction(text) for text in ("10", "3", "2.5", "7.25")]
    found = [
        Case(rule, Fraction(met), Fraction(count), weight)
        for count in range(1, 33)
        for met in range(count + 1)
        for weight in weights
        for rule in (SHARE, _flagged())
    ]
    linear, over = _linear(), _over()
    for number in range(8990, 10001, 3):
        found += [Case(linear, Fraction(number, 10000), Fraction(1), weight) for weight in weights]
    for number in range(150, 260):
        found += [Case(over, Fraction(number, 100), Fraction(1), weight) for weight in weights]
    for number in range(5, 9000, 10):
        found.append(Case(PRODUCT, Fraction(number, 1000), Fraction(1), draw.choice(weights)))
    for _number in range(600):
        b, half = Fraction(draw.randint(1, 9999), 100), Fraction(2 * draw.randint(0, 400) + 1, 200)
        if (b * half * 10**6).denominator == 1:
            found.append(Case(QUOTIENT, b * half, b, ONE_POINT))
        a = Fraction(draw.randint(1, 99999), 100)
        found.append(Case(CONTROL, a, b, ONE_POINT))
        found += [Case(rule, a / 10, b / 100, a / 10 + b / 100) for rule in (SUM, IS_SUM)]
    return found


ONE_POINT = Fraction(1)


def rounding_workbook() -> bytes:
    """One row for each case: its figures and its formula."""
    book = Workbook()
    sheet = book.worksheets[0]
    for row, case in enumerate(cases(), 1):
        for column, number in enumerate((case.a, case.b, case.weight), 1):
            sheet.cell(row, column, float(number))
        cells = {"a": Cell(f"A{row}"), "b": Cell(f"B{row}"), "w": Cell(f"C{row}")}
        sheet.cell(row, 4, "=" + formula(case.rule, cells))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def wrong_roundings(calculated: Path) -> list[str]:
    """The cases that did not come out as they should."""
    sheet = load_workbook(calculated, data_only=True).worksheets[0]
    found = (cell.value for cell in sheet["D"])
    return [
        f"{case}: {there!r}"
        for case, there in zip(cases(), found, strict=True)
        if not isinstance(there, int | float) or Fraction(case.right() or 0) != Fraction(str(there))
    ]
