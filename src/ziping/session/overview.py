"""What a project comes to at a glance, so that its session need not be held."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from fractions import Fraction
from typing import Final

from ziping.exchange.summary import Entry, entry_of
from ziping.findings import Finding
from ziping.forms.problems import Severity
from ziping.record import record
from ziping.scoring import ScoreSheet
from ziping.session.session import Session
from ziping.session.status import Status, is_known, statuses

MOST_REMARKS: Final = 6
"""So many findings are remembered of each project, the gravest first."""

_EDITED_AFTER_SEAL: Final = "F055"
_GRAVITY: Final[tuple[Severity, ...]] = ("error", "warning", "info")


class Stage(Enum):
    """How far a project file is, from what needs a person most to what needs none."""

    BROKEN = "broken"
    """The file cannot be read."""
    ERROR = "error"
    """An error stands in it."""
    CHANGED = "changed"
    """It was edited after it was sealed."""
    MISSING = "missing"
    """Something is still to be filled in or explained."""
    BLANK = "blank"
    """Nothing has a score yet."""
    COMPLETE = "complete"
    """Everything is filled in."""
    SEALED = "sealed"
    """It is signed off, and as it was then."""
    IN_USE = "in use"
    """Somebody has it open elsewhere."""
    UNREAD = "unread"
    """Nobody has looked yet."""


@record
class Share:
    """A part of the total: a section of the form with what it has, may have and has lost."""

    title: str
    score: Fraction | None
    weight: Fraction
    lost: Fraction | None


@record
class Overview:
    """A project as a row of a table: its line of the roll-up, and what stands beside it."""

    entry: Entry
    form_title: str
    lines: int
    filled: int
    stage: Stage
    sealed: str
    declared: bool
    shares: tuple[Share, ...]
    remarks: tuple[tuple[Severity, str], ...]


def overview_of(file: str, session: Session) -> Overview:
    """A session's project at a glance; `file` is what its file is called in the table."""
    sheet, findings = session.sheet, session.findings
    lines = sheet.scored_lines or sheet.lines
    filled = sum(not sheet.applies(line) or is_known(sheet, line) for line in lines)
    seal = session.project.seal
    return Overview(
        entry_of(file, sheet, findings),
        sheet.form.form.title,
        len(lines) + len(sheet.plan.empty_groups),
        filled,
        _stage(sheet, findings, filled),
        seal.clock if seal else "",
        sheet.complete and sheet.derived_total is None,
        tuple(_shares(sheet)),
        tuple(_remarks(findings)),
    )


def _stage(sheet: ScoreSheet, findings: Iterable[Finding], filled: int) -> Stage:
    standing = [finding for finding in findings if finding.waived is None]
    if sheet.project.seal:
        edited = any(finding.code == _EDITED_AFTER_SEAL for finding in standing)
        return Stage.CHANGED if edited else Stage.SEALED
    found = set(statuses(sheet, findings).values())
    if Status.ERROR in found or any(finding.severity == "error" for finding in standing):
        return Stage.ERROR
    if not filled:
        return Stage.BLANK
    lacking = found & {Status.MISSING, Status.BLANK}
    return Stage.MISSING if lacking or not sheet.complete else Stage.COMPLETE


def _shares(sheet: ScoreSheet) -> Iterator[Share]:
    for section in sheet.form.sections:
        if not section.parent:
            score, lost = sheet.section_score(section), sheet.section_loss(section)
            yield Share(section.title, score, sheet.section_weight(section), lost)


def _remarks(findings: Iterable[Finding]) -> Iterator[tuple[Severity, str]]:
    standing = [finding for finding in findings if finding.waived is None]
    standing.sort(key=lambda finding: _GRAVITY.index(finding.severity))
    for finding in standing[:MOST_REMARKS]:
        yield finding.severity, finding.message
