"""Project files: TOML whose tables and dotted keys are the field paths themselves.

Figures are texts exactly as typed. Keys stand in the form's order, rows in theirs, prose last,
and an end mark closes the file, since TOML cut between two lines reads without complaint.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ziping.evaluation import (
    ANSWER,
    CHAPTER,
    FACT,
    ROW_ID,
    SUBJECT,
    TABLE,
    TARGET,
    TARGET_FIELDS,
    Project,
    rows_path,
)
from ziping.forms import Form
from ziping.language import _
from ziping.store.encoding import decode
from ziping.store.problems import ReadError
from ziping.store.safe_file import read
from ziping.store.toml_text import Number, key, name, text, value

FORMAT = "1"
_HEAD = "ziping"
_FORM_FILE = "form_file"
_END = "end"
_GROUP = "group"
_ROOMS = (SUBJECT, FACT, ANSWER, TABLE, TARGET, CHAPTER)
_DEEPEST = 32


@dataclass(frozen=True, slots=True)
class ReadProject:
    """A project file as read; `encoding` is named where it was not UTF-8."""

    project: Project
    encoding: str


def read_project_file(path: Path) -> ReadProject:
    """The project in a file. Raises ReadError."""
    decoded = decode(read(path))
    if decoded is None:
        raise ReadError(path, _("This is no text file; name a project file (.toml)"))
    try:
        raw = tomllib.loads(decoded.text, parse_float=Number)
    except (ValueError, RecursionError) as error:
        raise ReadError(
            path,
            _(
                "This is not valid TOML: {reason}; mend that line or go back to an earlier copy"
            ).format(reason=error),
        ) from error
    if _is_deep(raw):
        raise ReadError(path, _("This is not a project file: its tables are nested too deep"))
    return ReadProject(_project(path, raw), decoded.encoding)


def project_text(project: Project, form: Form) -> str:
    """The project file of a project, in the order of its form."""
    return "".join(f"{line}\n" for line in _lines(project, form))


def _project(path: Path, raw: dict[str, Any]) -> Project:
    head = raw.pop(_HEAD, None)
    if not isinstance(head, dict) or not isinstance(head.get("form"), str):
        raise ReadError(
            path,
            _(
                'This is not a project file: [ziping] with "form" is missing; '
                "`ziping new` makes one"
            ),
        )
    if raw.pop(_END, None) is None:
        raise ReadError(
            path,
            _(
                "The file is cut off: its end mark [end] is missing; go back to "
                "an earlier copy, or add [end] if you know it is whole"
            ),
        )
    form_file = _table(path, raw, _FORM_FILE)
    raw.pop(_FORM_FILE, None)
    form_text = str(form_file.pop("text", ""))
    entries: dict[str, str] = {}
    kept: dict[str, Any] = {}
    for room in [room for room in raw if room in _ROOMS]:
        for names, leaf in _leaves((room,), _table(path, raw, room)):
            _keep(entries, kept, names, leaf)
    _collect_rows(path, raw, entries)
    known = {"form", "version", "digest", "format"}
    kept.update({_kept_key(_HEAD, part): head[part] for part in head if part not in known})
    kept.update({_kept_key(_FORM_FILE, part): item for part, item in form_file.items()})
    kept.update({name(room): content for room, content in raw.items() if room not in _ROOMS})
    version, digest = str(head.get("version", "")), str(head.get("digest", ""))
    return Project(head["form"], version, digest, entries, form_text, kept)


def _is_deep(raw: object) -> bool:
    level = [raw]
    for _step in range(_DEEPEST):
        level = [
            part
            for item in level
            if isinstance(item, dict | list)
            for part in (item.values() if isinstance(item, dict) else item)
        ]
    return bool(level)


def _table(path: Path, raw: Mapping[str, Any], room: str) -> dict[str, Any]:
    content = raw.get(room, {})
    if isinstance(content, dict):
        return content
    raise ReadError(path, _('"{room}" must be a table: write [{room}]').format(room=room))


def _leaves(
    above: tuple[str, ...], content: Mapping[str, Any]
) -> Iterator[tuple[tuple[str, ...], Any]]:
    for part, item in content.items():
        if isinstance(item, dict):
            yield from _leaves((*above, part), item)
        else:
            yield (*above, part), item


def _kept_key(*names: str) -> str:
    """The key under which an unknown item is kept: as it stands in the file."""
    return ".".join(map(name, names))


def _keep(
    entries: dict[str, str], kept: dict[str, Any], names: tuple[str, ...], leaf: object
) -> None:
    """No field of ours is a list, and no part of a path has a dot in it."""
    path = ".".join(names)
    if isinstance(leaf, list) or path.count(".") >= len(names):
        kept[_kept_key(*names)] = leaf
    elif isinstance(leaf, bool):
        entries[path] = "true" if leaf else "false"
    elif str(leaf):
        entries[path] = str(leaf)


def _collect_rows(path: Path, raw: Mapping[str, Any], entries: dict[str, str]) -> None:
    """Move the rows' order from the layout of the file into the entries."""
    order: dict[str, list[str]] = {}
    for row in _rows(path, TARGET, raw.get(TARGET, {})):
        group = entries.pop(f"{TARGET}.{row}.{_GROUP}", "")
        if not group:
            raise ReadError(
                path,
                _('[target.{row}] does not say its group; add the line group = "..."').format(
                    row=row
                ),
            )
        order.setdefault(f"{TARGET}.{group}", []).append(row)
    for table, rows in raw.get(TABLE, {}).items():
        order[f"{TABLE}.{table}"] = list(_rows(path, f"{TABLE}.{table}", rows))
    for what, ids in order.items():
        entries[rows_path(what)] = " ".join(ids)


