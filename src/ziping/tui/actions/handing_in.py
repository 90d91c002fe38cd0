"""Commands that write workbooks of the projects in a folder."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Sequence
from pathlib import Path

from ziping.language import _
from ziping.session.exporting import export_file
from ziping.session.summarising import summary_of, write_summary
from ziping.session.workspace import Row
from ziping.store import StoreError
from ziping.tui.actions.making import new_file
from ziping.tui.desk import Desk

_ONE, _ALL, _ROLL_UP = "one", "all", "roll-up"


async def export(at: Desk) -> None:
    """Ask what is to be written, and write it."""
    from ziping.tui.screens.pick import Choice, PickScreen

    here = at.view.row if at.view.row and at.view.row.overview else None
    rows = [row for row in at.view.shown if row.overview]
    if not rows:
        at.tell(_("No project that can be read is shown"))
        return
    choices = []
    if here:
        text = _("The workbook of this project: {title}").format(title=here.title)
        choices.append(Choice(_ONE, text, ".xlsx", words="1"))
    text = _("The workbooks of all {count} projects shown").format(count=len(rows))
    choices.append(Choice(_ALL, text, ".xlsx", words="2"))
    choices.append(Choice(_ROLL_UP, _("Their roll-up as one workbook"), ".xlsx", words="3"))
    chosen = await at.app.push_screen_wait(PickScreen(_("Export: what?"), choices))
    if chosen == _ONE and here:
        await _export_all(at, [here])
    elif chosen == _ALL:
        await _export_all(at, rows)
    elif chosen == _ROLL_UP:
        await export_roll_up(at, rows)


async def _export_all(at: Desk, rows: Sequence[Row]) -> None:
    """One workbook after the other, until somebody stops it; what fails is named, and what stands
    beside one that is not to be touched."""
    at.at_work, done, failed = True, 0, []
    said, beside = "", []
    for row in rows:
        count = f"{done + 1} / {len(rows)}"
        at.tell(_("Exporting {count}; Esc stops").format(count=count))
        try:
            exported = await to_thread(export_file, row.path, _workbook(row))
        except StoreError as error:
            failed.append(str(error))
        else:
            said = exported.said
            if exported.written.why_beside:
                beside.append(exported.written.path.name)
        done += 1
        if not at.at_work:
            break
    at.at_work = False
    if failed:
        text = _("{count} not written: {first}").format(count=len(failed), first=failed[0])
        at.tell(text, bad=True)
    elif len(rows) == 1:
        at.tell(f"{_workbook(rows[0]).name}: {said}")
    elif rows:
        text = _("{done} of {count} workbooks written and read back")
        said = text.format(done=done, count=len(rows))
        if beside:
            others = _("{count} beside one that is edited or in use: {files}")
            said += _("; ") + others.format(count=len(beside), files=_(", ").join(beside))
        at.tell(said)


async def export_roll_up(at: Desk, rows: Sequence[Row]) -> None:
    """Ask for a file name, and write what the projects come to together."""
    offered = at.workspace.folder / (_("summary") + ".xlsx")
    path = await new_file(at, _("File name of the roll-up"), offered)
    if path is None:
        return
    try:
        await to_thread(write_summary, summary_of(rows), path)
    except StoreError as error:
        at.tell(str(error), bad=True)
        return
    at.tell(_("{file}: {count} projects").format(file=path.name, count=len(rows)))


def _workbook(row: Row) -> Path:
    return row.path.with_suffix(".xlsx")
