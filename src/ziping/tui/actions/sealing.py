"""The command that signs off, and says what was edited since."""

from __future__ import annotations

from asyncio import to_thread
from datetime import datetime
from pathlib import Path

from ziping.findings import broken_message
from ziping.language import _
from ziping.scoring.naming import Names
from ziping.session.sealing import Verified, seal_and_save, verify
from ziping.store import StoreError
from ziping.tui.workplace import Workplace

_MOST = 8
"""So many edits since the seal are named in the question."""


async def seal(at: Workplace) -> None:
    """Say what was edited since the seal, and offer to seal; evidence is read through."""
    from ziping.tui.screens.confirm import ConfirmScreen

    at.keep()
    session = at.session
    at.tell(_("Looking at the evidence..."))
    path = session.path or Path()
    found = await to_thread(verify, session.project, path, session.form.digest)
    at.tell("")
    said = _standing(found, Names(session.sheet))
    answers = (("", _("Back")), ("seal", _("Seal it as it is now")))
    if await at.app.push_screen_wait(ConfirmScreen(said, answers)) != "seal":
        return
    try:
        seal_and_save(session, datetime.now().astimezone().isoformat(timespec="seconds"))
    except StoreError as error:
        at.tell(str(error), bad=True)
        return
    at.show_all()
    at.tell(_("Sealed; what is edited from now on is shown as such"))


def _standing(found: Verified | None, names: Names) -> str:
    """How the seal stands, in sentences."""
    if found is None:
        return _(
            "Not sealed. A seal takes a digest of every field, the form and the evidence; later "
            "edits stay possible and are shown"
        )
    if not found.broken:
        return _("Sealed {time}; nothing was edited since").format(time=found.seal.clock)
    first = [broken_message(item, names.name(item.path)) for item in found.broken[:_MOST]]
    if len(found.broken) > _MOST:
        first.append(_("and {count} more").format(count=len(found.broken) - _MOST))
    head = _("Sealed {time}; edited since:").format(time=found.seal.clock)
    return "\n".join([head, *first])
