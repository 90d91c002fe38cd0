"""One open project: edit, undo, redo, save; what both front doors work with."""

from ziping.session.evidence import evidence_edits, look_at_evidence
from ziping.session.exporting import export_workbook
from ziping.session.migrating import migration_of
from ziping.session.opening import form_of, new_session, open_session
from ziping.session.sealing import Verified, sealed_session, verify_file
from ziping.session.session import Session
from ziping.session.status import Status, statuses
from ziping.session.summarising import summarise

__all__ = [
    "Session",
    "Status",
    "Verified",
    "evidence_edits",
    "export_workbook",
    "form_of",
    "look_at_evidence",
    "migration_of",
    "new_session",
    "open_session",
    "sealed_session",
    "statuses",
    "summarise",
    "verify_file",
]
