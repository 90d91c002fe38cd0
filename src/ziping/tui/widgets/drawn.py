"""Lines that a widget draws itself, repainted only where they say something else."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar

from textual import events
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from ziping.tui.paint import Row
from ziping.tui.palette import Palette, ink, palette_of


class Drawn:
    """What the lines of a widget said when they were last drawn.

    `says` gives what a line has to say now, by its place on screen.
    """

    def __init__(self, widget: Widget, says: Callable[[int], object]) -> None:
        self._widget = widget
        self._says = says
        self._said: dict[int, object] = {}

    def note(self, y: int) -> None:
        """A line is being drawn; to be called by `render_line`."""
        self._said[y] = self._says(y)

    def repaint(self) -> None:
        """Repaint the lines that have something else to say."""
        width, height = self._widget.size
        said = self._said
        changed = [y for y in range(height) if y not in said or said[y] != self._says(y)]
        if changed:
            self._widget.refresh(*(Region(0, y, width, 1) for y in changed))


class Painted(Widget):
    """A pane of lines that are worked out together, from the top down."""

    GROUND: ClassVar[str] = "work"
    """The role of its background."""

    def __init__(self, name: str | None = None) -> None:
        super().__init__(id=name)
        self._strips: list[Strip] = []
        self._drawn = Drawn(self, self._says)

    @property
    def palette(self) -> Palette:
        """The colours in use."""
        return palette_of(self)

    def lines(self) -> Iterable[Row]:
        """What it says; what is left below stays blank."""
        raise NotImplementedError

    def row(self, background: str = "") -> Row:
        """An empty line."""
        colours = self.palette
        ground: str = background or getattr(colours, self.GROUND)
        return Row(self.size.width, ink(colours.text, ground))

    def repaint(self) -> None:
        """Say what is so by now."""
        self._strips = []
        self._drawn.repaint()

    def on_resize(self, _event: events.Resize) -> None:
        """Work it out anew for the new size."""
        self._strips = []

    def render_line(self, y: int) -> Strip:
        """One line."""
        self._drawn.note(y)
        return self._says(y)

    def _says(self, y: int) -> Strip:
        if not self._strips:
            self._strips = [row.strip() for row in self.lines()]
        return self._strips[y] if y < len(self._strips) else self.row().strip()
