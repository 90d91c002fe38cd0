"""A workbook that came back, set beside the project; taken over as one step, where wanted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from ziping.evaluation import Project
from ziping.evaluation.differences import digest_of
from ziping.evaluation.returning import Proposal, proposals
from ziping.exchange import held_texts
from ziping.exchange.incoming import (
    Base,
    Found,
    Returned,
    TableRefused,
    open_returned,
    other_form,
    other_project,
    other_year,
    read_returned,
)
from ziping.language import _
from ziping.record import record
from ziping.scoring import ScoreSheet, all_fields, find_field, score
from ziping.scoring.naming import Names
from ziping.session.session import Session
from ziping.store import ReadError, StoreError, read, read_project_file, versions

MOST_ROWS: Final = 8
"""So many rows that somebody put in are named one by one."""


@record
class Incoming:
    """What a workbook would change in a project, and what a person must know besides: `notes` are
    sentences. `three_way` where it is known what was exported."""

    path: Path
    proposals: tuple[Proposal, ...]
    notes: tuple[str, ...]
    three_way: bool

    @property
    def conflicts(self) -> int:
        """How many fields the file has changed too, otherwise."""
        return sum(item.conflict for item in self.proposals)


def incoming_of(session: Session, path: Path) -> Incoming:
    """Read a workbook and set it beside the session's project. Raises ReadError."""
    content, sheet = read(path, session.disk), session.sheet
    fields = dict.fromkeys(field.path for field in all_fields(sheet.plan, sheet.project))
    try:
        found = open_returned(content, [*fields, *sheet.plan.program.names, *sheet.project.entries])
        base = _base(session, found)
        _refuse(found, base, sheet)
    except TableRefused as error:
        raise ReadError(path, str(error)) from error
    returned = read_returned(found, base, sheet)
    rest = [path for path in returned.texts if path not in fields]
    rare = [path for path in rest if find_field(sheet.plan, sheet.project, path)]
    places = [path for path in (*fields, *rare) if path in returned.texts]
    texts = {path: returned.texts[path] for path in places}
    changed = {path for path in rest if returned.texts[path] != base.typed.get(path, "")}
    notes = [*_general_notes(found, base, sheet), *_notes(sheet, returned)]
    notes += _homeless_notes(sorted(changed.difference(rare)))
    listed = proposals(session.project, texts, base.typed if base.known else None)
    return Incoming(path, listed, tuple(notes), base.known)


def take_over(session: Session, chosen: Iterable[Proposal]) -> None:
    """Put what the workbook says into these fields, as one step that can be undone."""
    session.apply((item.path, item.workbook or "") for item in chosen)


def would_be(session: Session, chosen: Iterable[Proposal]) -> ScoreSheet:
    """The scores as they would be with these changes."""
    project = session.project
    changes = [project.change(item.path, item.workbook) for item in chosen]
    return score(session.form, project.changed(changes), session.sheet)


def _base(session: Session, found: Found) -> Base:
    """What the workbook was written from: by its own word, else by the versions of the file."""
    if found.listing:
        return Base(found.listing.typed, found.listing.held, known=True)
    project = _exported(session, found.head.base)
    origin = session.sheet if project is None else score(session.form, project)
    typed = origin.project.entries
    return Base(typed, held_texts(origin), known=project is not None)


def _exported(session: Session, digest: str) -> Project | None:
    """The state of the project from which a workbook was written, where that is still known."""
    for project in _states(session):
        if digest_of(project.entries).startswith(digest):
            return project
    return None


def _states(session: Session) -> Iterator[Project]:
    yield session.project
    if session.path is None:
        return
    with suppress(OSError):
        for version in reversed(versions(session.path, session.disk)):
            with suppress(StoreError):
                yield read_project_file(version.path, session.disk).project


def _refuse(found: Found, base: Base, sheet: ScoreSheet) -> None:
    """Raises TableRefused for a workbook of another form or project."""
    said: Mapping[str, str] = base.typed
    if not base.known:
        cells = {key: cell.value for key, cell in found.cells.items()}
        said = {path: text for path, text in cells.items() if isinstance(text, str)}
    version = sheet.form.form.version
    reason = other_form(found.head, sheet.project, version)
    reason = reason or other_project(found.cells, said, sheet.project)
    if reason:
        raise TableRefused(reason)


def _general_notes(found: Found, base: Base, sheet: ScoreSheet) -> Iterator[str]:
    if not base.known:
        yield _("what was exported is not known: all that differs is shown, whoever changed it")
    elif year := other_year(base.typed, sheet.project):
        yield year
    if found.pictures:
        yield _("pictures stand in cells; they are not taken over: attach the files as evidence")


def _notes(sheet: ScoreSheet, returned: Returned) -> Iterator[str]:
    names = Names(sheet)
    for item in returned.unread:
        called = names.name(item.path) or item.path
        place = " ".join(filter(None, (called, item.address)))
        yield _("{place}: not taken over: {reason}").format(place=place, reason=item.reason)
    for row in returned.strangers[:MOST_ROWS]:
        message = _(
            "{address}: not taken over: a row put in by hand ({text}); add it in the "
            "program and export again"
        )
        yield message.format(address=row.address, text=row.text)
    more = len(returned.strangers) - MOST_ROWS
    if more > 0:
        yield _("{count} more rows put in by hand are not taken over either").format(count=more)
    for cell in returned.overwritten:
        message = _(
            "{address}: a formula was written over: it gave {formula}, now {value} stands "
            "there; results are never taken over"
        )
        given, value = (text or _("nothing") for text in (cell.formula, cell.value))
        yield message.format(address=cell.address, formula=given, value=value)


def _homeless_notes(paths: Iterable[str]) -> Iterator[str]:
    for path in paths:
        message = _(
            "{path}: not taken over: the project no longer has this field or row; undo "
            "what removed it"
        )
        yield message.format(path=path)
