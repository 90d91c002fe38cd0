"""What another version of the same fields would change: base, file and workbook side by side."""

from __future__ import annotations

from collections.abc import Mapping

from ziping.evaluation.merging import merge
from ziping.evaluation.project import Project
from ziping.record import record


@record
class Proposal:
    """A field that the workbook would change; None is a field that is not filled in, or a base
    that nobody knows. In a conflict the file has changed it too, otherwise."""

    path: str
    base: str | None
    file: str | None
    workbook: str | None
    conflict: bool


def proposals(
    project: Project, texts: Mapping[str, str], base: Mapping[str, str] | None
) -> tuple[Proposal, ...]:
    """What these texts would change in a project: of what was changed since the base, where one
    is known, all that the project does not say already."""
    mine = {path: project.entries.get(path) for path in texts}
    old = mine if base is None else {path: base.get(path) or None for path in texts}
    theirs = {path: text or None for path, text in texts.items()}
    before = project.changed(project.change(path, text) for path, text in old.items())
    after = project.changed(project.change(path, text) for path, text in theirs.items())
    conflicts = {item.path for item in merge(before, project, after).conflicts}
    return tuple(
        Proposal(
            path, None if base is None else old[path], mine[path], theirs[path], path in conflicts
        )
        for path in texts
        if theirs[path] not in (old[path], mine[path])
    )
