"""From a session to the screen and back."""

from __future__ import annotations

from ziping.session import Session
from ziping.tui import terminal


def run_editor(session: Session) -> int:
    """Edit a session on screen; the result is the exit code."""
    terminal.prepare()
    from ziping.tui.app import ZipingApp

    app = ZipingApp(session)
    result = app.run()
    return result if isinstance(result, int) else app.return_code or 0
