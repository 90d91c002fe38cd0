"""The line under the header of a list: its title, ways to narrow it, and the total."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual import events
from textual.message import Message
from textual.strip import Strip

from ziping.tui.paint import fit
from ziping.tui.palette import ink
from ziping.tui.widgets.bars import Bar

_LEAST = 6
"""A tab of fewer cells is left out."""


class Tabs(Bar):
    """A title and tabs, one of which is open; a click opens another."""

    @dataclass
    class Chosen(Message):
        """A tab was clicked."""

        tab: str

    def __init__(self, title: str) -> None:
        super().__init__(id="tabs")
        self._title = title
        self._tabs: Sequence[tuple[str, str]] = ()
        self._right = ""
        self._places: list[tuple[int, int, str]] = []
        self.here = ""

    def show(self, tabs: Sequence[tuple[str, str]], here: str, right: str) -> None:
        """Show the tabs as (id, words), which one is open, and what stands at the right."""
        self._tabs, self.here, self._right = tabs, here, right
        self.refresh()

    def step(self, way: int) -> str:
        """The tab so many further, and round."""
        names = [name for name, _words in self._tabs]
        return names[(names.index(self.here) + way) % len(names)] if names else ""

    def render_line(self, _y: int) -> Strip:
        """The line."""
        row, colours = self.row(), self.palette
        row.put(1, self._title, ink(colours.strong, bold=True))
        at, self._places = cell_len(self._title) + 4, []
        end = self.size.width - 3 - cell_len(self._right)
        for name, said in self._tabs:
            here, words = name == self.here, fit(said, end - at)
            if end - at < _LEAST:
                break
            row.put(at - 2, ">" if here else "", ink(colours.accent, bold=True))
            row.put(at, words, ink(colours.strong if here else colours.muted, bold=here))
            self._places.append((at, at + cell_len(words), name))
            at += cell_len(words) + 3
        row.put_right(self.size.width - 1, self._right, ink(colours.strong, bold=True))
        return row.strip()

    def on_click(self, event: events.Click) -> None:
        """The mouse opens a tab."""
        for start, end, name in self._places:
            if start <= event.x < end:
                self.post_message(self.Chosen(name))
