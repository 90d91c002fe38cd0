"""A folder of project files rolled up, one file at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from ziping.exchange.summary import Summary, entry_of, projects_in, summary_csv, summary_workbook
from ziping.language import _
from ziping.session.evidence import look_at_evidence
from ziping.session.folders import check_folder, project_files
from ziping.session.opening import open_session
from ziping.session.outputs import Written, write_out
from ziping.session.workspace import Row
from ziping.store import ReadError, WriteError


def summarise(folder: Path, tell: Callable[[int, int], None]) -> Summary:
    """Roll up the project files of a folder; `tell` is called with how many of how many are done.
    What cannot be read is left out and named with the reason. Raises ReadError where there is no
    such folder."""
    check_folder(folder)
    found = Summary()

    def missed(name: str, reason: str) -> None:
        found.unread.append((name, _("It cannot be listed: {reason}").format(reason=reason)))

    files = sorted(project_files(folder, missed), key=lambda file: file.path)
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


def write_summary(found: Summary, path: Path, *, force: bool = False) -> Written:
    """Write a roll-up as CSV or as a workbook, by the ending of the file, with `force` over edits
    too. Raises WriteError, also where not every project could be read back; then nothing was
    written."""
    if path.suffix.lower() == ".csv":
        return write_out(path, summary_csv(found))
    content, wanted = summary_workbook(found), len(found.entries)
    count = projects_in(content, found)
    if count != wanted:
        message = _("Only {count} of {wanted} projects could be read back; nothing was written")
        raise WriteError(path, message.format(count=count, wanted=wanted))
    return write_out(path, content, force=force)
