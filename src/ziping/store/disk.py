"""Every call that the program makes to the file system, behind one small object.

Tests put another object in its place, which lets any call fail or plays a disk after a power cut.
Methods raise OSError, as the system does.
"""

from __future__ import annotations

import errno
import os
import sys
import time
from pathlib import Path
from typing import Final

from ziping.record import record

_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_OPEN: Final = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)
_NO_SYNC: Final = (errno.EINVAL, errno.ENOTSUP, errno.ENOSYS)
# Far behind whatever stands in a lock file, since Windows lets nobody read what is locked.
_LOCKED_BYTE: Final = 1 << 30


@record
class Stamp:
    """What tells whether a file is still the one that was read."""

    modified: int
    size: int
    inode: int


class Disk:
    """The machine's file system. Handles are numbers, as the system gives them."""

    def real(self, path: Path) -> Path:
        """The one name of a file: absolute, links followed."""
        return Path(os.path.realpath(path))

    def status(self, path: Path) -> os.stat_result | None:
        """What is known of a file, None where there is none."""
        try:
            return path.stat()
        except (FileNotFoundError, NotADirectoryError):
            return None

    def may_write(self, path: Path) -> bool:
        """Whether this file may be written."""
        return os.access(path, os.W_OK)

    def read(self, path: Path) -> bytes:
        """All bytes of a file."""
        return path.read_bytes()

    def names(self, folder: Path) -> list[str]:
        """The names in a folder, sorted; none where it is not there."""
        try:
            return sorted(os.listdir(folder))  # noqa: PTH208 - names only, no paths
        except FileNotFoundError:
            return []

    def make_folder(self, folder: Path) -> None:
        """Make a folder, and those above it, for this user alone."""
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def create(self, path: Path) -> int:
        """Open a file that must not be there yet."""
        return os.open(path, _NEW, 0o600)

    def open(self, path: Path) -> int:
        """Open a file to read and write, made where it is not there."""
        return os.open(path, _OPEN, 0o666)

    def write(self, handle: int, content: bytes) -> None:
        """Write all of this where the last write ended."""
        left = memoryview(content)
        while left:
            left = left[os.write(handle, left) :]

    def cut(self, handle: int, size: int) -> None:
        """Drop what stands behind this size; the next write goes there."""
        os.ftruncate(handle, size)
        os.lseek(handle, size, os.SEEK_SET)

    def sync(self, handle: int) -> None:
        """Bring what was written to the disk. Some file systems have no such call."""
        try:
            os.fsync(handle)
        except OSError as error:
            if error.errno not in _NO_SYNC:
                raise

    def close(self, handle: int) -> None:
        """Let go of a handle, and with it of its lock."""
        os.close(handle)

    def set_mode(self, path: Path, mode: int) -> None:
        """Set who may do what."""
        path.chmod(mode)

    def set_owner(self, path: Path, owner: int, group: int) -> None:
        """Set owner and group, -1 for as it is; there are none on Windows."""
        if sys.platform != "win32":
            os.chown(path, owner, group)

    def replace(self, source: Path, target: Path) -> None:
        """Put a file in the place of another, at once."""
        source.replace(target)

    def sync_folder(self, folder: Path) -> None:
        """Bring the names in a folder to the disk. Windows has no such call."""
        if sys.platform == "win32":
            return
        handle = os.open(folder, os.O_RDONLY)
        try:
            self.sync(handle)
        finally:
            os.close(handle)

    def remove(self, path: Path) -> None:
        """Remove a file, if it is there."""
        path.unlink(missing_ok=True)

    def lock(self, handle: int) -> bool:
        """Lock an open file until the handle is closed or the process ends, however it ends."""
        try:
            if sys.platform == "win32":
                import msvcrt

                os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
                msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
                os.lseek(handle, 0, os.SEEK_SET)
            else:
                import fcntl

                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno in (errno.EACCES, errno.EAGAIN, errno.EDEADLK):
                return False
            raise
        return True

    def is_at(self, handle: int, path: Path) -> bool:
        """Whether an open file still stands under this name."""
        there = self.status(path)
        return there is not None and os.path.samestat(os.fstat(handle), there)

    def wait(self, seconds: float) -> None:
        """Give another program time."""
        time.sleep(seconds)

    def stamp(self, path: Path) -> Stamp | None:
        """The file's stamp, None where there is no file that can be reached."""
        try:
            found = self.status(path)
        except OSError:
            return None
        return Stamp(found.st_mtime_ns, found.st_size, found.st_ino) if found else None


DISK: Final = Disk()
