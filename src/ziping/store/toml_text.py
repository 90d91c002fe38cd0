"""Texts and other values as TOML that reads back exactly as it was."""

from __future__ import annotations

import re
from collections.abc import Mapping

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_ESCAPES = {
    "\\": "\\\\",
    '"': '\\"',
    "\b": "\\b",
    "\t": "\\t",
    "\n": "\\n",
    "\f": "\\f",
    "\r": "\\r",
}
_MANY_LINES = {**_ESCAPES, "\n": "\n", "\t": "\t"}


class Number(str):
    """A number as it was written: a text wherever a field wants one, and no quotes around it."""

    __slots__ = ()


def text(value: str) -> str:
    """A TOML string; one with line breaks stands on lines of its own."""
    if "\n" in value:
        return '"""\n' + _escaped(value, _MANY_LINES) + '"""'
    return _line(value)


def key(path: str) -> str:
    """A dotted key, quoted where it must be."""
    return ".".join(name(part) for part in path.split("."))


def name(part: str) -> str:
    """One part of a key, quoted where it must be."""
    return part if _BARE_KEY.fullmatch(part) else _line(part)


def value(item: object) -> str:
    """Any TOML value on one line."""
    match item:
        case bool():
            return "true" if item else "false"
        case Number():
            return str(item)
        case str():
            return _line(item)
        case Mapping():
            pairs = (f"{name(inner)} = {value(part)}" for inner, part in item.items())
            return "{ " + ", ".join(pairs) + " }"
        case list():
            return "[" + ", ".join(value(part) for part in item) + "]"
        case _:
            return str(item)


def _line(value: str) -> str:
    return '"' + _escaped(value, _ESCAPES) + '"'


def _escaped(value: str, table: Mapping[str, str]) -> str:
    return "".join(table.get(c) or (f"\\u{ord(c):04x}" if _control(c) else c) for c in value)


def _control(character: str) -> bool:
    return ord(character) < 0x20 or character == "\x7f"
