"""Third reading: the expression as a spreadsheet formula over cell addresses.

A blank cell is zero to a spreadsheet and unknown to us, so every formula guards what it needs:
figures are counted, choices compared with the answers allowed, divisors tested for zero.
A quotient of plain cells is rounded once; anything else is first settled to ten decimals, since
binary arithmetic may fall just short of a half.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ziping.expression.nodes import (
    Arithmetic,
    Choose,
    Compare,
    Constant,
    Expression,
    Extreme,
    FirstKnown,
    Fold,
    Named,
    Reference,
    Round,
    children,
)
from ziping.quantity import show

_SETTLED_PLACES = 10
_LEVEL = {"+": 2, "-": 2, "*": 3, "/": 3}
_COMPARE_LEVEL = 1
_ATOM = 4
_EXTREME = {"min": "MIN", "max": "MAX"}
_ADDRESS = re.compile(r"((?:'[^']+'!|[^!]+!)?\$?)([A-Z]+)(\$?)(\d+)")


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a figure, flag or choice stands: `answers` are the texts a choice cell may hold."""

    address: str
    answers: tuple[str, ...] = ()
    yes: str = ""


@dataclass(frozen=True, slots=True)
class _Part:
    """A written part, how tightly it binds, the figure cells and the further conditions it needs."""

    text: str
    level: int = _ATOM
    figures: frozenset[str] = frozenset()
    conditions: tuple[str, ...] = ()

    def within(self, level: int) -> str:
        return self.text if self.level >= level else f"({self.text})"


def formula(node: Expression, cells: Mapping[str, Cell]) -> str:
    """The guarded formula (without "=") of an expression over the cells of its parts.

    `cells` maps field paths and keys of named intermediates to cells; a named part without a
    cell is written out in place. The result is "" where something needed is unknown.
    Raises KeyError for a reference that has no cell.
    """
    body = node.body if isinstance(node, Named) else node
    part = _Writer(cells).write(body)
    text = part.text
    if isinstance(body, Arithmetic | Fold) and part.level < _ATOM:
        text = f"ROUND({text},{_SETTLED_PLACES})"
    for condition in reversed(part.conditions):
        text = f'IF({condition},{text},"")'
    if part.figures:
        text = f'IF({_count(part.figures)}<{len(part.figures)},"",{text})'
    return text


def literal(text: str) -> str:
    """A text as a formula literal."""
    return '"' + text.replace('"', '""') + '"'


def ranges(addresses: Iterable[str]) -> list[str]:
    """Addresses with neighbours in one column drawn together: A1 A2 A3 C1 -> A1:A3 C1."""
    columns: dict[tuple[str, str], list[int]] = {}
    for address in addresses:
        match = _ADDRESS.fullmatch(address)
        if match is None:
            raise ValueError(address)
        columns.setdefault((match[1], match[2] + match[3]), []).append(int(match[4]))
    found: list[str] = []
    for (sheet, column), rows in columns.items():
        rows.sort()
        start = previous = rows[0]
        for row in [*rows[1:], 0]:
            if row != previous + 1:
                first = f"{sheet}{column}{start}"
                dollar = "$" if sheet.endswith("$") else ""
                found.append(first if start == previous else f"{first}:{dollar}{column}{previous}")
                start = row
            previous = row
    return found


def _count(figures: Iterable[str]) -> str:
    return f"COUNT({','.join(ranges(sorted(figures)))})"


def _known(part: _Part) -> str:
    """A condition that holds where everything the part needs is known; empty where it always is."""
    text = ""
    for condition in reversed(part.conditions):
        text = f"IF({condition},{text},FALSE)" if text else condition
    if part.figures:
        counted = f"{_count(part.figures)}={len(part.figures)}"
        text = f"IF({counted},{text},FALSE)" if text else counted
    return text


def _joined(parts: Sequence[_Part]) -> tuple[frozenset[str], tuple[str, ...]]:
    figures = frozenset().union(*(part.figures for part in parts))
    conditions = dict.fromkeys(condition for part in parts for condition in part.conditions)
    return figures, tuple(conditions)


