"""A row of the form, drawn in the columns that all rows share."""

from __future__ import annotations

from textual.widget import Widget

from ziping.tui.paint import Row
from ziping.tui.palette import Palette, ink, palette_of

INSET = 3
LABEL = 15
FIELD = 18


class FormRow(Widget):
    """A row of the form that draws itself and may hold an entry."""

    DEFAULT_CSS = """
    FormRow { height: auto; layout: vertical; }
    """

    @property
    def palette(self) -> Palette:
        """The colours in use."""
        return palette_of(self)

    @property
    def is_current(self) -> bool:
        """Whether the next key goes here."""
        focused = self.screen.focused
        return focused is not None and self in focused.ancestors_with_self

    def on_descendant_focus(self) -> None:
        """Show where the next key goes."""
        self.refresh()

    def on_descendant_blur(self) -> None:
        """Show where the next key goes."""
        self.refresh()

    def row(self) -> Row:
        """An empty line of the row's width."""
        return Row(self.size.width, ink(self.palette.text, self.palette.work))

    def show_session(self) -> None:
        """Show what the session holds now, where it shows otherwise than before."""
        shows = self.shows()
        if shows != self._shown or shows is None:
            self._shown = shows
            self.refresh()

    _shown: object = None

    def shows(self) -> object:
        """What the drawing depends on besides focus and colours; None where that is not known."""
        return None
