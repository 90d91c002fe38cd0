"""What one types to find projects, and how many there are of each kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from rich.cells import cell_len
from textual import events
from textual.binding import Binding
from textual.strip import Strip
from textual.widgets import Input

from ziping.language import _, language
from ziping.session.overview import Stage
from ziping.tui.paint import Row
from ziping.tui.palette import ink
from ziping.tui.project_view import ProjectView
from ziping.tui.stages import stage_stamp, stage_word
from ziping.tui.widgets.bars import Bar

_CAPTION = 10


class Caption(Bar):
    """The words before the filter."""

    DEFAULT_CSS = f"""
    Caption {{ width: {_CAPTION}; background: $side; }}
    """

    def render_line(self, _y: int) -> Strip:
        """The line."""
        colours = self.palette
        row = Row(self.size.width, ink(colours.text, colours.side))
        row.put(0, ">", ink(colours.accent, bold=True))
        row.put(2, _("Filter"), ink(colours.text))
        return row.put(_CAPTION - 1, "[", ink(colours.faint)).strip()


class Filter(Input):
    """It keeps the focus while arrows move in the table, so that an input method sits right.

    It acts on each key at once and in order: what is typed is heard before the key after it.
    """

    DEFAULT_CSS = """
    Filter, Filter:focus {
        width: 1fr; max-width: 44; height: 1; border: none; padding: 0 1;
        background: $focus; color: $on_focus; background-tint: $focus 0%;
    }
    """
    BINDINGS = [
        Binding("up", "screen.move(-1)", show=False),
        Binding("down", "screen.move(1)", show=False),
        Binding("pageup", "screen.move_pages(-1)", show=False),
        Binding("pagedown", "screen.move_pages(1)", show=False),
        Binding("ctrl+home", "screen.move_pages(-9999)", show=False),
        Binding("ctrl+end", "screen.move_pages(9999)", show=False),
        Binding("escape", "screen.give_up", show=False),
    ]

    def __init__(self, narrow: Callable[[str], None]) -> None:
        self._narrow: Callable[[str], None] | None = None
        super().__init__(compact=True, placeholder=_("name, year, grade ..."))
        self._narrow = narrow
        self.cursor_blink = False
        self.disable_messages(Input.Changed, Input.Blurred)

    def watch_value(self, value: str) -> None:
        """Hand on what was typed, in the same breath."""
        if self._narrow:
            self._narrow(value)

    async def on_key(self, event: events.Key) -> None:
        """Act on a key here and now."""
        for binding in self._bindings.key_to_bindings.get(event.key, ()):
            await self.run_action(binding.action)
            event.stop()


class Counts(Bar):
    """How many projects there are, and how many of each stage."""

    DEFAULT_CSS = """
    Counts { width: 1fr; background: $side; }
    """

    def __init__(self, view: ProjectView) -> None:
        super().__init__()
        self._view = view

    def render_line(self, _y: int) -> Strip:
        """The line."""
        colours, view = self.palette, self._view
        row = Row(self.size.width, ink(colours.text, colours.side))
        whole, shown = len(view.rows), len(view.shown)
        count = f"{shown}/{whole}" if shown != whole else str(whole)
        row.put(0, "]", ink(colours.faint))
        row.put(4, _("{count} projects").format(count=count), ink(colours.strong, bold=True))
        for words, number, colour in self._stages():
            text = f"   {words} {number}"
            if row.room < cell_len(text):
                break
            row.put(0, text, ink(colour))
        return row.strip()

    def _stages(self) -> Iterator[tuple[str, int, str]]:
        """Each stage that there is: its stamp or word, how many, its colour."""
        counts = Counter(item.stage for item in self._view.shown)
        found: dict[str, tuple[int, str]] = {}
        for stage in Stage:
            if counts[stage] and stage is not Stage.UNREAD:
                stamp = stage_stamp(stage)
                label = stamp.text if language() == "zh" else stage_word(stage)
                before, colour = found.get(label, (0, stamp.colour(self.palette)))
                found[label] = before + counts[stage], colour
        for label, (count, colour) in found.items():
            yield label, count, colour
