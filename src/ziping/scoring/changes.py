"""The figures of a standard, each changed by as little as it could be misprinted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from ziping.expression import Constant
from ziping.quantity import Figure, read_figure, show
from ziping.record import record

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_STRICT: Final = {">": ">=", ">=": ">", "<": "<=", "<=": "<"}
_BOUNDS: Final = (("at_least", "above"), ("at_most", "below"))
"""The names of one bound, included and excluded."""
_MOST_PLACES: Final = 10


@record
class Change:
    """One figure changed: its key path, the words before and after, and what it stands in then."""

    parameter: str
    old: str
    new: str
    item: Any


def changes(item: object, parameter: str = "") -> Iterator[Change]:
    """Every change of one figure in a dataclass, however deep: a figure by one printed step up
    and down, decimals by one, a comparison or bound between strict and not. Texts, names of
    facts and switches are no figures."""
    match item:
        case Constant():
            yield from _steps(item, parameter)
        case bool():
            return
        case int():
            near = (places for places in (item + 1, item - 1) if 0 <= places <= _MOST_PLACES)
            yield from (Change(parameter, str(item), str(places), places) for places in near)
        case str() if item in _STRICT:
            yield Change(parameter, item, _STRICT[item], _STRICT[item])
        case tuple():
            for number, part in enumerate(item):
                for change in changes(part, f"{parameter}[{number}]"):
                    parts = (*item[:number], change.item, *item[number + 1 :])
                    yield replace(change, item=parts)
        case Mapping():
            for key, part in item.items():
                for change in changes(part, f"{parameter}.{key}"):
                    yield replace(change, item={**item, key: change.item})
        case _ if is_dataclass(item) and not isinstance(item, type):
            yield from _in_fields(item, parameter)


def _in_fields(item: DataclassInstance, parameter: str) -> Iterator[Change]:
    prefix = f"{parameter}." if parameter else ""
    for field in fields(item):
        key = field.metadata.get("key", field.name)
        for change in changes(getattr(item, field.name), prefix + key):
            yield replace(change, item=replace(item, **{field.name: change.item}))
    for pair in _BOUNDS:
        for old, new in (pair, pair[::-1]):
            bound = getattr(item, old, None)
            if isinstance(bound, Constant) and getattr(item, new, bound) is None:
                other = replace(item, **{old: None, new: bound})
                yield Change(prefix + old, bound.shown, f"{new} {bound.shown}", other)


def _steps(constant: Constant, parameter: str) -> Iterator[Change]:
    """The figure one unit of its last printed digit up and down."""
    printed = read_figure(constant.shown)
    if not isinstance(constant.value, Fraction) or not isinstance(printed, Figure):
        return
    for value in (constant.value + printed.step, constant.value - printed.step):
        shown = show(value, printed.places, percent=printed.unit == "%")
        yield Change(parameter, constant.shown, shown, Constant(value, shown))
