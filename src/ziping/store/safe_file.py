"""Whole files read and replaced: after a failure the old file is there, complete."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ziping.language import _
from ziping.store.problems import ReadError, WriteError

_TEMPORARY = ".zp-"
LARGEST = 64 << 20


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells whether a file is still the one that was read."""

    modified: int
    size: int
    inode: int


def stamp(path: Path) -> Stamp | None:
    """The file's stamp, None where there is no file."""
    try:
        found = path.stat()
    except OSError:
        return None
    return Stamp(found.st_mtime_ns, found.st_size, found.st_ino)


def read(path: Path) -> bytes:
    """The file's bytes. Raises ReadError."""
    try:
        if path.is_dir():
            raise ReadError(path, _("This is a folder; name a file in it"))
        if path.stat().st_size > LARGEST:
            raise ReadError(path, _("The file is larger than 64 MB; it is not one of ours"))
        return path.read_bytes()
    except OSError as error:
        raise ReadError(path, _reading(error)) from error


def replace(path: Path, content: bytes) -> None:
    """Put this content in the file's place: beside it, synced, renamed, read back.

    A link is followed, the mode is kept. Raises WriteError.
    """
    import tempfile

    target = Path(os.path.realpath(path))
    try:
        _check_target(target)
        handle, name = tempfile.mkstemp(prefix=_TEMPORARY, dir=target.parent)
    except OSError as error:
        raise WriteError(path, _writing(error)) from error
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        if temporary.read_bytes() != content:
            raise WriteError(path, _("The disk gave back something else than was written"))
        temporary.chmod(_mode(target))
        Path(temporary).replace(target)
    except OSError as error:
        raise WriteError(path, _writing(error)) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
    _sync_folder(target.parent)


def _check_target(target: Path) -> None:
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))


def _mode(target: Path) -> int:
    if target.exists():
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _sync_folder(folder: Path) -> None:
    # Windows cannot open folders, and some shares refuse to sync them: the file itself is synced.
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        pass
    finally:
        os.close(handle)


def _reading(error: OSError) -> str:
    match error:
        case FileNotFoundError():
            return _("There is no such file; check the name and the folder")
        case PermissionError():
            return _("Reading it is not allowed; copy it to a folder of yours")
        case _:
            return _("It cannot be read: {reason}").format(reason=error.strerror or error)


def _writing(error: OSError) -> str:
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
