"""A list of rows in columns with a cursor: only what is in sight is drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from ziping.record import record
from ziping.tui.paint import Row, fit, wrap
from ziping.tui.palette import Palette, ink, palette_of


@record
class Cell:
    """What stands in a column, and the role of its colour."""

    text: str
    role: str = "text"
    bold: bool = False


@record
class Entry:
    """A row. What it stands for, its cells; the cursor passes over one that has no `key`."""

    key: str
    cells: tuple[Cell, ...]


@record
class Column:
    """Where a column begins and how wide it is; figures end at its right."""

    start: int
    width: int
    figures: bool = False


Columns: TypeAlias = Callable[[int], Sequence[Column]]
"""The columns for a width of the list."""


class Listing(ScrollView, can_focus=True, inherit_bindings=False):
    """Entries in columns. The screen moves the cursor, and is told where it is."""

    DEFAULT_CSS = """
    Listing {
        background: $side; overflow-x: hidden; scrollbar-size: 0 1;
        scrollbar-color: $selected; scrollbar-color-hover: $faint; scrollbar-color-active: $faint;
        scrollbar-background: $side; scrollbar-background-hover: $side;
        scrollbar-background-active: $side;
    }
    """

    @dataclass
    class Moved(Message):
        """The cursor stands on another entry."""

        key: str

    class Opened(Message):
        """The entry under the cursor was clicked once more."""

    def __init__(self, columns: Columns, nothing: str) -> None:
        """`nothing` is said where there are no entries."""
        super().__init__()
        self._columns, self._nothing = columns, nothing
        self.entries: Sequence[Entry] = ()
        self.cursor = 0

    @property
    def palette(self) -> Palette:
        """The colours in use."""
        return palette_of(self)

    @property
    def key(self) -> str:
        """What the entry under the cursor stands for; empty where there is none."""
        return self.entries[self.cursor].key if self.cursor < len(self.entries) else ""

    def show(self, entries: Sequence[Entry], key: str = "") -> None:
        """Show other entries; the cursor stays with its entry, or goes to the one of this key."""
        wanted = key or self.key
        self.entries = entries
        stops = [number for number, entry in enumerate(entries) if entry.key]
        same = [number for number in stops if entries[number].key == wanted]
        near = [number for number in stops if number >= self.cursor] or stops[-1:] or [0]
        self.cursor = (same or near)[0]
        self.virtual_size = Size(self.size.width, len(entries))
        self._reveal()

    def on_resize(self) -> None:
        """Nothing wider than the list itself."""
        self.virtual_size = Size(self.size.width, len(self.entries))
        self._reveal()

    def move(self, step: int) -> None:
        """Go up or down by so many entries that the cursor may stand on."""
        stops = [number for number, entry in enumerate(self.entries) if entry.key]
        if stops:
            at = stops.index(self.cursor) if self.cursor in stops else 0
            self.cursor = stops[max(0, min(len(stops) - 1, at + step))]
            self._reveal()

    def _reveal(self) -> None:
        # The heading above the first entry comes into sight with it.
        top = self.cursor - 1 if self.cursor and not self.entries[self.cursor - 1].key else None
        first = self.cursor if top is None else top
        region = Region(0, first, 1, self.cursor - first + 1)
        self.scroll_to_region(region, animate=False, force=True, immediate=True)
        self.refresh()
        self.post_message(self.Moved(self.key))

    def render_line(self, y: int) -> Strip:
        """One entry."""
        colours, width = self.palette, self.size.width
        number = y + self.scroll_offset.y
        if not self.entries:
            texts = dict(enumerate(wrap(self._nothing, width - 6)))
            row = Row(width, ink(colours.text, colours.side))
            return row.put(3, texts.get(y, ""), ink(colours.muted)).strip()
        if number >= len(self.entries):
            return Row(width, ink(colours.text, colours.side)).strip()
        return self._row(self.entries[number], here=number == self.cursor and bool(self.key))

    def _row(self, entry: Entry, *, here: bool) -> Strip:
        colours, width = self.palette, self.size.width
        focused = here and self.has_focus
        ground = colours.focus if focused else colours.selected if here else colours.side
        row = Row(width, ink(colours.text, ground))
        row.put(0, ">" if here else "", ink(colours.on_focus if focused else colours.accent))
        for cell, column in zip(entry.cells, self._columns(width), strict=False):
            colour = colours.on_focus if focused else getattr(colours, cell.role)
            text = fit(cell.text, column.width)
            if column.figures:
                row.put_right(column.start + column.width, text, ink(colour, bold=cell.bold))
            else:
                row.put(column.start, text, ink(colour, bold=cell.bold))
        return row.strip()

    def on_click(self, event: events.Click) -> None:
        """The mouse goes to an entry; once more on it opens it."""
        number = event.y + self.scroll_offset.y
        if number < len(self.entries) and self.entries[number].key:
            if number == self.cursor:
                self.post_message(self.Opened())
            self.cursor = number
            self._reveal()

    def on_focus(self) -> None:
        """Show where the next key goes."""
        self.refresh()

    def on_blur(self) -> None:
        """Show that it goes elsewhere."""
        self.refresh()
