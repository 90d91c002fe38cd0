"""Commands that change the project, or write it."""

from __future__ import annotations

from asyncio import to_thread
from pathlib import Path

from ziping.evaluation import Change
from ziping.language import _
from ziping.store import StoreError
from ziping.tui.workplace import Changeable, Workplace


async def undo(at: Changeable) -> None:
    """Take back the last step, and go where it was."""
    at.keep()
    await _told(at, at.session.undo(), _("Undone"), _("Nothing to undo"))


async def redo(at: Changeable) -> None:
    """Do again what was undone."""
    await _told(at, at.session.redo(), _("Done again"), _("Nothing to redo"))


async def _told(at: Changeable, changes: tuple[Change, ...], done: str, nothing: str) -> None:
    at.tell(done if changes else nothing)
    if changes:
        paths = [change.path for change in changes if at.session.field(change.path)]
        await at.return_to([*paths, changes[0].path][0])


async def export(at: Workplace) -> None:
    """Write the workbook beside the project file; what is only tried is not handed in."""
    from ziping.session.exporting import export_workbook

    at.keep()
    if at.session.on_trial:
        at.tell(_("Not exported: a trial is on; enter it (Ctrl+R) or drop it (Shift+F5)"), bad=True)
        return
    path = (at.session.path or Path("ziping.toml")).with_suffix(".xlsx")
    at.tell(_("Exporting..."))
    try:
        exported = await to_thread(export_workbook, at.session, path)
    except StoreError as error:
        at.tell(str(error), bad=True)
        return
    said = exported.said
    if exported.written.edited:
        said = exported.written.explained(_("Shift+F6 takes edits in"))
    at.tell(f"{path.name}: {said}")
