"""How a project's seal stands, by what was found."""

from __future__ import annotations

from collections.abc import Iterable

from ziping.evaluation import Project
from ziping.findings.evidence import EDITED
from ziping.findings.model import Finding
from ziping.record import record


@record
class SealState:
    """Since when a project is sealed, and how much was edited since."""

    time: str
    changes: int


def seal_state(project: Project, findings: Iterable[Finding]) -> SealState | None:
    """Whether the seal still holds; None where there is none."""
    if project.seal is None:
        return None
    return SealState(project.seal.clock, sum(item.code == EDITED for item in findings))
