"""One open project: edit, undo, redo, save, keep; what both front doors work with."""

from ziping.session.evidence import evidence_edits, look_at_evidence
from ziping.session.exporting import export_workbook
from ziping.session.keeper import Keeper
from ziping.session.keeping import choose, free_name, give_way, open_kept, take_over
from ziping.session.migrating import migration_of
from ziping.session.opening import form_of, new_session, open_session
from ziping.session.saving import Safety
from ziping.session.sealing import Verified, sealed_session, verify_file
from ziping.session.session import Session
from ziping.session.status import Status, statuses
from ziping.session.summarising import summarise

__all__ = [
    "Keeper",
    "Safety",
    "Session",
    "Status",
    "Verified",
    "choose",
    "evidence_edits",
    "export_workbook",
    "form_of",
    "free_name",
    "give_way",
    "look_at_evidence",
    "migration_of",
    "new_session",
    "open_kept",
    "open_session",
    "sealed_session",
    "statuses",
    "summarise",
    "take_over",
    "verify_file",
]
