"""Undo and redo as steps of changes."""

from __future__ import annotations

from dataclasses import dataclass

from ziping.evaluation import Change


@dataclass(frozen=True, slots=True)
class Step:
    """Changes that are undone together; an open one still takes in typing at its field."""

    changes: tuple[Change, ...]
    open: bool = False

    def reversed(self) -> Step:
        """The step that takes this one back."""
        return Step(tuple(change.reversed() for change in reversed(self.changes)))


class History:
    """Steps done and undone. Typing in one field is one step until it is settled."""

    def __init__(self) -> None:
        self._done: list[Step] = []
        self._undone: list[Step] = []

    def record(self, changes: tuple[Change, ...], *, typing: bool) -> None:
        """Note what was just done; what had been undone is gone."""
        self._undone.clear()
        if typing and self._done and self._done[-1].open:
            before = self._done[-1].changes[0]
            if before.path == changes[0].path:
                self._done.pop()
                changes = (Change(before.path, before.old, changes[0].new),)
        self._done.append(Step(changes, typing))

    def settle(self) -> None:
        """Whatever is typed next is a step of its own."""
        if self._done and self._done[-1].open:
            last = self._done.pop()
            if any(change.old != change.new for change in last.changes):
                self._done.append(Step(last.changes))

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

    @property
    def can_undo(self) -> bool:
        """Whether something can be undone."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether something can be redone."""
        return bool(self._undone)
