"""Texts and other values as TOML that reads back exactly as it was."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

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


def text(value: str) -> str:
    """A TOML string; one with line breaks stands on lines of its own."""
    if "\n" in value:
        return '"""\n' + _escaped(value, _MANY_LINES) + '"""'
    return '"' + _escaped(value, _ESCAPES) + '"'


def key(path: str) -> str:
    """A dotted key, quoted where it must be."""
    return ".".join(part if _BARE_KEY.fullmatch(part) else text(part) for part in path.split("."))


def value(item: Any) -> str:
    """Any TOML value on one line."""
    match item:
        case bool():
            return "true" if item else "false"
        case str():
            return '"' + _escaped(item, _ESCAPES) + '"'
        case Mapping():
            pairs = (f"{_quoted(name)} = {value(part)}" for name, part in item.items())
            return "{ " + ", ".join(pairs) + " }"
        case list():
            return "[" + ", ".join(value(part) for part in item) + "]"
        case _:
            return str(item)


def _quoted(name: str) -> str:
    return name if _BARE_KEY.fullmatch(name) else text(name)


def _escaped(value: str, table: Mapping[str, str]) -> str:
    return "".join(table.get(c) or (f"\\u{ord(c):04x}" if _control(c) else c) for c in value)


def _control(character: str) -> bool:
    code = ord(character)
    return code < 0x20 or code == 0x7F or 0xD800 <= code <= 0xDFFF
