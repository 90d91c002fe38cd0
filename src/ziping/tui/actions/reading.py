"""Commands that show something to read."""

from __future__ import annotations

from ziping.tui.palette import next_theme
from ziping.tui.workplace import Workplace


def why(at: Workplace) -> None:
    """How this score comes about; on the cover, the total."""
    from ziping.tui.screens.passages import why_passages
    from ziping.tui.screens.reading import ReadingScreen

    at.app.push_screen(ReadingScreen(why_passages(at.session.sheet, at.line)))


def theme(at: Workplace) -> None:
    """Dark, light, high contrast."""
    at.app.theme = next_theme(at.app.theme)
    at.show_session()
    for widget in at.app.screen.query("*"):
        widget.refresh()
