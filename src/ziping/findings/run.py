"""All checks over one scored project."""

from __future__ import annotations

from ziping.evaluation import place
from ziping.findings import figures, form, scores, targets
from ziping.findings.model import CHECKS, Finding
from ziping.scoring import ScoreSheet

_RANK = {"error": 0, "warning": 1, "info": 2}
MODULES = (figures, form, scores, targets)


def find(sheet: ScoreSheet) -> tuple[Finding, ...]:
    """Every finding, the open ones first, then by severity and in the order of the form."""
    found = [
        Finding(
            declared.code, declared.severity, spot.where, spot.message, spot.remedy, spot.waived
        )
        for declared in CHECKS.values()
        for spot in declared.run(sheet)
    ]
    order = {line.id: number for number, line in enumerate(sheet.lines)}
    last = len(order)
    found.sort(
        key=lambda finding: (
            finding.waived is not None,
            _RANK[finding.severity],
            order.get(place(finding.where).owner, last),
            finding.code,
        )
    )
    return tuple(found)
