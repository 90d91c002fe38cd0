"""Opening a file to work on it: alone, with its journal, and with what an earlier session left."""

from __future__ import annotations

from collections.abc import Collection
from itertools import count
from pathlib import Path
from typing import Final

from ziping.language import _
from ziping.session.keeper import Keeper
from ziping.session.opening import open_with_recovery
from ziping.session.saving import Unkept, draft_of, put_down
from ziping.session.session import Session
from ziping.store import DISK, Disk, Lock, WriteError, places

PATIENCE: Final = 5.0
"""So many seconds whoever has a file open is given to let go of it."""

_LOOK: Final = 0.1


def open_kept(path: Path, disk: Disk = DISK) -> Session:
    """The session of a project file, kept from the first key on. Raises ReadError.

    It is read-only where the file is open elsewhere; and where somebody else changed what was
    typed in an earlier session, until `choose`. End it with `close`.
    """
    at = places(path, disk)
    lock = Lock(disk, at)
    taken = lock.take()
    try:
        session, found = open_with_recovery(path, disk)
    except BaseException:
        lock.free()
        raise
    if not taken:
        session.read_only = _("{holder} has it open").format(holder=lock.holder)
    elif session.filed:
        keeper = Keeper(session, session.filed, at, lock, found)
        session.keeper = keeper
        if session.conflicts:
            session.read_only = _("what was typed earlier and the file differ; choose first")
        else:
            keeper.start()
    session.opened = session.sheet
    return session


def choose(session: Session, typed: Collection[str]) -> Path | None:
    """Settle conflicts: at these paths what was typed goes into its field, as one step that can be
    undone. Where the file stays at any, all that was typed goes to another file too, whose name
    is given. Raises WriteError."""
    keeper, path = session.keeper, session.path
    conflicts, session.conflicts = session.conflicts, ()
    if not conflicts or path is None or not isinstance(keeper, Keeper):
        return None
    aside = None
    chosen = [change for change in conflicts if change.path in typed]
    if len(chosen) < len(conflicts):
        aside = free_name(path, session.disk)
        try:
            put_down(
                draft_of(session.project.changed(conflicts), session.form, aside, None),
                session.disk,
            )
        except WriteError:
            session.conflicts = conflicts
            raise
    session.read_only = ""
    if chosen:
        # The first step begins the journal with all of them: none is missing for a moment.
        session.apply((change.path, change.new or "") for change in chosen)
    else:
        keeper.start()
    return aside


def take_over(path: Path, disk: Disk = DISK) -> bool:
    """Ask whoever has a file open to let go of it; whether that happened in time."""
    lock = Lock(disk, places(path, disk))
    lock.ask()
    for _look in range(round(PATIENCE / _LOOK)):
        if lock.take():
            lock.free()
            return True
        disk.wait(_LOOK)
    return False


def give_way(session: Session) -> None:
    """Let another program have the file: everything typed is in it, or else in the journal."""
    keeper = session.keeper
    if not isinstance(keeper, Keeper):
        return
    asked = keeper.asked
    try:
        keeper.close()
    except WriteError:
        keeper.abandon()
    session.keeper = Unkept(session, session.disk)
    session.read_only = _("{holder} has taken it over").format(holder=asked)


def free_name(path: Path, disk: Disk = DISK) -> Path:
    """A name beside this one that no file has."""
    names = (path.with_stem(f"{path.stem}-{number}") for number in count(2))
    return next(name for name in names if disk.stamp(name) is None)
