"""A new year's project from last year's: names and targets come along, what is answered does not.

What last year's file said stays in the new one, so that it can stand beside each field.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from ziping.evaluation.paths import (
    PUBLISHED_TOTAL,
    ROWS,
    SUBJECT,
    TABLE,
    TARGET,
    place,
    rows_path,
)
from ziping.evaluation.project import LAST_YEAR, Change, Project
from ziping.evaluation.rows import row_of
from ziping.forms import Form

DATED = (f"{SUBJECT}.year", f"{SUBJECT}.period")
"""Texts that are a year later in the new project."""

SOURCE = "file"
"""The key beside the field paths under which the name of last year's file is kept."""

_TARGET_NAMES = ("title", "operator", "target", "unit", "weight")
_YEAR_NUMBER = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)", re.ASCII)


def carry_over(last: Project, blank: Project, form: Form) -> Project:
    """The blank project with the names, targets and rows of last year's, both by this form."""
    return blank.changed(_carried(last, blank, form))


def beside(project: Project, last: Project, file: str) -> Project:
    """The project with all texts of last year's, whose file had this name."""
    texts = {path: text for path, text in last.entries.items() if place(path).room != ROWS}
    return replace(project, kept={**project.kept, LAST_YEAR: {SOURCE: file, **texts}})


def last_year(project: Project) -> Project | None:
    """Last year's project as far as its texts stand beside this one's, with the rows that are
    still there; None where none do."""
    found = project.kept.get(LAST_YEAR)
    texts = found if isinstance(found, Mapping) else {}
    entries = {path: text for path, text in texts.items() if path != SOURCE}
    if not entries:
        return None
    known = {row_of(path) for path in entries}
    for path, ids in project.entries.items():
        spot = place(path)
        if spot.room == ROWS:
            room = TARGET if spot.owner == TARGET else f"{TABLE}.{spot.field}"
            entries[path] = " ".join(row for row in ids.split() if f"{room}.{row}" in known)
    return replace(project, entries={path: text for path, text in entries.items() if text})


def following_year(text: str) -> str:
    """A year, or the years of a period, one later; all other words as they are."""
    return _YEAR_NUMBER.sub(lambda found: _following(found[0]), text)


def following_name(name: str, year: str) -> str:
    """What a file is called one year later: of the years in its name those that are the project's,
    else all; where there are none, the project's following year stands behind it."""
    own, named = set(_YEAR_NUMBER.findall(year)), set(_YEAR_NUMBER.findall(name))
    if not named:
        return f"{name}-{_following(max(own))}" if own else name
    moved = own & named or named
    return _YEAR_NUMBER.sub(lambda y: _following(y[0]) if y[0] in moved else y[0], name)


def _following(year: str) -> str:
    return str(int(year) + 1)


def _carried(last: Project, blank: Project, form: Form) -> Iterator[Change]:
    names = [f"{SUBJECT}.{item.id}" for item in form.form.subject]
    for group in form.target_groups:
        rows = last.rows(f"{TARGET}.{group.id}")
        yield from _rows(last, blank, f"{TARGET}.{group.id}")
        fields = (*_TARGET_NAMES, *group.columns)
        names += [f"{TARGET}.{row}.{field}" for row in rows for field in fields]
    for table in form.tables:
        what = f"{TABLE}.{table.id}"
        yield from _rows(last, blank, what)
        words = [column.id for column in table.columns if column.kind == "text"]
        names += [f"{what}.{row}.{word}" for row in last.rows(what) for word in words]
    for path in names:
        text = last.text(path)
        if text and path != PUBLISHED_TOTAL:
            yield blank.change(path, following_year(text) if path in DATED else text)


def _rows(last: Project, blank: Project, what: str) -> Iterator[Change]:
    """Last year's rows in place of those that a blank project starts with."""
    rows = last.rows(what)
    if not rows:
        return
    for row in set(blank.rows(what)).difference(rows):
        prefix = f"{what}.{row}." if what.startswith(TABLE) else f"{TARGET}.{row}."
        yield from (blank.change(path, None) for path in blank.entries if path.startswith(prefix))
    yield blank.change(rows_path(what), " ".join(rows))
