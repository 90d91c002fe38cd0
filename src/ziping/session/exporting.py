"""Handing in: the workbook or the table of a session, written and read back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ziping.language import _
from ziping.quantity import show
from ziping.record import record
from ziping.scoring import ScoreSheet
from ziping.session.evidence import look_at_evidence
from ziping.session.opening import open_session
from ziping.session.outputs import Written, write_out
from ziping.session.session import Session
from ziping.session.status import so_far
from ziping.store import WriteError, read


@record
class Exported:
    """Where an export was written, and what is said of it."""

    written: Written
    said: str


def export_workbook(session: Session, path: Path, *, force: bool = False) -> Exported:
    """Write the workbook, with `force` over edits too, and say what was read back of it.
    Raises WriteError."""
    from ziping.exchange import WorkbookRefused, read_back, write_workbook

    try:
        content = write_workbook(session.sheet, session.findings)
    except WorkbookRefused as refused:
        raise WriteError(path, _("Not written: {reason}").format(reason=refused)) from refused
    written = write_out(path, content, force=force)
    return Exported(written, _read_back(session.sheet, written, read_back))


def export_csv(session: Session, path: Path) -> Exported:
    """Write the score table and say what was read back of it. Raises WriteError."""
    from ziping.exchange.score_csv import score_csv, scores_in_csv

    written = write_out(path, score_csv(session.sheet))
    return Exported(written, _read_back(session.sheet, written, scores_in_csv))


def _read_back(
    sheet: ScoreSheet, written: Written, count_in: Callable[[bytes, ScoreSheet], int]
) -> str:
    count = count_in(read(written.path), sheet)
    wanted = sum(sheet.score(line) is not None for line in sheet.scored_lines)
    if count != wanted:
        raise WriteError(
            written.path,
            _(
                "Only {count} of {wanted} scores could be read back; export again to another place"
            ).format(count=count, wanted=wanted),
        )
    total = show(sheet.total, 2) if sheet.total is not None else "--"
    said = _("Exported; read back {count} of {wanted} scores, total {total}").format(
        count=count, wanted=wanted, total=total
    )
    return written.explained(_("; ").join(filter(None, (said, so_far(sheet)))))


def export_file(path: Path, out: Path) -> Exported:
    """The same for a project file that is not open. Raises StoreError."""
    session = open_session(path)
    look_at_evidence(session, hashed=True)
    return export_workbook(session, out)
