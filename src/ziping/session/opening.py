"""A project file and its form brought together."""

from __future__ import annotations

from pathlib import Path

from ziping.evaluation import TARGET, Project, new_row_id, rows_path
from ziping.forms import Form, form_file, load_form, meant_form, shipped_form
from ziping.language import _
from ziping.session.session import Session
from ziping.store import ReadError, form_text, read_project_file, stamp


def open_session(path: Path) -> Session:
    """The session of a project file. Raises ReadError."""
    before = stamp(path)
    read = read_project_file(path)
    form = form_of(path, read.project)
    return Session(form, read.project, path, stamp=before, notes=read.notes)


def new_session(name: str) -> Session:
    """A blank project by a shipped form's id, with `@version` by that version, or by a form file;
    not yet saved, with one row in each target group. Raises ReadError."""
    shipped = shipped_form(name)
    if shipped:
        return _blank(shipped.form, "")
    path = Path(name)
    if path.suffix == ".toml":
        return _own_form(path)
    raise ReadError(
        path,
        _("There is no form of this id. {remedy}").format(remedy=meant_form(name)),
    )


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
    return _blank(loaded.form, form_text(loaded.whole) if loaded.whole else loaded.text)


def _blank(form: Form, text: str) -> Session:
    project = Project(form.id, form.form.version, form.digest, {}, text)
    for group in form.target_groups:
        path = rows_path(f"{TARGET}.{group.id}")
        project = project.changed([project.change(path, new_row_id(project))])
    return Session(form, project)
