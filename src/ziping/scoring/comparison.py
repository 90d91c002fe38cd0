"""Two scored projects side by side: which fields differ, and which lines explain the total."""

from __future__ import annotations

from collections.abc import Container, Iterator
from fractions import Fraction
from typing import Final

from ziping.evaluation import ROWS, TARGET, place, waived_at
from ziping.evaluation.differences import Difference, differences
from ziping.quantity import exact_sum, round_half_up
from ziping.record import record
from ziping.scoring.lines import Line
from ziping.scoring.sheet import ScoreSheet

PLACES: Final = 2
"""The decimals with which scores are printed."""


@record
class LineChange:
    """A line whose points differ; a score is None where it is unknown or the line is not there."""

    prefix: str
    title: str
    a: Fraction | None
    b: Fraction | None

    @property
    def points(self) -> Fraction:
        """What it adds to the total, between the scores as printed; unknown is nothing so far."""
        return _printed(self.b) - _printed(self.a)


@record
class Comparison:
    """What differs. The points of the lines and the rest (caps, rounding) add up exactly to the
    change of the total."""

    a: ScoreSheet
    b: ScoreSheet
    differences: tuple[Difference, ...]
    lines: tuple[LineChange, ...]

    @property
    def change(self) -> Fraction:
        """The change of the total."""
        return (self.b.total or Fraction(0)) - (self.a.total or Fraction(0))

    @property
    def rest(self) -> Fraction:
        """What no line explains: a cap, or rounding."""
        return self.change - exact_sum([line.points for line in self.lines])


def _printed(score: Fraction | None) -> Fraction:
    return round_half_up(score or Fraction(0), PLACES)


def compare(a: ScoreSheet, b: ScoreSheet) -> Comparison:
    """Compare by field path, and line by line."""
    return Comparison(a, b, differences(a.project, b.project), tuple(_lines(a, b)))


def _lines(a: ScoreSheet, b: ScoreSheet) -> Iterator[LineChange]:
    first, second = _by_prefix(a), _by_prefix(b)
    for prefix in {**first, **second}:
        old, new = first.get(prefix), second.get(prefix)
        before, after = a.score(old) if old else None, b.score(new) if new else None
        if before != after:
            title = b.title(new) if new else a.title(old) if old else ""
            yield LineChange(prefix, title, before, after)


@record
class Part:
    """A line with the fields of it that differ, and its points where they do; a target group with
    its list of rows; without a prefix, what belongs to none of them."""

    prefix: str
    title: str
    change: LineChange | None
    differences: tuple[Difference, ...]


def parts(found: Comparison) -> Iterator[Part]:
    """A comparison line by line in the order of the form: first what several lines share, before
    its first row a target group."""
    titles = dict(
        title
        for sheet in (found.a, found.b)
        for line in sheet.lines
        for title in _titles(sheet, line)
    )
    fields: dict[str, list[Difference]] = {}
    for item in found.differences:
        fields.setdefault(_owner(item.path, titles), []).append(item)
    if "" in fields:
        yield Part("", "", None, tuple(fields[""]))
    changes = {line.prefix: line for line in found.lines}
    for prefix, title in titles.items():
        if prefix in changes or prefix in fields:
            yield Part(prefix, title, changes.get(prefix), tuple(fields.get(prefix, ())))


def _titles(sheet: ScoreSheet, line: Line) -> Iterator[tuple[str, str]]:
    """What a line is called, and the group before it whose row it is."""
    if line.is_target:
        yield f"{ROWS}.{TARGET}.{line.source.id}", line.source.title
    yield line.prefix, sheet.title(line)


def _owner(path: str, lines: Container[str]) -> str:
    """The line, or the group by its list of rows, that a field or the waiver of a finding
    belongs to."""
    spot = place((waived_at(path) or ("", path))[1])
    prefix = path if spot.room == ROWS else f"{spot.room}.{spot.owner}"
    return prefix if prefix in lines else ""


def _by_prefix(sheet: ScoreSheet) -> dict[str, Line]:
    return {line.prefix: line for line in sheet.scored_lines}
