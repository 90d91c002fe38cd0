"""Commands that show something to read."""

from __future__ import annotations

from typing import Any

from textual.app import App

from ziping.tui.palette import next_theme
from ziping.tui.workplace import Workplace


def why(at: Workplace) -> None:
    """How this score comes about; on the cover, the total."""
    from ziping.tui.screens.reading import ReadingScreen
    from ziping.tui.screens.why import why_passages

    at.app.push_screen(ReadingScreen(why_passages(at.session.sheet, at.line)))


def points_to_win(at: Workplace) -> None:
    """Where points can still be won, and what would win them."""
    from ziping.tui.screens.reading import ReadingScreen
    from ziping.tui.screens.why import win_passages

    at.app.push_screen(ReadingScreen(win_passages(at.session.sheet)))


def theme(at: Workplace) -> None:
    """Dark, light, high contrast."""
    turn_colours(at.app)
    at.show_session()


def turn_colours(app: App[Any]) -> None:
    """The next set of colours, on all that is in sight."""
    app.theme = next_theme(app.theme)
    for widget in app.screen.query("*"):
        widget.refresh()
