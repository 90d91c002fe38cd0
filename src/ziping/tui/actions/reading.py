"""Commands that show something to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ziping.tui.screens.editor import EditorScreen


def show_help(screen: EditorScreen) -> None:
    """Keys, and what the field wants."""
    from ziping.tui.screens.passages import help_passages
    from ziping.tui.screens.reading import ReadingScreen

    passages = help_passages(screen.form.current_field, screen.line)
    screen.app.push_screen(ReadingScreen(passages))


def why(screen: EditorScreen) -> None:
    """How this score comes about; on the cover, the total."""
    from ziping.tui.screens.passages import why_passages
    from ziping.tui.screens.reading import ReadingScreen

    screen.app.push_screen(ReadingScreen(why_passages(screen.session.sheet, screen.line)))


def theme(screen: EditorScreen) -> None:
    """Dark, light, high contrast."""
    from ziping.tui.app import ZipingApp

    if isinstance(screen.app, ZipingApp):
        screen.app.turn_theme()
