"""Evidence attached to answers, and looked at."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final, TypeAlias

from ziping.evaluation import Change, evidence
from ziping.findings import Observations
from ziping.language import _
from ziping.session.session import Session
from ziping.store import ReadError, observe, observed

BLINK: Final = 0.05
"""So many seconds the work waits for a file; one that takes longer is read beside it."""

Record: TypeAlias = tuple[str, str, str]
"""A file as it is recorded: its path from the project file on, its size, its digest."""


def look_at_evidence(session: Session, *, hashed: bool) -> None:
    """See whether the evidence is there and as it was recorded; `hashed` reads it through."""
    folder = session.path.parent if session.path else Path()
    session.observe(Observations(observe(folder, evidence(session.project), hashed=hashed)))


def evidence_edits(project_file: Path, path: str, text: str) -> tuple[tuple[str, str], ...]:
    """The edits that attach a file under a field path `….path`, or take it away where the text
    is empty. The file is looked for beside the project file, then where the program runs; its
    path is recorded from the project file on, with size and SHA-256. Raises ReadError."""
    return _edits(path, _recorded(project_file, text) if text else ("", "", ""))


class Attaching:
    """Files that are named while somebody works, read and recorded. One that takes longer than a
    blink goes on being read until its name has left the project; `tell` is called from a thread
    of its own when it has been read, and `take_in` records it."""

    def __init__(self, session: Session) -> None:
        self.tell: Callable[[], None] = _nobody
        self._session = session
        self._readings: dict[str, _Reading] = {}
        session.listen(self._changed)

    def is_reading(self, text: str) -> bool:
        """Whether the file of this name is still being read."""
        return text in self._readings

    def attach(self, path: str) -> None:
        """Record the file that a field names, or that it names none; what is no file stays as
        typed. Size and digest of another file go at once."""
        text = self._session.text(path)
        if text and text not in self._readings:
            project_file = self._session.path or Path()
            self._readings[text] = _Reading(project_file, text, self.tell)
        if text and self._readings[text].done.wait(BLINK):
            self._record(text, [path, *self._waiting(text)])
        else:
            self._session.apply(_edits(path, (text, "", "")))

    def take_in(self) -> list[str]:
        """Record the files that have been read by now; the paths of their fields."""
        read = [text for text, reading in self._readings.items() if reading.done.is_set()]
        return [path for text in read for path in self._record(text, self._waiting(text))]

    def stop(self) -> None:
        """Read nothing any more."""
        for reading in self._readings.values():
            reading.stopped.set()
        self._readings.clear()

    def _record(self, text: str, paths: Iterable[str]) -> list[str]:
        record, fields = self._readings.pop(text).record, list(paths)
        self._session.apply(edit for path in fields for edit in _edits(path, record))
        look_at_evidence(self._session, hashed=False)
        return fields

    def _waiting(self, text: str) -> list[str]:
        """The fields that name a file and have no digest of it."""
        found = evidence(self._session.project)
        return [f"{it.prefix}.path" for it in found if it.path == text and not it.sha256]

    def _changed(self, _changes: tuple[Change, ...]) -> None:
        for text in [text for text in self._readings if not self._waiting(text)]:
            self._readings.pop(text).stopped.set()


class _Reading:
    """A file being read through on a thread of its own, which nothing waits for at the end."""

    def __init__(self, project_file: Path, text: str, tell: Callable[[], None]) -> None:
        self.record: Record
        self.done, self.stopped = threading.Event(), threading.Event()
        self._named, self._tell = (project_file, text), tell
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        try:
            self.record = _recorded(*self._named, lambda: not self.stopped.is_set())
        except ReadError:
            # The name stays as typed, and a check says that there is no such file.
            self.record = (self._named[1], "", "")
        self.done.set()
        if not self.stopped.is_set():
            self._tell()


def _recorded(project_file: Path, text: str, going_on: Callable[[], bool] = lambda: True) -> Record:
    """A file of this name as it is recorded. Raises ReadError where there is none."""
    folder = project_file.parent
    file = next((place for place in (folder / text, Path(text)) if place.is_file()), Path(text))
    found = observed(file, going_on=going_on)
    if found.size is None or found.sha256 is None:
        raise ReadError(file, _("There is no such file to attach; check the name and the folder"))
    try:
        beside = Path(os.path.relpath(file, folder)).as_posix()
    except ValueError as error:
        message = _("The file is on another drive; copy it beside the project file first")
        raise ReadError(file, message) from error
    return beside, str(found.size), found.sha256


def _edits(path: str, record: Record) -> tuple[tuple[str, str], ...]:
    prefix = path.removesuffix("path")
    return tuple(zip((path, f"{prefix}size", f"{prefix}sha256"), record, strict=True))


def _nobody() -> None:
    """Nobody listens yet."""
