"""Handing in on a workbook of the bureau's own: a template filled, looked through, written."""

from __future__ import annotations

from pathlib import Path

from ziping.language import _
from ziping.session.outputs import write_out
from ziping.session.session import Session
from ziping.session.status import so_far
from ziping.store import ReadError, WriteError, read


def export_template(session: Session, template: Path, path: Path, *, force: bool = False) -> str:
    """Fill a template, with `force` over edits too, and say what was put into it. Raises ReadError
    where the template cannot be used, WriteError where the result cannot be written; both times
    nothing was written."""
    from ziping.exchange.template import TemplateRefused, fill_template, filled_cells

    content = read(template)
    if path.exists() and path.samefile(template):
        raise WriteError(path, _("This is the template itself; name another file"))
    try:
        filled = fill_template(content, session.sheet)
    except TemplateRefused as error:
        raise ReadError(template, str(error)) from error
    found, wanted = filled_cells(filled), len(filled.placed)
    if found != wanted:
        message = _("Only {count} of {wanted} cells could be read back; nothing was written")
        raise WriteError(path, message.format(count=found, wanted=wanted))
    written = write_out(path, filled.content, force=force)
    said = _("Filled; read back {count} of {wanted} cells").format(count=found, wanted=wanted)
    if filled.left:
        outside = _("placeholders outside of cells stay as they are: {places}")
        said += _("; ") + outside.format(places=", ".join(filled.left))
    return written.explained(_("; ").join(filter(None, (said, so_far(session.sheet)))))
