"""What the commands may ask of the place where they are given."""

from __future__ import annotations

from typing import Protocol

from textual.widget import Widget

from ziping.scoring import Line
from ziping.session import Session
from ziping.tui.command import Place
from ziping.tui.widgets.form_pane import FormPane
from ziping.tui.widgets.navigator import Navigator


class Workplace(Place, Protocol):
    """The editor as its commands see it. `here` is the open page's name, empty for the cover."""

    session: Session
    navigator: Navigator
    form: FormPane
    here: str

    @property
    def focused(self) -> Widget | None:
        """What the next key goes to."""

    @property
    def line(self) -> Line | None:
        """The open line, None on a page about none."""

    @property
    def page(self) -> str:
        """The pane one is in: `navigator`, `form` or `live`."""

    @property
    def panes(self) -> tuple[str, ...]:
        """The panes that one can go to."""

    async def open_line(self, name: str, *, focus: bool = False, field: str = "") -> None:
        """Show a page, by no name the cover; and go to a field of it."""

    def set_focus(self, widget: Widget | None) -> None:
        """Send the next key there, at once."""

    def tell(self, text: str, *, bad: bool = False) -> None:
        """Say what was done."""

    def go_page(self, page: str) -> None:
        """Into a pane."""

    def show_session(self) -> None:
        """Show the session as it stands."""
