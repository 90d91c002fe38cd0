"""From a session to the screen and back."""

from __future__ import annotations

from pathlib import Path

from ziping.session import Session, open_kept
from ziping.tui import terminal


def run_editor(session: Session) -> int:
    """Edit a session on screen; the result is the exit code. Raises ReadError where another file
    was to be opened instead."""
    terminal.prepare()
    from ziping.tui.app import ZipingApp

    while True:
        app = ZipingApp(session)
        result = app.run()
        if not isinstance(result, Path):
            return result if isinstance(result, int) else app.return_code or 0
        session = open_kept(result)
