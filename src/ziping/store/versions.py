"""The last versions of a file, whole, in the profile: number, time, total, and whether a person
made it. Everything that is known of a version stands in its name."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from ziping.store.disk import DISK, Disk
from ziping.store.profile import places
from ziping.store.safe_file import replace

MOST: Final = 30
"""So many versions of a file are kept; of those that a person made, this many more."""

_NAME = re.compile(
    r"(?P<number>\d{6}) (?P<time>\d{8}T\d{6}) (?P<total>[-0-9.]*) (?P<kind>made|kept)\.toml"
)
_TIME: Final = "%Y%m%dT%H%M%S"


@dataclass(frozen=True, slots=True)
class Version:
    """A version that was kept; `total` as shown then, empty where there was none."""

    number: int
    time: datetime
    total: str
    made: bool
    path: Path


def versions(path: Path, disk: Disk = DISK) -> tuple[Version, ...]:
    """The versions of a file that are kept, oldest first. Raises OSError."""
    folder = _folder(path, disk)
    matches = [(name, _NAME.fullmatch(name)) for name in disk.names(folder)] if folder else []
    return tuple(
        Version(
            int(match["number"]),
            datetime.strptime(match["time"], _TIME).astimezone(),
            match["total"],
            match["kind"] == "made",
            folder / name,
        )
        for name, match in matches
        if match and folder
    )


def keep_version(path: Path, content: bytes, total: str, *, made: bool, disk: Disk = DISK) -> bool:
    """Keep a content as the file's latest version; false where there is no place for it.

    One that is the same as the latest is not kept twice, unless a person makes it.
    Raises WriteError, OSError.
    """
    folder = _folder(path, disk)
    if folder is None:
        return False
    disk.make_folder(folder)
    there = versions(path, disk)
    last = there[-1] if there else None
    if last and disk.read(last.path) == content:
        if last.made or not made:
            return True
        disk.remove(last.path)
    number = last.number + 1 if last else 1
    kind, now = "made" if made else "kept", datetime.now().astimezone()
    replace(folder / f"{number:06} {now:{_TIME}} {total} {kind}.toml", content, disk)
    for made_by_person in (False, True):
        old = [version for version in there if version.made == made_by_person][: -MOST + 1]
        for version in old:
            with suppress(OSError):
                disk.remove(version.path)
    return True


def _folder(path: Path, disk: Disk) -> Path | None:
    own = places(path, disk).folder
    return own / "versions" if own else None
