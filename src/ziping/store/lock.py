"""One writer for a file: a lock that ends with the process that holds it, however it ends.

The lock file says who holds it. Whoever wants to write instead adds a line to it, and the holder
gives way when it sees that.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

from ziping.store.disk import DISK, Disk
from ziping.store.profile import Places, places
from ziping.store.safe_file import beside


class Lock:
    """The locks of one file: all of them or none."""

    def __init__(self, disk: Disk, places: Places) -> None:
        self._disk = disk
        self._folder, self._paths = places.folder, places.locks
        self._held: list[tuple[Path, int, int]] = []

    def take(self) -> bool:
        """Take every lock that this machine lets us take; false where somebody holds one."""
        if self._folder:
            with suppress(OSError):
                self._disk.make_folder(self._folder)
        for path in self._paths:
            try:
                held = self._take(path)
            except OSError:
                # Where no lock can be made nobody else can write either, or locks are unknown.
                continue
            if held is None:
                self.free()
                return False
            self._held.append((path, *held))
        return True

    def free(self) -> None:
        """Give the locks back and leave no files."""
        for path, handle, _size in self._held:
            if sys.platform == "win32":
                # It removes no open file.
                with suppress(OSError):
                    self._disk.close(handle)
            with suppress(OSError):
                self._disk.remove(path)
            if sys.platform != "win32":
                with suppress(OSError):
                    self._disk.close(handle)
        self._held = []

    @property
    def holder(self) -> str:
        """Who holds it, as written in it: `name@machine`."""
        for path in self._paths:
            with suppress(OSError):
                return self._disk.read(path).decode(errors="replace").split("\n")[0]
        return ""

    def ask(self) -> None:
        """Ask the holder to give way."""
        for path in self._paths:
            with suppress(OSError):
                if self._disk.status(path) is None:
                    continue
                handle = self._disk.open(path)
                try:
                    self._disk.cut(handle, len(self._disk.read(path)))
                    self._disk.write(handle, f"{_who()}\n".encode())
                finally:
                    self._disk.close(handle)

    @property
    def asked(self) -> str:
        """Who asks us to give way; empty where nobody does."""
        for path, _handle, size in self._held:
            with suppress(OSError):
                status = self._disk.status(path)
                if status and status.st_size > size:
                    lines = self._disk.read(path).decode(errors="replace").split("\n")
                    return lines[-2] if len(lines) > 2 else ""
        return ""

    def _take(self, path: Path) -> tuple[int, int] | None:
        """The handle of a lock, and the size of what stands in it; None where it is held."""
        while True:
            try:
                handle = self._disk.open(path)
            except PermissionError:
                # One that is there and that we may not even open is somebody's.
                if self._disk.stamp(path) is None:
                    raise
                return None
            try:
                if not self._disk.lock(handle):
                    self._disk.close(handle)
                    return None
                # Its last holder may have removed it between our opening and our locking it.
                if self._disk.is_at(handle, path):
                    # Somebody else's program, too, must be able to lock it and to ask.
                    with suppress(OSError):
                        self._disk.set_mode(path, 0o666)
                    content = f"{_who()}\n".encode()
                    self._disk.cut(handle, 0)
                    self._disk.write(handle, content)
                    return handle, len(content)
            except BaseException:
                self._disk.close(handle)
                raise
            self._disk.close(handle)


def lock_beside(path: Path) -> Path:
    """The lock that stands beside an open file, where everybody who shares the folder sees it."""
    return beside(path, ".lock")


def holder_of(path: Path, disk: Disk = DISK) -> str:
    """Who has a file open, empty where nobody does; what a killed program left is removed."""
    at = places(path, disk)
    if not any(disk.stamp(place) for place in at.locks):
        return ""
    lock = Lock(disk, at)
    if not lock.take():
        return lock.holder or "?"
    lock.free()
    return ""


def _who() -> str:
    """User and machine, from what costs nothing to ask."""
    user = os.environ.get("USER") or os.environ.get("USERNAME") or "?"
    machine = os.environ.get("COMPUTERNAME", "") if os.name == "nt" else os.uname().nodename
    return f"{user}@{machine}"
