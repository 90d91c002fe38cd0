"""Warnings as data: code, severity, place, message, remedy."""

from ziping.findings.evidence import broken_message
from ziping.findings.figures import unreadable_message
from ziping.findings.model import CHECKS, Finding, Mend
from ziping.findings.observations import Observations
from ziping.findings.reasons import fault_remedy
from ziping.findings.run import find
from ziping.findings.seal import SealState, seal_state
from ziping.findings.waiving import may_waive

__all__ = [
    "CHECKS",
    "Finding",
    "Mend",
    "Observations",
    "SealState",
    "broken_message",
    "fault_remedy",
    "find",
    "may_waive",
    "seal_state",
    "unreadable_message",
]
