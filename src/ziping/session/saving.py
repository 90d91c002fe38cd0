"""A project about to be written to its file, and the file as it was last seen."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from pathlib import Path
from typing import Protocol

from ziping.evaluation import Change, Project
from ziping.forms import Form
from ziping.language import _
from ziping.record import record
from ziping.store import (
    ChangedError,
    Disk,
    Stamp,
    WriteError,
    fingerprint,
    project_text,
    read,
    replace,
)


class Safety(Enum):
    """Where everything is that was typed."""

    SAVED = "saved"
    """In the file."""
    KEPT = "kept"
    """In the journal, on the disk."""
    WRITING = "writing"
    """On the way there."""
    UNSAFE = "unsafe"
    """In memory alone."""
    READ_ONLY = "read only"
    """Nothing can be typed."""


@record
class Filed:
    """The file as it was last read or written: its texts, its stamp, its bytes' fingerprint."""

    entries: Mapping[str, str]
    stamp: Stamp | None
    fingerprint: str


@record
class Draft:
    """What is to be written where, over which content. With a `version`, its total as shown, a
    person asked for it."""

    project: Project
    target: Path
    content: bytes
    over: Filed | None
    version: str | None = None


class Keeping(Protocol):
    """What sees to it that nothing typed is lost."""

    @property
    def trouble(self) -> str:
        """Why something cannot be kept or written; empty where all is well."""

    @property
    def safety(self) -> Safety:
        """Where everything is that was typed."""

    def note(self, kind: str, changes: tuple[Change, ...]) -> None:
        """Take note of a step, before anybody shows it. Raises nothing."""

    def write(self, draft: Draft) -> Filed:
        """Write the file. Raises WriteError."""

    def close(self) -> None:
        """End with everything in the file. Raises WriteError, and then nothing has ended."""

    def abandon(self) -> None:
        """End as it is: what the file does not hold stays in the journal."""

    def flush(self) -> None:
        """Bring every step to the disk, at once, from any thread."""


class Changing(Protocol):
    """What may differ from its file."""

    @property
    def dirty(self) -> bool:
        """Whether it does."""


class Unkept:
    """No journal and no lock: what is typed is safe when a person has saved it."""

    def __init__(self, session: Changing, disk: Disk) -> None:
        self._session, self._disk = session, disk

    @property
    def trouble(self) -> str:
        """None that anybody waits for."""
        return ""

    @property
    def safety(self) -> Safety:
        """In the file or in memory."""
        return Safety.UNSAFE if self._session.dirty else Safety.SAVED

    def note(self, kind: str, changes: tuple[Change, ...]) -> None:
        """Nothing is noted."""

    def write(self, draft: Draft) -> Filed:
        """Write the file. Raises WriteError."""
        return put_down(draft, self._disk)

    def close(self) -> None:
        """There is nothing to end."""

    def abandon(self) -> None:
        """Neither here."""

    def flush(self) -> None:
        """There is no journal."""


def draft_of(
    project: Project,
    form: Form,
    target: Path,
    over: Filed | None,
    version: str | None = None,
) -> Draft:
    """What would be written. Raises WriteError where a text cannot be."""
    try:
        content = project_text(project, form).encode()
    except UnicodeEncodeError as error:
        raise WriteError(
            target,
            _("Not written: a field holds characters that are no text; type it again"),
        ) from error
    return Draft(project, target, content, over, version)


def put_down(draft: Draft, disk: Disk) -> Filed:
    """Write a draft. Raises ChangedError where the file is another by now, WriteError."""
    if draft.over and is_changed(draft.target, draft.over, disk):
        raise ChangedError(
            draft.target,
            _(
                "Not written: somebody else changed the file meanwhile; "
                "save under another name and compare"
            ),
        )
    replace(draft.target, draft.content, disk)
    return Filed(draft.project.entries, disk.stamp(draft.target), fingerprint(draft.content))


def is_changed(path: Path, filed: Filed, disk: Disk) -> bool:
    """Whether a file that is there holds something else than when it was last seen."""
    now = disk.stamp(path)
    if now is None or now == filed.stamp:
        return False
    return fingerprint(read(path, disk)) != filed.fingerprint
