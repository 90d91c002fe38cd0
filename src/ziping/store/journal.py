"""The journal of one file: each step as a line with a number and a checksum, only ever added.

A line is `checksum number json`; its checksum goes on from that of the line before, so that a
line stands only behind the one that it was written behind. Reading ends at the first line that is
not right: what stands before it is sound, and nothing behind it is taken.

Line 0 names the file's content at the start (its fingerprint) and all texts in it. A step holds
its changes as `[path, place, removed, inserted]`, whatever the length of the text. `write` is
noted and synced before the file itself is replaced, `written` behind it, `closed` at a clean end:
each gives the number of the last step that the file holds and the fingerprint of its bytes.
"""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from ziping.evaluation import Change
from ziping.record import record
from ziping.store.disk import Disk

WRITE: Final = "write"
WRITTEN: Final = "written"
CLOSED: Final = "closed"
_FORMAT: Final = 1


@record
class Start:
    """What a journal goes on from. Of two journals of a file the one of the higher turn counts."""

    file: str
    turn: int
    base: str
    entries: Mapping[str, str]


@record
class Step:
    """A step as it was done: typing, a change, undo, redo, or the end of typing."""

    number: int
    kind: str
    edits: tuple[tuple[str, int, str, str], ...]


@record
class Mark:
    """The file was about to hold (`write`), or did hold, everything up to a step."""

    kind: str
    step: int
    fingerprint: str


@record
class Reading:
    """The sound part of a journal: `size` bytes, up to line `number` with its `checksum`.

    `damaged` where whole lines stand behind it; half a line is what a crash leaves.
    """

    start: Start
    lines: tuple[Step | Mark, ...]
    size: int
    number: int
    checksum: int
    damaged: bool


def read_journal(content: bytes) -> Reading | None:
    """The sound part of a journal; None where not even its first line is."""
    lines = content.split(b"\n")
    checksum = size = 0
    start: Start | None = None
    found: list[Step | Mark] = []
    number = -1
    for line in lines[:-1]:
        body = line[9:]
        after = zlib.crc32(body, checksum)
        head, _, text = body.partition(b" ")
        if line[:9] != b"%08x " % after or head != b"%d" % (number + 1):
            break
        try:
            item = json.loads(text)
            if start is None:
                start = _start(item)
            else:
                found.append(_line(number + 1, item))
        except (ValueError, KeyError, TypeError, IndexError, RecursionError):
            break
        number, checksum, size = number + 1, after, size + len(line) + 1
    if start is None:
        return None
    return Reading(start, tuple(found), size, number, checksum, number + 2 < len(lines))


def _start(item: dict[str, Any]) -> Start:
    if item["format"] != _FORMAT:
        raise ValueError(item["format"])
    return Start(item["file"], item["turn"], item["base"], item["entries"])


def _line(number: int, item: list[Any]) -> Step | Mark:
    if item[0] in (WRITE, WRITTEN, CLOSED):
        kind, step, fingerprint = item
        return Mark(kind, step, fingerprint)
    edits = tuple((path, place, removed, inserted) for path, place, removed, inserted in item[1:])
    return Step(number, item[0], edits)


class Journal:
    """A journal that is being written. Methods raise OSError."""

    def __init__(self, disk: Disk, path: Path, handle: int, end: tuple[int, int, int]) -> None:
        self.path = path
        self._disk = disk
        self._handle = handle
        self.number, self._checksum, self._size = end

    @classmethod
    def begin(cls, disk: Disk, path: Path, start: Start, changes: Iterable[Change]) -> Journal:
        """A journal in the place of whatever was there, with these changes as its first step."""
        first = {"format": _FORMAT, "file": start.file, "turn": start.turn, "base": start.base}
        content, end = _encoded((-1, 0, 0), {**first, "entries": dict(start.entries)})
        edits = [edit_of(change) for change in changes]
        if edits:
            more, end = _encoded(end, ["do", *edits])
            content += more
        temporary = path.with_name(f"{path.name}-{os.getpid()}")
        with suppress(OSError):
            disk.remove(temporary)
        handle = disk.create(temporary)
        try:
            try:
                disk.write(handle, content)
                disk.sync(handle)
            finally:
                disk.close(handle)
            disk.replace(temporary, path)
        except BaseException:
            with suppress(OSError):
                disk.remove(temporary)
            raise
        disk.sync_folder(path.parent)
        return cls._at(disk, path, end)

    @classmethod
    def resume(cls, disk: Disk, path: Path, reading: Reading) -> Journal:
        """Go on behind the sound part of a journal."""
        journal = cls._at(disk, path, (reading.number, reading.checksum, reading.size))
        journal.sync()
        return journal

    @classmethod
    def _at(cls, disk: Disk, path: Path, end: tuple[int, int, int]) -> Journal:
        handle = disk.open(path)
        try:
            disk.cut(handle, end[2])
        except BaseException:
            disk.close(handle)
            raise
        return cls(disk, path, handle, end)

    def step(self, kind: str, changes: Iterable[Change]) -> int:
        """Add a step; returns its number."""
        return self._add([kind, *map(edit_of, changes)])

    def mark(self, kind: str, step: int, fingerprint: str) -> int:
        """Add a mark; returns its number."""
        return self._add([kind, step, fingerprint])

    @property
    def size(self) -> int:
        """The journal's bytes."""
        return self._size

    def sync(self) -> None:
        """Bring all that was added to the disk."""
        self._disk.sync(self._handle)

    def close(self) -> None:
        """Let go of the file."""
        self._disk.close(self._handle)

    def _add(self, item: list[Any]) -> int:
        content, end = _encoded((self.number, self._checksum, self._size), item)
        try:
            self._disk.write(self._handle, content)
        except OSError:
            # Half a line would part what is added next from what stands before.
            self._disk.cut(self._handle, self._size)
            raise
        self.number, self._checksum, self._size = end
        return self.number


def _encoded(end: tuple[int, int, int], item: object) -> tuple[bytes, tuple[int, int, int]]:
    """A line behind an end (number, checksum, size), and the end behind it."""
    number, checksum, size = end
    body = f"{number + 1} {json.dumps(item, separators=(',', ':'))}".encode()
    after = zlib.crc32(body, checksum)
    return b"%08x %b\n" % (after, body), (number + 1, after, size + len(body) + 10)


def edit_of(change: Change) -> tuple[str, int, str, str]:
    """A change as `(path, place, removed, inserted)`."""
    old, new = change.old or "", change.new or ""
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    return change.path, start, old[start : len(old) - end], new[start : len(new) - end]


def edited(text: str, edit: tuple[str, int, str, str]) -> str | None:
    """The text after an edit; None where the edit was made to another text."""
    _path, place, removed, inserted = edit
    if text[place : place + len(removed)] != removed or place > len(text):
        return None
    return text[:place] + inserted + text[place + len(removed) :]


def _common(one: str, other: str) -> int:
    """How many characters two texts begin with alike: found by halves, compared by the machine."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
