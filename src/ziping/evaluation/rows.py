"""Rows by the beginning of their fields' paths: `target.k3f9`, `table.parts.p1`."""

from __future__ import annotations

from collections.abc import Mapping

from ziping.evaluation.paths import ROWS, TABLE, TARGET, place


def row_of(path: str) -> str:
    """The row in which a field stands; empty for any other."""
    spot = place(path)
    if spot.room == TARGET:
        return f"{TARGET}.{spot.owner}"
    row = spot.field.partition(".")[0]
    return f"{TABLE}.{spot.owner}.{row}" if spot.room == TABLE else ""


def listed_rows(entries: Mapping[str, str]) -> set[str]:
    """The rows that stand in a list."""
    found = set()
    for path, ids in entries.items():
        spot = place(path)
        for row in ids.split() if spot.room == ROWS else ():
            owner = TARGET if spot.owner == TARGET else f"{TABLE}.{spot.field}"
            found.add(f"{owner}.{row}")
    return found
