"""Fourth reading: what an expression asks of a person, and what of it is missing."""

from __future__ import annotations

from collections.abc import Container, Iterator

from ziping.expression.nodes import Constant, Expression, FirstKnown, Named, Reference, children


def inputs(node: Expression, *, deep: bool = True) -> tuple[Reference, ...]:
    """The references below an expression in reading order, each once.

    With `deep` false, named parts below the expression itself are not opened.
    """
    start = node.body if isinstance(node, Named) else node
    return tuple({found.path: found for found in _references(start, deep=deep)}.values())


def named_parts(node: Expression) -> tuple[Named, ...]:
    """The named intermediates directly below an expression, each once, in reading order."""
    start = node.body if isinstance(node, Named) else node
    return tuple({found.key: found for found in _names(start)}.values())


def missing(node: Expression, known: Container[str]) -> tuple[Reference, ...]:
    """The references below an expression that nobody has filled in yet, but for those that are
    known without."""
    start = node.body if isinstance(node, Named) else node
    found = {item.path: item for item in _needed(start) if item.path not in known}
    return tuple(found.values())


def _needed(node: Expression) -> Iterator[Reference]:
    if isinstance(node, Reference):
        yield node
    if isinstance(node, FirstKnown) and any(isinstance(item, Constant) for item in node.items):
        return
    for child in children(node):
        yield from _needed(child)


def _references(node: Expression, *, deep: bool) -> Iterator[Reference]:
    if isinstance(node, Reference):
        yield node
    for child in children(node):
        if deep or not isinstance(child, Named):
            yield from _references(child, deep=deep)


def _names(node: Expression) -> Iterator[Named]:
    if isinstance(node, Named):
        yield node
        return
    for child in children(node):
        yield from _names(child)
