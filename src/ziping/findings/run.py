"""All checks over one scored project."""

from __future__ import annotations

from collections.abc import Iterator

from ziping.evaluation import place
from ziping.findings import evidence, figures, form, scores, targets
from ziping.findings.model import CHECKS, Declared, Finding
from ziping.findings.observations import Observations
from ziping.findings.waiving import unused, waiver_of
from ziping.scoring import ScoreSheet

_RANK = {"error": 0, "warning": 1, "info": 2}
MODULES = (figures, form, scores, targets, evidence)

NOTHING_SEEN = Observations()


def find(sheet: ScoreSheet, seen: Observations = NOTHING_SEEN) -> tuple[Finding, ...]:
    """Every finding, the open ones first, then by severity and in the order of the form; `seen`
    is what the session has observed outside the project."""
    found = [item for check in CHECKS.values() for item in _found(check, sheet, seen)]
    found += unused(sheet, found)
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


def _found(check: Declared, sheet: ScoreSheet, seen: Observations) -> Iterator[Finding]:
    """What a check finds; the form's own reason to let it stand goes before a person's."""
    for spot in check.run(sheet, seen):
        waived = spot.waived or (waiver_of(sheet.project, check.code, spot.where) or None)
        yield Finding(
            check.code, check.severity, spot.where, spot.message, spot.remedy, waived, spot.mends
        )
