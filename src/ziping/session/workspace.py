"""The project files of a folder as rows, listed at once and read in the background.

Of a file its row alone is kept. The thread that reads looks at the folder again and again, so
that what others write is seen; while a project is worked on it rests.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import monotonic
from typing import Final, TypeAlias

from ziping.language import _
from ziping.record import record
from ziping.session.evidence import look_at_evidence
from ziping.session.folders import Listed, project_files
from ziping.session.opening import open_session
from ziping.session.overview import Overview, Stage, overview_of
from ziping.store import DISK, Disk, ForeignError, ReadError, Stamp, holder_of

LOOK: Final = 4.0
"""So often the folder is looked at, in seconds."""

SHARE: Final = 20
"""So many times longer than a look takes, the next one waits: a whole drive is looked at seldom."""

TELL: Final = 0.2
"""No more often than this news is told, in seconds."""

QUIET: Final = 0.25
"""So many seconds after a key nothing is read."""

PATIENCE: Final = 1.0
"""So many seconds the end waits for a file that is being read."""

AT_ONCE: Final = 100
"""So many files are listed before the screen stands; more would hold it up."""

State: TypeAlias = tuple[Stamp, bool]
"""What tells whether a file must be read again: its stamp, and whether a lock stands beside it."""


@record
class Row:
    """A file of the folder: what a listing tells, then what is in it or why it cannot be read."""

    folder: Path
    name: str
    """What it is called below the folder; it stands for the file."""
    modified: int
    size: int
    holder: str = ""
    overview: Overview | None = None
    problem: str = ""

    @property
    def path(self) -> Path:
        """The file itself."""
        return self.folder / self.name

    @property
    def stage(self) -> Stage:
        """How far it is."""
        if self.problem:
            return Stage.BROKEN
        if self.overview is None:
            return Stage.UNREAD
        return Stage.IN_USE if self.holder else self.overview.stage

    @property
    def title(self) -> str:
        """The project's name, else that of its file."""
        return (self.overview and self.overview.entry.title) or self.name


class Workspace:
    """A folder being watched. `tell` is called from its thread where the rows are other ones."""

    def __init__(self, folder: Path, disk: Disk = DISK) -> None:
        self.folder = folder
        self.tell: Callable[[], None] = _nobody
        self.listed = False
        self._disk = disk
        self._rows: dict[str, Row] = {}
        self._seen: dict[str, State] = {}
        self._read: dict[str, State] = {}
        self._foreign: set[str] = set()
        self._first: set[str] = set()
        self._guard = threading.Lock()
        self._may_read = threading.Event()
        self._wake = threading.Event()
        self._told = self._quiet_until = 0.0
        self._ended = False
        self._thread = threading.Thread(target=self._work, daemon=True)

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows as they stand, in no order of their own."""
        with self._guard:
            return tuple(self._rows.values())

    @property
    def others(self) -> int:
        """How many TOML files are something else than projects."""
        return len(self._foreign)

    def start(self) -> None:
        """List the first files on a thread; the others and all reading wait for `go_on`."""
        self._thread.start()

    def go_on(self) -> None:
        """Look at the folder, now, and read what is new."""
        self._may_read.set()
        self._wake.set()

    def rest(self) -> None:
        """Leave the machine to whoever works on a project."""
        self._may_read.clear()

    def make_way(self) -> None:
        """Somebody presses keys: what they ask for goes first."""
        self._quiet_until = monotonic() + QUIET

    def name_of(self, path: Path) -> str:
        """What a file is called in the rows."""
        below = path.relative_to(self.folder) if path.is_relative_to(self.folder) else path
        return below.as_posix()

    def forget(self, name: str) -> None:
        """Read a file again, before all others, whatever its stamp says."""
        self._first.add(name)
        self._read.pop(name, None)

    def stop(self) -> None:
        """End the watching."""
        self._ended = True
        self.go_on()
        if self._thread.is_alive():
            self._thread.join(PATIENCE)

    # ── the workspace's own thread ─────────────────────────────────────────────────────────

    def _work(self) -> None:
        while not self._ended:
            self._wake.clear()
            began = monotonic()
            self._list()
            self.listed, took = True, monotonic() - began
            self.tell()
            self._may_read.wait()
            self._read_new()
            self._wake.wait(max(LOOK, took * SHARE))
            self._may_read.wait()

    def _list(self) -> None:
        """Look which files are there and how they are."""
        there = set()
        for number, file in enumerate(project_files(self.folder)):
            if number == AT_ONCE:
                self._may_read.wait()
            if self._ended:
                return
            there.add(file.name)
            self._seen[file.name] = (file.stamp, file.locked)
            if file.name not in self._foreign or self._is_new(file.name):
                self._note(file)
                self._tell_soon()
        for name in self._seen.keys() - there:
            self._drop(name)
            self._seen.pop(name)
            self._read.pop(name, None)

    def _is_new(self, name: str) -> bool:
        return self._read.get(name) != self._seen.get(name)

    def _note(self, file: Listed) -> None:
        found, stamp = self._rows.get(file.name), file.stamp
        if found is None:
            self._put(Row(file.folder, file.name, stamp.modified, stamp.size))
        elif (found.modified, found.size) != (stamp.modified, stamp.size):
            self._put(replace(found, modified=stamp.modified, size=stamp.size))

    def _read_new(self) -> None:
        """Read what is not as it was when it was read, what was written last first; but where
        somebody calls, look at the folder first."""
        new = [row for row in self.rows if self._is_new(row.name)]
        for row in sorted(new, key=lambda row: (row.name not in self._first, -row.modified)):
            while (left := self._quiet_until - monotonic()) > 0 and not self._wake.wait(left):
                pass
            self._may_read.wait()
            if self._wake.is_set():
                return
            self._take_in(row)
            self._tell_soon()
        if new:
            self.tell()

    def _take_in(self, row: Row) -> None:
        self._first.discard(row.name)
        self._read[row.name] = self._seen[row.name]
        self._foreign.discard(row.name)
        try:
            self._put(self._looked_at(row))
        except ForeignError:
            self._foreign.add(row.name)
            self._drop(row.name)
        except ReadError as error:
            self._put(replace(row, overview=None, problem=error.message))
        except Exception as error:  # noqa: BLE001 - one file must not keep the others from being read
            message = _("The program fails at this file ({kind}); keep it and report it")
            problem = message.format(kind=type(error).__name__)
            self._put(replace(row, overview=None, problem=problem))

    def _looked_at(self, row: Row) -> Row:
        session = open_session(row.path, self._disk)
        look_at_evidence(session, hashed=False)
        holder = holder_of(row.path, self._disk)
        return replace(row, overview=overview_of(row.name, session), problem="", holder=holder)

    def _put(self, row: Row) -> None:
        with self._guard:
            self._rows[row.name] = row

    def _drop(self, name: str) -> None:
        with self._guard:
            self._rows.pop(name, None)

    def _tell_soon(self) -> None:
        if monotonic() - self._told >= TELL:
            self._told = monotonic()
            self.tell()


def _nobody() -> None:
    """Nobody listens yet."""
