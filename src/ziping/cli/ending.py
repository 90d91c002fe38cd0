"""How a run ends."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """How a run ends."""

    DONE = 0
    ERRORS_FOUND = 1
    WRONG_USE = 2
    NOT_WRITTEN = 3


class UsageError(Exception):
    """A call that cannot be carried out as it stands; the message says how it could."""
