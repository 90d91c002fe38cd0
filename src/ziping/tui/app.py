"""The program on screen: colours, what is open, and how it ends.

One screen stands below all others: the editor of the file that was named, or the workspace of a
folder, over which the editor of one project at a time is opened.
"""

from __future__ import annotations

import gc
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from rich.text import Text
from textual.app import App
from textual.filter import LineFilter
from textual.message import Message
from textual.screen import Screen
from textual.scrollbar import ScrollBar

from ziping.session import Keeper, Session, look_at_evidence, open_kept
from ziping.store import WriteError
from ziping.tui import endings
from ziping.tui.palette import PALETTES, first_theme
from ziping.tui.plain import Plain
from ziping.tui.screens.commanded import CommandScreen
from ziping.tui.scroll_bar import PlainScrollBar
from ziping.tui.widths import measure_by_character

if TYPE_CHECKING:
    from ziping.session.workspace import Workspace
    from ziping.tui.screens.editor import EditorScreen
    from ziping.tui.screens.project import ProjectScreen
    from ziping.tui.screens.workspace import WorkspaceScreen


class ZipingApp(App[int | Path], inherit_bindings=False):
    """A project in the editor, or a folder in the workspace. It ends with an exit code, or with a
    file to open instead of the one that it was started with."""

    CSS = """
    Navigator, FormPane, ChoiceList, ProjectTable, ReadingScreen VerticalScroll {
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

    def __init__(self, start: Session | Workspace, *, of_terminal: bool = False) -> None:
        """`of_terminal` takes the colours that the terminal can show."""
        super().__init__()
        ScrollBar.renderer = PlainScrollBar
        measure_by_character()
        self._plain = Plain()
        self.session = start if isinstance(start, Session) else None
        self.editor: EditorScreen | None = None
        self._start = start
        self._desk: WorkspaceScreen | None = None
        for name, palette in PALETTES.items():
            self.register_theme(palette.theme(name))
        # Set as it is from the start: to change it is to read every style anew.
        theme = first_theme(self.console.color_system if of_terminal else None)
        self.set_reactive(ZipingApp.theme, theme)
        self.stylesheet.set_variables(self.get_css_variables())

    def get_line_filters(self) -> Sequence[LineFilter]:
        """What every line goes through on its way to the terminal."""
        return [self._plain, *super().get_line_filters()]

    def get_default_screen(self) -> Screen[Any]:
        """The screen that stands below all others."""
        if isinstance(self._start, Session):
            return self._editor_of(self._start)
        from ziping.tui.screens.workspace import WorkspaceScreen

        self._desk = WorkspaceScreen(self._start)
        return self._desk

    def _editor_of(self, session: Session) -> EditorScreen:
        from ziping.tui.screens.editor import EditorScreen

        self.session, self.editor = session, EditorScreen(session)
        return self.editor

    def on_load(self) -> None:
        """Before the terminal is taken over, see to it that it is given back."""
        if not self.is_headless:
            endings.watch(self._leave_now, self._bring_to_disk)

    def on_mount(self) -> None:
        """After the first frame there is time for the rest."""
        self.call_after_refresh(self._settled)

    def _settled(self) -> None:
        """Look for garbage again, and keep what is typed."""
        gc.freeze()
        gc.enable()
        self._keep()

    # ── one project after the other ────────────────────────────────────────────────────────

    async def open_project(self, path: Path) -> None:
        """Open a project over the workspace. Raises ReadError."""
        session = open_kept(path)
        look_at_evidence(session, hashed=False)
        await self.push_screen(self._editor_of(session))
        self._keep()

    async def on_project_screen_left(self, event: ProjectScreen.Left) -> None:
        """Back to the workspace, and on with another file where one is wanted; else the end."""
        left = self.session.path if self.session else None
        self._end_session()
        if self._desk is None:
            self.exit(0 if event.then is None else event.then)
            return
        self.session = self.editor = None
        while self.screen is not self._desk:
            await self.pop_screen()
        await self._desk.come_back(left, event.then)

    def _end_session(self) -> None:
        """End in good order without a question: what the file cannot take is in the journal."""
        if self.session is None:
            return
        try:
            self.session.close()
        except WriteError:
            self.session.keeper.abandon()

    # ── safety, and ends that nobody chose ─────────────────────────────────────────────────

    def _keep(self) -> None:
        keeper = self.session.keeper if self.session else None
        if isinstance(keeper, Keeper):
            keeper.tell = self._tell
            keeper.run()

    def _tell(self) -> None:
        self.post_message(self.Kept())

    def on_ziping_app_kept(self) -> None:
        """Say where what was typed is."""
        for screen in self.screen_stack:
            if isinstance(screen, CommandScreen):
                screen.show_safety()

    def _bring_to_disk(self) -> None:
        if self.session:
            self.session.keeper.flush()

    def _leave_now(self) -> None:
        if self.editor:
            self.editor.keep()
        self._bring_to_disk()
        self._end_session()
        self.exit(0)

    def _handle_exception(self, error: Exception) -> None:
        """One sentence where the library would print everything that the program knows."""
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        if self.session:
            self.session.keeper.abandon()
        self.panic(Text(endings.report(error)))
