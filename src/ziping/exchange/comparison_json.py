"""A comparison as JSON: every path that differs, and the total with the lines that explain it."""

from __future__ import annotations

from fractions import Fraction

from ziping.exchange.json_values import Json
from ziping.quantity import show
from ziping.scoring.comparison import Comparison

TOTAL = "total"


def comparison_json(found: Comparison) -> list[Json]:
    """What `compare --json` prints: `path`, `a`, `b` of each difference. The last item is always
    the total, with the points of each line and the rest that no line explains."""
    fields: list[Json] = [
        {"path": item.path, "a": item.a, "b": item.b} for item in found.differences
    ]
    lines: list[Json] = [
        {
            "path": line.prefix,
            "title": line.title,
            "a": _points(line.a),
            "b": _points(line.b),
            "points": show(line.points),
        }
        for line in found.lines
    ]
    total: Json = {
        "path": TOTAL,
        "a": _points(found.a.total),
        "b": _points(found.b.total),
        "points": show(found.change),
        "lines": lines,
        "rest": show(found.rest),
    }
    return [*fields, total]


def _points(value: Fraction | None) -> str | None:
    return None if value is None else show(value, 2)
