"""Commands that only try changes, and end the trial."""

from __future__ import annotations

from ziping.language import _
from ziping.tui.workplace import Workplace


def switch(at: Workplace) -> None:
    """Only try from now on; or drop what was tried, and everything is as before."""
    session = at.session
    at.keep()
    if session.on_trial:
        session.drop_trial()
        at.tell(_("Dropped: all is as before"))
    elif session.begin_trial():
        at.tell(_("Trial: change what you like, nothing is entered"))
    at.show_all()


def enter(at: Workplace) -> None:
    """Enter what was tried, as one step."""
    session = at.session
    count = len(session.tried)
    if not session.on_trial:
        at.tell(_("Nothing is on trial; Shift+F5 begins one"))
    elif session.keep_trial():
        at.tell(_("Entered: {count} fields, one step to undo").format(count=count))
        at.show_all()


async def ends(at: Workplace) -> bool:
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