def _rows(path: Path, room: str, rows: object) -> Iterator[str]:
    if not isinstance(rows, dict):
        raise ReadError(path, _("[{room}] must hold tables named by row id").format(room=room))
    for row, content in rows.items():
        if not isinstance(content, dict) or not ROW_ID.fullmatch(row):
            raise ReadError(
                path,
                _("[{room}.{row}] is not a row; its id may hold a-z and 0-9, 16 at most").format(
                    room=room, row=row
                ),
            )
        yield row


def _lines(project: Project, form: Form) -> Iterator[str]:
    left = {path: item for path, item in project.entries.items() if not path.startswith("rows.")}
    kept = _still_kept(project)
    # What stands outside all tables must come before the first one.
    for item in [item for item, part in kept.items() if _is_outside(item, part)]:
        yield f"{item} = {value(kept.pop(item))}"
    yield f"[{_HEAD}]"
    yield f"format = {text(FORMAT)}"
    yield f"form = {text(project.form)}"
    yield f"version = {text(project.version)}"
    yield f"digest = {text(project.digest)}"
    yield from _kept(kept, f"{_HEAD}.")
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
    yield from _form_file(project, kept)
    for item, part in kept.items():
        yield ""
        yield f"[{item}]"
        yield from (f"{name(inner)} = {value(leaf)}" for inner, leaf in part.items())
    yield ""
    yield f"[{_END}]"
    yield "complete = true"


def _form_file(project: Project, kept: dict[str, Any]) -> Iterator[str]:
    extra = list(_kept(kept, f"{_FORM_FILE}."))
    if project.form_text or extra:
        yield ""
        yield f"[{_FORM_FILE}]"
        yield f"text = {text(project.form_text)}"
        yield from extra


def _still_kept(project: Project) -> dict[str, Any]:
    """What is kept, without what stands where a person has filled in a field since."""
    filled = [f"{key(path)}." for path in project.entries]
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
    left[f"{room}.{_GROUP}"] = group
    order = [f"{room}.{field}" for field in (_GROUP, *TARGET_FIELDS)]
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
        yield f"{key(path.removeprefix(prefix))} = {text(left.pop(path))}"
    yield from _kept(kept, f"{key(room)}.")


def _kept(kept: dict[str, Any], prefix: str) -> Iterator[str]:
    for item in [item for item in kept if item.startswith(prefix)]:
        yield f"{item.removeprefix(prefix)} = {value(kept.pop(item))}"
