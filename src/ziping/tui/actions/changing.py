"""Commands that change the project, or write it."""

from __future__ import annotations

from asyncio import to_thread
from pathlib import Path

from ziping.evaluation import Change
from ziping.forms import TargetGroup
from ziping.language import _
from ziping.session.exporting import export_workbook
from ziping.store import StoreError
from ziping.tui.workplace import EditorPlace, Workplace


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
        await at.return_to(changes[0].path)


def is_at_target(at: EditorPlace) -> bool:
    """Whether the open line is a target row."""
    return at.line is not None and at.line.is_target


def takes_deductions(at: EditorPlace) -> bool:
    """Whether deductions are asked for at the open line."""
    line = at.line
    first = f"{line.prefix}.deduction.1.points" if line else ""
    return first in at.session.sheet.plan.program.inputs


async def add_row(at: EditorPlace) -> None:
    """A target behind this one, or at the end of the first group."""
    line, groups = at.line, at.session.form.target_groups
    if line and isinstance(line.source, TargetGroup):
        await add_target(at, line.source.id, line.id)
    elif groups:
        await add_target(at, groups[0].id)
    else:
        at.tell(_("This form has no targets of its own"))


async def add_target(at: EditorPlace, group: str, after: str = "") -> None:
    """A new row in a target group, opened at its name."""
    await at.open_line(at.session.add_target(group, after), focus=True)


async def remove_row(at: EditorPlace) -> None:
    """Remove this target; undo brings it back."""
    line = at.line
    if line is None or not line.is_target:
        at.tell(_("Only target rows can be removed; this one belongs to the form"))
        return
    ids = [item.id for item in at.session.sheet.lines]
    rest = [item for item in ids if item != line.id]
    following = rest[min(ids.index(line.id), len(rest) - 1)] if rest else ""
    title = at.session.sheet.title(line)
    at.session.remove_target(line.id)
    await at.open_line(following, focus=True)
    at.tell(_('Removed "{title}"; Ctrl+Z brings it back').format(title=title))


async def add_deduction(at: EditorPlace) -> None:
    """One more deduction under this indicator."""
    line = at.line
    if line is None or not takes_deductions(at):
        at.tell(_("Deductions are not asked for here"))
        return
    number = max(1, at.session.project.deductions(line.id)) + 1
    path = f"{line.prefix}.deduction.{number}.points"
    at.session.apply([(path, "0")])
    await at.open_line(line.id, focus=True, field=path)
    at.form.select_all(path)


async def export(at: Workplace) -> None:
    """Write the workbook beside the project file."""
    at.form.keep()
    path = (at.session.path or Path("ziping.toml")).with_suffix(".xlsx")
    at.tell(_("Exporting..."))
    try:
        said = await to_thread(export_workbook, at.session, path)
    except StoreError as error:
        at.tell(str(error), bad=True)
        return
    at.tell(f"{path}: {said}")
