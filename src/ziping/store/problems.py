"""Why a file cannot be read or written: a sentence for the person, never a traceback."""

from __future__ import annotations

from pathlib import Path


class StoreError(Exception):
    """The message says which file, where, what is wrong, and how to mend it."""

    def __init__(self, path: Path, message: str) -> None:
        super().__init__(f"{path}: {message}")
        self.path = path
        self.message = message


class ReadError(StoreError):
    """The file cannot be used as what it should be."""


class ForeignError(ReadError):
    """The file is of another kind: it does not even claim to be a project."""


class WriteError(StoreError):
    """Nothing was written, and what was there is whole."""


class ChangedError(WriteError):
    """The file is no longer the one that was read: somebody else has written it."""
