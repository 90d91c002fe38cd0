"""The program on screen: colours, and the screen that is shown."""

from __future__ import annotations

import gc
from typing import ClassVar

from textual.app import App
from textual.scrollbar import ScrollBar, ScrollBarRender

from ziping.session import Session
from ziping.tui.palette import PALETTES
from ziping.tui.screens.editor import EditorScreen


class PlainScrollBarRender(ScrollBarRender):
    """A scroll bar of coloured blanks: block glyphs are two cells wide on some terminals."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "] * 8


class ZipingApp(App[int], inherit_bindings=False):
    """One session in the editor."""

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

    def __init__(self, session: Session) -> None:
        super().__init__()
        ScrollBar.renderer = PlainScrollBarRender
        self.session = session
        for name, palette in PALETTES.items():
            self.register_theme(palette.theme(name))
        self.theme = "dark"

    def get_default_screen(self) -> EditorScreen:
        """The editor is the screen that stands below all others."""
        return EditorScreen(self.session)

    def on_mount(self) -> None:
        """After the first frame, look for garbage again."""
        self.call_after_refresh(self._settled)

    def _settled(self) -> None:
        gc.freeze()
        gc.enable()
