"""What the commands of the review meeting do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from ziping.language import _
from ziping.tui.actions import trial
from ziping.tui.workplace import EditorPlace, Workplace

if TYPE_CHECKING:
    from ziping.session.meeting import Meeting
    from ziping.tui.screens.meeting import Spot
    from ziping.tui.widgets.meeting_table import MeetingTable


class MeetingPlace(Workplace, Protocol):
    """The meeting's table as its own commands see it."""

    meeting: Meeting

    @property
    def form(self) -> MeetingTable:
        """The table."""

    @property
    def spot(self) -> Spot:
        """Where one stands."""


async def open_table(at: EditorPlace) -> None:
    """All indicators in one table, from the line one is at; and back to where one stood there."""
    from ziping.session.meeting import Meeting
    from ziping.tui.screens.meeting import MeetingScreen

    at.keep()
    at.session.settle()
    at.meeting = at.meeting or Meeting(at.session)

    async def back(spot: Spot | None) -> None:
        if spot:
            await at.open_line(spot.line, focus=True, field=spot.field)

    await at.app.push_screen(MeetingScreen(at.meeting, at.here), back)


async def end(at: MeetingPlace) -> None:
    """Back to the editor."""
    await leave(at, at.spot)


async def leave(at: MeetingPlace, spot: Spot) -> None:
    """Back to the editor, at a spot; ask first where something is tried."""
    if not at.session.tried:
        at.session.drop_trial()
        at.app.screen.dismiss(spot)
        return
    at.app.run_worker(_ask_and_leave(at, spot))


async def _ask_and_leave(at: MeetingPlace, spot: Spot) -> None:
    if await trial.ends(at):
        at.app.screen.dismiss(spot)


def start_anew(at: MeetingPlace) -> None:
    """Compare with this moment from now on."""
    at.meeting.start_anew()
    at.show_all()
    at.tell(_("Changes count from here on"))
