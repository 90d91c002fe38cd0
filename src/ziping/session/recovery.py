"""What a journal holds beyond its file: replayed where nothing conflicts, told where it does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from ziping.evaluation import Change
from ziping.record import record
from ziping.session.history import History
from ziping.store import (
    CLOSED,
    WRITE,
    Disk,
    JournalStep,
    Mark,
    Reading,
    edited,
    places,
    read_journal,
)


@record
class Recovery:
    """A journal brought together with its file.

    `entries` are the texts as they stand with all that does not conflict. `pending` is what the
    file does not hold; `conflicts` are fields that somebody else changed too, from the text in
    the file to the text that was typed. `goes_on`: the file is the journal's own, so that steps
    can be undone and the journal be written on. `is_older`: the file is as it once was, before
    its last clean end.
    """

    path: Path
    reading: Reading
    entries: Mapping[str, str]
    history: History
    pending: tuple[Change, ...]
    conflicts: tuple[Change, ...]
    goes_on: bool
    is_older: bool = False


def find_recovery(
    path: Path, fingerprint: str, entries: Mapping[str, str], disk: Disk
) -> Recovery | None:
    """What the file's journal says; None where there is none, or none that can be read."""
    readings = [(place, _read(place, disk)) for place in places(path, disk).journals]
    found = [(place, reading) for place, reading in readings if reading]
    if not found:
        return None
    return recover(*max(found, key=lambda item: item[1].start.turn), fingerprint, entries)


def unread_journals(path: Path, disk: Disk) -> list[Path]:
    """The journals that are there and cannot be read."""
    there = [place for place in places(path, disk).journals if disk.stamp(place)]
    return [place for place in there if _read(place, disk) is None]


def _read(path: Path, disk: Disk) -> Reading | None:
    try:
        return read_journal(disk.read(path))
    except OSError:
        return None


def recover(path: Path, reading: Reading, fingerprint: str, entries: Mapping[str, str]) -> Recovery:
    """Bring a journal together with a file of this fingerprint and these texts."""
    past, marks = _marks(reading)
    held = _held(marks, fingerprint)
    written = max(mark.step for mark in marks if mark.kind != WRITE)
    base = written if held is None else held
    steps = [line for line in reading.lines if isinstance(line, JournalStep)]
    replay = _Replay(reading.start.entries)
    replay.run(step for step in steps if step.number <= base)
    goes_on = held is not None and replay.texts == entries
    before = dict(replay.texts)
    replay.run(step for step in steps if step.number > base)
    pending = tuple(changes_between(before, replay.texts))
    if goes_on:
        return Recovery(path, reading, replay.texts, replay.history, pending, (), goes_on=True)
    merged = _merged(path, reading, entries, pending)
    return replace(merged, is_older=_held(past, fingerprint) is not None)


def changes_between(old: Mapping[str, str], new: Mapping[str, str]) -> Iterable[Change]:
    """The fields in which two states differ."""
    for name in dict.fromkeys([*old, *new]):
        if old.get(name) != new.get(name):
            yield Change(name, old.get(name), new.get(name))


def _merged(
    path: Path, reading: Reading, entries: Mapping[str, str], pending: tuple[Change, ...]
) -> Recovery:
    """The file is another's by now: what was typed stands where the file still says the same."""
    free = [change for change in pending if entries.get(change.path) == change.old]
    other = [change for change in pending if entries.get(change.path) != change.old]
    conflicts = [
        Change(change.path, entries.get(change.path), change.new)
        for change in other
        if entries.get(change.path) != change.new
    ]
    replay = _Replay(entries)
    replay.put(free)
    if free:
        replay.history.record(tuple(free), typing=False)
    return Recovery(
        path, reading, replay.texts, replay.history, tuple(free), tuple(conflicts), goes_on=False
    )


def _marks(reading: Reading) -> tuple[list[Mark], list[Mark]]:
    """The marks before the last clean end, and those from it on."""
    marks = [Mark(CLOSED, 0, reading.start.base)]
    marks += [line for line in reading.lines if isinstance(line, Mark)]
    last = max(number for number, mark in enumerate(marks) if mark.kind == CLOSED)
    return marks[:last], marks[last:]


def _held(marks: Sequence[Mark], fingerprint: str) -> int | None:
    """The last step that a file of this fingerprint holds; None where it is not the journal's.

    Since the last clean end any state may have stayed: a disk that loses its power may lose the
    last renames too.
    """
    return max((mark.step for mark in marks if mark.fingerprint == fingerprint), default=None)


class _Replay:
    """Steps done again on a copy of the texts."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self.texts = dict(texts)
        self.history = History()
        self._sound = True

    def run(self, steps: Iterable[JournalStep]) -> None:
        """Do these steps, up to one that was not made to these texts."""
        for step in steps:
            changes = self._changes(step) if self._sound else None
            if changes is None:
                self._sound = False
                return
            self.put(changes)
            self._remember(step.kind, changes)

    def put(self, changes: Iterable[Change]) -> None:
        """Put the new texts in their places."""
        for change in changes:
            if change.new is None:
                self.texts.pop(change.path, None)
            else:
                self.texts[change.path] = change.new

    def _changes(self, step: JournalStep) -> tuple[Change, ...] | None:
        found = []
        for edit in step.edits:
            old = self.texts.get(edit[0])
            new = edited(old or "", edit)
            if new is None:
                return None
            found.append(Change(edit[0], old, new or None))
        return tuple(found)

    def _remember(self, kind: str, changes: tuple[Change, ...]) -> None:
        """The same history as in the session that wrote the journal."""
        if kind == "settle":
            self.history.settle()
        elif kind in ("type", "do"):
            self.history.record(changes, typing=kind == "type")
        else:
            step = self.history.undo() if kind == "undo" else self.history.redo()
            if step is None or step.changes != changes:
                # It was done before this journal began.
                self.history = History()
                self.history.record(changes, typing=False)
