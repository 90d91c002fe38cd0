"""The mark of a sealed project in what the command line prints."""

from __future__ import annotations

from ziping.cli.text import clean
from ziping.findings import seal_state
from ziping.language import _
from ziping.session import Session


def seal_mark(session: Session) -> str:
    """The seal in one line, and whether it still holds; empty where there is none."""
    seal = seal_state(session.project, session.findings)
    if seal is None:
        return ""
    if not seal.changes:
        return clean(_("Sealed {time}, unchanged since").format(time=seal.time))
    message = _("Sealed {time}, {count} changes since: `ziping verify` names them")
    return clean(message.format(time=seal.time, count=seal.changes))
