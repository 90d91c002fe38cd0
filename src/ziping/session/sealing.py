"""Sealing a project at its sign-off, and looking at what has changed since."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ziping.evaluation import Broken, Project, Seal, broken, evidence, sealed
from ziping.language import _
from ziping.record import record
from ziping.session.evidence import look_at_evidence
from ziping.session.opening import form_of
from ziping.session.session import Session
from ziping.store import ReadError, WriteError, observe, read_project_file

_BAD_EVIDENCE = ("F050", "F051")


def sealed_session(session: Session, time: str) -> Session:
    """The session of the same file with its project sealed, not yet saved. Raises WriteError
    where evidence is missing or not as it was recorded."""
    look_at_evidence(session, hashed=True)
    for finding in session.findings:
        if finding.code in _BAD_EVIDENCE:
            message = _("Not sealed: {message}. {remedy}")
            words = message.format(message=finding.message, remedy=finding.remedy)
            raise WriteError(session.path or Path(), words)
    form = session.form
    project = replace(session.project, version=form.form.version, digest=form.digest)
    files = session.seen.files
    found = session.successor(sealed(project, form.digest, files, time))
    found.observe(session.seen)
    return found


def seal_and_save(session: Session, time: str) -> None:
    """Seal what is open and write it. Raises WriteError, and then nothing was sealed."""
    before = session.project
    session.adopt(sealed_session(session, time).project)
    try:
        session.save()
    except WriteError:
        session.adopt(before)
        raise


@record
class Verified:
    """A seal and what is not as it was sealed."""

    seal: Seal
    broken: tuple[Broken, ...]


def verify_file(path: Path) -> Verified | None:
    """What has changed in a project file, its form and its evidence since the seal; None where
    it has none. Raises ReadError where the file cannot be read."""
    project = read_project_file(path).project
    return verify(project, path, _form_digest(path, project))


def verify(project: Project, path: Path, form_digest: str | None) -> Verified | None:
    """The same for a project whose evidence is looked for beside this file."""
    if project.seal is None:
        return None
    files = observe(path.parent, evidence(project), hashed=True)
    return Verified(project.seal, broken(project, form_digest, files))


def _form_digest(path: Path, project: Project) -> str | None:
    try:
        return form_of(path, project).digest
    except ReadError:
        return None
