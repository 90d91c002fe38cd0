"""A form's content as the text of a form file, which reads back as the same content."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ziping.store.toml_text import name, value


def form_text(content: Mapping[str, Any]) -> str:
    """The form file of a content as TOML reads it: a key per line, lists of tables as such."""
    return "".join(f"{line}\n" for line in _lines(content)).lstrip("\n")


def _lines(content: Mapping[str, Any]) -> Iterator[str]:
    rooms = {key: item for key, item in content.items() if _is_room(item)}
    # What stands outside all tables must come before the first one.
    yield from _keys({key: item for key, item in content.items() if key not in rooms})
    for key, room in rooms.items():
        listed = isinstance(room, list)
        for table in room if listed else [room]:
            yield ""
            yield f"[[{name(key)}]]" if listed else f"[{name(key)}]"
            yield from _keys(table)


def _keys(table: Mapping[str, Any]) -> Iterator[str]:
    return (f"{name(key)} = {value(item)}" for key, item in table.items())


def _is_room(item: object) -> bool:
    """A table, or a list of nothing but tables."""
    if isinstance(item, list):
        return bool(item) and all(isinstance(part, dict) for part in item)
    return isinstance(item, dict)
