"""Fourth reading: what an expression asks of a person, and what of it is missing."""

from __future__ import annotations

from collections.abc import Container, Iterator

from ziping.expression.nodes import Expression, Named, Reference, children


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
    """The references below an expression that nobody has filled in yet."""
    return tuple(found for found in inputs(node) if found.path not in known)


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
