"""Commands that change the project, or write it."""

from __future__ import annotations

from asyncio import to_thread
from pathlib import Path

from ziping.evaluation import Change
from ziping.language import _
from ziping.session.exporting import export_workbook
from ziping.store import StoreError
from ziping.tui.workplace import Workplace


async def undo(at: Workplace) -> None:
    """Take back the last step, and go where it was."""
    at.form.keep()
    await _told(at, at.session.undo(), _("Undone"), _("Nothing to undo"))


async def redo(at: Workplace) -> None:
    """Do again what was undone."""
    await _told(at, at.session.redo(), _("Done again"), _("Nothing to redo"))


async def _told(at: Workplace, changes: tuple[Change, ...], done: str, nothing: str) -> None:
    at.tell(done if changes else nothing)
    if changes:
        paths = [change.path for change in changes if at.session.field(change.path)]
        await at.return_to([*paths, changes[0].path][0])


async def export(at: Workplace) -> None:
    """Write the workbook beside the project file."""
    at.form.keep()
    path = (at.session.path or Path("ziping.toml")).with_suffix(".xlsx")
    at.tell(_("Exporting..."))
    try:
        exported = await to_thread(export_workbook, at.session, path)
    except StoreError as error:
        at.tell(str(error), bad=True)
        return
    at.tell(f"{path.name}: {exported.said}")
