"""Earlier and other states of a project: its versions, its file, another file; and going back."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from ziping.evaluation import Project
from ziping.evaluation.carrying import last_year
from ziping.language import _
from ziping.scoring import ScoreSheet, score
from ziping.session.opening import form_of, open_session
from ziping.session.saving import draft_of
from ziping.session.session import Session
from ziping.store import (
    ReadError,
    StoreError,
    Version,
    keep_version,
    name_version,
    read_project_file,
    versions,
)


def past_versions(session: Session) -> tuple[Version, ...]:
    """The versions of the session's file that are kept, the latest first. Raises ReadError."""
    if session.path is None:
        return ()
    try:
        return versions(session.path, session.disk)[::-1]
    except OSError as error:
        raise _unread(session.path, error) from error


def state_at(session: Session, path: Path) -> ScoreSheet:
    """What one file says, without the journal of any; a version, or the session's own file.
    Raises ReadError."""
    project = project_at(session, path)
    return score(form_of(path, project), project)


def project_at(session: Session, path: Path) -> Project:
    """The same, not scored. Raises ReadError."""
    return read_project_file(path, session.disk).project


def other_state(path: Path) -> ScoreSheet:
    """What another project says, with what its journal holds. Raises ReadError."""
    return open_session(path).sheet


def last_year_state(session: Session) -> ScoreSheet | None:
    """What last year's project said, as far as it stands beside this one; None where none does."""
    last = last_year(session.project)
    return score(session.form, last) if last else None


def rename(session: Session, version: Version, name: str) -> None:
    """Give a version a name, or take it away. Raises StoreError."""
    try:
        name_version(version, name.strip(), session.disk)
    except OSError as error:
        raise _unread(version.path, error) from error


def go_back(session: Session, project: Project) -> None:
    """Fill in everything as it was in an earlier state, as one step that can be undone; the state
    left stays among the versions. Raises ReadError where that was by another form."""
    if session.read_only:
        return
    path = session.path or Path()
    if form_of(path, project).digest != session.form.digest:
        raise ReadError(
            path,
            _("That version is by another state of the form; compare it, or use `ziping migrate`"),
        )
    with suppress(StoreError, OSError):
        draft = draft_of(session.project, session.form, path, None)
        keep_version(path, draft.content, session.shown_total, made=False, disk=session.disk)
    edits = dict.fromkeys(session.project.entries, "") | dict(project.entries)
    session.settle()
    session.apply(edits.items())


def _unread(path: Path, error: OSError) -> ReadError:
    reason = error.strerror or error
    return ReadError(path, _("The versions cannot be reached: {reason}").format(reason=reason))
