"""A project file and its form brought together."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ziping.evaluation import TABLE, TARGET, Change, Project, new_row_id, rows_path
from ziping.forms import Form, Table, form_file, load_form, meant_form, shipped_form
from ziping.language import _
from ziping.session.recovery import Recovery, find_recovery, unread_journals
from ziping.session.saving import Filed
from ziping.session.session import Session
from ziping.store import DISK, Disk, ReadError, form_text, read_project_file

_TRIES = 5


def open_session(path: Path, disk: Disk = DISK) -> Session:
    """The session of a project file with what its journal holds beyond it. Raises ReadError."""
    return open_with_recovery(path, disk)[0]


def open_with_recovery(path: Path, disk: Disk = DISK) -> tuple[Session, Recovery | None]:
    """The same, and what the journal said. Raises ReadError."""
    for _try in range(_TRIES):
        before = disk.stamp(path)
        read = read_project_file(path, disk)
        filed = Filed(read.project.entries, before, read.fingerprint)
        found = find_recovery(path, read.fingerprint, read.project.entries, disk)
        # Where another program saved between the two readings, they do not belong together.
        if disk.stamp(path) == before:
            break
    form = form_of(path, read.project)
    session = Session(form, read.project, path, filed=filed, disk=disk)
    session.notes = read.notes
    if found:
        session.restore(found.entries, found.history)
        session.conflicts = found.conflicts
        session.notes += tuple(_notes(found))
    session.notes += tuple(
        _("the journal {file} cannot be read; what was typed last may be missing").format(file=file)
        for file in unread_journals(path, disk)
    )
    return session, found


def _notes(found: Recovery) -> Iterator[str]:
    if found.pending:
        yield _("{count} fields come from the journal, not yet from the file").format(
            count=len(found.pending)
        )
    if found.conflicts:
        yield _(
            "{count} fields were typed here and changed by somebody else too: open it on screen "
            "to choose; until then the file counts"
        ).format(count=len(found.conflicts))
    if found.is_older:
        yield _("the file is older than when it was last closed; the later one is a version")
    if found.reading.damaged:
        yield _("the journal is damaged; what was typed after line {line} of it is lost").format(
            line=found.reading.number + 1
        )


def new_session(name: str) -> Session:
    """A blank project by a shipped form's id, with `@version` by that version, or by a form file;
    not yet saved, with one row in each target group and the rows that its tables start with.
    Raises ReadError."""
    shipped = shipped_form(name)
    if shipped:
        return blank_session(shipped.form, "")
    path = Path(name)
    if path.suffix == ".toml":
        return _own_form(path)
    raise ReadError(
        path,
        _("There is no form of this id. {remedy}").format(remedy=meant_form(name)),
    )


def blank_session(form: Form, text: str) -> Session:
    """A blank project by a form; its `text` where it does not ship."""
    project = Project(form.id, form.form.version, form.digest, {}, text)
    for group in form.target_groups:
        path = rows_path(f"{TARGET}.{group.id}")
        project = project.changed([project.change(path, new_row_id(project))])
    for table in form.tables:
        project = project.changed(_preset(project, table))
    return Session(form, project)


def form_of(path: Path, project: Project) -> Form:
    """The form that a project travels with, else the one that ships in the version that the
    project names. Raises ReadError."""
    if project.form_text:
        loaded = load_form(project.form_text.encode())
        if loaded.form is None:
            first = loaded.errors[0]
            raise ReadError(
                path,
                _("The form inside the file cannot be used: {message}. {remedy}").format(
                    message=first.message, remedy=first.remedy
                ),
            )
        return loaded.form
    name = f"{project.form}@{project.version}" if project.version else project.form
    shipped = shipped_form(name)
    if shipped is None:
        raise ReadError(
            path,
            _('The form "{form}" does not ship with this program. {remedy}').format(
                form=name, remedy=meant_form(name)
            ),
        )
    return shipped.form


def _own_form(path: Path) -> Session:
    try:
        loaded = form_file(path)
    except OSError as error:
        raise ReadError(
            path, _("The form cannot be read: {reason}").format(reason=error.strerror or error)
        ) from error
    if loaded.form is None:
        first = loaded.errors[0]
        place = _("line {line}: ").format(line=first.line) if first.line else ""
        raise ReadError(path, place + f"{first.message}. {first.remedy}")
    # What it extends need not be there where the project is opened.
    return blank_session(loaded.form, form_text(loaded.whole) if loaded.whole else loaded.text)


def _preset(project: Project, table: Table) -> Iterator[Change]:
    """The rows that a table starts with, each named in the first column."""
    what = f"{TABLE}.{table.id}"
    yield project.change(rows_path(what), " ".join(row.id for row in table.rows))
    for row in table.rows:
        yield project.change(f"{what}.{row.id}.{table.columns[0].id}", row.title)
