"""Commands over the versions of the file."""

from __future__ import annotations

from asyncio import to_thread
from typing import TYPE_CHECKING, Any

from textual.app import App

from ziping.language import _
from ziping.session import Session
from ziping.session.past import go_back, project_at, rename, state_at
from ziping.store import StoreError, Version
from ziping.tui.actions.comparing import show_comparison
from ziping.tui.actions.walking import go_where
from ziping.tui.wording import version_words
from ziping.tui.workplace import Workplace

if TYPE_CHECKING:
    from ziping.tui.screens.history import HistoryScreen


async def history(at: Workplace) -> None:
    """The versions of this file."""
    from ziping.tui.screens.history import HistoryScreen

    at.keep()
    where = await at.app.push_screen_wait(HistoryScreen(at.session))
    at.show_all()
    if where is not None:
        await go_where(at, where)


async def look(at: HistoryScreen) -> None:
    """This version beside the present state."""
    version = at.version
    if version is None:
        return
    try:
        before = await to_thread(state_at, at.session, version.path)
    except StoreError as error:
        at.tell(str(error), bad=True)
        return
    where = await show_comparison(at.app, at.session, version_words(version), before)
    if where is not None:
        at.dismiss(where)


async def return_to(at: HistoryScreen) -> None:
    """Fill in everything as it was, after a question."""
    from ziping.tui.screens.confirm import ConfirmScreen

    version = at.version
    if version is None:
        return
    question = _("Everything is filled in as it was at {version}. Ctrl+Z brings the present back")
    answers = (("stay", _("Leave everything as it is")), ("go", _("Go back to that version")))
    asked = ConfirmScreen(question.format(version=version_words(version)), answers)
    if await at.app.push_screen_wait(asked) != "go":
        return
    try:
        go_back(at.session, project_at(at.session, version.path))
    except StoreError as error:
        at.tell(str(error), bad=True)
        return
    at.show_all()
    at.tell(at.session.read_only or _("As it was then; Ctrl+Z brings back what was there"))


async def name(at: HistoryScreen) -> None:
    """Give this version a name."""
    if at.version is None:
        return
    try:
        await ask_name(at.app, at.session, at.version)
    except StoreError as error:
        at.tell(str(error), bad=True)
    at.show_all()


async def ask_name(app: App[Any], session: Session, version: Version) -> str:
    """Ask for the name of a version; empty where it is given none. Raises StoreError."""
    from ziping.tui.screens.prompt import PromptScreen

    question = _("A name for the version of {version}").format(version=version_words(version))
    prompt = PromptScreen(question, version.name, _("give the name"))
    found = await app.push_screen_wait(prompt)
    if found is not None:
        rename(session, version, found)
    return found or ""
