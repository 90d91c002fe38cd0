"""The contents of two forms made one, every part knowing where it stands.

Tables merge key by key and lists of tables with an `id` by id, in the base's order with additions
behind; everything else is replaced. `after = "<id>"` puts an item, or a fact, behind another one,
`after = ""` at the front. A `rule` of another kind is replaced whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeAlias

from ziping.record import record

AFTER = "after"
_BY_NAME = "facts"
"""The one table whose keys are ids, so that their order can be told."""


@record
class Part:
    """A table of parts, a list of parts or a plain value; the form that it stands in, empty for
    the file itself, and its key path there."""

    value: Any
    form: str
    path: str


@record
class Unknown:
    """A name at a place where nothing has it, and the names that are known there."""

    where: str
    name: str
    known: list[str]


Report = Callable[[Unknown], None]
Named: TypeAlias = tuple[str, Part]
_NOTHING = Part(None, "", "")


def parted(raw: object, form: str, path: str = "") -> Part:
    """A form's content as parts."""
    value = raw
    if isinstance(raw, dict):
        keys = {key: f"{path}.{key}" if path else key for key in raw}
        value = {key: parted(raw[key], form, keys[key]) for key in raw}
    elif isinstance(raw, list):
        value = [parted(item, form, f"{path}[{number}]") for number, item in enumerate(raw)]
    return Part(value, form, path)


def content(part: Part) -> Any:
    """What the parts say."""
    if isinstance(part.value, dict):
        return {key: content(item) for key, item in part.value.items()}
    if isinstance(part.value, list):
        return [content(item) for item in part.value]
    return part.value


def places(part: Part, path: str = "") -> Iterator[tuple[str, Part]]:
    """Every part by its key path in the whole."""
    yield path, part
    if isinstance(part.value, dict):
        for key, item in part.value.items():
            yield from places(item, f"{path}.{key}" if path else key)
    elif isinstance(part.value, list):
        for number, item in enumerate(part.value):
            yield from places(item, f"{path}[{number}]")


def merged(base: Part, own: Part, report: Report) -> Part:
    """The base with everything that stands in its own part put over it."""
    if isinstance(own.value, dict):
        below = base.value if isinstance(base.value, dict) else {}
        return Part(_tables(below, own.value, report), own.form, own.path)
    if _has_ids(own.value) and (not base.value or _has_ids(base.value)):
        items = _by_id(base.value or [], own.value, report)
        return Part([item for _id, item in _ordered(items, report)], own.form, own.path)
    return own


def without(part: Part, names: list[str]) -> Part | Unknown:
    """The part without what the names lead to: keys of tables, ids in lists."""
    first, *rest = names
    items = _items(part)
    if first not in items:
        return Unknown(part.path, first, list(items))
    child = items[first]
    left = without(child, rest) if rest else None
    if isinstance(left, Unknown):
        return left
    if isinstance(part.value, dict):
        pairs = ((key, left if item is child else item) for key, item in part.value.items())
        return Part({key: item for key, item in pairs if item}, part.form, part.path)
    found = (left if item is child else item for item in part.value)
    return Part([item for item in found if item], part.form, part.path)


def _items(part: Part) -> dict[str, Part]:
    if isinstance(part.value, dict):
        return part.value
    items = part.value if isinstance(part.value, list) else []
    return {name: item for item in items if (name := _id(item)) is not None}


def _tables(base: dict[str, Part], own: dict[str, Part], report: Report) -> dict[str, Part]:
    found = dict(base)
    for key, item in own.items():
        below = base.get(key, _NOTHING)
        if key == "rule" and _text(item, "kind") not in (None, _text(below, "kind")):
            below = _NOTHING
        whole = merged(below, item, report)
        if key == _BY_NAME and isinstance(whole.value, dict):
            whole = Part(dict(_ordered(whole.value.items(), report)), whole.form, whole.path)
        found[key] = whole
    return found


def _by_id(base: list[Part], own: list[Part], report: Report) -> Iterator[Named]:
    """What both have in the base's order, then the additions."""
    by_id: dict[str, Part] = {}
    for item in own:
        by_id.setdefault(_id(item) or "", item)
    merging = [by_id.get(_id(item) or "", _NOTHING) for item in base]
    for item, over in zip(base, merging, strict=True):
        yield _id(item) or "", item if over is _NOTHING else merged(item, over, report)
    for item in own:
        if not any(item is over for over in merging):
            yield _id(item) or "", merged(_NOTHING, item, report)


def _ordered(items: Iterable[Named], report: Report) -> list[Named]:
    """The items in their order, but each with `after` behind the one that it names."""
    standing, behind = _told_apart(list(items), report)
    found: list[Named] = []
    waiting = [*reversed(standing), *reversed(behind.pop("", []))]
    while waiting:
        found.append(waiting.pop())
        waiting.extend(reversed(behind.pop(found[-1][0], [])))
    for name, rest in behind.items():
        # They wait for each other.
        known = [other for other, _item in found]
        report(Unknown(f"{rest[0][1].path}.{AFTER}", name, known))
        found.extend(rest)
    return found


def _told_apart(items: list[Named], report: Report) -> tuple[list[Named], dict[str, list[Named]]]:
    """The items that stand where they are, and those behind others, by what they stand behind."""
    ids = [name for name, _item in items]
    standing: list[Named] = []
    behind: dict[str, list[Named]] = {}
    for name, item in items:
        after = item.value.get(AFTER) if isinstance(item.value, dict) else None
        if after is None:
            standing.append((name, item))
            continue
        rest = {key: part for key, part in item.value.items() if key != AFTER}
        others = [other for other in ids if other != name]
        if after.value == "" or after.value in others:
            behind.setdefault(after.value, []).append((name, Part(rest, item.form, item.path)))
        else:
            report(Unknown(after.path, str(after.value), others))
            standing.append((name, Part(rest, item.form, item.path)))
    return standing, behind


def _has_ids(value: object) -> bool:
    """Whether this is a list of tables that are told apart by their ids."""
    if not isinstance(value, list) or not all(isinstance(item.value, dict) for item in value):
        return False
    return any(_id(item) is not None for item in value)


def _id(item: Part) -> str | None:
    return _text(item, "id")


def _text(part: Part, key: str) -> str | None:
    found = part.value.get(key) if isinstance(part.value, dict) else None
    return found.value if found and isinstance(found.value, str) else None
