"""Reading project files: TOML whose tables and dotted keys are the field paths themselves.

Figures are texts exactly as typed. An end mark closes the file, since TOML cut between two
lines reads without complaint.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ziping.evaluation import ROW_ID, TABLE, TARGET, Project, rows_path, waived_at
from ziping.language import _
from ziping.record import record
from ziping.store.disk import DISK, Disk
from ziping.store.encoding import Decoded, decode
from ziping.store.problems import ForeignError, ReadError
from ziping.store.project_layout import END, FORM_FILE, FORMAT, GROUP, HEAD, ROOMS, kept_key
from ziping.store.safe_file import fingerprint, read
from ziping.store.seal_layout import SEAL, read_seal
from ziping.store.toml_text import Number, name

_DEEPEST = 32


@record
class ReadProject:
    """A project file as read, and what the person should know before it is saved again."""

    project: Project
    notes: tuple[str, ...]
    fingerprint: str


def read_project_file(path: Path, disk: Disk = DISK) -> ReadProject:
    """The project in a file. Raises ReadError."""
    content = read(path, disk)
    decoded = decode(content)
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
    return ReadProject(_project(path, raw), tuple(_notes(decoded)), fingerprint(content))


def _notes(decoded: Decoded) -> Iterator[str]:
    if decoded.encoding != "utf-8":
        note = _("read as {encoding}; it will be saved as UTF-8")
        yield note.format(encoding=decoded.encoding)
    if _has_comments(decoded.text):
        yield _("the comments in it will be lost when it is saved; copy them to a note first")


def _has_comments(text: str) -> bool:
    """Whether a line outside the texts of many lines is a comment."""
    within = False
    for line in text.splitlines():
        if not within and line.lstrip().startswith("#"):
            return True
        within ^= line.count('"""') % 2 == 1
    return False


def _project(path: Path, raw: dict[str, Any]) -> Project:
    head = raw.pop(HEAD, None)
    if not isinstance(head, dict) or not isinstance(head.get("form"), str):
        raise ForeignError(
            path,
            _(
                'This is not a project file: [ziping] with "form" is missing; '
                "`ziping new` makes one"
            ),
        )
    if str(head.get("format", FORMAT)) != FORMAT:
        raise ReadError(
            path,
            _("A newer program wrote this file (format {format}); open it with that one").format(
                format=head["format"]
            ),
        )
    if raw.pop(END, None) is None:
        raise ReadError(
            path,
            _(
                "The file is cut off: its end mark [end] is missing; go back to "
                "an earlier copy, or add [end] if you know it is whole"
            ),
        )
    form_file = _table(path, raw, FORM_FILE)
    raw.pop(FORM_FILE, None)
    form_text = str(form_file.pop("text", ""))
    seal_table = _table(path, raw, SEAL)
    seal = read_seal(seal_table) if raw.pop(SEAL, None) else None
    entries: dict[str, str] = {}
    kept: dict[str, Any] = {}
    for room in [room for room in raw if room in ROOMS]:
        for names, leaf in _leaves((room,), _table(path, raw, room)):
            _keep(entries, kept, names, leaf)
    _collect_rows(path, raw, entries)
    known = {"form", "version", "digest", "format"}
    kept.update({kept_key(HEAD, part): head[part] for part in head if part not in known})
    kept.update({kept_key(FORM_FILE, part): item for part, item in form_file.items()})
    kept.update({name(room): content for room, content in raw.items() if room not in ROOMS})
    version, digest = str(head.get("version", "")), str(head.get("digest", ""))
    return Project(head["form"], version, digest, entries, form_text, kept, seal)


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


def _keep(
    entries: dict[str, str], kept: dict[str, Any], names: tuple[str, ...], leaf: object
) -> None:
    """No field of ours is a list, and but for waivers no part of a path has a dot in it."""
    path = ".".join(names)
    if isinstance(leaf, list) or (path.count(".") >= len(names) and not waived_at(path)):
        kept[kept_key(*names)] = leaf
    elif isinstance(leaf, bool):
        entries[path] = "true" if leaf else "false"
    elif str(leaf):
        entries[path] = str(leaf)


def _collect_rows(path: Path, raw: Mapping[str, Any], entries: dict[str, str]) -> None:
    """Move the rows' order from the layout of the file into the entries."""
    order: dict[str, list[str]] = {}
    for row in _rows(path, TARGET, raw.get(TARGET, {})):
        group = entries.pop(f"{TARGET}.{row}.{GROUP}", "")
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
