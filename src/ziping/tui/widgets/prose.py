"""An entry field of many lines; apart, since most forms open without one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from rich.style import Style
from textual import events
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult

from ziping.session import Session
from ziping.tui.paint import Row
from ziping.tui.palette import Palette, ink, palette_of
from ziping.tui.widgets.prose_document import ProseDocument

_FAR = 1 << 30


class ProseInput(TextArea):
    """A field of many lines."""

    def __init__(self, session: Session, path: str) -> None:
        self._session = session
        self.path = path
        text = session.text(path)
        super().__init__(
            text,
            compact=True,
            tab_behavior="focus",
            show_line_numbers=False,
            soft_wrap=True,
            highlight_cursor_line=False,
        )
        self.match_cursor_bracket = False
        self._shown = self.text

    def turn_to(self, path: str) -> None:
        """Stand for another field, as if just made for it."""
        self.path = path
        self.load_text(self._session.text(path))
        self._shown = self.text

    def edit_session(self) -> None:
        """Hand on what was typed."""
        if self.text != self._shown:
            self._shown = self.text
            self._session.edit(self.path, self.text)
            if self._session.read_only:
                self.show_session()

    def edit(self, edit: Edit) -> EditResult:
        """Hand on what is typed within the change itself: it is kept before it is drawn."""
        result = super().edit(edit)
        self.edit_session()
        return result

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Typing, a paste, the mouse: anything that changed the text."""
        event.stop()
        self.edit_session()

    def show_session(self) -> None:
        """Show what the session holds, where it changed from elsewhere."""
        text = self._session.text(self.path)
        if text.splitlines() != self.text.splitlines():
            self.load_text(text)
        self._shown = self.text

    def on_blur(self) -> None:
        """What is typed here next is a step of its own."""
        self._session.settle()

    def render_line(self, y: int) -> Strip:
        """No more than the line itself is looked at, where the library goes through the whole
        paragraph; what cannot be drawn as it is typed the library draws."""
        document = self.wrapped_document
        found = None
        if isinstance(document, ProseDocument):
            found = document.section_at(y + self.scroll_offset.y)
        if found is None:
            return super().render_line(y)
        number, start, end = found
        line = self.document.get_line(number)
        # Behind the last character the caret has a place.
        text = line[start:end] + " " * (end == len(line))
        if not text.isprintable():
            return super().render_line(y)
        row = Row(self.size.width, ink(self.palette.strong, self.palette.field))
        for piece, style in self._pieces(text, number, start):
            row.put(0, piece, style)
        return row.strip()

    @property
    def palette(self) -> Palette:
        """The colours in use."""
        return palette_of(self)

    def _pieces(self, text: str, number: int, start: int) -> Iterator[tuple[str, Style]]:
        """The text of a line, from a column on, parted where selection and caret begin and end."""
        colours = self.palette
        top, bottom = sorted(self.selection)
        first, behind = (_column(place, number) - start for place in (top, bottom))
        row, column = self.cursor_location
        caret = column - start if self._draw_cursor and row == number else -1
        edges = {0, len(text), *(e for e in (first, behind, caret, caret + 1) if 0 < e < len(text))}
        for at, after in pairwise(sorted(edges)):
            style = ink(colours.strong, colours.field)
            if at == caret:
                style = ink(colours.focus, colours.caret)
            elif first <= at < behind:
                style = ink(colours.side, colours.accent)
            yield text[at:after], style

    async def on_key(self, event: events.Key) -> None:
        """Act on an editing key here and now, before the keys after it."""
        for binding in self._bindings.key_to_bindings.get(event.key, ()):
            await self.run_action(binding.action)
            event.stop()


def _column(place: tuple[int, int], number: int) -> int:
    """The column of a place in one line, at its beginning or far behind it where the place is in
    another."""
    row, column = place
    return column if row == number else 0 if row < number else _FAR
