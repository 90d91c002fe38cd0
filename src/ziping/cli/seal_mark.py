"""The mark of a sealed project in what the command line prints."""

from __future__ import annotations

from ziping.cli.text import clean
from ziping.language import _
from ziping.session import Session


def seal_mark(session: Session) -> str:
    """The seal in one line, and whether it still holds; empty where there is none."""
    seal = session.project.seal
    if seal is None:
        return ""
    count = sum(finding.code == "F055" for finding in session.findings)
    if not count:
        return clean(_("Sealed {time}, unchanged since").format(time=seal.time))
    message = _("Sealed {time}, {count} changes since: `ziping verify` names them")
    return clean(message.format(time=seal.time, count=count))
