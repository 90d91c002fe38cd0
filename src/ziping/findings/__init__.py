"""Warnings as data: code, severity, place, message, remedy."""

from ziping.findings.figures import unreadable_message
from ziping.findings.model import CHECKS, Finding
from ziping.findings.reasons import fault_remedy
from ziping.findings.run import find

__all__ = ["CHECKS", "Finding", "fault_remedy", "find", "unreadable_message"]
