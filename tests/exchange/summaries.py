"""A roll-up of random projects of several organisations and forms."""

from __future__ import annotations

from tests.exchange.cases import DEPARTMENT, PROJECT, changed, random_sheet, sheet_of
from ziping.exchange.summary import Summary, entry_of

UNITS = ("甲局", "=1+1", "优*", "", "a", "A")
"""Names that a criterion of a spreadsheet function would take for something else."""


def summary(count: int = 24) -> Summary:
    """Projects and departments in turn; the samples among them are complete and graded."""
    found = Summary()
    for seed in range(count):
        sample = PROJECT if seed % 2 else DEPARTMENT
        sheet = sheet_of(sample) if seed % 4 == 1 else random_sheet(sample, seed)
        named = {"subject.unit": UNITS[seed % len(UNITS)] or None, "subject.name": f"项目 {seed}"}
        found.add(entry_of(f"{seed}.toml", changed(sheet, named), ()))
    found.unread.append(("=bad.toml", "坏"))
    return found
