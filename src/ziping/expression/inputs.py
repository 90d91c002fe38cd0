"""Fourth reading: what an expression asks of a person, and what of it is missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ziping.expression.nodes import (
    Choose,
    Compare,
    Constant,
    Expression,
    FirstKnown,
    Named,
    Reference,
    Value,
    children,
)


def inputs(node: Expression, *, deep: bool = True) -> tuple[Reference, ...]:
    """The references below an expression in reading order, each once.

    With `deep` false, named parts below the expression itself are not opened.
    """
    start = node.body if isinstance(node, Named) else node
    found: dict[str, Reference] = {}
    opened: set[int] = set()
    # Results are shared: below many lines they are met again and again, and opened once.
    waiting = [start]
    while waiting:
        item = waiting.pop()
        if isinstance(item, Reference):
            found[item.path] = item
        elif not isinstance(item, Named):
            waiting.extend(reversed(children(item)))
        elif (deep or item is start) and id(item) not in opened:
            opened.add(id(item))
            waiting.extend(reversed(children(item)))
    return tuple(found.values())


def named_parts(node: Expression) -> tuple[Named, ...]:
    """The named intermediates directly below an expression, each once, in reading order."""
    start = node.body if isinstance(node, Named) else node
    return tuple({found.key: found for found in _names(start)}.values())


def missing(node: Expression, known: Mapping[str, Value]) -> tuple[Reference, ...]:
    """The references below an expression that nobody has filled in yet, but for those that are
    known without, and those that an answer already given leaves out."""
    start = node.body if isinstance(node, Named) else node
    found = {item.path: item for item in _needed(start, known) if item.path not in known}
    return tuple(found.values())


def _needed(node: Expression, known: Mapping[str, Value]) -> Iterator[Reference]:
    match node:
        case Reference():
            yield node
        case FirstKnown(items=items) if any(isinstance(item, Constant) for item in items):
            return
        case Choose(
            condition=Compare("=", Reference(path=path), Constant(value=str() as answer)),
            then=then,
            otherwise=otherwise,
        ) if path in known:
            yield from _needed(then if known[path] == answer else otherwise, known)
        case _:
            for child in children(node):
                yield from _needed(child, known)


def _names(node: Expression) -> Iterator[Named]:
    if isinstance(node, Named):
        yield node
        return
    for child in children(node):
        yield from _names(child)
