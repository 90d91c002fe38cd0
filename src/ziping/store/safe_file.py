"""Whole files read and replaced: after a failure the old file is there, complete."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
import zlib
from contextlib import suppress
from pathlib import Path
from typing import Final

from ziping.language import _
from ziping.store.disk import DISK, Disk, Stamp
from ziping.store.problems import ReadError, WriteError

LARGEST: Final = 64 << 20
OURS: Final = ".zp-"
"""How the names of files begin that stand beside a person's file for a while."""

_TEMPORARY: Final = ".tmp"
_PAUSES: Final = (0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28)
# Windows, where another program has the file open: access denied, shared, locked.
_BUSY: Final = (5, 32, 33)


def stamp(path: Path, disk: Disk = DISK) -> Stamp | None:
    """The file's stamp, None where there is no file."""
    return disk.stamp(path)


def fingerprint(content: bytes) -> str:
    """What tells one content from another."""
    return hashlib.sha256(content).hexdigest()


def beside(path: Path, ending: str) -> Path:
    """A file of ours beside a person's file; short, however long that name is."""
    return path.parent / f"{OURS}{zlib.crc32(path.name.encode(errors='replace')):08x}{ending}"


def read(path: Path, disk: Disk = DISK) -> bytes:
    """The file's bytes. Raises ReadError."""
    try:
        found = disk.status(path)
        if found and stat.S_ISDIR(found.st_mode):
            raise ReadError(path, _("This is a folder; name a file in it"))
        if found and found.st_size > LARGEST:
            raise ReadError(path, _("The file is larger than 64 MB; it is not one of ours"))
        return disk.read(path)
    except OSError as error:
        raise ReadError(path, _reading(error)) from error


def replace(path: Path, content: bytes, disk: Disk = DISK) -> None:
    """Put this content in the file's place: beside it, synced, read back, renamed.

    A link is followed; mode, owner and group are kept where the system lets us. Raises WriteError.
    """
    try:
        target = disk.real(path)
        old = disk.status(target)
        _check(target, old, disk)
        _replace(target, content, old, disk)
    except OSError as error:
        raise WriteError(path, _writing(error)) from error
    # The name itself: where this fails, the content is safe all the same.
    with suppress(OSError):
        disk.sync_folder(target.parent)


def clear_beside(path: Path, disk: Disk = DISK) -> None:
    """Remove what a killed save of this file left. Only for who holds the file's lock."""
    target = disk.real(path)
    start = beside(target, "-").name
    with suppress(OSError):
        for name in disk.names(target.parent):
            if name.startswith(start) and name.endswith(_TEMPORARY):
                disk.remove(target.parent / name)


def _replace(target: Path, content: bytes, old: os.stat_result | None, disk: Disk) -> None:
    temporary = beside(target, f"-{os.urandom(4).hex()}{_TEMPORARY}")
    handle = disk.create(temporary)
    try:
        try:
            disk.write(handle, content)
            disk.sync(handle)
        finally:
            disk.close(handle)
        _compare(temporary, content, disk)
        disk.set_mode(temporary, _owned_mode(temporary, old, disk))
        _rename(temporary, target, disk)
    except BaseException:
        with suppress(OSError):
            disk.remove(temporary)
        raise


def _compare(path: Path, content: bytes, disk: Disk) -> None:
    if disk.read(path) != content:
        raise OSError(errno.EIO, _("the disk gave back something else than was written"))


def _rename(source: Path, target: Path, disk: Disk) -> None:
    """Rename; where another program has the target open, try again for a while."""
    for pause in _PAUSES:
        try:
            disk.replace(source, target)
        except OSError as error:
            if not _is_busy(error):
                raise
            disk.wait(pause)
        else:
            return
    disk.replace(source, target)


def _is_busy(error: OSError) -> bool:
    return error.errno == errno.EBUSY or getattr(error, "winerror", None) in _BUSY


def _check(target: Path, old: os.stat_result | None, disk: Disk) -> None:
    if old and stat.S_ISDIR(old.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    if old and not disk.may_write(target):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))


def _owned_mode(temporary: Path, old: os.stat_result | None, disk: Disk) -> int:
    """Owner and group as they were, and the mode; where the group cannot stay, the other group
    may do no more than anybody."""
    if old is None:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
    mode = stat.S_IMODE(old.st_mode)
    for owner in (old.st_uid, -1):
        with suppress(OSError):
            disk.set_owner(temporary, owner, old.st_gid)
            return mode
    return mode & 0o707 | (mode & 0o007) << 3


def _reading(error: OSError) -> str:
    match error:
        case FileNotFoundError():
            return _("There is no such file; check the name and the folder")
        case PermissionError():
            return _("Reading it is not allowed; copy it to a folder of yours")
        case _:
            return _("It cannot be read: {reason}").format(reason=error.strerror or error)


def _writing(error: OSError) -> str:
    if _is_busy(error):
        return _(
            "Not written: another program has the file open; close it there or choose another name"
        )
    match error:
        case FileNotFoundError():
            return _("Not written: the folder does not exist; name one that does")
        case IsADirectoryError():
            return _("Not written: this is a folder; add a file name")
        case PermissionError():
            return _("Not written: writing here is not allowed; choose another folder")
        case OSError(errno=errno.ENOSPC):
            return _(
                "Not written: the disk is full and the old file is intact; make room or "
                "choose another disk"
            )
        case OSError(errno=errno.EROFS):
            return _("Not written: the disk is read-only; choose another folder")
        case _:
            return _("Not written, the old file is intact: {reason}").format(
                reason=error.strerror or error
            )
