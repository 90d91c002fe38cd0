"""Opening the project files that a command is given."""

from __future__ import annotations

import sys
from pathlib import Path

from ziping.cli.text import clean
from ziping.language import _
from ziping.session import Session, open_kept, open_session
from ziping.store import WriteError


def opened(name: str) -> Session:
    """The session of a file; what the person should know of it is said on stderr."""
    session = open_session(Path(name))
    _say_notes(session, name)
    return session


def opened_to_write(name: str) -> Session:
    """The same, with the file's lock and journal. Raises WriteError where it is held."""
    session = open_kept(Path(name))
    if session.read_only:
        session.keeper.abandon()
        message = _("Not written: {reason}; open it on screen")
        raise WriteError(Path(name), message.format(reason=session.read_only))
    _say_notes(session, name)
    return session


def _say_notes(session: Session, name: str) -> None:
    for note in session.notes:
        print(clean(f"{name}: {note}"), file=sys.stderr)
