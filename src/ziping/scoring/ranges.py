"""The points that a person may give."""

from __future__ import annotations

from ziping.forms.rules.judgement import Tier, range_text
from ziping.quantity import show
from ziping.scoring.lines import Line
from ziping.scoring.sheet import ScoreSheet


def points_range(sheet: ScoreSheet, line: Line) -> str:
    """The range of a line's points, [8, 10], within the tier that is chosen; empty before one
    is where there are tiers."""
    weight = sheet.printed_weight(line)
    if weight is None:
        return ""
    tiers: tuple[Tier, ...] = getattr(line.source.rule, "tiers", ())
    verdict = sheet.inputs.get(f"{line.prefix}.choice")
    numbers = (number for number, tier in enumerate(tiers) if tier.id == verdict)
    if tiers:
        return next((range_text(tiers, number, weight) for number in numbers), "")
    return f"[0, {show(weight)}]"


def score_range(sheet: ScoreSheet, line: Line) -> str:
    """The range of a score that a person sets."""
    weight = sheet.weight(line)
    return f"[0, {show(weight)}]" if weight is not None else ""
