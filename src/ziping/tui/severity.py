"""How grave a finding is, in one stamp and its colour."""

from __future__ import annotations

from ziping.forms.problems import Severity
from ziping.language import language
from ziping.tui.palette import Palette

_STAMPS: dict[Severity, tuple[str, str]] = {
    "error": ("错", "x "),
    "warning": ("警", "! "),
    "info": ("注", "i "),
}


def severity_stamp(severity: Severity) -> str:
    """The severity as one stamp of two cells."""
    return _STAMPS[severity][0 if language() == "zh" else 1]


def severity_colour(colours: Palette, severity: Severity) -> str:
    """Red for an error, amber for a warning."""
    return {"error": colours.bad, "warning": colours.warn}.get(severity, colours.muted)
