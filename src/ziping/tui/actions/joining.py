"""Commands that choose between what was typed and what somebody else wrote."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from textual.app import App

from ziping.evaluation.merging import Conflict, Side
from ziping.language import _
from ziping.session import Session
from ziping.session.joining import join

if TYPE_CHECKING:
    from ziping.tui.screens.join import JoinScreen


async def join_file(app: App[Any], session: Session) -> bool:
    """Bring what was typed and the file together, asking where both differ; whether it was
    done. Raises StoreError."""
    choices: dict[Conflict, Side] = {}
    while conflicts := join(session, choices):
        chosen = await choose_sides(app, session, conflicts)
        if chosen is None:
            return False
        choices |= chosen
    return True


async def choose_sides(
    app: App[Any], session: Session, conflicts: Sequence[Conflict]
) -> Mapping[Conflict, Side] | None:
    """A side for each conflict; None where a person leaves it for another time."""
    from ziping.tui.screens.join import JoinScreen

    screen = JoinScreen(session, conflicts)
    return None if await app.push_screen_wait(screen) is None else screen.choices


def take_mine(at: JoinScreen) -> None:
    """Mine counts here."""
    at.take("mine")


def take_theirs(at: JoinScreen) -> None:
    """The file's counts here."""
    at.take("theirs")


def rest_mine(at: JoinScreen) -> None:
    """Mine wherever nothing is chosen."""
    at.take_rest("mine")


def rest_theirs(at: JoinScreen) -> None:
    """The file's wherever nothing is chosen."""
    at.take_rest("theirs")


def finish(at: JoinScreen) -> None:
    """Take what is chosen."""
    if at.undecided:
        at.tell(_("{count} still to choose").format(count=len(at.undecided)), bad=True)
        at.show_all(at.undecided[0].path)
    else:
        at.dismiss("")
