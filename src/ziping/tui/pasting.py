"""Pastes whose end does not come: where the line breaks off, what was sent is handed on."""

from __future__ import annotations

from collections.abc import Iterable
from time import monotonic

from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.message import Message

PATIENCE = 1.0
"""So many seconds without a character a paste is waited for."""


class PatientParser(XTermParser):
    """A parser that ends an open paste after a while, where the library would swallow every key
    from then on."""

    def __init__(self, debug: bool = False) -> None:  # noqa: FBT001, FBT002 - the library's own
        super().__init__(debug)
        self._recent = ""
        self._is_open = False
        self._heard = monotonic()

    def feed(self, data: str) -> Iterable[Message]:
        """See XTermParser."""
        recent = self._recent + data
        start, end = recent.rfind(BRACKETED_PASTE_START), recent.rfind(BRACKETED_PASTE_END)
        if start != end:
            self._is_open = start > end
        self._recent = recent[1 - len(BRACKETED_PASTE_END) :]
        self._heard = monotonic()
        return super().feed(data)

    def tick(self) -> Iterable[Message]:
        """See XTermParser."""
        yield from super().tick()
        if self._is_open and monotonic() - self._heard > PATIENCE:
            yield from self.feed(BRACKETED_PASTE_END)
