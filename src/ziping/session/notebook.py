"""The journal of an open session: gone on with or begun, and begun elsewhere where it fails.

Steps come from the thread that edits, marks and syncs from the one that writes.
"""

from __future__ import annotations

import threading
from contextlib import suppress
from typing import Final

from ziping.evaluation import Change, Project
from ziping.language import _
from ziping.record import record
from ziping.session.recovery import Recovery, changes_between, unread_journals
from ziping.session.saving import Filed
from ziping.store import CLOSED, Disk, Journal, Places, Start

LONGEST_HISTORY: Final = 128 << 10
"""A journal of more bytes is not kept for undo once the file holds everything."""


@record
class At:
    """A project, and the step of which journal led to it; step -1 where none holds it."""

    project: Project
    turn: int = 0
    step: int = -1


class Notebook:
    """Where the steps of a session are noted. `trouble` says why they cannot be."""

    def __init__(
        self,
        disk: Disk,
        places: Places,
        filed: Filed,
        project: Project,
        found: Recovery | None = None,
    ) -> None:
        self.filed = filed
        self.at = At(project)
        self.synced = -1
        self.trouble = ""
        self._disk, self._places = disk, places
        self._journal: Journal | None = None
        self._found = found
        self._turn = found.reading.start.turn if found else 0
        self._guard = threading.RLock()

    def start(self) -> None:
        """Go on with the journal that was found where it is this file's, else begin one."""
        found = self._found
        for path in unread_journals(self._places.target, self._disk):
            with suppress(OSError):
                self._disk.replace(path, path.with_name(f"{path.name}.unread"))
        if found:
            if found.reading.damaged:
                self._put_aside(found)
            spent = found.reading.size > LONGEST_HISTORY and not found.pending
            if found.goes_on and found.path == self._places.journals[0] and not spent:
                with suppress(OSError):
                    self._take(Journal.resume(self._disk, found.path, found.reading))
                    return
        self.begin(self.at.project)

    def begin(self, project: Project) -> None:
        """A journal from the file to this project, in the first place that takes one; those in
        other places are of no more use then."""
        with self._guard:
            self._drop()
            self._turn += 1
            self.at, self.trouble = At(project, self._turn), ""
            filed = self.filed
            changes = tuple(changes_between(filed.entries, project.entries))
            target = str(self._places.target)
            start = Start(target, self._turn, filed.fingerprint, filed.entries)
            for path in self._places.journals:
                try:
                    if path.parent == self._places.folder:
                        self._disk.make_folder(path.parent)
                    self._take(Journal.begin(self._disk, path, start, changes))
                except OSError as error:
                    self.trouble = self.trouble or _(
                        "Not kept: {folder}: {reason}; make room there"
                    ).format(folder=path.parent, reason=error.strerror or error)
                else:
                    return

    def note(self, kind: str, changes: tuple[Change, ...], project: Project) -> None:
        """Add a step that led to this project."""
        with self._guard:
            try:
                if self._journal is None:
                    raise OSError  # noqa: TRY301 - as if it had failed here
                step = self._journal.step(kind, changes)
            except OSError:
                self.begin(project)
            else:
                self.at = At(project, self._turn, step)

    def mark(self, kind: str, at: At, fingerprint: str) -> None:
        """Note what the file is about to hold, or holds. Where that fails the journal ends: the
        next one begins with the file as it is then."""
        with self._guard:
            if self._journal is None or at.turn != self._turn or at.step < 0:
                return
            try:
                self._journal.mark(kind, at.step, fingerprint)
            except OSError:
                self._drop()

    def sync(self) -> None:
        """Bring all steps to the disk. A journal that cannot be synced is not trusted again."""
        with self._guard:
            journal, at = self._journal, self.at
        if journal is None:
            return
        try:
            journal.sync()
        except OSError:
            with self._guard:
                if journal is self._journal:
                    self.begin(self.at.project)
        else:
            with self._guard:
                if journal is self._journal:
                    self.synced = max(self.synced, at.step)

    def close(self, *, spent: bool) -> None:
        """Let go of the journal. One that is spent, since the file holds everything, stays only
        for undo: a short one in the profile."""
        with self._guard:
            journal = self._journal
            if spent:
                self.mark(CLOSED, self.at, self.filed.fingerprint)
            self.sync()
            self._drop()
            if not spent:
                return
            short = journal is not None and journal.size <= LONGEST_HISTORY
            for path in self._places.journals:
                if not (short and journal and path == journal.path and self._is_own(journal)):
                    with suppress(OSError):
                        self._disk.remove(path)

    def discard(self) -> None:
        """Let go of the journal and remove it: what it holds is in another file."""
        with self._guard:
            self._drop()
            for path in self._places.journals:
                with suppress(OSError):
                    self._disk.remove(path)

    @property
    def is_kept(self) -> bool:
        """Whether every step is in the journal and on the disk."""
        return 0 <= self.at.step <= self.synced

    @property
    def works(self) -> bool:
        """Whether there is a journal."""
        return self._journal is not None

    def _is_own(self, journal: Journal) -> bool:
        return journal.path.parent == self._places.folder

    def _take(self, journal: Journal) -> None:
        """Go on with a journal that holds the project, and is on the disk."""
        self._journal, self.trouble = journal, ""
        self.at = At(self.at.project, self._turn, journal.number)
        self.synced = journal.number
        for path in self._places.journals:
            if path != journal.path:
                with suppress(OSError):
                    self._disk.remove(path)

    def _drop(self) -> None:
        journal, self._journal = self._journal, None
        if journal:
            with suppress(OSError):
                journal.close()

    def _put_aside(self, found: Recovery) -> None:
        """A damaged journal is kept whole, for whoever can make something of it."""
        with suppress(OSError):
            content = self._disk.read(found.path)
            handle = self._disk.create(found.path.with_name(f"damaged-{self._turn}.journal"))
            try:
                self._disk.write(handle, content)
            finally:
                self._disk.close(handle)
