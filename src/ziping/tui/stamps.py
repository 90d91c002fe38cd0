"""Stamps: a state as a sign of two cells, so that no state is told by its colour alone."""

from __future__ import annotations

from ziping.findings import Finding
from ziping.forms.problems import Severity
from ziping.language import language
from ziping.record import record
from ziping.session import Status
from ziping.tui.palette import Palette


@record
class Stamp:
    """Its signs in Chinese and in English, and the role of its colour: amber where there is
    something to do, red where something is wrong."""

    chinese: str
    english: str
    role: str = "muted"

    @property
    def text(self) -> str:
        """The sign."""
        return self.chinese if language() == "zh" else self.english

    def colour(self, colours: Palette) -> str:
        """The colour of the sign and of what is said with it."""
        found: str = getattr(colours, self.role)
        return found


ERROR = Stamp("错", "x ", "bad")
WARNING = Stamp("警", "! ", "warn")
NOTE = Stamp("注", "i ")
WAIVED = Stamp("免", "w ", "faint")
BLANK = Stamp("空", ". ")
MISSING = Stamp("缺", "? ", "warn")

_STATUSES = {
    Status.ERROR: ERROR,
    Status.BLANK: BLANK,
    Status.MISSING: MISSING,
    Status.WARNING: WARNING,
    Status.LOST: Stamp("扣", "- "),
    Status.FULL: Stamp("满", "= "),
    Status.ABSENT: Stamp("不", "/ "),
}
_SEVERITIES: dict[Severity, Stamp] = {"error": ERROR, "warning": WARNING, "info": NOTE}


def status_stamp(status: Status) -> Stamp:
    """How a line stands."""
    return _STATUSES[status]


def severity_stamp(severity: Severity) -> Stamp:
    """How grave something is."""
    return _SEVERITIES[severity]


def finding_stamp(finding: Finding) -> Stamp:
    """How grave a finding is, or that it may stand."""
    return severity_stamp(finding.severity) if finding.waived is None else WAIVED
