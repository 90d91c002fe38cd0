"""The last versions of a file, whole, in the profile: number, time, total, and whether a person
made it stand in a version's file name; a name that a person gave it stands in a file beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from ziping.record import record
from ziping.store.disk import DISK, Disk
from ziping.store.profile import places
from ziping.store.safe_file import replace

MOST: Final = 30
"""So many versions of a file are kept; of those that a person made, this many more. Those that
a person gave a name stay."""

_NAME = re.compile(
    r"(?P<number>\d{6}) (?P<time>\d{8}T\d{6}) (?P<total>[-0-9.]*) (?P<kind>made|kept)\.toml"
)
_TIME: Final = "%Y%m%dT%H%M%S"


@record
class Version:
    """A version that was kept; `total` as shown then, empty where there was none."""

    number: int
    time: datetime
    total: str
    made: bool
    path: Path
    name: str = ""


def versions(path: Path, disk: Disk = DISK) -> tuple[Version, ...]:
    """The versions of a file that are kept, oldest first. Raises OSError."""
    folder = _folder(path, disk)
    there = disk.names(folder) if folder else []
    return tuple(
        Version(
            int(match["number"]),
            datetime.strptime(match["time"], _TIME).astimezone(),
            match["total"],
            match["kind"] == "made",
            folder / name,
            _given(folder / name, there, disk),
        )
        for name in there
        if folder and (match := _NAME.fullmatch(name))
    )


def name_version(version: Version, name: str, disk: Disk = DISK) -> None:
    """Give a version a name, or none. Raises WriteError, OSError."""
    place = _name_place(version.path)
    if name:
        replace(place, name.encode(errors="replace"), disk)
    elif disk.stamp(place):
        disk.remove(place)


def keep_version(path: Path, content: bytes, total: str, *, made: bool, disk: Disk = DISK) -> bool:
    """Keep a content as the file's latest version; false where there is no place for it.

    One that is the same as the latest is not kept twice; where a person makes it, it is made.
    Raises WriteError, OSError.
    """
    folder = _folder(path, disk)
    if folder is None:
        return False
    disk.make_folder(folder)
    there = versions(path, disk)
    last = there[-1] if there else None
    same = last if last and disk.read(last.path) == content else None
    if same and (same.made or not made):
        return True
    number = same.number if same else last.number + 1 if last else 1
    kind, now = "made" if made else "kept", datetime.now().astimezone()
    replace(folder / f"{number:06} {now:{_TIME}} {total} {kind}.toml", content, disk)
    for old in [*_past(there), *([same] if same else [])]:
        with suppress(OSError):
            disk.remove(old.path)
    return True


def _past(there: tuple[Version, ...]) -> Iterator[Version]:
    """The versions for which there is no room beside a new one."""
    unnamed = [version for version in there if not version.name]
    yield from [version for version in unnamed if not version.made][: -MOST + 1]
    yield from [version for version in unnamed if version.made][: -MOST + 1]


def _given(path: Path, there: list[str], disk: Disk) -> str:
    """The name that a person gave; it stands under the version's number alone."""
    place = _name_place(path)
    if place.name not in there:
        return ""
    with suppress(OSError):
        return disk.read(place).decode(errors="replace")
    return ""


def _name_place(path: Path) -> Path:
    return path.with_name(f"{path.name[:6]}.name")


def _folder(path: Path, disk: Disk) -> Path | None:
    own = places(path, disk).folder
    return own / "versions" if own else None
