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
    return tuple({found.path: found for found in _references(start, set(), deep=deep)}.values())


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


def _references(node: Expression, opened: set[int], *, deep: bool) -> Iterator[Reference]:
    """What stands below; a named part that is used in several places is opened once."""
    if isinstance(node, Reference):
        yield node
    for child in children(node):
        if isinstance(child, Named):
            if not deep or id(child) in opened:
                continue
            opened.add(id(child))
        yield from _references(child, opened, deep=deep)


def _names(node: Expression) -> Iterator[Named]:
    if isinstance(node, Named):
        yield node
        return
    for child in children(node):
        yield from _names(child)
