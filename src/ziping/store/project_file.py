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
from ziping.store.toml_text import key, text, value

FORMAT = "1"
_HEAD = "ziping"
_FORM_FILE = "form_file"
_END = "end"
_GROUP = "group"
_ROOMS = (SUBJECT, FACT, ANSWER, TABLE, TARGET, CHAPTER)


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
        raw = tomllib.loads(decoded.text, parse_float=str)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ReadError(
            path,
            _(
                "This is not valid TOML: {reason}; mend that line or go back to an earlier copy"
            ).format(reason=error),
        ) from error
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
    form_file = raw.pop(_FORM_FILE, {})
    entries: dict[str, str] = {}
    kept: dict[str, Any] = {}
    for room, content in raw.items():
        if room in _ROOMS and isinstance(content, dict):
            for name, leaf in _leaves(room, content):
                _keep(entries, kept, name, leaf)
        else:
            kept[room] = content
    _collect_rows(path, raw, entries)
    known = {"form", "version", "digest", "format"}
    kept.update({f"{_HEAD}.{name}": part for name, part in head.items() if name not in known})
    form_text = form_file.get("text", "") if isinstance(form_file, dict) else ""
    return Project(
        head["form"],
        str(head.get("version", "")),
        str(head.get("digest", "")),
        entries,
        str(form_text),
        kept,
    )


def _leaves(prefix: str, content: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, part in content.items():
        if isinstance(part, dict):
            yield from _leaves(f"{prefix}.{name}", part)
        else:
            yield f"{prefix}.{name}", part


def _keep(entries: dict[str, str], kept: dict[str, Any], name: str, leaf: Any) -> None:
    if isinstance(leaf, bool):
        entries[name] = "true" if leaf else "false"
    elif isinstance(leaf, list):
        kept[name] = leaf
    elif str(leaf):
        entries[name] = str(leaf)


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
    tables = raw.get(TABLE, {})
    for table, rows in tables.items() if isinstance(tables, dict) else ():
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
    kept = dict(project.kept)
    # What stands outside all tables must come before the first one.
    for name in [name for name, part in kept.items() if "." not in name and not _is_table(part)]:
        yield f"{key(name)} = {value(kept.pop(name))}"
    yield f"[{_HEAD}]"
    yield f"format = {text(FORMAT)}"
    yield f"form = {text(project.form)}"
    yield f"version = {text(project.version)}"
    yield f"digest = {text(project.digest)}"
    yield from _kept(kept, f"{_HEAD}.")
    yield from _room(left, kept, SUBJECT, [f"{SUBJECT}.{item.id}" for item in form.form.subject])
    yield from _room(left, kept, FACT, [f"{FACT}.{name}" for name in form.facts])
    for indicator in form.indicators:
        yield from _room(left, kept, f"{ANSWER}.{indicator.id}", [])
    yield from _room(left, kept, ANSWER, [])
    for table in form.tables:
        for row in project.rows(f"{TABLE}.{table.id}"):
            name = f"{TABLE}.{table.id}.{row}"
            order = [f"{name}.{column.id}" for column in table.columns]
            yield from _room(left, kept, name, order, always=True)
    groups = [group.id for group in form.target_groups]
    for group in dict.fromkeys([*groups, *_row_owners(project, f"rows.{TARGET}.")]):
        for row in project.rows(f"{TARGET}.{group}"):
            yield from _target(left, kept, group, row)
    for room in (TABLE, TARGET):
        yield from _room(left, kept, room, [])
    yield from _room(left, kept, CHAPTER, [f"{CHAPTER}.{item.id}" for item in form.chapters])
    if project.form_text:
        yield ""
        yield f"[{_FORM_FILE}]"
        yield f"text = {text(project.form_text)}"
    for name, part in kept.items():
        yield ""
        yield f"[{key(name)}]"
        yield from (f"{key(inner)} = {value(item)}" for inner, item in part.items())
    yield ""
    yield f"[{_END}]"
    yield "complete = true"


def _is_table(part: object) -> bool:
    return isinstance(part, dict)


def _natural(path: str) -> list[tuple[int, str]]:
    """So that met.10 follows met.9."""
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in path.split(".")]


def _row_owners(project: Project, prefix: str) -> list[str]:
    return [path.removeprefix(prefix) for path in project.entries if path.startswith(prefix)]


def _target(left: dict[str, str], kept: dict[str, Any], group: str, row: str) -> Iterator[str]:
    name = f"{TARGET}.{row}"
    left[f"{name}.{_GROUP}"] = group
    order = [f"{name}.{field}" for field in (_GROUP, *TARGET_FIELDS)]
    yield from _room(left, kept, name, order, always=True)


def _room(
    left: dict[str, str],
    kept: dict[str, Any],
    name: str,
    order: Iterable[str],
    *,
    always: bool = False,
) -> Iterator[str]:
    """One table: the fields in this order, then what else stands under it, and forget them."""
    prefix = f"{name}."
    found = [path for path in order if path in left]
    rest = [path for path in left if path.startswith(prefix) and path not in found]
    rest.sort(key=_natural)
    extra = [path for path in kept if path.startswith(prefix)]
    if not (found or rest or extra or always):
        return
    yield ""
    yield f"[{key(name)}]"
    for path in [*found, *rest]:
        yield f"{key(path.removeprefix(prefix))} = {text(left.pop(path))}"
    yield from _kept(kept, prefix)


def _kept(kept: dict[str, Any], prefix: str) -> Iterator[str]:
    for path in [path for path in kept if path.startswith(prefix)]:
        yield f"{key(path.removeprefix(prefix))} = {value(kept.pop(path))}"
