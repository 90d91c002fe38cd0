"""Opening the project files that a command is given."""

from __future__ import annotations

import sys
from pathlib import Path

from ziping.cli.text import clean
from ziping.session import Session, open_session


def opened(name: str) -> Session:
    """The session of a file; what the person should know of it is said on stderr."""
    session = open_session(Path(name))
    for note in session.notes:
        print(clean(f"{name}: {note}"), file=sys.stderr)
    return session
