"""What the commands of the review meeting do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from ziping.language import _
from ziping.tui.actions import changing, keeping
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

    async def action_step(self, way: int) -> None:
        """To the line below or above."""


async def open_table(at: EditorPlace) -> None:
    """All indicators in one table, from the line one is at; and back to where one stood there."""
    from ziping.session.meeting import Meeting
    from ziping.tui.screens.meeting import MeetingScreen

    at.form.keep()
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
    if await _ends_trial(at):
        at.app.screen.dismiss(spot)


async def _ends_trial(at: MeetingPlace) -> bool:
    """Whether the trial, if there is one, has been entered or dropped."""
    from ziping.tui.screens.confirm import ConfirmScreen

    session = at.session
    if session.tried:
        question = _("{count} fields are only tried, not entered").format(count=len(session.tried))
        answers = (
            ("stay", _("Stay in the trial")),
            ("enter", _("Enter it all; Ctrl+Z takes it back")),
            ("drop", _("Drop it without trace")),
        )
        match await at.app.push_screen_wait(ConfirmScreen(question, answers)):
            case "enter":
                session.keep_trial()
            case "drop":
                session.drop_trial()
    else:
        session.drop_trial()
    return not session.on_trial


async def leave_program(at: MeetingPlace) -> None:
    """Leave the program; nothing that is only tried goes along."""
    if await _ends_trial(at):
        await keeping.leave(at)


async def next_line(at: MeetingPlace) -> None:
    """The line below."""
    await at.action_step(1)


async def previous_line(at: MeetingPlace) -> None:
    """The line above."""
    await at.action_step(-1)


def switch_trial(at: MeetingPlace) -> None:
    """Only try from now on; or drop what was tried, and everything is as before."""
    session = at.session
    at.form.keep()
    if session.on_trial:
        session.drop_trial()
        at.tell(_("Dropped: all is as before"))
    elif session.begin_trial():
        at.tell(_("Trial: change what you like, nothing is entered"))
    at.show_session()


def enter_trial(at: MeetingPlace) -> None:
    """Enter what was tried, as one step."""
    session = at.session
    count = len(session.tried)
    if not session.on_trial:
        at.tell(_("Nothing is on trial; Shift+F5 begins one"))
    elif session.keep_trial():
        at.tell(_("Entered: {count} fields, one step to undo").format(count=count))
        at.show_session()


def start_anew(at: MeetingPlace) -> None:
    """Compare with this moment from now on."""
    at.meeting.start_anew()
    at.show_session()
    at.tell(_("Changes count from here on"))


async def export(at: MeetingPlace) -> None:
    """Write the workbook; what is only tried is not to be handed in."""
    if at.session.on_trial:
        at.tell(_("Not exported: a trial is on; enter it (Ctrl+R) or drop it (Shift+F5)"), bad=True)
    else:
        await changing.export(at)


async def go_to(at: MeetingPlace) -> None:
    """To an indicator by number or name."""
    from ziping.tui.screens.pick import Choice, PickScreen

    sheet = at.session.sheet
    choices = []
    for item in at.form.grid.items:
        if item.line:
            score = sheet.shown(item.line.score) if item.line.score else ""
            text = f"{item.number or '':>3}  {sheet.title(item.line)}"
            choices.append(Choice(item.line.id, text, score, words=f"{item.number or '-'}"))
    chosen = await at.app.push_screen_wait(PickScreen(_("Go to: number or name"), choices))
    if chosen is not None:
        await at.open_line(chosen)