@dataclass(frozen=True, slots=True)
class _Writer:
    cells: Mapping[str, Cell]

    def write(self, node: Expression) -> _Part:
        match node:
            case Constant():
                return self._constant(node)
            case Reference(path=path):
                return _cell(self.cells[path])
            case Named(key=key, body=body):
                return _cell(self.cells[key]) if key in self.cells else self.write(body)
            case Arithmetic():
                return self._arithmetic(node)
            case Extreme(which=which, items=items):
                return self._call(_EXTREME[which], items)
            case Round(body=body, places=places):
                return self._round(body, places)
            case Compare():
                return self._compare(node)
            case Choose():
                return self._choose(node)
            case Fold():
                return self._fold(node)
            case FirstKnown(items=items):
                return self._first_known(items)

    def _constant(self, node: Constant) -> _Part:
        match node.value:
            case bool():
                return _Part("TRUE" if node.value else "FALSE")
            case Fraction():
                text = _number(node.value)
                return _Part(text, 0 if text.startswith("-") or "/" in text else _ATOM)
            case str():
                return _Part(literal(node.shown or node.value))

    def _arithmetic(self, node: Arithmetic) -> _Part:
        level = _LEVEL[node.operator]
        left, right = self.write(node.left), self.write(node.right)
        figures, conditions = _joined((left, right))
        tight = level + 1 if node.operator in "-/" else level
        text = f"{left.within(level)}{node.operator}{right.within(tight)}"
        if node.operator == "/" and not isinstance(node.right, Constant):
            conditions = (*conditions, f"{right.within(2)}<>0")
        return _Part(text, level, figures, conditions)

    def _round(self, body: Expression, places: int) -> _Part:
        part = self.write(body)
        text = part.text if _plain(body) else f"ROUND({part.text},{_SETTLED_PLACES})"
        return _Part(f"ROUND({text},{places})", _ATOM, part.figures, part.conditions)

    def _compare(self, node: Compare) -> _Part:
        left, right = self.write(node.left), self.write(node.right)
        figures, conditions = _joined((left, right))
        text = f"{left.within(2)}{node.operator}{right.within(2)}"
        return _Part(text, _COMPARE_LEVEL, figures, conditions)

    def _choose(self, node: Choose) -> _Part:
        condition, then, otherwise = (self.write(child) for child in children(node))
        text = f"IF({condition.text},{then.text},{otherwise.text})"
        needs_then = _known(_beyond(then, condition))
        needs_otherwise = _known(_beyond(otherwise, condition))
        conditions = condition.conditions
        if needs_then or needs_otherwise:
            branch = f"IF({condition.text},{needs_then or 'TRUE'},{needs_otherwise or 'TRUE'})"
            conditions = (*conditions, branch)
        return _Part(text, _ATOM, condition.figures, conditions)

    def _call(self, name: str, items: tuple[Expression, ...]) -> _Part:
        parts = [self.write(item) for item in items]
        figures, conditions = _joined(parts)
        plain = all(_address(part) for part in parts)
        texts = ranges(part.text for part in parts) if plain else [part.text for part in parts]
        return _Part(f"{name}({','.join(texts)})", _ATOM, figures, conditions)

    def _fold(self, node: Fold) -> _Part:
        if not node.items:
            return _Part("0")
        if node.how == "known":
            return self._known_sum(node.items)
        if node.how == "count":
            return self._count_flags(node.items)
        return self._call("SUM" if node.how == "sum" else "AVERAGE", node.items)

    def _known_sum(self, items: tuple[Expression, ...]) -> _Part:
        called = self._call("SUM", items)
        counted = "COUNT" + called.text.removeprefix("SUM")
        return _Part(called.text, _ATOM, frozenset(), (f"{counted}>0",))

    def _count_flags(self, items: tuple[Expression, ...]) -> _Part:
        constants = [item for item in items if isinstance(item, Constant)]
        if len(constants) == len(items):
            return _Part(str(sum(1 for item in constants if item.value)))
        cells = [self.cells.get(item.key) if isinstance(item, Named) else None for item in items]
        if all(cell is not None and cell.yes for cell in cells):
            flags = [cell for cell in cells if cell is not None]
            areas = ranges(cell.address for cell in flags)
            text = "+".join(f"COUNTIF({area},{literal(flags[0].yes)})" for area in areas)
            answers = dict.fromkeys(answer for cell in flags for answer in cell.answers)
            known = "+".join(
                f"COUNTIF({area},{literal(answer)})" for area in areas for answer in answers
            )
            return _Part(text, 2, frozenset(), (f"{known}={len(flags)}",))
        parts = [self.write(item) for item in items]
        figures, conditions = _joined(parts)
        text = "+".join(f"IF({part.text},1,0)" for part in parts)
        return _Part(text, 2, figures, conditions)

    def _first_known(self, items: tuple[Expression, ...]) -> _Part:
        *firsts, last = (self.write(item) for item in items)
        text, known = last.text, _known(last) or "TRUE"
        for part in reversed(firsts):
            test = _known(part) or "TRUE"
            text = f"IF({test},{part.text},{text})"
            known = f"IF({test},TRUE,{known})"
        return _Part(text, _ATOM, frozenset(), () if known == "TRUE" else (known,))


def _cell(cell: Cell) -> _Part:
    if not cell.answers:
        return _Part(cell.address, _ATOM, frozenset((cell.address,)))
    allowed = ",".join(f"{cell.address}={literal(answer)}" for answer in cell.answers)
    known = f"OR({allowed})"
    text = f"{cell.address}={literal(cell.yes)}" if cell.yes else cell.address
    return _Part(text, _COMPARE_LEVEL if cell.yes else _ATOM, frozenset(), (known,))


def _address(part: _Part) -> bool:
    return _ADDRESS.fullmatch(part.text) is not None


def _beyond(part: _Part, given: _Part) -> _Part:
    """What a part needs that is not already given."""
    return _Part(
        part.text,
        part.level,
        part.figures - given.figures,
        tuple(c for c in part.conditions if c not in given.conditions),
    )


def _number(value: Fraction) -> str:
    text = show(value)
    return text if Fraction(text) == value else f"{value.numerator}/{value.denominator}"


def _plain(node: Expression) -> bool:
    """Products and quotients of cells and constants come out correctly rounded by themselves."""
    match node:
        case Constant() | Reference() | Named():
            return True
        case Arithmetic(operator=sign, left=left, right=right):
            return sign in "*/" and _plain(left) and _plain(right)
        case _:
            return False
