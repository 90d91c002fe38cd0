"""Commands of the workspace that show and sort."""

from __future__ import annotations

from ziping.language import _
from ziping.tui.desk import Desk
from ziping.tui.project_columns import placed
from ziping.tui.project_view import STAGE


async def open_project(at: Desk) -> None:
    """Open the project one stands on."""
    if at.view.row:
        await at.open_project(at.view.row.path)


def sort_by_next(at: Desk) -> None:
    """Sort by the next column in sight."""
    _sort_by(at, 1)


def sort_by_previous(at: Desk) -> None:
    """Sort by the column in sight before."""
    _sort_by(at, -1)


def _sort_by(at: Desk, step: int) -> None:
    columns = [STAGE, *(place.column.id for place in placed(at.app.size.width))]
    here = columns.index(at.view.column) if at.view.column in columns else 0
    at.sort(columns[(here + step) % len(columns)])


def turn_order(at: Desk) -> None:
    """The same order from its other end."""
    at.sort(at.view.column)


async def summary(at: Desk) -> None:
    """What the projects shown come to together; the key that exports writes just that."""
    from ziping.tui.actions.handing_in import export_roll_up
    from ziping.tui.screens.reading import ReadingScreen
    from ziping.tui.screens.roll_up import roll_up_passages

    rows = at.view.shown
    if not rows:
        at.tell(_("No project is shown"))
        return
    readable = [row for row in rows if row.overview]
    export = next(command for command in at.commands if command.id == "export")
    passages = roll_up_passages(rows, at.app.size.width)
    screen = ReadingScreen(passages, export if readable else None)
    if await at.app.push_screen_wait(screen):
        await export_roll_up(at, readable)


def leave(at: Desk) -> None:
    """Leave the program."""
    at.app.exit(0)
