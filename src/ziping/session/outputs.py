"""Where what is handed in is written: never over a workbook that somebody edited or has open."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from ziping.language import _
from ziping.record import record
from ziping.store import ReadError, WriteError, read, replace

_LOCKS: Final = (".~lock.{name}#", "~${name}", ".~{name}")
"""What LibreOffice, Excel and WPS put beside a file that they have open."""


@record
class Written:
    """Where something was written, and why that is beside the file that was named; whether the
    one that was named is not as it was exported."""

    path: Path
    why_beside: str = ""
    edited: bool = False

    def explained(self, said: str) -> str:
        """What is said of it, after why it stands beside."""
        return f"{self.why_beside}{_('; ')}{said}" if self.why_beside else said


def write_out(path: Path, content: bytes, *, force: bool = False) -> Written:
    """Write a workbook or table; with `force` also over edits. Raises WriteError."""
    if path.is_file():
        if _is_open(path):
            return _written_beside(path, content)
        if not (force or _is_replaceable(path)):
            return _written_beside(path, content, edited=True)
    try:
        replace(path, content)
    except WriteError as error:
        if not path.is_file():
            raise
        try:
            return _written_beside(path, content)
        except WriteError:
            # Folder or disk are to blame, of which the first error speaks.
            raise error from None
    return Written(path)


def _written_beside(path: Path, content: bytes, *, edited: bool = False) -> Written:
    other = _beside(path)
    replace(other, content)
    why = _("It is open in another program or may not be written; written to {file} instead")
    if edited:
        why = _("Not overwritten; written to {file} instead")
    return Written(other, why.format(file=other.name), edited)


def _beside(path: Path) -> Path:
    """A name beside the file that nothing has, or an export that nobody has touched."""
    number = 2
    while (found := path.with_name(f"{path.stem}-{number}{path.suffix}")).exists():
        if _is_workbook(found) and not _is_open(found) and _is_replaceable(found):
            break
        number += 1
    return found


def _is_open(path: Path) -> bool:
    """Whether a program has the file open that says so."""
    return any(path.with_name(lock.format(name=path.name)).exists() for lock in _LOCKS)


def _is_replaceable(path: Path) -> bool:
    """Whether no edit of a person's can be in it: tables other than workbooks are not for that."""
    from ziping.exchange.origin import is_untouched

    try:
        return not _is_workbook(path) or is_untouched(read(path))
    except ReadError:
        return False


def _is_workbook(path: Path) -> bool:
    return path.suffix.lower() == ".xlsx"
