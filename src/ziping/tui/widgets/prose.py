"""An entry field of many lines; apart, since most forms open without one."""

from __future__ import annotations

from textual import events
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult

from ziping.session import Session


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

    async def on_key(self, event: events.Key) -> None:
        """Act on an editing key here and now, before the keys after it."""
        for binding in self._bindings.key_to_bindings.get(event.key, ()):
            await self.run_action(binding.action)
            event.stop()
