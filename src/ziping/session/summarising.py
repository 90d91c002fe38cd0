"""A folder of project files rolled up, one file at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from ziping.exchange.summary import Summary, entry_of
from ziping.session.evidence import look_at_evidence
from ziping.session.folders import check_folder, project_files
from ziping.session.opening import open_session
from ziping.session.workspace import Row
from ziping.store import ReadError


def summarise(folder: Path, tell: Callable[[int, int], None]) -> Summary:
    """Roll up the project files of a folder; `tell` is called with how many of how many are done.
    A file that cannot be read is left out and named with the reason. Raises ReadError where the
    folder cannot be read."""
    check_folder(folder)
    files, found = sorted(project_files(folder), key=lambda file: file.path), Summary()
    for number, file in enumerate(files, 1):
        try:
            session = open_session(file.path)
        except ReadError as error:
            found.unread.append((file.name, error.message))
        else:
            look_at_evidence(session, hashed=False)
            found.add(entry_of(file.name, session.sheet, session.findings))
        tell(number, len(files))
    return found


def summary_of(rows: Iterable[Row]) -> Summary:
    """The roll-up of rows that a workspace has read."""
    found = Summary()
    for row in rows:
        if row.overview:
            found.add(row.overview.entry)
        elif row.problem:
            found.unread.append((row.name, row.problem))
    return found
