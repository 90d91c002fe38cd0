"""Commands that change the project, or write it."""

from __future__ import annotations

from asyncio import to_thread
from pathlib import Path
from typing import TYPE_CHECKING

from ziping.evaluation import Change, place
from ziping.forms import TargetGroup
from ziping.language import _
from ziping.session import export_workbook
from ziping.store import StoreError

if TYPE_CHECKING:
    from ziping.tui.screens.editor import EditorScreen


async def undo(screen: EditorScreen) -> None:
    """Take back the last step, and go where it was."""
    screen.form.keep()
    await _told(screen, screen.session.undo(), _("Undone"), _("Nothing to undo"))


async def redo(screen: EditorScreen) -> None:
    """Do again what was undone."""
    await _told(screen, screen.session.redo(), _("Done again"), _("Nothing to redo"))


async def _told(screen: EditorScreen, changes: tuple[Change, ...], done: str, nothing: str) -> None:
    screen.hint.say(done if changes else nothing)
    if not changes or screen.form.asks(changes[0].path):
        return
    owner = place(changes[0].path).owner
    if owner != screen.here and any(line.id == owner for line in screen.session.sheet.lines):
        await screen.open_line(owner, focus=True, field=changes[0].path)


async def add_row(screen: EditorScreen) -> None:
    """A target behind this one, or at the end of the first group."""
    line, groups = screen.line, screen.session.form.target_groups
    if line and isinstance(line.source, TargetGroup):
        await add_target(screen, line.source.id, line.id)
    elif groups:
        await add_target(screen, groups[0].id)
    else:
        screen.hint.say(_("This form has no targets of its own"))


async def add_target(screen: EditorScreen, group: str, after: str = "") -> None:
    """A new row in a target group, opened at its name."""
    await screen.open_line(screen.session.add_target(group, after), focus=True)


async def remove_row(screen: EditorScreen) -> None:
    """Remove this target; undo brings it back."""
    line = screen.line
    if line is None or not line.is_target:
        screen.hint.say(_("Only target rows can be removed; this one belongs to the form"))
        return
    ids = [item.id for item in screen.session.sheet.lines]
    rest = [item for item in ids if item != line.id]
    following = rest[min(ids.index(line.id), len(rest) - 1)] if rest else ""
    title = screen.session.sheet.title(line)
    screen.session.remove_target(line.id)
    await screen.open_line(following, focus=True)
    screen.hint.say(_('Removed "{title}"; Ctrl+Z brings it back').format(title=title))


async def add_deduction(screen: EditorScreen) -> None:
    """One more deduction under this indicator."""
    line = screen.line
    first = f"{line.prefix}.deduction.1.points" if line else ""
    if line is None or first not in screen.session.sheet.plan.program.inputs:
        screen.hint.say(_("Deductions are not asked for here"))
        return
    number = max(1, screen.session.project.deductions(line.id)) + 1
    path = f"{line.prefix}.deduction.{number}.points"
    screen.session.apply([(path, "0")])
    await screen.open_line(line.id, focus=True, field=path)


def save(screen: EditorScreen) -> bool:
    """Write the project file; whether it was written."""
    screen.form.keep()
    try:
        path = screen.session.save()
    except StoreError as error:
        screen.hint.say(str(error), bad=True)
        return False
    screen.hint.say(_("Saved: {file}").format(file=path))
    screen.show_session()
    return True


async def export(screen: EditorScreen) -> None:
    """Write the workbook beside the project file."""
    screen.form.keep()
    path = (screen.session.path or Path("ziping.toml")).with_suffix(".xlsx")
    screen.hint.say(_("Exporting..."))
    try:
        said = await to_thread(export_workbook, screen.session, path)
    except StoreError as error:
        screen.hint.say(str(error), bad=True)
        return
    screen.hint.say(f"{path.name}: {said}")


async def leave(screen: EditorScreen) -> None:
    """Leave the program; unsaved changes are asked about."""
    from ziping.tui.screens.confirm import ConfirmScreen

    screen.form.keep()
    if screen.session.dirty:
        question = ConfirmScreen(
            _("There are changes that are not saved"),
            (
                ("save", _("Save and leave")),
                ("stay", _("Stay")),
                ("drop", _("Leave without saving")),
            ),
        )
        answer = await screen.app.push_screen_wait(question)
        if answer == "stay" or (answer == "save" and not save(screen)):
            return
    screen.app.exit(0)
