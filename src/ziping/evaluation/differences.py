"""What a project holds as one text per path, and where two projects differ."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from ziping.evaluation.project import Project
from ziping.record import record

FORM_PATHS = ("ziping.form", "ziping.version", "ziping.digest")
FORM_TEXT = "form_file.text"


@record
class Difference:
    """One path in two projects; None is a path that one of them does not have."""

    path: str
    a: str | None
    b: str | None


def contents(project: Project) -> dict[str, str]:
    """All that a project file says but for its seal: fields, the order of rows, the form, and
    what this program does not know."""
    head = (project.form, project.version, project.digest)
    found = {**dict(zip(FORM_PATHS, head, strict=True)), FORM_TEXT: project.form_text}
    found |= {path: json.dumps(part, default=str) for path, part in project.kept.items()}
    return {path: text for path, text in {**found, **project.entries}.items() if text}


def digest_of(entries: Mapping[str, str]) -> str:
    """What tells one state of all fields from another."""
    listed = json.dumps(sorted(entries.items()))
    return hashlib.sha256(listed.encode()).hexdigest()


def differences(a: Project, b: Project) -> tuple[Difference, ...]:
    """Where two projects differ, in the order in which the first and then the second has it."""
    first, second = contents(a), contents(b)
    return tuple(
        Difference(path, first.get(path), second.get(path))
        for path in {**first, **second}
        if first.get(path) != second.get(path)
    )
