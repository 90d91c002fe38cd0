"""Keeps what is typed in one session: steps in the journal at once, the file when the keys rest.

Steps are noted within the change, on the thread that edits. The keeper's own thread syncs them,
writes the file and looks whether somebody else wants it.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from time import monotonic
from typing import Final

from ziping.evaluation import Change
from ziping.language import _
from ziping.session.notebook import At, Notebook
from ziping.session.recovery import Recovery
from ziping.session.saving import Draft, Filed, Safety, draft_of, put_down
from ziping.session.session import Session
from ziping.store import (
    WRITE,
    WRITTEN,
    Lock,
    Places,
    ReadError,
    StoreError,
    WriteError,
    clear_beside,
    fingerprint,
    keep_version,
    places,
    read,
)

REST: Final = 2.0
"""So many seconds without a change, and the file is written."""

AGAIN: Final = 30.0
"""So many seconds after a refusal the file is tried again."""

LOOK: Final = 1.0
"""So often the lock is looked at, in seconds."""


class Keeper:
    """Keeps a session that is the only one to write its file. It holds the file's lock.

    `tell` is called from the keeper's thread when safety or trouble are not what they were.
    """

    def __init__(
        self, session: Session, filed: Filed, at: Places, lock: Lock, found: Recovery | None
    ) -> None:
        self.tell: Callable[[], None] = _nobody
        self._session, self._disk = session, session.disk
        self._places, self._lock = at, lock
        self._notebook = Notebook(self._disk, at, filed, session.project, found)
        self._refusal = ""
        self._edited = monotonic() - REST
        self._tried = 0.0
        self._first_kept = self._unversioned = self._ended = False
        self._writing = threading.RLock()
        self._wake = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Bring the journal in line with the session."""
        for path in (self._places.target, self._places.target.with_suffix(".xlsx")):
            clear_beside(path, self._disk)
        self._notebook.start()

    def run(self) -> None:
        """Sync and write on a thread of its own from now on."""
        self._thread = threading.Thread(target=self._work, daemon=True)
        self._thread.start()
        self._wake.set()

    @property
    def safety(self) -> Safety:
        """Where everything is that was typed."""
        dirty = self._session.dirty
        # What was undone comes back after a power cut, unless the journal knows that too.
        if self._notebook.works and not self._notebook.is_kept:
            return Safety.WRITING
        if not dirty:
            return Safety.SAVED
        return Safety.KEPT if self._notebook.is_kept else Safety.UNSAFE

    @property
    def trouble(self) -> str:
        """Why something cannot be kept or written; empty where all is well."""
        return self._refusal or self._notebook.trouble

    @property
    def asked(self) -> str:
        """Who wants to write the file instead."""
        return self._lock.asked

    def note(self, kind: str, changes: tuple[Change, ...]) -> None:
        """Take note of a step, before anybody shows it."""
        self._notebook.note(kind, changes, self._session.project)
        self._edited = monotonic()
        self._wake.set()

    def write(self, draft: Draft) -> Filed:
        """Write the file, or another one and go on with that. Raises WriteError."""
        with self._writing:
            if self._disk.real(draft.target) != self._places.target:
                filed = self._move(draft)
            else:
                filed = self._write(draft, self._notebook.at)
            self._session.filed = filed
            return filed

    def close(self) -> None:
        """End with everything in the file. Raises WriteError, and then nothing has ended. What
        has ended already, stays as it was left."""
        if self._ended:
            return
        with self._writing:
            chosen = not self._session.conflicts
            if self._session.dirty and chosen:
                self._session.save(made=False)
            if self._unversioned:
                with suppress(ReadError):
                    content = read(self._places.target, self._disk)
                    self._keep_version(content, self._session.shown_total)
        self._end(spent=True)

    def abandon(self) -> None:
        """End as it is: what the file does not hold stays in the journal."""
        if self._ended:
            return
        self._end(spent=not self._session.dirty)

    def flush(self) -> None:
        """Bring every step to the disk, at once, from any thread."""
        self._notebook.sync()

    # ── the keeper's own thread ────────────────────────────────────────────────────────────

    def _work(self) -> None:
        while not self._ended:
            self._wake.wait(self._pause)
            self._wake.clear()
            before = self.safety, self.trouble
            self._notebook.sync()
            if monotonic() - self._edited >= REST:
                self.rest()
            if (self.safety, self.trouble) != before or self.asked:
                self.tell()

    @property
    def _pause(self) -> float:
        left = self._edited + REST - monotonic()
        return min(left, LOOK) if left > 0 else LOOK

    def rest(self) -> None:
        """Write the file if it does not hold everything. What was refused is tried again after
        the next change, or a while."""
        with self._writing:
            session, at = self._session, self._notebook.at
            filed = session.filed
            if filed is None or self._ended or at.project.entries == filed.entries:
                return
            if self._refusal and self._edited < self._tried > monotonic() - AGAIN:
                return
            self._tried = monotonic()
            try:
                draft = draft_of(at.project, session.form, self._places.target, filed)
                session.filed = self._write(draft, at)
            except StoreError as error:
                self._refusal = str(error)

    # ── the file ───────────────────────────────────────────────────────────────────────────

    def _write(self, draft: Draft, at: At) -> Filed:
        self._keep_first(draft)
        mark = fingerprint(draft.content)
        self._notebook.mark(WRITE, at, mark)
        # The mark must be on the disk before the file is: else the file would be a stranger's.
        self._notebook.sync()
        filed = put_down(draft, self._disk)
        self._notebook.filed = filed
        self._notebook.mark(WRITTEN, at, mark)
        self._refusal, self._unversioned = "", True
        if draft.version is not None:
            self._keep_version(draft.content, draft.version, made=True)
        return filed

    def _move(self, draft: Draft) -> Filed:
        """Go on with another file; what was typed since the last save is in that one."""
        there = places(draft.target, self._disk)
        lock = Lock(self._disk, there)
        if not lock.take():
            raise WriteError(
                draft.target,
                _("Not written: {holder} has it open; choose another name").format(
                    holder=lock.holder
                ),
            )
        try:
            filed = put_down(draft, self._disk)
        except BaseException:
            lock.free()
            raise
        self._notebook.discard()
        self._lock.free()
        self._lock, self._places, self._first_kept = lock, there, True
        self._notebook = Notebook(self._disk, there, filed, draft.project)
        self._notebook.start()
        self._refusal, self._unversioned = "", True
        return filed

    def _keep_first(self, draft: Draft) -> None:
        """What was there before the first save, or is another's, stays as a version."""
        if not self._first_kept or draft.over is None:
            self._first_kept = True
            with suppress(ReadError):
                self._keep_version(read(draft.target, self._disk), "")

    def _keep_version(self, content: bytes, total: str, *, made: bool = False) -> None:
        """Versions are a comfort: one that cannot be kept stops nothing."""
        self._unversioned = False
        with suppress(StoreError, OSError):
            keep_version(self._places.target, content, total, made=made, disk=self._disk)

    def _end(self, *, spent: bool) -> None:
        self._ended = True
        self._wake.set()
        if self._thread and self._thread is not threading.current_thread():
            self._thread.join()
        with self._writing:
            self._notebook.close(spent=spent and not self._session.conflicts)
            self._lock.free()


def _nobody() -> None:
    pass
