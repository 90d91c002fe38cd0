"""What the screens have in common on which a project is worked on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from textual import events
from textual.message import Message

from ziping.evaluation import Change
from ziping.findings import Finding
from ziping.session import Session
from ziping.tui.actions import keeping
from ziping.tui.command import Command
from ziping.tui.review import Review
from ziping.tui.screens.commanded import CommandScreen
from ziping.tui.widgets.bars import Header, Hint

NARROW, LOW = 112, 30
PAUSE = 0.03
"""So many seconds without a key the screen waits before it looks for findings."""


class ProjectScreen(CommandScreen):
    """A project that is watched: changes are shown within the change itself, findings as soon as
    keys pause. The session holds it; the screen shows and asks."""

    @dataclass
    class Left(Message):
        """Work on this project is over; `then` is a file to go on with."""

        then: Path | None = None

    def __init__(
        self,
        session: Session,
        commands: Sequence[Command[Any]],
        doing: Callable[[], str] = str,
        classes: str | None = None,
    ) -> None:
        super().__init__(commands, classes)
        self.session = session
        self.review = Review(session)
        self.header = Header(session, doing, self.review)
        self.hint = Hint()
        self.finding: Finding | None = None
        self._trouble = ""
        self._is_behind = False
        self._deaf = session.listen(self._changed)

    # ── what each screen says ──────────────────────────────────────────────────────────────

    def show_all(self) -> None:
        """Show the session as it stands; findings and statuses as soon as keys pause."""
        self.header.refresh()
        self.keys.show_session()
        self._looking.reset()

    def show_review(self) -> None:
        """Show findings and statuses as they stand."""
        self.header.refresh()

    def changed(self, changes: tuple[Change, ...]) -> None:
        """Something has changed, and is shown."""

    def keep(self) -> None:
        """Hand on what fields hold and have not told yet."""

    async def return_to(self, path: str) -> None:
        """Go where a field is that has changed."""
        raise NotImplementedError

    # ── the screen ─────────────────────────────────────────────────────────────────────────

    @property
    def is_narrow(self) -> bool:
        """Whether there is room for little."""
        return self.has_class("narrow")

    def on_mount(self) -> None:
        """Look for findings whenever keys pause."""
        self._looking = self.set_interval(PAUSE, self._look, pause=True)
        self._fit(self.app.size.width, self.app.size.height)

    def on_unmount(self) -> None:
        """Nobody is to be told any more."""
        self._deaf()

    def on_resize(self, event: events.Resize) -> None:
        """Everything side by side where there is room."""
        self._fit(event.size.width, event.size.height)

    def _fit(self, width: int, height: int) -> None:
        self.set_class(width < NARROW or height < LOW, "narrow")

    def _look(self) -> None:
        self._looking.pause()
        if self.review.is_behind:
            self.review.renew()
            self.show_review()

    def _changed(self, changes: tuple[Change, ...]) -> None:
        if not self.is_mounted:
            return
        if self.is_current:
            self.show_all()
        else:
            self._is_behind = True
        self.changed(changes)

    def on_screen_resume(self) -> None:
        """Show what has changed while another screen was in front."""
        if self._is_behind:
            self._is_behind = False
            self.show_all()

    def show_safety(self) -> None:
        """Show where what was typed is, and what stands in its way; give way to who asks."""
        if keeping.gave_way(self):
            return
        self.header.refresh()
        trouble = self.session.keeper.trouble
        if trouble != self._trouble:
            self._trouble = trouble
            self.hint.say(trouble, bad=True)

    def tell(self, text: str, *, bad: bool = False) -> None:
        """Say what was done, after whatever the field has to say."""
        self.call_after_refresh(self.hint.say, text, bad=bad)

    def go_elsewhere(self, then: Path | None = None) -> None:
        """Leave this project, for another file where one is named."""
        self.post_message(self.Left(then))
