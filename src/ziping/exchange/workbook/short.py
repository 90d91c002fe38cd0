"""Keeping formulas short: the items of a long fold get cells of their own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from ziping.expression import (
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

LONG: Final = 24
"""Items written out in one formula; a formula may have 255 arguments and 8,192 characters."""


def spread(node: Named, limit: int = LONG) -> tuple[Named, tuple[Named, ...]]:
    """The same result with the items of its long folds as named parts, and those parts."""
    if not _is_long(node.body, limit):
        return node, ()
    parts: list[Named] = []

    def name(item: Expression) -> Expression:
        if _is_cell(item):
            return item
        number = len(parts) + 1
        label = f"{_label(item) or node.label} · {number}"
        parts.append(Named(f"item.{node.key}.{number}", label, item))
        return parts[-1]

    body = _rebuilt(node.body, name, limit)
    return (replace(node, body=body) if parts else node), tuple(parts)


def _is_long(node: Expression, limit: int) -> bool:
    """Whether a fold inside an expression has too many items to be written out."""
    if _is_cell(node):
        return False
    if isinstance(node, Fold | Extreme) and _written_out(node.items) > limit:
        return True
    return any(_is_long(child, limit) for child in children(node))


def _written_out(items: Sequence[Expression]) -> int:
    return sum(1 for item in items if not _is_cell(item))


def _is_cell(item: Expression) -> bool:
    return isinstance(item, Named | Reference | Constant)


def _label(item: Expression) -> str:
    match item:
        case Named(label=label) | Reference(label=label):
            return label
        case Extreme(items=items) | FirstKnown(items=items) | Fold(items=items):
            return next((label for part in items if (label := _label(part))), "")
        case Choose(condition=condition):
            return _label(condition)
        case Arithmetic(left=left, right=right) | Compare(left=left, right=right):
            return _label(left) or _label(right)
        case Round(body=body):
            return _label(body)
    return ""


def _rebuilt(node: Expression, name: Callable[[Expression], Expression], limit: int) -> Expression:
    def again(part: Expression) -> Expression:
        return _rebuilt(part, name, limit)

    match node:
        case Fold(items=items) | Extreme(items=items):
            is_long = _written_out(items) > limit
            return replace(node, items=tuple(map(name if is_long else again, items)))
        case FirstKnown(items=items):
            return replace(node, items=tuple(map(again, items)))
        case Arithmetic(left=left, right=right) | Compare(left=left, right=right):
            return replace(node, left=again(left), right=again(right))
        case Choose(condition=condition, then=then, otherwise=otherwise):
            return Choose(again(condition), again(then), again(otherwise))
        case Round(body=body):
            return replace(node, body=again(body))
        case _:
            return node
