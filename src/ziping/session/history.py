"""Undo and redo as steps of changes."""

from __future__ import annotations

from ziping.evaluation import Change
from ziping.record import record


@record
class Step:
    """Changes that are undone together; an open one still takes in typing at its field."""

    changes: tuple[Change, ...]
    open: bool = False

    def reversed(self) -> Step:
        """The step that takes this one back."""
        return Step(tuple(change.reversed() for change in reversed(self.changes)))


class History:
    """Steps done and undone. Typing in one field is one step until it is settled or another
    field is changed; typing that ends where it began is none."""

    def __init__(self) -> None:
        self._done: list[Step] = []
        self._undone: list[Step] = []

    def record(self, changes: tuple[Change, ...], *, typing: bool) -> None:
        """Note what was just done; what had been undone is gone."""
        self._undone.clear()
        if not (typing and self._types_on(changes[0].path)):
            self.settle()
            self._done.append(Step(changes, typing))
            return
        before = self._done.pop().changes[0]
        if before.old != changes[0].new:
            changes = (Change(before.path, before.old, changes[0].new),)
            self._done.append(Step(changes, typing))

    def settle(self) -> bool:
        """Whatever is typed next is a step of its own; whether typing was going on."""
        if not self._done or not self._done[-1].open:
            return False
        self._done[-1] = Step(self._done[-1].changes)
        return True

    def undo(self) -> Step | None:
        """The step that takes back the last one, None where there is none."""
        self.settle()
        if not self._done:
            return None
        self._undone.append(self._done.pop())
        return self._undone[-1].reversed()

    def redo(self) -> Step | None:
        """The step last undone, None where there is none."""
        if not self._undone:
            return None
        self._done.append(self._undone.pop())
        return self._done[-1]

    def _types_on(self, path: str) -> bool:
        last = self._done[-1] if self._done else None
        return last is not None and last.open and last.changes[0].path == path

    @property
    def last_path(self) -> str:
        """The field last changed, empty where nothing was."""
        return self._done[-1].changes[-1].path if self._done else ""

    @property
    def can_undo(self) -> bool:
        """Whether something can be undone."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether something can be redone."""
        return bool(self._undone)
