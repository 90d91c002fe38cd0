"""Commands that all screens with a list have."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ziping.tui.screens.listing import ListingScreen


def down(at: ListingScreen) -> None:
    """To the next entry."""
    at.list.move(1)


def up(at: ListingScreen) -> None:
    """To the entry before."""
    at.list.move(-1)


def back(at: ListingScreen) -> None:
    """Back to where one was."""
    at.dismiss(None)
