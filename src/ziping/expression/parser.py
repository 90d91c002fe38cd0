"""Formulas as a form's author writes them, parsed into the nodes of this room.

    expression = term {("+" | "-") term}
    term       = factor {("*" | "/") factor}
    factor     = ["-"] (number ["%"] | name | function "(" column | expression {"," ...} ")"
                 | "(" expression ")")

Functions are sum, min, max, mean and count; a name with a dot is a column of rows.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import Enum
from fractions import Fraction
from typing import TypeAlias

from ziping.expression.nodes import (
    ZERO,
    Arithmetic,
    ArithmeticOperator,
    Constant,
    Expression,
    Extreme,
    Fold,
)
from ziping.record import record

Resolved: TypeAlias = Expression | tuple[Expression, ...]
Resolve: TypeAlias = Callable[[str], Resolved | None]

FUNCTIONS = ("sum", "min", "max", "mean", "count")
_MAX_LENGTH = 1000
_MAX_TOKENS = 200
_MAX_DEPTH = 40
_TOKEN = re.compile(
    r"\s*(?:(?P<number>[0-9]+(?:\.[0-9]+)?%?)|(?P<name>[^\W\d]\w*(?:\.\w+)?)|(?P<sign>[-+*/(),]))"
)


class Trouble(Enum):
    """What can be wrong with a formula."""

    TOO_LONG = "too long"
    TOO_DEEP = "too deep"
    CHARACTER = "character"
    UNEXPECTED = "unexpected"
    ENDS_EARLY = "ends early"
    UNKNOWN_NAME = "unknown name"
    ROWS_OUTSIDE_FUNCTION = "rows outside function"
    ROWS_NEEDED = "rows needed"


@record
class FormulaProblem:
    """A formula that cannot be read: what, where (0-based column) and the words at fault."""

    trouble: Trouble
    column: int
    words: str


def parse(text: str, resolve: Resolve) -> Expression | FormulaProblem:
    """The expression of a formula; `resolve` gives the meaning of a name, rows for a column."""
    if len(text) > _MAX_LENGTH:
        return FormulaProblem(Trouble.TOO_LONG, _MAX_LENGTH, text[_MAX_LENGTH - 20 : _MAX_LENGTH])
    try:
        return _Parser(text, resolve).whole()
    except _FormulaError as error:
        return error.problem


class _FormulaError(Exception):
    def __init__(self, trouble: Trouble, column: int, words: str) -> None:
        super().__init__(trouble.value)
        self.problem = FormulaProblem(trouble, column, words)


@record
class _Token:
    kind: str
    text: str
    column: int


class _Parser:
    def __init__(self, text: str, resolve: Resolve) -> None:
        self._resolve = resolve
        self._tokens = _tokens(text)
        self._place = 0
        self._depth = 0

    def whole(self) -> Expression:
        found = self._expression()
        if self._next.kind != "end":
            raise self._error(Trouble.UNEXPECTED)
        return found

    @property
    def _next(self) -> _Token:
        return self._tokens[self._place]

    def _take(self) -> _Token:
        token = self._next
        self._place += 1
        return token

    def _error(self, trouble: Trouble) -> _FormulaError:
        token = self._next
        if token.kind == "end":
            trouble = Trouble.ENDS_EARLY
        return _FormulaError(trouble, token.column, token.text)

    def _expect(self, sign: str) -> None:
        if self._next.text != sign:
            raise self._error(Trouble.UNEXPECTED)
        self._take()

    def _expression(self) -> Expression:
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise self._error(Trouble.TOO_DEEP)
        found = self._chain(("+", "-"), lambda: self._chain(("*", "/"), self._factor))
        self._depth -= 1
        return found

    def _chain(
        self, signs: tuple[ArithmeticOperator, ...], part: Callable[[], Expression]
    ) -> Expression:
        found = part()
        while True:
            sign = next((sign for sign in signs if self._next.text == sign), None)
            if sign is None:
                return found
            self._take()
            found = Arithmetic(sign, found, part())

    def _factor(self) -> Expression:
        token = self._next
        if token.text == "-":
            self._take()
            return Arithmetic("-", ZERO, self._factor_within())
        if token.text == "(":
            self._take()
            found = self._expression()
            self._expect(")")
            return found
        if token.kind == "number":
            return _constant(self._take().text)
        if token.kind == "name":
            return self._name(self._take())
        raise self._error(Trouble.UNEXPECTED)

    def _factor_within(self) -> Expression:
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise self._error(Trouble.TOO_DEEP)
        found = self._factor()
        self._depth -= 1
        return found

    def _name(self, token: _Token) -> Expression:
        if self._next.text == "(" and token.text in FUNCTIONS:
            return self._function(token)
        found = self._meaning(token)
        if isinstance(found, tuple):
            raise _FormulaError(Trouble.ROWS_OUTSIDE_FUNCTION, token.column, token.text)
        return found

    def _meaning(self, token: _Token) -> Resolved:
        found = self._resolve(token.text)
        if found is None:
            raise _FormulaError(Trouble.UNKNOWN_NAME, token.column, token.text)
        return found

    def _function(self, function: _Token) -> Expression:
        self._expect("(")
        items: list[Expression] = []
        rows = False
        while True:
            if self._next.kind == "name" and self._next.text not in FUNCTIONS:
                meaning = self._resolve(self._next.text)
                if isinstance(meaning, tuple):
                    self._take()
                    items.extend(meaning)
                    rows = True
                else:
                    items.append(self._expression())
            else:
                items.append(self._expression())
            if self._next.text != ",":
                break
            self._take()
        self._expect(")")
        if function.text == "count" and not rows:
            raise _FormulaError(Trouble.ROWS_NEEDED, function.column, function.text)
        return _call(function.text, tuple(items))


def _call(function: str, items: tuple[Expression, ...]) -> Expression:
    match function:
        case "min" | "max":
            return Extreme("min" if function == "min" else "max", items)
        case "count":
            return Fold("count", items)
        case "mean":
            return Fold("mean", items)
        case _:
            return Fold("sum", items)


def _constant(text: str) -> Constant:
    if text.endswith("%"):
        return Constant(Fraction(text[:-1]) / 100, text)
    return Constant(Fraction(text), text)


def _tokens(text: str) -> list[_Token]:
    found: list[_Token] = []
    place = 0
    while text[place:].strip():
        match = _TOKEN.match(text, place)
        if match is None:
            column = place + len(text[place:]) - len(text[place:].lstrip())
            raise _FormulaError(Trouble.CHARACTER, column, text[column])
        kind = match.lastgroup or ""
        found.append(_Token(kind, match[kind], match.start(kind)))
        place = match.end()
    if len(found) > _MAX_TOKENS:
        last = found[_MAX_TOKENS]
        raise _FormulaError(Trouble.TOO_LONG, last.column, last.text)
    found.append(_Token("end", "", len(text)))
    return found
