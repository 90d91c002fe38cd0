"""From the command line onto the screen."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from ziping.cli.ending import Exit, UsageError
from ziping.language import _
from ziping.session import look_at_evidence, open_kept
from ziping.session.folders import check_folder


def has_terminal() -> bool:
    """Whether a full-screen program can run here."""
    terminal = os.environ.get("TERM", "") != "dumb" or sys.platform == "win32"
    # A stream that was closed before the start is None.
    streams = (sys.__stdin__, sys.__stdout__)
    return terminal and all(stream is not None and stream.isatty() for stream in streams)


def open_place(path: Path) -> Exit:
    """Open a folder in the workspace, a project file in the editor."""
    return open_workspace(path) if path.is_dir() else open_editor(path)


def open_editor(path: Path) -> Exit:
    """Open a project file in the editor."""
    if not has_terminal():
        raise UsageError(
            _(
                "{file}: the editor needs a terminal; without one use `score`, `set` or `export`"
            ).format(file=path)
        )
    session = open_kept(path)
    look_at_evidence(session, hashed=False)
    from ziping.tui import run_editor

    return Exit(run_editor(session))


def open_workspace(folder: Path) -> Exit:
    """Open the workspace of a folder."""
    check_folder(folder)
    if not has_terminal():
        raise UsageError(
            _("{folder}: the workspace needs a terminal; without one use `summary`").format(
                folder=folder
            )
        )
    from ziping.session.workspace import Workspace
    from ziping.tui import run_workspace

    return Exit(run_workspace(Workspace(folder)))
