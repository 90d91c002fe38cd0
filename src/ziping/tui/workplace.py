"""What the commands may ask of the place where they are given."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from ziping.tui.command import Place

if TYPE_CHECKING:
    from textual.widget import Widget

    from ziping.findings import Finding
    from ziping.scoring import Line
    from ziping.session import Session
    from ziping.session.meeting import Meeting
    from ziping.tui.widgets.form_pane import FormPane
    from ziping.tui.widgets.navigator import Navigator


class Changeable(Place, Protocol):
    """A place where a project can be changed."""

    session: Session

    def keep(self) -> None:
        """Hand on what fields hold and have not told yet."""

    async def return_to(self, path: str) -> None:
        """Go where a field is that has changed."""

    def tell(self, text: str, *, bad: bool = False) -> None:
        """Say what was done."""


class Workplace(Changeable, Protocol):
    """A place where a project is worked on. `finding` is the one last gone to."""

    finding: Finding | None

    @property
    def here(self) -> str:
        """The id of the line one is at, empty at none."""

    @property
    def line(self) -> Line | None:
        """The line one is at."""

    def goals(self) -> Iterable[tuple[str, str]]:
        """The pages one can go to, with their numbers; `-` where one has none."""

    async def step(self, way: int) -> None:
        """To the next or previous line."""

    async def open_line(self, name: str, *, focus: bool = False, field: str = "") -> None:
        """Show a line or, by no name, the cover; and go to a field of it."""

    def go_elsewhere(self, then: Path | None = None) -> None:
        """Leave this project, for another file where one is named."""


class EditorPlace(Workplace, Protocol):
    """The editor as its own commands see it. `meeting` goes on once it has begun."""

    navigator: Navigator
    meeting: Meeting | None

    @property
    def form(self) -> FormPane:
        """The form of the open line."""

    @property
    def focused(self) -> Widget | None:
        """What the next key goes to."""

    @property
    def page(self) -> str:
        """The pane one is in: `navigator`, `form` or `live`."""

    @property
    def panes(self) -> tuple[str, ...]:
        """The panes that one can go to."""

    def set_focus(self, widget: Widget | None) -> None:
        """Send the next key there, at once."""

    def go_page(self, page: str) -> None:
        """Into a pane."""
