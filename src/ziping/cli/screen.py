"""From the command line onto the screen."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from ziping.cli.ending import Exit, UsageError
from ziping.language import _
from ziping.session import look_at_evidence, open_kept


def has_terminal() -> bool:
    """Whether a full-screen program can run here."""
    terminal = os.environ.get("TERM", "") != "dumb" or sys.platform == "win32"
    # A stream that was closed before the start is None.
    streams = (sys.__stdin__, sys.__stdout__)
    return terminal and all(stream is not None and stream.isatty() for stream in streams)


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
