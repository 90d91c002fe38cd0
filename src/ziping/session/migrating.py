"""A session's project taken to another version of its form."""

from __future__ import annotations

from ziping.scoring.migration import Migration, migrate
from ziping.session.opening import new_session
from ziping.session.session import Session


def migration_of(session: Session, to: str) -> Migration:
    """What becomes of the project by another form: a version of its own, `id@version`, or a form
    file; where `to` is empty, by the newest version that ships. Raises ReadError."""
    form = session.form.id
    name = f"{form}@{to}" if to and "@" not in to and not to.endswith(".toml") else to
    blank = new_session(name or form)
    return migrate(session.project, session.form, blank.form, blank.project.form_text)
