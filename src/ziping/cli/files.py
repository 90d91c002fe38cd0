"""Opening the project files that a command is given."""

from __future__ import annotations

import sys
from pathlib import Path

from ziping.cli.text import clean
from ziping.language import _
from ziping.session import Session, open_session


def opened(name: str) -> Session:
    """The session of a file, with a word on stderr where its encoding was another."""
    session = open_session(Path(name))
    if session.encoding:
        note = _("{file}: read as {encoding}; it will be saved as UTF-8")
        print(clean(note.format(file=name, encoding=session.encoding)), file=sys.stderr)
    return session
