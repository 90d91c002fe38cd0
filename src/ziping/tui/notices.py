"""What is wrong with a field, said under it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ziping.evaluation import place
from ziping.findings import Finding, fault_remedy
from ziping.forms.problems import Severity
from ziping.session import Session
from ziping.tui.paint import Row, wrap
from ziping.tui.palette import Palette, ink
from ziping.tui.review import Review
from ziping.tui.stamps import severity_stamp
from ziping.tui.wording import without_title

_READ_AT_ONCE = ("F001",)
"""Findings that `notices` does not wait for."""


@dataclass(frozen=True)
class Notice:
    """A sentence of some severity, or of none, in lines of a width."""

    severity: Severity | None
    text: str
    width: int

    @cached_property
    def lines(self) -> list[str]:
        """The lines."""
        return wrap(self.text, self.width)


def notices(session: Session, review: Review, path: str, width: int) -> Iterator[Notice]:
    """What must be said of a field: at once where it cannot be read, else as it was found."""
    misread = session.sheet.misread.get(path)
    if misread:
        yield Notice("error", fault_remedy(misread.fault), width)
    for finding in review.at(path):
        if finding.code not in _READ_AT_ONCE:
            yield Notice(finding.severity, said_at(session, finding), width)


def said_at(session: Session, finding: Finding) -> str:
    """What a finding says, without the name of its line, which stands above."""
    owner, sheet = place(finding.where).owner, session.sheet
    title = next((sheet.title(line) for line in sheet.lines if line.id == owner), "")
    return without_title(finding.message, title)


def remedy(review: Review, path: str) -> str:
    """How what was found at a field is mended; empty where nothing was."""
    return next((f.remedy for f in review.at(path) if f.code not in _READ_AT_ONCE), "")


def notices_height(notices: Sequence[Notice]) -> int:
    """The lines that notices take."""
    return sum(len(notice.lines) for notice in notices)


def put_notices(
    row: Row, notices: Sequence[Notice], number: int, column: int, colours: Palette
) -> None:
    """One line of the notices, the stamp left of the column where one begins."""
    for notice in notices:
        if number < len(notice.lines):
            severity = notice.severity
            stamp = severity_stamp(severity) if severity else None
            style = ink(stamp.colour(colours) if stamp else colours.faint)
            if number == 0 and stamp:
                row.put(column - 3, stamp.text, style)
            row.put(column, notice.lines[number], style)
            return
        number -= len(notice.lines)
