"""The order of rows that two sides have changed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import chain
from typing import TypeAlias

Rows: TypeAlias = Sequence[str]


def merged_order(
    members: Collection[str], base: Rows, mine: Rows, theirs: Rows, *, prefer_mine: bool
) -> tuple[tuple[str, ...], bool]:
    """The members in an order that keeps what either side moved, and whether both agree.

    Rows of one side only follow the row that they follow there; where both sides put some behind
    the same row, the run with the smaller first id goes first, whoever's it is.
    """
    here, there = (tuple(row for row in side if row in members) for side in (mine, theirs))
    common, other = _in_both(here, there), _in_both(there, here)
    old = [row for row in base if row in common]
    moved_here = [row for row in common if row in base] != old
    moved_there = [row for row in other if row in base] != old
    agreed = common == other or moved_here != moved_there
    if common != other and (prefer_mine if not agreed else moved_here):
        other = common
    runs = [*_runs(here, other), *_runs(there, other)]
    order = list(chain(_after("", runs), *((row, *_after(row, runs)) for row in other)))
    return tuple(order), agreed


def _in_both(side: Rows, other: Rows) -> tuple[str, ...]:
    return tuple(row for row in side if row in other)


def _runs(side: Rows, known: Collection[str]) -> Iterator[tuple[str, list[str]]]:
    """The rows of a side that are not known yet, as runs behind a known row or the front."""
    anchor, run = "", []
    for row in side:
        if row not in known:
            run.append(row)
            continue
        yield anchor, run
        anchor, run = row, []
    yield anchor, run


def _after(anchor: str, runs: Sequence[tuple[str, list[str]]]) -> Iterator[str]:
    here = sorted(run for place, run in runs if place == anchor and run)
    return chain.from_iterable(here)
