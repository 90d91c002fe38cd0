"""A folder of project files rolled up, one file at a time."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from ziping.exchange.summary import Summary
from ziping.language import _
from ziping.session.evidence import look_at_evidence
from ziping.session.opening import open_session
from ziping.store import ReadError


def project_files(folder: Path) -> list[Path]:
    """The TOML files in a folder and the folders below it, in order. Raises ReadError."""
    if not folder.is_dir():
        raise ReadError(folder, _("There is no such folder; check the name"))
    found = [
        Path(above) / name
        for above, _folders, names in os.walk(folder)
        for name in names
        if name.endswith(".toml") and not name.startswith(".")
    ]
    return sorted(found)


def summarise(folder: Path, tell: Callable[[int, int], None]) -> Summary:
    """Roll up the project files of a folder; `tell` is called with how many of how many are done.
    A file that cannot be read is left out and named with the reason. Raises ReadError where the
    folder cannot be read."""
    files, found = project_files(folder), Summary()
    for number, path in enumerate(files, 1):
        name = path.relative_to(folder).as_posix()
        try:
            session = open_session(path)
        except ReadError as error:
            found.unread.append((name, error.message))
        else:
            look_at_evidence(session, hashed=False)
            found.add(name, session.sheet, session.findings)
        tell(number, len(files))
    return found
