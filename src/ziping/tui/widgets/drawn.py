"""Lines that a widget draws itself, repainted only where they come out otherwise."""

from __future__ import annotations

from collections.abc import Callable

from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget


class Drawn:
    """What the lines of a widget last looked like."""

    def __init__(self, widget: Widget, draw: Callable[[int], Strip]) -> None:
        self._widget = widget
        self._draw = draw
        self._lines: dict[int, Strip] = {}

    def line(self, y: int) -> Strip:
        """A line as it is now; for the widget's `render_line`."""
        self._lines[y] = self._draw(y)
        return self._lines[y]

    def repaint(self) -> None:
        """Repaint the lines that no longer look as they did."""
        width, height = self._widget.size
        changed = [y for y in range(height) if self._lines.get(y) != self._draw(y)]
        if changed:
            self._widget.refresh(*(Region(0, y, width, 1) for y in changed))
