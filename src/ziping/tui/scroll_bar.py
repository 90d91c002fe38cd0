"""The bar beside what is higher than its pane."""

from __future__ import annotations

from typing import ClassVar, Final

from rich.console import Console, ConsoleOptions, RenderResult
from rich.segment import Segment, Segments
from rich.style import Style
from textual.scrollbar import ScrollBarRender

_SIGN: Final = Style(color="#7a7a7a", reverse=False)
"""Legible on the ground of every set of colours."""


class PlainScrollBar(ScrollBarRender):
    """A bar of coloured blanks, since block glyphs are two cells wide on some terminals; `^` and
    `v` at its ends say that there is more above or below."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "] * 8

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The bar."""
        for bar in super().__rich_console__(console, options):
            yield self._signed(bar) if isinstance(bar, Segments) else bar

    def _signed(self, bar: Segments) -> Segments:
        segments = list(bar.segments)
        is_above = self.window_size and self.position > 0
        is_below = self.window_size and self.position + self.window_size < self.virtual_size
        for place, sign, is_more in ((0, "^", is_above), (-1, "v", is_below)):
            if segments and is_more:
                segments[place] = Segment(sign, (segments[place].style or Style()) + _SIGN)
        return Segments(segments, new_lines=bar.new_lines)
