"""Entry fields that change the session as they are typed in.

The session is told within the change of the value itself, so that the key typed and the new
total are drawn in one frame. A figure is marked where one arrives at it, so that typing takes its
place, as in a spreadsheet; a text is not. A paste never loses a line.
"""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.text import Text
from textual import events
from textual.geometry import Offset, Size
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widgets import Input

from ziping.session import Session
from ziping.tui.plain import in_one_line


class TextInput(Input):
    """A one-line text field of the session."""

    # The field keeps its place whatever it holds: no key needs a new layout of the screen.
    virtual_size = Reactive(Size(0, 0))

    _MARKED: ClassVar[bool] = False
    """Whether what stands in the field is marked when one arrives."""

    def __init__(self, session: Session, path: str) -> None:
        self._session = session
        self.path = path
        self._live = False
        # The class that validation would set with the first key, and restyle the field for.
        marked = self._MARKED
        super().__init__(session.text(path), compact=True, select_on_focus=marked, classes="-valid")
        self._live = True
        # Nobody waits for these, and each would climb through everything above.
        self.disable_messages(Input.Changed, Input.Blurred)
        # A steady caret: no frame of its own that would show a digit before its total.
        self.cursor_blink = False

    def turn_to(self, path: str) -> None:
        """Stand for another field, as if just made for it."""
        self.path = path
        self.show_session()
        self.scroll_to(0, 0, animate=False, force=True)
        self._arrive()
        self.on_resize()

    def _arrive(self) -> None:
        """Where the caret is at first."""
        self.cursor_position = len(self.value)

    def brackets(self, width: int) -> str:
        """The frame around so many cells, with `>` where the text goes on out of sight."""
        goes_on = not self.has_focus and cell_len(in_one_line(self.value)) > width
        return "[" + " " * width + (">" if goes_on else "]")

    def watch_value(self, value: str) -> None:
        """Hand on what was typed, in the same breath."""
        if self._live:
            self._session.edit(self.path, value)
            if self._session.read_only:
                self.show_session()

    def show_session(self) -> None:
        """Show what the session holds, where it changed from elsewhere."""
        text = self._session.text(self.path)
        if self.value != text:
            self.value = text
            self._arrive()

    def on_focus(self) -> None:
        """Bring the caret into sight."""
        self._watch_selection(self.selection)

    def on_resize(self) -> None:
        """Keep the caret in sight where the field has become shorter."""
        if self.has_focus:
            self._watch_selection(self.selection)

    def on_blur(self) -> None:
        """What is typed here next is a step of its own; the beginning of a long text shows."""
        self._session.settle()
        self.scroll_to(0, 0, animate=False, force=True)

    async def on_key(self, event: events.Key) -> None:
        """Act on an editing key here and now: what bubbles up to the program is acted upon later
        than the keys after it."""
        for binding in self._bindings.key_to_bindings.get(event.key, ()):
            await self.run_action(binding.action)
            event.stop()

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the caret is, for the input method's window."""
        return super().cursor_screen_offset - Offset(self.cursor_at_end, 0)

    @property
    def _value(self) -> Text:
        return Text(in_one_line(self.value), no_wrap=True, overflow="ignore", end="")

    def _position_to_cell(self, position: int) -> int:
        return cell_len(in_one_line(self.value[:position]))

    def render_line(self, y: int) -> Strip:
        """The value, and the input method's window beside the caret wherever the row moves."""
        if self.has_focus:
            self.app.cursor_position = self.cursor_screen_offset
        return super().render_line(y)

    def _on_paste(self, event: events.Paste) -> None:
        text = " ".join(event.text.splitlines())
        event.stop()
        event.prevent_default()
        if text:
            self.replace(text, *sorted(self.selection))


class FigureInput(TextInput):
    """A field whose value stands at the right, before the place of the caret."""

    DEFAULT_CSS = """
    FigureInput > .input--selection { background: $focus; color: $on_focus; text-style: underline; }
    """
    _MARKED = True

    @property
    def is_fresh(self) -> bool:
        """Whether all that stands in it is marked."""
        return sorted(self.selection) == [0, len(self.value)]

    def _arrive(self) -> None:
        """All is marked, what came from elsewhere too."""
        self.select_all()

    async def on_key(self, event: events.Key) -> None:
        """Nobody begins a figure with a blank: it does not take the place of one."""
        if event.key == "space" and self.is_fresh:
            event.prevent_default()
            event.stop()

    @property
    def _pad(self) -> int:
        """The cells left of the value."""
        return max(0, self.content_region.width - self.content_width)

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the caret is, for the input method's window."""
        return super().cursor_screen_offset + Offset(self._pad, 0)

    def _watch_selection(self, selection: object) -> None:
        super()._watch_selection(selection)  # type: ignore[arg-type]  # the library's own type
        if self._pad:
            self.scroll_to(0, 0, animate=False, force=True)

    def _cell_offset_to_index(self, offset: int) -> int:
        return super()._cell_offset_to_index(offset - self._pad)

    def render_line(self, y: int) -> Strip:
        """The value pushed to the right."""
        strip = super().render_line(y)
        pad = self._pad
        if not pad:
            return strip
        width = self.content_region.width
        return Strip([Segment(" " * pad, self.rich_style), *strip.crop(0, width - pad)], width)
