"""Disks that fail, and one that loses its power."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from functools import partial
from os import strerror

from ziping.store import Disk

CALLS = frozenset(
    (
        *("status", "may_write", "read", "names", "make_folder", "create", "open", "write"),
        *("cut", "sync", "close", "set_mode", "set_owner", "replace", "sync_folder", "remove"),
        *("lock", "is_at"),
    )
)


class FailingDisk(Disk):
    """Fails calls with an error: those named by `only`, or the one of a number."""

    def __init__(self, code: int = 0, number: int = -1, only: Collection[str] = ()) -> None:
        self.calls: list[str] = []
        self.failed = ""
        self._code, self._number, self._only = code, number, only

    def __getattribute__(self, name: str) -> object:
        found = super().__getattribute__(name)
        return partial(self._call, name, found) if name in CALLS else found

    def _call(self, name: str, call: Callable[..., object], *arguments: object) -> object:
        self.calls.append(name)
        if name in self._only or len(self.calls) - 1 == self._number:
            self.failed = name
            if name == "write":
                # A full disk takes what it can.
                handle, content = arguments
                assert isinstance(content, bytes)
                call(handle, content[: len(content) // 2])
            elif name == "close":
                # The handle is gone all the same.
                call(*arguments)
            raise OSError(self._code, strerror(self._code))
        return call(*arguments)


def failing_in_turn(code: int) -> Iterator[FailingDisk]:
    """Disks of which the first fails its first call, the next its second, until none fails."""
    number = 0
    while True:
        disk = FailingDisk(code, number)
        yield disk
        if not disk.failed:
            assert number > 8, "few calls went through the disk"
            return
        number += 1
