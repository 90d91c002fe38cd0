"""What is said in place of everything where the window is too small to work in."""

from __future__ import annotations

from typing import Final

from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

from ziping.language import _
from ziping.tui.paint import Row, wrap
from ziping.tui.palette import ink, palette_of

LEAST: Final = Size(60, 16)


def is_too_small(size: Size) -> bool:
    """Whether nothing can be read in a window of this size."""
    return size.width < LEAST.width or size.height < LEAST.height


class TooSmall(Widget):
    """One sentence over the whole screen; what lies under it keeps the focus."""

    DEFAULT_CSS = """
    TooSmall { layer: above; width: 100%; height: 100%; background: $side; }
    """

    def render_line(self, y: int) -> Strip:
        """A line of the sentence."""
        found, width = palette_of(self), self.size.width
        text = _("Make the window at least {width} by {height}; what was typed is kept").format(
            width=LEAST.width, height=LEAST.height
        )
        lines = wrap(text, width - 2)
        row = Row(width, ink(found.text, found.side))
        return row.put(1, lines[y] if y < len(lines) else "", ink(found.strong)).strip()
