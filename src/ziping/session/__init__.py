"""One open project: edit, undo, redo, save, keep; what both front doors work with."""

from ziping.session.evidence import Attaching, evidence_edits, look_at_evidence
from ziping.session.keeper import Keeper
from ziping.session.keeping import choose, free_name, give_way, open_kept, take_over
from ziping.session.opening import form_of, new_session, open_session
from ziping.session.readings import last_year_text, reading, shown_unit, wants
from ziping.session.saving import Safety
from ziping.session.session import Session
from ziping.session.status import Status, so_far, statuses

__all__ = [
    "Attaching",
    "Keeper",
    "Safety",
    "Session",
    "Status",
    "choose",
    "evidence_edits",
    "form_of",
    "free_name",
    "give_way",
    "last_year_text",
    "look_at_evidence",
    "new_session",
    "open_kept",
    "open_session",
    "reading",
    "shown_unit",
    "so_far",
    "statuses",
    "take_over",
    "wants",
]
