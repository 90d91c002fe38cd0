"""Commands that take a workbook in that came back."""

from __future__ import annotations

from asyncio import to_thread
from pathlib import Path
from typing import TYPE_CHECKING

from ziping.language import _
from ziping.store import StoreError
from ziping.tui.workplace import Workplace

if TYPE_CHECKING:
    from ziping.tui.screens.incoming import IncomingScreen


async def take_in(at: Workplace) -> None:
    """Ask for the workbook, show what it would change, and take over what is accepted."""
    from ziping.session.incoming import incoming_of, take_over
    from ziping.tui.screens.incoming import IncomingScreen
    from ziping.tui.screens.prompt import PromptScreen

    at.keep()
    session = at.session
    offered = (session.path or Path("ziping.toml")).with_suffix(".xlsx")
    question, verb = _("Which workbook came back?"), _("read it")
    answer = await at.app.push_screen_wait(PromptScreen(question, str(offered), verb))
    if answer is None:
        return
    try:
        found = await to_thread(incoming_of, session, Path(answer))
    except StoreError as error:
        at.tell(str(error), bad=True)
        return
    if not found.proposals and not found.notes:
        at.tell(_("Nothing in the workbook differs from the project."))
        return
    screen = IncomingScreen(session, found)
    if await at.app.push_screen_wait(screen) is None or not screen.chosen:
        at.tell(_("Nothing taken over"))
        return
    take_over(session, screen.chosen)
    at.show_all()
    done = _("{count} changes taken over; Ctrl+Z takes them all back")
    at.tell(session.read_only or done.format(count=len(screen.chosen)))


def take_file(at: IncomingScreen) -> None:
    """The file's text stays here."""
    at.take("mine")


def take_workbook(at: IncomingScreen) -> None:
    """The workbook's text counts here."""
    at.take("theirs")


def all_file(at: IncomingScreen) -> None:
    """The file's text stays everywhere."""
    at.take_all("mine")


def all_workbook(at: IncomingScreen) -> None:
    """The workbook's text counts everywhere."""
    at.take_all("theirs")


def finish(at: IncomingScreen) -> None:
    """Take over what is chosen, once something is chosen everywhere."""
    if at.undecided:
        at.tell(_("{count} still to choose").format(count=len(at.undecided)), bad=True)
        at.open_tab("")
        at.show_all(at.undecided[0])
    else:
        at.dismiss("")
