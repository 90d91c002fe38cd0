"""Commands that set another state of the project beside the present one."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.app import App

from ziping.language import _
from ziping.quantity import show
from ziping.record import record
from ziping.scoring import ScoreSheet
from ziping.session import Session
from ziping.session.past import last_year_state, other_state, past_versions, state_at
from ziping.store import StoreError
from ziping.tui.actions.walking import go_where
from ziping.tui.wording import version_words
from ziping.tui.workplace import Workplace

if TYPE_CHECKING:
    from ziping.tui.screens.compare import CompareScreen


@record
class Offer:
    """A state that can be set beside the present one; a file that is still to be named has no
    `look`."""

    name: str
    right: str = ""
    look: Callable[[], ScoreSheet] | None = None


async def compare(at: Workplace) -> None:
    """With the state at opening, last year, a version, the saved file, or another file."""
    from ziping.tui.screens.pick import Choice, PickScreen

    at.keep()
    offers = [*_offers(at.session), Offer(_("another file..."))]
    choices = [
        Choice(f"{number}", offer.name, offer.right, words=f"{number + 1}")
        for number, offer in enumerate(offers)
    ]
    chosen = await at.app.push_screen_wait(PickScreen(_("Compare with"), choices))
    if chosen is None:
        return
    offer = offers[int(chosen)]
    named = offer if offer.look else await _named(at.app)
    if named is None or named.look is None:
        return
    try:
        before = await to_thread(named.look)
    except StoreError as error:
        at.tell(str(error), bad=True)
        return
    where = await show_comparison(at.app, at.session, named.name, before)
    if where is not None:
        await go_where(at, where)


async def show_comparison(
    app: App[Any], session: Session, name: str, before: ScoreSheet
) -> str | None:
    """A comparison with the present state; the field to go to."""
    from ziping.tui.screens.compare import CompareScreen

    return await app.push_screen_wait(CompareScreen(session, name, before))


def open_place(at: CompareScreen) -> None:
    """To the place that differs under the cursor."""
    if at.where is not None:
        at.dismiss(at.where)


def _offers(session: Session) -> Iterator[Offer]:
    """What the present state can be compared with."""
    path, last, opened = session.path, last_year_state(session), session.opened
    total = show(opened.total, 2) if opened.total is not None else "--"
    yield Offer(_("as it was opened"), total, lambda: opened)
    if last:
        yield Offer(_("last year"), look=lambda: last)
    with suppress(StoreError):
        for version in past_versions(session):
            look = partial(state_at, session, version.path)
            yield Offer(version_words(version), version.total, look)
    if path:
        yield Offer(_("the saved file"), path.name, partial(state_at, session, path))
    for other in _beside(path) if path else ():
        yield Offer(other.name, _("beside it"), partial(other_state, other))


def _beside(path: Path) -> Iterator[Path]:
    """The other project files of the folder, by what they are called."""
    for other in sorted(path.parent.glob("*.toml")):
        if other.name != path.name and not other.name.startswith("."):
            yield other


async def _named(app: App[Any]) -> Offer | None:
    """A file that a person names."""
    from ziping.tui.screens.prompt import PromptScreen

    question, verb = _("Compare with which project file?"), _("compare with it")
    answer = await app.push_screen_wait(PromptScreen(question, "", verb))
    if answer is None:
        return None
    path = Path(answer)
    return Offer(path.name, look=partial(other_state, path))
