"""Handing in: the workbook of a session, written and read back."""

from __future__ import annotations

from pathlib import Path

from ziping.language import _
from ziping.quantity import show
from ziping.session.evidence import look_at_evidence
from ziping.session.opening import open_session
from ziping.session.session import Session
from ziping.store import WriteError, read, replace


def export_workbook(session: Session, path: Path) -> str:
    """Write the workbook and say what was read back of it. Raises WriteError."""
    from ziping.exchange import read_back, write_workbook

    sheet = session.sheet
    replace(path, write_workbook(sheet, session.findings))
    count = read_back(read(path), sheet)
    wanted = sum(sheet.score(line) is not None for line in sheet.scored_lines)
    if count != wanted:
        raise WriteError(
            path,
            _(
                "Only {count} of {wanted} scores could be read back; export again to another place"
            ).format(count=count, wanted=wanted),
        )
    total = show(sheet.total, 2) if sheet.total is not None else "--"
    return _("Exported; read back {count} of {wanted} scores, total {total}").format(
        count=count, wanted=wanted, total=total
    )


def export_file(path: Path, out: Path) -> str:
    """The same for a project file that is not open. Raises StoreError."""
    session = open_session(path)
    look_at_evidence(session, hashed=True)
    return export_workbook(session, out)
