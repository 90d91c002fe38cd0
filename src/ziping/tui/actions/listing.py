"""Commands that all screens with a list have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ziping.language import _

if TYPE_CHECKING:
    from ziping.tui.screens.listing import ListingScreen


def down(at: ListingScreen) -> None:
    """To the next entry."""
    at.list.move(1)


def up(at: ListingScreen) -> None:
    """To the entry before."""
    at.list.move(-1)


def undo(at: ListingScreen) -> None:
    """Take back the last change."""
    at.tell(_("Undone") if at.session.undo() else _("Nothing to undo"))
    at.show_session()


def redo(at: ListingScreen) -> None:
    """Do again what was undone."""
    at.tell(_("Done again") if at.session.redo() else _("Nothing to redo"))
    at.show_session()


def back(at: ListingScreen) -> None:
    """Back to where one was."""
    at.dismiss(None)
