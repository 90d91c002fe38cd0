"""Evidence attached to answers, and looked at."""

from __future__ import annotations

import os
from pathlib import Path

from ziping.evaluation import evidence
from ziping.findings import Observations
from ziping.language import _
from ziping.session.session import Session
from ziping.store import ReadError, observe, observed


def look_at_evidence(session: Session, *, hashed: bool) -> None:
    """See whether the evidence is there and as it was recorded; `hashed` reads it through."""
    folder = session.path.parent if session.path else Path()
    session.observe(Observations(observe(folder, evidence(session.project), hashed=hashed)))


def evidence_edits(project_file: Path, path: str, text: str) -> tuple[tuple[str, str], ...]:
    """The edits that attach a file under a field path `….path`, or take it away where the text
    is empty. The file is looked for beside the project file, then where the program runs; its
    path is recorded from the project file on, with size and SHA-256. Raises ReadError."""
    prefix = path.removesuffix("path")
    if not text:
        return (path, ""), (f"{prefix}size", ""), (f"{prefix}sha256", "")
    folder = project_file.parent
    file = next((place for place in (folder / text, Path(text)) if place.is_file()), Path(text))
    found = observed(file)
    if found.size is None or found.sha256 is None:
        raise ReadError(file, _("There is no such file to attach; check the name and the folder"))
    try:
        beside = Path(os.path.relpath(file, folder)).as_posix()
    except ValueError as error:
        message = _("The file is on another drive; copy it beside the project file first")
        raise ReadError(file, message) from error
    return (path, beside), (f"{prefix}size", str(found.size)), (f"{prefix}sha256", found.sha256)


def attach(session: Session, path: str) -> None:
    """Record size and digest of the file that a field names, or that it names none, and look
    whether it is there; a file of no such name leaves the text as typed."""
    try:
        edits = evidence_edits(session.path or Path(), path, session.text(path))
    except ReadError:
        prefix = path.removesuffix("path")
        edits = ((f"{prefix}size", ""), (f"{prefix}sha256", ""))
    session.apply(edits)
    look_at_evidence(session, hashed=False)
