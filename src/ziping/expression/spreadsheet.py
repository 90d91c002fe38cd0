"""Third reading: the expression as a spreadsheet formula over cell addresses.

A blank cell is zero to a spreadsheet and unknown to us, so every formula guards what it needs:
figures are counted, choices compared with the answers allowed, divisors tested for zero.
A product or quotient of two cells is rounded once; anything longer is first settled to ten
decimals, since binary arithmetic may fall just short of a half.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import lru_cache

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
from ziping.record import record

_SETTLED_PLACES = 10
_COMPARE_LEVEL = 1
_SUM_LEVEL = 2
_LEVEL = {"+": 2, "-": 2, "*": 3, "/": 3}
_ATOM = 4
_ROUND = {"half_up": "ROUND", "down": "ROUNDDOWN", "up": "ROUNDUP"}
_EXTREME = {"min": "MIN", "max": "MAX"}
_ADDRESS = re.compile(r"((?:'(?:[^']|'')+'!|[^!']+!)?\$?)([A-Z]+)(\$?)(\d+)")


@record
class Cell:
    """Where a figure, flag or choice stands: `answers` are the texts a choice cell may hold."""

    address: str
    answers: tuple[str, ...] = ()
    yes: str = ""


@record
class _Part:
    """A written part, how tightly it binds, and the cells and conditions that it needs."""

    text: str
    level: int = _ATOM
    figures: frozenset[str] = frozenset()
    flags: frozenset[Cell] = frozenset()
    conditions: tuple[str, ...] = ()

    def within(self, level: int) -> str:
        return self.text if self.level >= level else f"({self.text})"


_NOTHING = _Part('""', conditions=("FALSE",))
"""Of no figures: never known."""


def formula(node: Expression, cells: Mapping[str, Cell]) -> str:
    """The guarded formula (without "=") of an expression over the cells of its parts.

    `cells` maps field paths and keys of named intermediates to cells; a named part without a
    cell is written out in place. The result is "" where something needed is unknown.
    Raises KeyError for a reference that has no cell.
    """
    body = node.body if isinstance(node, Named) else node
    writer = _Writer(cells)
    part = writer.write(body)
    # A sum of decimals is one; a quotient keeps all its digits for what is worked out from it.
    text = writer.settled(body, part) if _is_decimal(body) else part.text
    for condition in reversed(part.conditions):
        text = f'IF({condition},{text},"")'
    for known in _answered(part.flags):
        text = f'IF({known},{text},"")'
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


def _answered(flags: Iterable[Cell]) -> Iterator[str]:
    """Conditions that hold where each of these cells holds one of its answers."""
    kinds: dict[tuple[str, ...], list[str]] = {}
    for cell in flags:
        kinds.setdefault(cell.answers, []).append(cell.address)
    for answers, addresses in sorted(kinds.items()):
        areas = ranges(sorted(addresses))
        counts = [f"COUNTIF({area},{literal(word)})" for area in areas for word in answers]
        yield f"{'+'.join(counts)}={len(addresses)}"


def _known(part: _Part) -> str:
    """A condition that holds where everything the part needs is known; empty where it always is."""
    text = ""
    for condition in reversed((*_answered(part.flags), *part.conditions)):
        text = f"IF({condition},{text},FALSE)" if text else condition
    if part.figures:
        counted = f"{_count(part.figures)}={len(part.figures)}"
        text = f"IF({counted},{text},FALSE)" if text else counted
    return text


def _with_needs(text: str, level: int, parts: Sequence[_Part], *conditions: str) -> _Part:
    """A part that needs all that its own parts need, and these conditions."""
    figures = frozenset().union(*(part.figures for part in parts))
    flags: frozenset[Cell] = frozenset().union(*(part.flags for part in parts))
    needed = dict.fromkeys(condition for part in parts for condition in part.conditions)
    return _Part(text, level, figures, flags, (*needed, *conditions))


@record
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
            case Round():
                return self._round(node)
            case Compare():
                return self._compare(node)
            case Choose():
                return self._choose(node)
            case Fold():
                return self._fold(node)
            case FirstKnown(items=items):
                return self._first_known(items)

    def settled(self, node: Expression, part: _Part) -> str:
        """The part without the dust of binary arithmetic."""
        if self._steps(node) == 0:
            return part.text
        return f"ROUND({part.text},{_SETTLED_PLACES})"

    def _steps(self, node: Expression) -> int:
        """How often binary arithmetic may have rounded; cancellation in a sum counts twice."""
        match node:
            case Named(key=key, body=body):
                return int(not _is_decimal(body)) if key in self.cells else self._steps(body)
            case Arithmetic(operator=sign, left=left, right=right):
                return self._steps(left) + self._steps(right) + (1 if sign in "*/" else 2)
            case Choose(then=then, otherwise=otherwise):
                return max(self._steps(then), self._steps(otherwise))
            case Extreme(items=items) | FirstKnown(items=items):
                return max(map(self._steps, items), default=0)
            case Fold(how="sum" | "known" | "mean", items=items):
                return 2 if len(items) > 1 else sum(map(self._steps, items))
            case _:
                return 0

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
        tight = level + 1 if node.operator in "-/" else level
        text = f"{left.within(level)}{node.operator}{right.within(tight)}"
        if node.operator == "/" and not (isinstance(node.right, Constant) and node.right.value):
            return _with_needs(text, level, (left, right), f"{right.within(_SUM_LEVEL)}<>0")
        return _with_needs(text, level, (left, right))

    def _round(self, node: Round) -> _Part:
        part = self.write(node.body)
        # A quotient that should be whole may fall just short of it; half up forgives one step.
        exact_enough = 1 if node.way == "half_up" else 0
        plain = self._steps(node.body) <= exact_enough
        text = part.text if plain else self.settled(node.body, part)
        return _with_needs(f"{_ROUND[node.way]}({text},{node.places})", _ATOM, (part,))

    def _compare(self, node: Compare) -> _Part:
        left, right = self.write(node.left), self.write(node.right)
        sides = (self._side(node.left, left), self._side(node.right, right))
        return _with_needs(node.operator.join(sides), _COMPARE_LEVEL, (left, right))

    def _side(self, node: Expression, part: _Part) -> str:
        return part.within(_SUM_LEVEL) if self._steps(node) == 0 else self.settled(node, part)

    def _choose(self, node: Choose) -> _Part:
        condition, then, otherwise = (self.write(child) for child in children(node))
        text = f"IF({condition.text},{then.text},{otherwise.text})"
        needs_then = _known(_beyond(then, condition))
        needs_otherwise = _known(_beyond(otherwise, condition))
        if not (needs_then or needs_otherwise):
            return _with_needs(text, _ATOM, (condition,))
        branch = f"IF({condition.text},{needs_then or 'TRUE'},{needs_otherwise or 'TRUE'})"
        return _with_needs(text, _ATOM, (condition,), branch)

    def _call(self, name: str, items: tuple[Expression, ...]) -> _Part:
        if not items:
            return _NOTHING
        parts = [self.write(item) for item in items]
        plain = all(_address(part) for part in parts)
        texts = ranges(part.text for part in parts) if plain else [part.text for part in parts]
        return _with_needs(f"{name}({','.join(texts)})", _ATOM, parts)

    def _fold(self, node: Fold) -> _Part:
        if not node.items:
            empty = node.how in ("sum", "count")
            return _Part("0") if empty else _NOTHING
        if node.how == "known":
            return self._known_sum(node.items)
        if node.how == "count":
            return self._count_flags(node.items)
        return self._call("SUM" if node.how == "sum" else "AVERAGE", node.items)

    def _known_sum(self, items: tuple[Expression, ...]) -> _Part:
        parts = [self.write(item) for item in items]
        if all(_address(part) for part in parts):
            areas = ",".join(ranges(part.text for part in parts))
            return _Part(f"SUM({areas})", conditions=(f"COUNT({areas})>0",))
        tests = [_known(part) or "TRUE" for part in parts]
        terms = [f"IF({test},{part.text},0)" for test, part in zip(tests, parts, strict=True)]
        return _Part(f"SUM({','.join(terms)})", conditions=(f"OR({','.join(tests)})",))

    def _count_flags(self, items: tuple[Expression, ...]) -> _Part:
        constants = [item for item in items if isinstance(item, Constant)]
        if len(constants) == len(items):
            return _Part(str(sum(1 for item in constants if item.value)))
        cells = [self._flag_cell(item) for item in items]
        flags = [cell for cell in cells if cell is not None]
        if len(flags) == len(items) and len({cell.yes for cell in flags}) == 1:
            areas = ranges(cell.address for cell in flags)
            counts = [f"COUNTIF({area},{literal(flags[0].yes)})" for area in areas]
            return _Part("+".join(counts), _SUM_LEVEL, flags=frozenset(flags))
        parts = [self.write(item) for item in items]
        return _with_needs("+".join(f"IF({p.text},1,0)" for p in parts), _SUM_LEVEL, parts)

    def _flag_cell(self, item: Expression) -> Cell | None:
        match item:
            case Named(key=key) | Reference(path=key):
                cell = self.cells.get(key)
                return cell if cell and cell.yes else None
        return None

    def _first_known(self, items: tuple[Expression, ...]) -> _Part:
        if not items:
            return _NOTHING
        *firsts, last = (self.write(item) for item in items)
        text, known = last.text, _known(last) or "TRUE"
        for part in reversed(firsts):
            test = _known(part) or "TRUE"
            text = f"IF({test},{part.text},{text})"
            known = f"IF({test},TRUE,{known})"
        return _Part(text, conditions=() if known == "TRUE" else (known,))


def _cell(cell: Cell) -> _Part:
    if cell.yes:
        text = f"{cell.address}={literal(cell.yes)}"
        return _Part(text, _COMPARE_LEVEL, flags=frozenset((cell,)))
    if cell.answers:
        allowed = ",".join(f"{cell.address}={literal(answer)}" for answer in cell.answers)
        return _Part(cell.address, conditions=(f"OR({allowed})",))
    return _Part(cell.address, figures=frozenset((cell.address,)))


def _address(part: _Part) -> bool:
    return _ADDRESS.fullmatch(part.text) is not None


def _beyond(part: _Part, given: _Part) -> _Part:
    """What a part needs that is not already given."""
    return _Part(
        part.text,
        part.level,
        part.figures - given.figures,
        part.flags - given.flags,
        tuple(c for c in part.conditions if c not in given.conditions),
    )


@lru_cache(maxsize=1024)
def _number(value: Fraction) -> str:
    text = show(value)
    return text if Fraction(text) == value else f"{value.numerator}/{value.denominator}"


def _is_decimal(node: Expression) -> bool:
    """Whether the exact value has an end as a decimal: nothing is divided but by constants."""
    match node:
        case Round() | Compare() | Reference():
            return True
        case Constant(value=value):
            return not isinstance(value, Fraction) or "/" not in _number(value)
        case Arithmetic(operator="/") | Fold(how="mean"):
            return False
        case Choose(then=then, otherwise=otherwise):
            return _is_decimal(then) and _is_decimal(otherwise)
        case _:
            return all(map(_is_decimal, children(node)))
