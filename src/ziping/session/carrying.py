"""A new year's project made from last year's file."""

from __future__ import annotations

from pathlib import Path

from ziping.evaluation.carrying import beside, carry_over
from ziping.scoring.migration import migrate
from ziping.session.opening import blank_session, new_session, open_session
from ziping.session.session import Session


def carried_session(last_year: Path, form: str = "") -> Session:
    """A project by a form (its id, `id@version` or a file; the newest version of last year's where
    it is empty), carried over from last year's file and not yet saved. Raises ReadError."""
    last = open_session(last_year)
    if not form and last.project.form_text:
        blank = blank_session(last.form, last.project.form_text)
    else:
        blank = new_session(form or last.form.id)
    project = last.project
    if last.form.digest != blank.form.digest:
        moved = migrate(project, last.form, blank.form, blank.project.form_text)
        project = moved.after.project
    carried = carry_over(project, blank.project, blank.form)
    return Session(blank.form, beside(carried, last.project, last_year.name))
