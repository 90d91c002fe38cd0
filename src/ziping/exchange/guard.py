"""A look at a workbook from elsewhere before any parser sees it: what could do harm is refused.

Limits are by content, never by address: real workbooks have styled blanks in far cells.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Final, Literal, TypeAlias

from ziping.language import _
from ziping.record import record

Kind: TypeAlias = Literal["xlsx", "xls"]

MOST_PARTS: Final = 2000
LONGEST_LIST: Final = 1 << 19
LARGEST_PART: Final = 32 << 20
LARGEST_WHOLE: Final = 64 << 20
HIGHEST_RATIO: Final = 200
MOST_CELLS: Final = 400_000

_RATED: Final = 1 << 20
"""Parts from this size on must not be packed tighter than the highest ratio."""
_CHUNK: Final = 1 << 18
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END: Final = b"PK\x05\x06"
_END_SIZE: Final = 22
_DECLARED: Final = (b"<!DOCTYPE", b"<!ENTITY")
_TAIL: Final = 16
_CELLS: Final = (b"<c ", b"<c>", b":c ")
_SHEETS: Final = "xl/worksheets/"
_XML: Final = (".xml", ".rels", ".vml")
_OLD_NAMES: Final = ("EncryptedPackage", "_VBA_PROJECT_CUR", "Workbook", "Book")
DAMAGES: Final = (
    *(zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, struct.error, EOFError),
    *(NotImplementedError, RuntimeError, ValueError, OverflowError, OSError),
)
"""What the library raises of a damaged file."""


class TableRefused(Exception):  # noqa: N818 - nothing went wrong: it says no
    """A file that is not read; the message says why and what to do."""


@record
class Passed:
    """A file that may be read, and what in it cannot be taken over."""

    kind: Kind
    pictures: bool = False
    """Whether pictures stand in cells, as WPS puts them there."""


def guard(content: bytes) -> Passed:
    """Look a file through. Raises TableRefused."""
    if content.startswith(_OLE):
        return _old(content)
    try:
        if _list_size(content) > LONGEST_LIST:
            raise TableRefused(_too_many())
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            return _parts(file)
    except DAMAGES as error:
        raise TableRefused(_damaged()) from error


def _damaged() -> str:
    return _("It is no whole workbook; open it in a spreadsheet program and save it as .xlsx")


def _too_many() -> str:
    return _("It has too many parts to be a workbook; copy what you need into a new one")


def _list_size(content: bytes) -> int:
    """How long the list of its parts is: reading that alone could take long."""
    at = content.rfind(_END, max(0, len(content) - _END_SIZE - 0xFFFF))
    if at < 0:
        raise zipfile.BadZipFile
    return int(struct.unpack_from("<I", content, at + 12)[0])


def _old(content: bytes) -> Passed:
    """A file in the container of old programs: a workbook of theirs, or an encrypted one."""
    names = [name for name in _OLD_NAMES if name.encode("utf-16-le") in content]
    if "EncryptedPackage" in names:
        raise TableRefused(_locked())
    if "_VBA_PROJECT_CUR" in names:
        raise TableRefused(_macros())
    if "Workbook" not in names and "Book" not in names:
        raise TableRefused(_no_workbook())
    return Passed("xls")


def _locked() -> str:
    return _("It is locked with a password; save it without one")


def _macros() -> str:
    return _("It holds macros; save it as a workbook without macros (.xlsx)")


def _no_workbook() -> str:
    return _("It is no workbook; name an .xlsx file")


def _parts(file: zipfile.ZipFile) -> Passed:
    parts = file.infolist()
    if len(parts) > MOST_PARTS:
        raise TableRefused(_too_many())
    names = [part.filename for part in parts]
    _look_at_names(names)
    if any(part.flag_bits & 1 for part in parts):
        raise TableRefused(_locked())
    if any(part.file_size > LARGEST_PART or _is_tight(part) for part in parts):
        raise TableRefused(_bomb())
    if sum(part.file_size for part in parts) > LARGEST_WHOLE:
        raise TableRefused(_bomb())
    _look_within(file, parts)
    return Passed("xlsx", pictures="xl/cellimages.xml" in names)


def _bomb() -> str:
    return _("It unpacks to far more than a workbook holds; copy what you need into a new one")


def _is_tight(part: zipfile.ZipInfo) -> bool:
    return part.file_size > _RATED and part.file_size > HIGHEST_RATIO * max(1, part.compress_size)


def _look_at_names(names: list[str]) -> None:
    """The parts by their names alone."""
    low = [name.lower() for name in names]
    if len(set(low)) != len(low) or not all(map(_is_inside, names)):
        message = _("Its parts have names that no spreadsheet program gives; save it once more")
        raise TableRefused(message)
    if "[content_types].xml" not in low or not any(name.startswith("xl/") for name in low):
        raise TableRefused(_no_workbook())
    if any(name.endswith("vbaproject.bin") or "/macrosheets/" in name for name in low):
        raise TableRefused(_macros())
    if any(name.startswith("xl/externallinks/") or name == "xl/connections.xml" for name in low):
        message = _("It is linked to other files; break the links (Data, Edit links) and save it")
        raise TableRefused(message)


def _is_inside(name: str) -> bool:
    return not name.startswith("/") and "\\" not in name and ".." not in PurePosixPath(name).parts


def _look_within(file: zipfile.ZipFile, parts: Iterable[zipfile.ZipInfo]) -> None:
    """All that a parser would see, once, at its real size."""
    whole = cells = 0
    for part in parts:
        if not part.filename.lower().endswith(_XML):
            continue
        is_sheet = part.filename.lower().startswith(_SHEETS)
        for chunk, seen in _chunks(file, part):
            whole += len(chunk)
            if whole > LARGEST_WHOLE:
                raise TableRefused(_bomb())
            if b"\0" in chunk or any(word in seen for word in _DECLARED):
                message = _("It declares entities, as no spreadsheet program does; save it anew")
                raise TableRefused(message)
            cells += sum(map(seen.count, _CELLS)) if is_sheet else 0
            if cells > MOST_CELLS:
                message = _("It has more than {most} cells; delete the sheets that are not needed")
                raise TableRefused(message.format(most=f"{MOST_CELLS:,}"))


def _chunks(file: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[tuple[bytes, bytes]]:
    """What a part unpacks to, piece by piece, each also with the end of the one before."""
    tail = b""
    with file.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            yield chunk, tail + chunk
            tail = chunk[-_TAIL:]
