"""Exact numbers as people write them: reading, units, rounding, showing."""

from __future__ import annotations

from ziping.quantity.comparisons import COMPARISONS, Comparison
from ziping.quantity.figures import Figure, read_figure
from ziping.quantity.reasons import Reason, Unreadable
from ziping.quantity.rounding import round_down, round_half_up, round_up
from ziping.quantity.showing import show, show_short
from ziping.quantity.sums import exact_sum
from ziping.quantity.targets import Target, read_target
from ziping.quantity.units import Unit, read_unit

__all__ = [
    "COMPARISONS",
    "Comparison",
    "Figure",
    "Reason",
    "Target",
    "Unit",
    "Unreadable",
    "exact_sum",
    "read_figure",
    "read_target",
    "read_unit",
    "round_down",
    "round_half_up",
    "round_up",
    "show",
    "show_short",
]
