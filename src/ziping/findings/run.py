"""All checks over one scored project."""

from __future__ import annotations

from ziping.evaluation import place
from ziping.findings import evidence, figures, form, scores, targets
from ziping.findings.model import CHECKS, Finding
from ziping.findings.observations import Observations
from ziping.scoring import ScoreSheet

_RANK = {"error": 0, "warning": 1, "info": 2}
MODULES = (figures, form, scores, targets, evidence)

NOTHING_SEEN = Observations()


def find(sheet: ScoreSheet, seen: Observations = NOTHING_SEEN) -> tuple[Finding, ...]:
    """Every finding, the open ones first, then by severity and in the order of the form; `seen`
    is what the session has observed outside the project."""
    found = [
        Finding(
            declared.code, declared.severity, spot.where, spot.message, spot.remedy, spot.waived
        )
        for declared in CHECKS.values()
        for spot in declared.run(sheet, seen)
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
