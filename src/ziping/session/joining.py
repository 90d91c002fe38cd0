"""What was typed and a file that somebody else wrote meanwhile, brought together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from ziping.evaluation import Project
from ziping.evaluation.merging import Conflict, Side, merge
from ziping.language import _
from ziping.session.opening import form_of
from ziping.session.session import Session
from ziping.store import ReadError, WriteError, read_project_file


def join(session: Session, choices: Mapping[Conflict, Side]) -> tuple[Conflict, ...]:
    """Take in what the file says by now and write both together, from the file as the session
    last saw it: one step that can be undone; the file as it was stays among the versions. Where
    conflicts are without a choice nothing is done, and they are given. Raises StoreError."""
    if session.on_trial:
        raise WriteError(session.path or Path(), _("Not joined: enter or drop the trial first"))
    theirs = _theirs(session)
    base = replace(session.project, entries=session.filed.entries if session.filed else {})
    found = merge(base, session.project, theirs)
    open_ = tuple(item for item in found.conflicts if item not in choices)
    if open_:
        return open_
    sides = {item.path: choices[item] for item in found.conflicts}
    session.settle()
    session.adopt(merge(base, session.project, theirs, sides).project)
    session.save(over=True)
    return ()


def _theirs(session: Session) -> Project:
    """What stands in the file now. Raises ReadError, also where it is by another form."""
    path = session.path or Path()
    project = read_project_file(path, session.disk).project
    if form_of(path, project).digest != session.form.digest:
        message = _("The file is by another state of the form now; save beside it and compare")
        raise ReadError(path, message)
    return project
