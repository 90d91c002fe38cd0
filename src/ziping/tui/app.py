"""The program on screen: colours, the screen that is shown, and how it ends."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import ClassVar

from rich.text import Text
from textual.app import App
from textual.message import Message
from textual.scrollbar import ScrollBar, ScrollBarRender

from ziping.session import Keeper, Session
from ziping.store import WriteError
from ziping.tui import endings
from ziping.tui.palette import PALETTES
from ziping.tui.screens.editor import EditorScreen


class PlainScrollBarRender(ScrollBarRender):
    """A scroll bar of coloured blanks: block glyphs are two cells wide on some terminals."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "] * 8


class ZipingApp(App[int | Path], inherit_bindings=False):
    """One session in the editor. It ends with an exit code, or with a file to open instead."""

    CSS = """
    Navigator, FormPane, ChoiceList, ReadingScreen VerticalScroll {
        overflow-x: hidden; scrollbar-size: 0 1; scrollbar-color: $selected;
        scrollbar-color-hover: $faint; scrollbar-color-active: $faint;
        scrollbar-background: $work; scrollbar-background-hover: $work;
        scrollbar-background-active: $work;
    }
    """
    ENABLE_COMMAND_PALETTE = False
    INLINE_PADDING: ClassVar[int] = 0

    class Kept(Message):
        """What was typed is safer than before, or is not and should be."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        ScrollBar.renderer = PlainScrollBarRender
        self.session = session
        for name, palette in PALETTES.items():
            self.register_theme(palette.theme(name))
        # Set as it is from the start: to change it is to read every style anew.
        self.set_reactive(ZipingApp.theme, "dark")
        self.stylesheet.set_variables(self.get_css_variables())

    @property
    def editor(self) -> EditorScreen | None:
        """The editor, once it is there."""
        below = self.screen_stack[0] if self.screen_stack else None
        return below if isinstance(below, EditorScreen) else None

    def get_default_screen(self) -> EditorScreen:
        """The editor is the screen that stands below all others."""
        return EditorScreen(self.session)

    def on_load(self) -> None:
        """Before the terminal is taken over, see to it that it is given back."""
        if not self.is_headless:
            endings.watch(self._leave_now, self.session.keeper.flush)

    def on_mount(self) -> None:
        """After the first frame there is time for the rest."""
        self.call_after_refresh(self._settled)

    def _settled(self) -> None:
        """Look for garbage again, and keep what is typed."""
        gc.freeze()
        gc.enable()
        keeper = self.session.keeper
        if isinstance(keeper, Keeper):
            keeper.tell = self._tell
            keeper.run()

    def _tell(self) -> None:
        self.post_message(self.Kept())

    def on_ziping_app_kept(self) -> None:
        """Say where what was typed is."""
        if self.editor:
            self.editor.show_safety()

    def _leave_now(self) -> None:
        """End in good order without a question: what the file cannot take is in the journal."""
        if self.editor:
            self.editor.form.keep()
        self.session.keeper.flush()
        try:
            self.session.close()
        except WriteError:
            self.session.keeper.abandon()
        self.exit(0)

    def _handle_exception(self, error: Exception) -> None:
        """One sentence where the library would print everything that the program knows."""
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self.session.keeper.abandon()
        self.panic(Text(endings.report(error)))
