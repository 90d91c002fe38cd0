"""Handing in: the workbook or the table of a session, written and read back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ziping.language import _
from ziping.quantity import show
from ziping.scoring import ScoreSheet
from ziping.session.evidence import look_at_evidence
from ziping.session.opening import open_session
from ziping.session.session import Session
from ziping.session.status import so_far
from ziping.store import WriteError, read, replace

_LOCKS = (".~lock.{name}#", "~${name}", ".~{name}")
"""What LibreOffice, Excel and WPS put beside a file that they have open."""


def export_workbook(session: Session, path: Path) -> str:
    """Write the workbook and say what was read back of it. Raises WriteError."""
    from ziping.exchange import WorkbookRefused, read_back, write_workbook

    try:
        content = write_workbook(session.sheet, session.findings)
    except WorkbookRefused as refused:
        raise WriteError(path, _("Not written: {reason}").format(reason=refused)) from refused
    return _export(session.sheet, path, content, read_back)


def export_csv(session: Session, path: Path) -> str:
    """Write the score table and say what was read back of it. Raises WriteError."""
    from ziping.exchange.score_csv import score_csv, scores_in_csv

    return _export(session.sheet, path, score_csv(session.sheet), scores_in_csv)


def _export(
    sheet: ScoreSheet, path: Path, content: bytes, count_in: Callable[[bytes, ScoreSheet], int]
) -> str:
    written = _write(path, content)
    count = count_in(read(written), sheet)
    wanted = sum(sheet.score(line) is not None for line in sheet.scored_lines)
    if count != wanted:
        raise WriteError(
            written,
            _(
                "Only {count} of {wanted} scores could be read back; export again to another place"
            ).format(count=count, wanted=wanted),
        )
    total = show(sheet.total, 2) if sheet.total is not None else "--"
    said = _("Exported; read back {count} of {wanted} scores, total {total}").format(
        count=count, wanted=wanted, total=total
    )
    if not sheet.complete:
        said += _("; ") + so_far(sheet)
    if written == path:
        return said
    beside = _("It is open in another program or may not be written; written to {file} instead")
    return beside.format(file=written.name) + _("; ") + said


def _write(path: Path, content: bytes) -> Path:
    """Where the content was written: there, or beside a file that is not to be touched."""
    if not path.is_file():
        replace(path, content)
        return path
    other = _free_name(path)
    if _is_open(path):
        replace(other, content)
        return other
    try:
        replace(path, content)
    except WriteError as error:
        try:
            replace(other, content)
        except WriteError:
            # Folder or disk are to blame, of which the first error speaks.
            raise error from None
        return other
    return path


def _is_open(path: Path) -> bool:
    """Whether a program has the file open that says so."""
    return any(path.with_name(lock.format(name=path.name)).exists() for lock in _LOCKS)


def _free_name(path: Path) -> Path:
    """A name beside the file that nothing has."""
    number = 2
    while (found := path.with_name(f"{path.stem}-{number}{path.suffix}")).exists():
        number += 1
    return found


def export_file(path: Path, out: Path) -> str:
    """The same for a project file that is not open. Raises StoreError."""
    session = open_session(path)
    look_at_evidence(session, hashed=True)
    return export_workbook(session, out)
