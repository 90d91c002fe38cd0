"""One open project: edits, undo, redo, scores and findings, saving.

Whatever shows the project listens here and asks here; nothing else holds its values.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from ziping.evaluation import (
    Change,
    Project,
    item_removed,
    new_row_id,
    row_added,
    row_moved,
    row_removed,
    waived_at,
)
from ziping.findings import Finding, Observations, find, may_waive
from ziping.forms import Form
from ziping.language import _
from ziping.quantity import show
from ziping.scoring import Field, ScoreSheet, find_field, score
from ziping.session.history import History, Step
from ziping.session.saving import Draft, Filed, Keeping, Safety, Unkept, draft_of
from ziping.session.trial import Entered
from ziping.store import DISK, Disk, WriteError

Listener = Callable[[tuple[Change, ...]], None]


class Session:
    """A project being worked on. It is scored after each change.

    `filed` is its file as last seen, None where it has none. With `read_only` (the reason)
    changes are refused, and listeners are called without any; so they are where something else
    was seen outside. `conflicts` are fields of which both the file and an earlier session's
    journal changed the text: file's to journal's. `made` is the project as a person last saved it,
    `opened` its scores when work began.

    A trial lies on top of what is `entered`: meanwhile changes have a history of their own, and
    none of them is kept or written.
    """

    def __init__(
        self,
        form: Form,
        project: Project,
        path: Path | None = None,
        *,
        filed: Filed | None = None,
        disk: Disk = DISK,
    ) -> None:
        self.form = form
        self.path = path
        self.notes: tuple[str, ...] = ()
        self.disk = disk
        self.filed = filed
        self.keeper: Keeping = Unkept(self, disk)
        self.read_only = ""
        self.conflicts: tuple[Change, ...] = ()
        self.made: Project | None = None
        self._project = project
        self._history = History()
        self._listeners: list[Listener] = []
        self._sheet = score(form, project)
        self.opened = self._sheet
        self._seen = Observations()
        self._findings: tuple[Finding, ...] | None = None
        self._below_trial: Entered | None = None

    @property
    def project(self) -> Project:
        """The project as it stands."""
        return self._project

    @property
    def sheet(self) -> ScoreSheet:
        """The scores as they stand."""
        return self._sheet

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings as they stand."""
        if self._findings is None:
            self._findings = find(self._sheet, self._seen)
        return self._findings

    @property
    def shown_total(self) -> str:
        """The total as entered, empty where there is none."""
        total = self.entered.sheet.total
        return show(total, 2) if total is not None else ""

    @property
    def entered(self) -> Entered:
        """What is kept and written: all but a trial."""
        return self._below_trial or Entered(self._project, self._sheet, self._history)

    @property
    def on_trial(self) -> bool:
        """Whether changes are only tried."""
        return self._below_trial is not None

    @property
    def tried(self) -> tuple[Change, ...]:
        """What the trial has changed."""
        entered, now = self.entered.project, self._project
        paths = sorted(entered.differing(now)) if self.on_trial else ()
        return tuple(entered.change(path, now.entries.get(path)) for path in paths)

    @property
    def dirty(self) -> bool:
        """Whether the file does not hold what the session holds."""
        return self.filed is None or self.filed.entries != self.entered.project.entries

    @property
    def safety(self) -> Safety:
        """Where everything is that was typed."""
        return Safety.READ_ONLY if self.read_only else self.keeper.safety

    @property
    def last_path(self) -> str:
        """The field last changed, also before a restart; empty where nothing was."""
        return self._history.last_path

    @property
    def can_undo(self) -> bool:
        """Whether something can be undone."""
        return self._history.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether something can be redone."""
        return self._history.can_redo

    @property
    def seen(self) -> Observations:
        """What was last seen outside the project."""
        return self._seen

    def observe(self, seen: Observations) -> None:
        """Take in what was seen outside the project, for the findings."""
        self._seen, self._findings = seen, None
        self._tell(())

    def successor(self, project: Project, form: Form | None = None) -> Session:
        """A session of the same file with another project, by another form where one is given."""
        made = form or self.form
        return Session(made, project, self.path, filed=self.filed, disk=self.disk)

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call this after each change; the result stops it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def field(self, path: str) -> Field | None:
        """The field of this path, None where the form has none."""
        waived = waived_at(path)
        if waived and not may_waive(waived[0]):
            return None
        return find_field(self._sheet.plan, self._project, path)

    def text(self, path: str) -> str:
        """A field as typed."""
        return self._project.text(path)

    def last_year(self, path: str) -> str:
        """What last year's project said in a field; empty where nothing is known of it."""
        return self._project.last_year(path)

    def sheet_with(self, edits: Iterable[tuple[str, str]]) -> ScoreSheet:
        """What the scores would be with these texts in their fields; nothing changes."""
        changes = (self._project.change(path, text) for path, text in edits)
        return score(self.form, self._project.changed(changes), self._sheet)

    def edit(self, path: str, text: str) -> None:
        """Put a text into a field while it is typed: one step until `settle`."""
        change = self._project.change(path, text)
        if change.old != change.new and self._may_change():
            self._history.record((change,), typing=True)
            self._put("type", (change,))
            self._tell((change,))

    def apply(self, edits: Iterable[tuple[str, str]]) -> None:
        """Put several texts into their fields as one step; of two for one field the last counts."""
        changes = tuple(self._project.change(path, text) for path, text in dict(edits).items())
        self._do(tuple(change for change in changes if change.old != change.new))

    def adopt(self, project: Project) -> None:
        """Become another state of this project, by the same form: its texts as one step, its seal
        and what this program does not know with them."""
        if not self._may_change():
            return
        edits = dict.fromkeys(self._project.entries, "") | dict(project.entries)
        self._project = replace(project, entries=self._project.entries)
        self._rescore()
        self.apply(edits.items())

    def settle(self) -> None:
        """End the typing in a field."""
        self._settle(self._history)

    def undo(self) -> tuple[Change, ...]:
        """Take back the last step; returns what changed."""
        return self._go("undo", self._history.undo)

    def redo(self) -> tuple[Change, ...]:
        """Do again what was undone; returns what changed."""
        return self._go("redo", self._history.redo)

    def begin_trial(self) -> bool:
        """From now on changes are only tried, until they are dropped or kept; whether they are."""
        if not self.on_trial and self._may_change():
            self._below_trial, self._history = self.entered, History()
        return self.on_trial

    def drop_trial(self) -> None:
        """Everything is as if nothing had been tried."""
        back = tuple(change.reversed() for change in self.tried)
        self._end_trial()
        if back:
            self._tell(back)

    def keep_trial(self) -> bool:
        """Enter what was tried, as one step; whether that was done. Listeners have seen it."""
        tried = self.tried
        if self.on_trial and self._may_change():
            self._end_trial()
            if tried:
                self._history.record(tried, typing=False)
                self._put("do", tried)
            return True
        return False

    def add_row(self, what: str, after: str = "") -> str:
        """A new row in a list (`target.outputs`, `table.parts`), behind another or at its end;
        returns its id."""
        row = new_row_id(self._project)
        self.apply(row_added(self._project, what, row, after))
        return row

    def remove_row(self, row: str) -> None:
        """Take a row (`target.k3f9`, `table.parts.p1`) away with everything filled in for it, as
        one step."""
        self.apply(row_removed(self._project, row))

    def move_row(self, row: str, step: int) -> bool:
        """Move a row by one place, up or down its list; whether there was one."""
        edits = row_moved(self._project, row, step)
        self.apply(edits)
        return bool(edits)

    def remove_item(self, item: str) -> None:
        """Take a deduction or piece of evidence away, as one step; those behind it move up."""
        self.apply(item_removed(self._project, item))

    def restore(self, entries: Mapping[str, str], history: History) -> None:
        """Stand as an earlier session stood, with its steps to undo and redo."""
        self._project = replace(self._project, entries=dict(entries))
        self._history = history
        self._rescore()

    def save(self, path: Path | None = None, *, made: bool = True, over: bool = False) -> Path:
        """Write the project file, to another place where one is given.

        `made` where a person asks for it: it is kept as a version and takes the form as it is by
        now. `over` writes over what somebody else wrote. Raises ChangedError, WriteError.
        """
        target = path or self.path
        if target is None:
            raise WriteError(Path(), _("Not written: the project has no file name yet"))
        if self.read_only and self._is_own(target):
            raise WriteError(target, _("Not written: {reason}").format(reason=self.read_only))
        self._settle(self.entered.history)
        draft = self._draft(target, made=made, over=over)
        self.filed = self.keeper.write(draft)
        self.path, self.notes = target, ()
        self._stamp(draft.project)
        if made:
            self.made = self.entered.project
        return target

    def close(self) -> None:
        """End with everything in the file. Raises WriteError, and then nothing has ended."""
        self.keeper.close()

    def _draft(self, target: Path, *, made: bool, over: bool) -> Draft:
        current, form = self.entered.project, self.form
        if made:
            current = replace(current, version=form.form.version, digest=form.digest)
        seen = self.filed if self._is_own(target) and not over else None
        return draft_of(current, form, target, seen, self.shown_total if made else None)

    def _stamp(self, written: Project) -> None:
        """Take the form as it was written."""
        below = self._below_trial
        if below:
            self._below_trial = replace(below, project=written)
        now = replace(self._project, version=written.version, digest=written.digest)
        if now != self._project:
            self._project = now
            self._rescore()

    def _settle(self, history: History) -> None:
        if history.settle() and history is self.entered.history:
            self.keeper.note("settle", ())

    def _end_trial(self) -> None:
        """Stand as before the trial."""
        below = self._below_trial
        if below:
            self._project, self._history = below.project, below.history
            self._below_trial = None
            self._rescore()

    def _is_own(self, target: Path) -> bool:
        """Whether this is the session's file, under whatever name."""
        return self.path is not None and self.disk.real(target) == self.disk.real(self.path)

    def _rescore(self) -> None:
        self._sheet = score(self.form, self._project, self._sheet)
        self._findings = None

    def _do(self, changes: tuple[Change, ...]) -> None:
        if changes and self._may_change():
            self._history.record(changes, typing=False)
            self._put("do", changes)
            self._tell(changes)

    def _go(self, kind: str, take: Callable[[], Step | None]) -> tuple[Change, ...]:
        step = take() if self._may_change() else None
        if step is None:
            return ()
        self._put(kind, step.changes)
        self._tell(step.changes)
        return step.changes

    def _may_change(self) -> bool:
        if self.read_only:
            self._tell(())
        return not self.read_only

    def _put(self, kind: str, changes: tuple[Change, ...]) -> None:
        self._project = self._project.changed(changes)
        if not self.on_trial:
            self.keeper.note(kind, changes)
        self._rescore()

    def _tell(self, changes: tuple[Change, ...]) -> None:
        for listener in tuple(self._listeners):
            listener(changes)
