"""From a session or a folder to the screen and back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ziping.session import Session, open_kept
from ziping.tui import terminal

if TYPE_CHECKING:
    from ziping.session.workspace import Workspace


def run_editor(session: Session) -> int:
    """Edit a session on screen; the result is the exit code. Raises ReadError where another file
    was to be opened instead."""
    while True:
        result = _run(session)
        if not isinstance(result, Path):
            return result
        session = open_kept(result)


def run_workspace(workspace: Workspace) -> int:
    """Work in a folder on screen; the result is the exit code."""
    workspace.start()
    try:
        result = _run(workspace)
    finally:
        workspace.stop()
    return result if isinstance(result, int) else 0


def _run(start: Session | Workspace) -> int | Path:
    terminal.prepare()
    from ziping.tui.app import ZipingApp

    app = ZipingApp(start, of_terminal=True)
    result = app.run()
    return result if result is not None else app.return_code or 0
