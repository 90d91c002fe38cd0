"""A folder of project files rolled up, one file at a time."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from ziping.exchange.summary import Summary, projects_in, summary_csv, summary_workbook
from ziping.language import _
from ziping.session.evidence import look_at_evidence
from ziping.session.opening import open_session
from ziping.store import ReadError, WriteError, replace


def project_files(folder: Path, missed: Callable[[OSError], None]) -> list[Path]:
    """The TOML files in a folder and the folders below it, in order; `missed` is told of folders
    that cannot be listed. Raises ReadError."""
    if not folder.is_dir():
        raise ReadError(folder, _("There is no such folder; check the name"))
    found = [
        Path(above) / name
        for above, _folders, names in os.walk(folder, onerror=missed)
        for name in names
        if name.endswith(".toml") and not name.startswith(".")
    ]
    return sorted(found)


def summarise(folder: Path, tell: Callable[[int, int], None]) -> Summary:
    """Roll up the project files of a folder; `tell` is called with how many of how many are done.
    What cannot be read is left out and named with the reason. Raises ReadError where there is no
    such folder."""
    found = Summary()

    def missed(error: OSError) -> None:
        name = Path(error.filename).relative_to(folder).as_posix()
        message = _("It cannot be listed: {reason}").format(reason=error.strerror)
        found.unread.append((name, message))

    files = project_files(folder, missed)
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


def write_summary(found: Summary, path: Path) -> None:
    """Write a roll-up as CSV or as a workbook, by the ending of the file. Raises WriteError, also
    where not every project could be read back; then nothing was written."""
    if path.suffix.lower() == ".csv":
        replace(path, summary_csv(found))
        return
    content, wanted = summary_workbook(found), len(found.entries)
    count = projects_in(content, found)
    if count != wanted:
        message = _("Only {count} of {wanted} projects could be read back; nothing was written")
        raise WriteError(path, message.format(count=count, wanted=wanted))
    replace(path, content)
