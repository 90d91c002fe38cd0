"""Findings that a person lets stand, with the reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from ziping.evaluation import WAIVER, Project, waived_at, waiver_path
from ziping.findings.model import CHECKS, Finding, Mend
from ziping.language import _
from ziping.scoring import ScoreSheet

UNUSED: Final = "F062"
"""The code of a waiver that waives nothing."""


def waiver_of(project: Project, code: str, where: str) -> str:
    """The reason that a person gives for a finding; empty where there is none."""
    return project.text(waiver_path(code, where)).strip() if may_waive(code) else ""


def may_waive(code: str) -> bool:
    """Whether findings of a code can be waived. An edit after the seal is one whatever is said."""
    return code in CHECKS and CHECKS[code].may_waive


def unused(sheet: ScoreSheet, found: Sequence[Finding]) -> Iterator[Finding]:
    """Waivers that waive nothing: what they were given for is mended or gone, and would be waived
    unseen if it came back. Those for what is outside the project count only when it is seen."""
    standing = {(item.code, item.where) for item in found}
    for path in sheet.project.entries:
        waived = waived_at(path) if path.startswith(f"{WAIVER}.") else None
        if waived is None or waived in standing or _may_be_unseen(waived[0]):
            continue
        message = _("The waiver of {code} waives nothing: no such finding stands")
        yield Finding(
            UNUSED,
            "info",
            path,
            message.format(code=waived[0]),
            _("Remove it, so that nothing is waived unseen later"),
            mends=(Mend(_("Remove the waiver"), ((path, ""),)),),
        )


def _may_be_unseen(code: str) -> bool:
    return may_waive(code) and CHECKS[code].observes
