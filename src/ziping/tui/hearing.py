"""Waiting until widgets have acted on the keys already sent to them."""

from __future__ import annotations

from asyncio import Event
from collections.abc import Iterable

from textual.widget import Widget


async def hear_out(widgets: Iterable[Widget]) -> None:
    """Let every widget act on the keys that are on their way to it."""
    heard = []
    for widget in widgets:
        done = Event()
        if widget.call_later(done.set):
            heard.append(done)
    for done in heard:
        await done.wait()
