"""Whether a workbook is that of this project: by form, by the rows' ids, by what it says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ziping.evaluation import TARGET, Project
from ziping.evaluation.rows import listed_rows, row_of
from ziping.exchange.workbook.keys import Head
from ziping.language import _

_NAME = "subject.name"
_YEAR = "subject.year"
_ENOUGH = 2
"""Of what was filled in, one part in so many must be as it was."""


def other_form(head: Head, project: Project, version: str) -> str:
    """Why a workbook of this form cannot come into a project; empty where it can."""
    here, there = f"{project.form}@{version}", f"{head.form}@{head.version}"
    if here == there:
        return ""
    message = _("It was written by the form {there}, the project is by {here}; export it once more")
    return message.format(there=there, here=here)


def other_project(keys: Iterable[str], said: Mapping[str, str], project: Project) -> str:
    """Why a workbook with these keys, which says this, is that of another project; empty where
    it is this one's, whatever it is called by now. Rows have random ids, so that a single row in
    common is enough; without any rows, half of what it says must stand in the project."""
    there, here = _rows(map(row_of, keys)), _rows(listed_rows(project.entries))
    name, now = said.get(_NAME, ""), project.text(_NAME)
    if there & here:
        return ""
    if not (there and here) and (name == now or _is_alike(said, project)):
        return ""
    message = _('It is the workbook of "{there}", not of "{here}"; name the one of this project')
    return message.format(there=name or _("another project"), here=now)


def other_year(said: Mapping[str, str], project: Project) -> str:
    """That a workbook is of another year, which is said and no more; empty where it is not."""
    there, here = said.get(_YEAR, ""), project.text(_YEAR)
    if not there or not here or there == here:
        return ""
    return _("it is of the year {there}, the project of {here}").format(there=there, here=here)


def _rows(names: Iterable[str]) -> set[str]:
    """The target rows: those of tables may have ids that the form gives."""
    return {name for name in names if name.startswith(f"{TARGET}.")}


def _is_alike(said: Mapping[str, str], project: Project) -> bool:
    filled = [path for path, text in said.items() if text]
    same = sum(project.text(path) == said[path] for path in filled)
    return bool(filled) and same * _ENOUGH >= len(filled)
