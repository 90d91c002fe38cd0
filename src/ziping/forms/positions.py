"""Which line of a TOML file a key stands on."""

from __future__ import annotations

import re
from collections.abc import Iterator

_HEADER = re.compile(r"\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"\s*([A-Za-z0-9_.\-\"']+)\s*=\s*(.*)$")
_FENCES = ('"""', "'''")


def key_lines(text: str) -> dict[str, int]:
    """The 1-based line of every table and key (`indicators[3].rule`) that can be told."""
    lines: dict[str, int] = {}
    counts: dict[str, int] = {}
    table = ""
    fence = ""
    for number, line in enumerate(text.split("\n"), 1):
        if fence:
            fence = "" if fence in line else fence
            continue
        if header := _HEADER.match(line):
            table = _table(header[2], counts, array=header[1] == "[[")
            for path in _outwards(table):
                lines.setdefault(path, number)
        elif key := _KEY.match(line):
            name = key[1].strip("\"'")
            lines.setdefault(f"{table}.{name}" if table else name, number)
            fence = next((mark for mark in _FENCES if key[2].count(mark) == 1), "")
    return lines


def line_of(lines: dict[str, int], where: str) -> int | None:
    """The line of a key, or of the nearest table around it."""
    while where:
        if where in lines:
            return lines[where]
        where = around(where)
    return None


def around(where: str) -> str:
    """The path of the table or list that a key or item stands in; empty for the whole file."""
    return where[: max(where.rfind("."), where.rfind("["), 0)]


def _outwards(table: str) -> Iterator[str]:
    """A table and those that it stands in: `facts.budget`, `facts`."""
    while table:
        yield table
        table = table.rpartition(".")[0]


def _table(name: str, counts: dict[str, int], *, array: bool) -> str:
    parts = [part.strip().strip("\"'") for part in name.split(".")]
    path = ""
    for place, part in enumerate(parts):
        path = f"{path}.{part}" if path else part
        if array and place == len(parts) - 1:
            counts[path] = counts.get(path, -1) + 1
        if path in counts:
            path = f"{path}[{counts[path]}]"
    return path
