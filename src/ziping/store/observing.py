"""Files of evidence as they are found on the disk."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from pathlib import Path

from ziping.evaluation import Evidence, Observed

_PIECE = 1 << 20


def observe(folder: Path, items: Iterable[Evidence], *, hashed: bool) -> dict[str, Observed]:
    """The files of evidence by their path, which starts at the project's folder; `hashed` reads
    them through. A path that leads to another drive or machine is left alone."""
    beside = {item.path for item in items if item.is_beside}
    return {path: observed(folder / path, hashed=hashed) for path in sorted(beside)}


def observed(
    path: Path, *, hashed: bool = True, going_on: Callable[[], bool] = lambda: True
) -> Observed:
    """A file as it is found; only a plain file is opened, and read as long as one is `going_on`."""
    try:
        if not path.is_file():
            return Observed(None)
        if not hashed:
            return Observed(path.stat().st_size)
        with path.open("rb") as stream:
            digest, size = hashlib.sha256(), 0
            while piece := stream.read(_PIECE):
                if not going_on():
                    return Observed(None)
                digest.update(piece)
                size += len(piece)
            return Observed(size, digest.hexdigest())
    except (OSError, ValueError):
        return Observed(None)
