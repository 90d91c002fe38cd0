"""Lines that a widget draws itself, repainted only where they say something else."""

from __future__ import annotations

from collections.abc import Callable

from textual.geometry import Region
from textual.widget import Widget


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
