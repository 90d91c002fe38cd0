"""A disk on paper, which can lose its power: what was not synced is then kept, cut or gone."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from ziping.store import Disk


class Fate(Enum):
    """What becomes of a call that was not synced."""

    KEPT = "kept"
    CUT = "cut"
    GONE = "gone"


@dataclass
class Call:
    """A change of a file's bytes (`inode`), or of the names in a folder."""

    inode: int
    place: int = 0
    content: bytes = b""
    size: int | None = None
    names: dict[Path, int | None] = field(default_factory=dict)
    synced: bool = False

    def done(self, files: dict[int, bytearray], names: dict[Path, int]) -> None:
        data = files.setdefault(self.inode, bytearray())
        if self.size is not None:
            del data[self.size :]
        if self.content:
            data.extend(b"\0" * (self.place - len(data)))
            data[self.place : self.place + len(self.content)] = self.content
        for name, inode in self.names.items():
            if inode is None:
                names.pop(name, None)
            else:
                names[name] = inode


class PaperDisk(Disk):
    """Files and names in memory; every change is remembered until it is synced.

    With `power` calls to change something left, the power goes: the next one raises PowerCut.
    """

    def __init__(self) -> None:
        self.files: dict[int, bytearray] = {}
        self.names_: dict[Path, int] = {}
        self.past: list[Call] = []
        self.power: int | None = None
        self._handles: dict[int, tuple[int, int]] = {}
        self._number = 0

    # ── what the store calls ───────────────────────────────────────────────────────────────

    def real(self, path: Path) -> Path:
        return path

    def status(self, path: Path) -> os.stat_result | None:
        inode = self.names_.get(path)
        if inode is None:
            return None
        size, mode = len(self.files[inode]), stat.S_IFREG | 0o644
        return os.stat_result((mode, inode, 0, 1, 0, 0, size, 0, self._changes(inode), 0))

    def may_write(self, path: Path) -> bool:
        return True

    def read(self, path: Path) -> bytes:
        if path not in self.names_:
            raise FileNotFoundError(errno.ENOENT, "no such file", str(path))
        return bytes(self.files[self.names_[path]])

    def names(self, folder: Path) -> list[str]:
        return sorted(path.name for path in self.names_ if path.parent == folder)

    def make_folder(self, folder: Path) -> None:
        pass

    def create(self, path: Path) -> int:
        if path in self.names_:
            raise FileExistsError(errno.EEXIST, "exists", str(path))
        return self.open(path)

    def open(self, path: Path) -> int:
        if path not in self.names_:
            self._do(Call(self._next(), names={path: self._number}))
        handle = self._next()
        self._handles[handle] = (self.names_[path], 0)
        return handle

    def write(self, handle: int, content: bytes) -> None:
        inode, place = self._handles[handle]
        self._do(Call(inode, place, content))
        self._handles[handle] = (inode, place + len(content))

    def cut(self, handle: int, size: int) -> None:
        inode, _place = self._handles[handle]
        self._do(Call(inode, size=size))
        self._handles[handle] = (inode, size)

    def sync(self, handle: int) -> None:
        inode, _place = self._handles[handle]
        self._spend()
        for call in self.past:
            call.synced |= call.inode == inode and not call.names

    def close(self, handle: int) -> None:
        del self._handles[handle]

    def set_mode(self, path: Path, mode: int) -> None:
        pass

    def set_owner(self, path: Path, owner: int, group: int) -> None:
        pass

    def replace(self, source: Path, target: Path) -> None:
        inode = self.names_[source]
        self._do(Call(inode, names={source: None, target: inode}))

    def sync_folder(self, folder: Path) -> None:
        self._spend()
        for call in self.past:
            call.synced |= any(name.parent == folder for name in call.names)

    def remove(self, path: Path) -> None:
        if path in self.names_:
            self._do(Call(self.names_[path], names={path: None}))

    def lock(self, handle: int) -> bool:
        return True

    def is_at(self, handle: int, path: Path) -> bool:
        return True

    # ── what a test does with it ───────────────────────────────────────────────────────────

    def put(self, path: Path, content: bytes) -> None:
        """A file that has always been there."""
        self.names_[path] = self._next()
        self.files[self._number] = bytearray(content)
        self.past.append(Call(self._number, content=content, synced=True))
        self.past.append(Call(self._number, names={path: self._number}, synced=True))

    def after_the_cut(self, fate: Callable[[], Fate]) -> PaperDisk:
        """The disk as it may be when the power is back."""
        found = PaperDisk()
        for call in self.past:
            choice = Fate.KEPT if call.synced else fate()
            if choice is Fate.CUT and call.content:
                half = Call(call.inode, call.place, call.content[: len(call.content) // 2])
                half.done(found.files, found.names_)
            elif choice is not Fate.GONE:
                call.done(found.files, found.names_)
        found._number = self._number
        for path, inode in found.names_.items():
            data = bytes(found.files.setdefault(inode, bytearray()))
            found.past.append(Call(inode, content=data, synced=True))
            found.past.append(Call(inode, names={path: inode}, synced=True))
        return found

    def _do(self, call: Call) -> None:
        self._spend()
        call.done(self.files, self.names_)
        self.past.append(call)

    def _spend(self) -> None:
        if self.power is not None:
            if self.power == 0:
                raise PowerCutError
            self.power -= 1

    def _next(self) -> int:
        self._number += 1
        return self._number

    def _changes(self, inode: int) -> int:
        return sum(call.inode == inode for call in self.past)


class PowerCutError(BaseException):
    """Nothing can be done after this, not even tidying up."""
