"""A project taken to another version of its form: what moves, what a person must look at.

Nothing is lost: an answer without a place, or that cannot be read there, is set aside in the
project under the form that asked for it, and comes back when the project goes back to that form.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeAlias

from ziping.evaluation import (
    ROWS,
    SET_ASIDE,
    TABLE,
    TARGET,
    Project,
    listed_rows,
    place,
    row_of,
    rows_path,
)
from ziping.forms import Form, TargetGroup
from ziping.record import record
from ziping.scoring.fields import Field
from ziping.scoring.questions import Question, Questions
from ziping.scoring.sheet import ScoreSheet, score

Texts: TypeAlias = Mapping[str, str]


@record
class Doubtful:
    """An answer that stays where it is, to a question that is another one."""

    path: str
    text: str
    old: Question
    new: Question


@record
class Migration:
    """The project by both forms.

    `moved` counts the answers whose question is the same, `doubtful` ones stay and must be looked
    at, `aside` were set aside, `restored` came back. `to_fill` and `empty_groups` are what the
    other form wants, and the project lacks, on top of what it has lacked before.
    """

    before: ScoreSheet
    after: ScoreSheet
    moved: int
    doubtful: tuple[Doubtful, ...]
    aside: Texts
    restored: Texts
    to_fill: tuple[Field, ...]
    empty_groups: tuple[TargetGroup, ...]


def migrate(project: Project, old: Form, new: Form, form_text: str = "") -> Migration:
    """The project by another version of its form; `form_text` where that does not ship."""
    before = score(old, project)
    shelves = project.set_aside()
    restored, left = _restorable(project, shelves.pop(_name(new), {}))
    entries = {**project.entries, **restored}
    entries |= dict(_first_rows(entries, old, new))
    whole = _by(new, replace(project, entries=entries, form_text=form_text))
    asked, asks = Questions(old, project), Questions(new, whole)
    homeless = dict(_without_place(whole, new, project.entries, asked, asks))
    left |= {path: restored.pop(path) for path in homeless.keys() & restored.keys()}
    aside = {path: text for path, text in homeless.items() if path not in left}
    misread = score(new, whole).misread.keys() - before.misread.keys()
    aside |= {path: whole.entries[path] for path in misread & project.entries.keys()}
    shelves[_name(new)] = left
    shelves[_name(old)] = {**shelves.get(_name(old), {}), **aside}
    after = score(new, _shelved(whole, {**homeless, **aside}, shelves))
    doubtful = tuple(_doubtful(project, aside, asked, asks))
    return Migration(
        before,
        after,
        sum(not _lists(path) and path not in aside for path in project.entries) - len(doubtful),
        doubtful,
        aside,
        restored,
        tuple(_to_fill(before, after, asked, Questions(new, after.project))),
        tuple(group for group in after.plan.empty_groups if _is_new(group, old)),
    )


def _name(form: Form) -> str:
    return f"{form.id}@{form.form.version}"


def _by(form: Form, project: Project) -> Project:
    return replace(project, form=form.id, version=form.form.version, digest=form.digest)


def _restorable(project: Project, shelf: Texts) -> tuple[dict[str, str], dict[str, str]]:
    """What can come back from what was set aside, and what stays there: nothing takes the place
    of what is filled in, and no field comes without its row."""
    taken = {row for path, ids in project.entries.items() if _lists(path) for row in ids.split()}
    found = {
        path: ids
        for path, ids in shelf.items()
        if _lists(path) and path not in project.entries and taken.isdisjoint(ids.split())
    }
    rows = listed_rows({**project.entries, **found})
    for path, text in shelf.items():
        has_place = not _lists(path) and path not in project.entries
        if has_place and (not row_of(path) or row_of(path) in rows):
            found[path] = text
    return found, {path: text for path, text in shelf.items() if path not in found}


def _first_rows(entries: Texts, old: Form, new: Form) -> Iterator[tuple[str, str]]:
    """The rows with which a table starts in the other form and did not in the earlier one."""
    before = {(table.id, row.id) for table in old.tables for row in table.rows}
    for table in new.tables:
        what = f"{TABLE}.{table.id}"
        rows = entries.get(rows_path(what), "").split()
        added = (row for row in table.rows if (table.id, row.id) not in before)
        lacking = [row for row in added if row.id not in rows]
        if lacking:
            yield rows_path(what), " ".join([*rows, *(row.id for row in lacking)])
        for row in lacking:
            yield f"{what}.{row.id}.{table.columns[0].id}", row.title


def _without_place(
    project: Project, form: Form, before: Texts, asked: Questions, asks: Questions
) -> Iterator[tuple[str, str]]:
    """The rows whose list the form has not, with all they hold, and answers that only the
    earlier form asked for."""
    lists = {rows_path(f"{TARGET}.{group.id}") for group in form.target_groups}
    lists |= {rows_path(f"{TABLE}.{table.id}") for table in form.tables}
    known = listed_rows({path: ids for path, ids in project.entries.items() if path in lists})
    for path, text in project.entries.items():
        if _lists(path):
            has_place = path in lists
        elif row_of(path) and row_of(path) not in known:
            has_place = False
        else:
            known_to_nobody = asked.ask(path) is None and path in before
            has_place = asks.ask(path) is not None or known_to_nobody
        if not has_place:
            yield path, text


def _shelved(project: Project, aside: Texts, shelves: Mapping[str, Texts]) -> Project:
    entries = {path: text for path, text in project.entries.items() if path not in aside}
    found = project.kept.get(SET_ASIDE, {})
    theirs = dict(found) if isinstance(found, Mapping) else {SET_ASIDE: found}
    foreign = {name: part for name, part in theirs.items() if name not in project.set_aside()}
    filled = {**foreign, **{name: dict(shelf) for name, shelf in shelves.items() if shelf}}
    kept: dict[str, Any] = {name: part for name, part in project.kept.items() if name != SET_ASIDE}
    return replace(project, entries=entries, kept={**kept, SET_ASIDE: filled} if filled else kept)


def _doubtful(
    project: Project, aside: Texts, asked: Questions, asks: Questions
) -> Iterator[Doubtful]:
    for path, text in project.entries.items():
        old, new = asked.ask(path), asks.ask(path)
        if old and new and old != new and path not in aside:
            yield Doubtful(path, text, old, new)


def _to_fill(
    before: ScoreSheet, after: ScoreSheet, asked: Questions, asks: Questions
) -> Iterator[Field]:
    blank = {field.path for field in asked.required() if not before.project.text(field.path)}
    for field in asks.required():
        if field.path not in blank and not after.project.text(field.path):
            yield field


def _is_new(group: TargetGroup, old: Form) -> bool:
    return all(item.id != group.id for item in old.target_groups)


def _lists(path: str) -> bool:
    return place(path).room == ROWS
