"""One open project: edit, undo, redo, save; what both front doors work with."""

from ziping.session.exporting import export_workbook
from ziping.session.opening import form_of, new_session, open_session
from ziping.session.session import Session
from ziping.session.status import Status, statuses

__all__ = [
    "Session",
    "Status",
    "export_workbook",
    "form_of",
    "new_session",
    "open_session",
    "statuses",
]
