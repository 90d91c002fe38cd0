"""A worksheet with just enough of a spreadsheet's manners, calculating exactly.

A blank cell is 0 or "", texts and blanks in a range are passed over, an error is an exception.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

from tests.expression.interpreter import rounded
from ziping.expression import Rounding

Content: TypeAlias = Fraction | bool | str | None
"""What a cell holds; None is blank."""

_TOKEN = re.compile(
    r"""\s*(?:(?P<text>"(?:[^"]|"")*")|(?P<number>\d+(?:\.\d+)?)"""
    r"""|(?P<name>TRUE|FALSE|[A-Z]+(?=\())"""
    r"""|(?P<cell>(?:'(?:[^']|'')+'!|\w+!)?\$?[A-Z]+\$?\d+(?::\$?[A-Z]+\$?\d+)?)"""
    r"""|(?P<sign><>|>=|<=|[-+*/=<>(),]))"""
)


_WAYS: Mapping[str, Rounding] = {"ROUND": "half_up", "ROUNDDOWN": "down", "ROUNDUP": "up"}


class SheetError(Exception):
    """#VALUE!, #DIV/0! and the like, and formulas that are none."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a formula: what it is, what it says, and what stands in it."""

    kind: str
    text: str
    parts: tuple[Part, ...] = ()


def worksheet_value(formula: str, cells: Mapping[str, Content]) -> Content:
    reader = _Reader(formula)
    part = reader.comparison()
    if reader.next[0] != "end":
        raise SheetError(formula)
    return _Sheet(cells).value(part)


class _Reader:
    def __init__(self, formula: str) -> None:
        self._formula, self._place = formula, 0
        self.next = ("", "")
        self._advance()

    def _advance(self) -> str:
        taken = self.next[1]
        match = _TOKEN.match(self._formula, self._place)
        if match is None:
            if self._formula[self._place :].strip():
                raise SheetError(self._formula)
            self.next = ("end", "")
        else:
            kind = match.lastgroup or ""
            self.next, self._place = (kind, match[kind]), match.end()
        return taken

    def comparison(self) -> Part:
        return self._chain(("=", "<>", ">", ">=", "<", "<="), self._sum)

    def _sum(self) -> Part:
        return self._chain(("+", "-"), lambda: self._chain(("*", "/"), self._factor))

    def _chain(self, signs: tuple[str, ...], part: Callable[[], Part]) -> Part:
        found = part()
        while self.next[0] == "sign" and self.next[1] in signs:
            found = Part("binary", self._advance(), (found, part()))
        return found

    def _factor(self) -> Part:
        kind, text = self.next
        if text == "-":
            self._advance()
            return Part("binary", "-", (Part("number", "0"), self._factor()))
        if text == "(":
            self._advance()
            found = self.comparison()
            self._expect(")")
            return found
        self._advance()
        if kind == "name" and self.next[1] == "(":
            return Part("call", text, tuple(self._arguments()))
        if kind in ("text", "number", "cell", "name"):
            return Part(kind, text)
        raise SheetError(self._formula)

    def _arguments(self) -> Iterator[Part]:
        self._expect("(")
        yield self.comparison()
        while self.next[1] == ",":
            self._advance()
            yield self.comparison()
        self._expect(")")

    def _expect(self, sign: str) -> None:
        if self._advance() != sign:
            raise SheetError(self._formula)


class _Sheet:
    def __init__(self, cells: Mapping[str, Content]) -> None:
        self._cells = cells

    def value(self, part: Part) -> Content:
        match part.kind:
            case "text":
                return part.text[1:-1].replace('""', '"')
            case "number":
                return Fraction(part.text)
            case "name":
                return part.text == "TRUE"
            case "cell":
                (content,) = self._range(part.text)
                return content
            case "call":
                return self._call(part.text, part.parts)
            case _:
                first, second = (self.value(item) for item in part.parts)
                if part.text in "+-*/":
                    return _calculated(part.text, _number(first), _number(second))
                return _compared(part.text, first, second)

    def _range(self, text: str) -> list[Content]:
        sheet, mark, area = text.replace("$", "").rpartition("!")
        first, _colon, last = area.partition(":")
        column, start = re.fullmatch(r"([A-Z]+)(\d+)", first).groups()  # type: ignore[union-attr]
        end = (last or first).removeprefix(column)
        rows = range(int(start), int(end) + 1)
        return [self._cells.get(f"{sheet}{mark}{column}{row}") for row in rows]

    def _call(self, name: str, parts: tuple[Part, ...]) -> Content:
        match name:
            case "IF":
                condition, then, otherwise = parts
                return self.value(then if _holds(self.value(condition)) else otherwise)
            case "ROUND" | "ROUNDDOWN" | "ROUNDUP":
                body, places = (_number(self.value(part)) for part in parts)
                return rounded(body, int(places), _WAYS[name])
            case "OR":
                holds = [_holds(self.value(part)) for part in parts]  # all of them: OR is not lazy
                return any(holds)
            case "COUNTIF":
                wanted = self.value(parts[1])
                return Fraction(self._range(parts[0].text).count(wanted))
        numbers = [number for part in parts for number in self._numbers(part, name)]
        total = sum(numbers, Fraction(0))
        match name:
            case "COUNT":
                return Fraction(len(numbers))
            case "SUM":
                return total
            case "AVERAGE":
                return _calculated("/", total, Fraction(len(numbers)))
            case "MIN" | "MAX":
                choose = min if name == "MIN" else max
                return choose(numbers, default=Fraction(0))
        raise SheetError(name)

    def _numbers(self, part: Part, name: str) -> list[Fraction]:
        if part.kind == "cell":
            return [item for item in self._range(part.text) if isinstance(item, Fraction)]
        found = self.value(part)
        if name == "COUNT" and isinstance(found, str):
            return []
        return [_number(found)]


def _holds(value: Content) -> bool:
    if isinstance(value, str):
        raise SheetError("#VALUE!")
    return bool(value)


def _number(value: Content) -> Fraction:
    if isinstance(value, str):
        raise SheetError("#VALUE!")
    return Fraction(value or 0)


def _calculated(sign: str, first: Fraction, second: Fraction) -> Fraction:
    match sign:
        case "+":
            return first + second
        case "-":
            return first - second
        case "*":
            return first * second
    if not second:
        raise SheetError("#DIV/0!")
    return first / second


def _compared(sign: str, first: Content, second: Content) -> bool:
    one, two = _sortable(first, second), _sortable(second, first)
    return {
        "=": one == two,
        "<>": one != two,
        ">": one > two,
        ">=": one >= two,
        "<": one < two,
        "<=": one <= two,
    }[sign]


def _sortable(value: Content, beside: Content) -> tuple[int, Fraction, str]:
    """Numbers before texts before flags; a blank is like what it stands beside."""
    match value:
        case bool():
            return (2, Fraction(value), "")
        case str():
            return (1, Fraction(0), value.casefold())
        case Fraction():
            return (0, value, "")
    rank = 2 if isinstance(beside, bool) else 1 if isinstance(beside, str) else 0
    return (rank, Fraction(0), "")
