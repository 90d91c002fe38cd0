"""Plain data with named fields: what `dataclass(frozen=True, slots=True)` gives, made in a
fraction of the time. To write and compile the methods of many small classes otherwise takes a fifth
of the program's start.

Only `__init__` is made for each class. Equality, hash and text are shared and go by the fields;
that nothing is assigned to a record is seen to by the type checker.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from functools import partial
from operator import attrgetter
from typing import Any, TypeVar, cast, dataclass_transform, overload

T = TypeVar("T")


@overload
def record(cls: type[T], /) -> type[T]: ...


@overload
def record(*, kw_only: bool = False) -> Callable[[type[T]], type[T]]: ...


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: type[T] | None = None, /, *, kw_only: bool = False) -> Any:
    """Make a class a record of its annotated fields, equal and hashed by their values."""
    return _made(cls, kw_only=kw_only) if cls else partial(_made, kw_only=kw_only)


def _made(cls: type[T], *, kw_only: bool) -> type[T]:
    made: Any = dataclass(slots=True, eq=False, repr=False, kw_only=kw_only)(cls)
    names = tuple(part.name for part in fields(made))
    values = attrgetter(*names) if names else _none

    def equal(self: T, other: object) -> bool:
        return values(self) == values(other) if type(other) is type(self) else NotImplemented

    def hashed(self: T) -> int:
        return hash(values(self))

    def shown(self: T) -> str:
        texts = (f"{name}={getattr(self, name)!r}" for name in names)
        return f"{type(self).__qualname__}({', '.join(texts)})"

    for name, method in (("__eq__", equal), ("__hash__", hashed), ("__repr__", shown)):
        if name not in cls.__dict__:
            setattr(made, name, method)
    return cast("type[T]", made)


def _none(_self: object) -> None:
    """The values of a record without fields."""
