"""Commands that show something to read."""

from __future__ import annotations

from ziping.language import _
from ziping.tui.command import Place, offered
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


def turn_colours(at: Place) -> None:
    """Dark, light, high contrast: the next set of colours, on all that is in sight."""
    at.app.theme = next_theme(at.app.theme)
    for widget in at.app.screen.query("*"):
        widget.refresh()
    at.show_all()


def read_help(at: Place) -> None:
    """Help for where one stands, then the keys and stamps."""
    from ziping.tui.screens.passages import help_passages
    from ziping.tui.screens.reading import ReadingScreen

    at.app.push_screen(ReadingScreen(help_passages(at)))


async def pick_command(at: Place) -> None:
    """Any command by its name."""
    from ziping.tui.screens.pick import PickScreen

    chosen = await at.app.push_screen_wait(PickScreen(_("Commands"), offered(at)))
    for command in at.commands:
        if command.id == chosen:
            await at.carry_out(command)
