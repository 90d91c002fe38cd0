"""Writing project files: keys in the form's order, rows in theirs, prose last, an end mark."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ziping.evaluation import (
    ANSWER,
    CHAPTER,
    FACT,
    SUBJECT,
    TABLE,
    TARGET,
    TARGET_FIELDS,
    WAIVER,
    Project,
)
from ziping.forms import Form
from ziping.store.project_layout import END, FORM_FILE, FORMAT, GROUP, HEAD, file_key
from ziping.store.seal_layout import seal_lines
from ziping.store.toml_text import key, name, text, value


def project_text(project: Project, form: Form) -> str:
    """The project file of a project, in the order of its form."""
    return "".join(f"{line}\n" for line in _lines(project, form))


def _lines(project: Project, form: Form) -> Iterator[str]:
    left = {path: item for path, item in project.entries.items() if not path.startswith("rows.")}
    kept = _still_kept(project)
    # What stands outside all tables must come before the first one.
    for item in [item for item, part in kept.items() if _is_outside(item, part)]:
        yield f"{item} = {value(kept.pop(item))}"
    yield f"[{HEAD}]"
    yield f"format = {text(FORMAT)}"
    yield f"form = {text(project.form)}"
    yield f"version = {text(project.version)}"
    yield f"digest = {text(project.digest)}"
    yield from _kept(kept, f"{HEAD}.")
    yield from _room(left, kept, SUBJECT, [f"{SUBJECT}.{item.id}" for item in form.form.subject])
    yield from _room(left, kept, FACT, [f"{FACT}.{item}" for item in form.facts])
    for indicator in form.indicators:
        yield from _room(left, kept, f"{ANSWER}.{indicator.id}", [])
    yield from _room(left, kept, ANSWER, [])
    for table in form.tables:
        for row in project.rows(f"{TABLE}.{table.id}"):
            room = f"{TABLE}.{table.id}.{row}"
            order = [f"{room}.{column.id}" for column in table.columns]
            yield from _room(left, kept, room, order, always=True)
    groups = [group.id for group in form.target_groups]
    for group in dict.fromkeys([*groups, *_row_owners(project, f"rows.{TARGET}.")]):
        for row in project.rows(f"{TARGET}.{group}"):
            yield from _target(left, kept, group, row)
    for room in (TABLE, TARGET):
        yield from _room(left, kept, room, [])
    yield from _room(left, kept, CHAPTER, [f"{CHAPTER}.{item.id}" for item in form.chapters])
    yield from _room(left, kept, WAIVER, [])
    yield from _form_file(project, kept)
    if project.seal:
        yield from seal_lines(project.seal)
    for item, part in kept.items():
        yield ""
        yield f"[{item}]"
        yield from (f"{name(inner)} = {value(leaf)}" for inner, leaf in part.items())
    yield ""
    yield f"[{END}]"
    yield "complete = true"


def _form_file(project: Project, kept: dict[str, Any]) -> Iterator[str]:
    extra = list(_kept(kept, f"{FORM_FILE}."))
    if project.form_text or extra:
        yield ""
        yield f"[{FORM_FILE}]"
        yield f"text = {text(project.form_text)}"
        yield from extra


def _still_kept(project: Project) -> dict[str, Any]:
    """What is kept, without what stands where a person has filled in a field since."""
    filled = [f"{file_key(path)}." for path in project.entries]
    return {
        item: part
        for item, part in project.kept.items()
        if not any(f"{item}.".startswith(path) or path.startswith(f"{item}.") for path in filled)
    }


def _is_outside(item: str, part: object) -> bool:
    return not isinstance(part, dict) and (item.startswith('"') or "." not in item)


def _natural(path: str) -> list[tuple[int, str]]:
    """So that met.10 follows met.9."""
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in path.split(".")]


def _row_owners(project: Project, prefix: str) -> list[str]:
    return [path.removeprefix(prefix) for path in project.entries if path.startswith(prefix)]


def _target(left: dict[str, str], kept: dict[str, Any], group: str, row: str) -> Iterator[str]:
    room = f"{TARGET}.{row}"
    left[f"{room}.{GROUP}"] = group
    order = [f"{room}.{field}" for field in (GROUP, *TARGET_FIELDS)]
    yield from _room(left, kept, room, order, always=True)


def _room(
    left: dict[str, str],
    kept: dict[str, Any],
    room: str,
    order: Iterable[str],
    *,
    always: bool = False,
) -> Iterator[str]:
    """One table: the fields in this order, then what else stands under it, and forget them."""
    prefix = f"{room}."
    found = [path for path in order if path in left]
    rest = [path for path in left if path.startswith(prefix) and path not in found]
    rest.sort(key=_natural)
    extra = [item for item in kept if item.startswith(f"{key(room)}.")]
    if not (found or rest or extra or always):
        return
    yield ""
    yield f"[{key(room)}]"
    for path in [*found, *rest]:
        name_in_room = file_key(path).removeprefix(f"{key(room)}.")
        yield f"{name_in_room} = {text(left.pop(path))}"
    yield from _kept(kept, f"{key(room)}.")


def _kept(kept: dict[str, Any], prefix: str) -> Iterator[str]:
    for item in [item for item in kept if item.startswith(prefix)]:
        yield f"{item.removeprefix(prefix)} = {value(kept.pop(item))}"
