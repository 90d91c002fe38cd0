"""Evidence: files that support an answer, recorded by path, size and digest."""

from __future__ import annotations

import re
from pathlib import PurePosixPath, PureWindowsPath

from ziping.evaluation.project import Project
from ziping.record import record

EVIDENCE = "evidence"
_PATH = re.compile(r"((?:answer|target)\.[^.]+)\.evidence\.([1-9][0-9]{0,2})\.path")


@record
class Evidence:
    """One file as recorded; `path` is relative to the project file, `prefix` begins its fields."""

    owner: str
    number: int
    path: str
    size: str
    sha256: str

    @property
    def prefix(self) -> str:
        """Where its fields stand."""
        return f"{self.owner}.{EVIDENCE}.{self.number}"

    @property
    def is_beside(self) -> bool:
        """Whether the path starts at the project file, on any system."""
        return not (PurePosixPath(self.path).is_absolute() or PureWindowsPath(self.path).anchor)


@record
class Observed:
    """A file as it was found; no size is a file that is not there or cannot be read, no digest
    one that was not read through."""

    size: int | None
    sha256: str | None = None


def is_evidence(path: str) -> bool:
    """Whether a field path names a file of evidence."""
    return _PATH.fullmatch(path) is not None


def evidence(project: Project) -> tuple[Evidence, ...]:
    """All evidence that is recorded, in the order of its owners' fields."""
    found = []
    for path, text in project.entries.items():
        match = _PATH.fullmatch(path) if ".evidence." in path else None
        if match:
            prefix = path.removesuffix("path")
            record = (project.text(f"{prefix}size"), project.text(f"{prefix}sha256"))
            found.append(Evidence(match[1], int(match[2]), text, *record))
    return tuple(found)
