"""One open project: edits, undo, redo, scores and findings, saving.

Whatever shows the project listens here and asks here; nothing else holds its values.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

from ziping.evaluation import TARGET, Change, Project, new_row_id, rows_path
from ziping.findings import Finding, Observations, find
from ziping.forms import Form
from ziping.language import _
from ziping.scoring import Field, ScoreSheet, find_field, score
from ziping.session.history import History, Step
from ziping.store import Stamp, WriteError, project_text, stamp
from ziping.store import replace as replace_file

Listener = Callable[[tuple[Change, ...]], None]


class Session:
    """A project being worked on. It is scored after each change."""

    def __init__(
        self,
        form: Form,
        project: Project,
        path: Path | None = None,
        *,
        stamp: Stamp | None = None,
        notes: tuple[str, ...] = (),
    ) -> None:
        self.form = form
        self.path = path
        self.notes = notes
        self._project = project
        self._saved = project if path else None
        self._stamp = stamp
        self._history = History()
        self._listeners: list[Listener] = []
        self._sheet = score(form, project)
        self._seen = Observations()
        self._findings: tuple[Finding, ...] | None = None

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
    def dirty(self) -> bool:
        """Whether the file does not hold what the session holds."""
        return self._saved is None or self._saved.entries != self._project.entries

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

    def successor(self, project: Project, form: Form | None = None) -> Session:
        """A session of the same file with another project, by another form where one is given."""
        return Session(form or self.form, project, self.path, stamp=self._stamp)

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call this after each change; the result stops it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def field(self, path: str) -> Field | None:
        """The field of this path, None where the form has none."""
        return find_field(self._sheet.plan, self._project, path)

    def text(self, path: str) -> str:
        """A field as typed."""
        return self._project.text(path)

    def edit(self, path: str, text: str) -> None:
        """Put a text into a field while it is typed: one step until `settle`."""
        change = self._project.change(path, text)
        if change.old != change.new:
            self._history.record((change,), typing=True)
            self._put((change,))

    def apply(self, edits: Iterable[tuple[str, str]]) -> None:
        """Put several texts into their fields as one step; of two for one field the last counts."""
        changes = tuple(self._project.change(path, text) for path, text in dict(edits).items())
        self._do(tuple(change for change in changes if change.old != change.new))

    def settle(self) -> None:
        """End the typing in a field."""
        self._history.settle()

    def undo(self) -> tuple[Change, ...]:
        """Take back the last step; returns what changed."""
        return self._go(self._history.undo())

    def redo(self) -> tuple[Change, ...]:
        """Do again what was undone; returns what changed."""
        return self._go(self._history.redo())

    def add_target(self, group: str, after: str = "") -> str:
        """A new row in a target group, behind another or at the end; returns its id."""
        what = f"{TARGET}.{group}"
        rows = list(self._project.rows(what))
        row = new_row_id(self._project)
        rows.insert(rows.index(after) + 1 if after in rows else len(rows), row)
        self.apply([(rows_path(what), " ".join(rows))])
        return row

    def remove_target(self, row: str) -> None:
        """Take a target row away with everything filled in for it, as one step."""
        group = self._project.group_of(row, (group.id for group in self.form.target_groups))
        if group is None:
            return
        what = f"{TARGET}.{group}"
        rest = " ".join(item for item in self._project.rows(what) if item != row)
        fields = [path for path in self._project.entries if path.startswith(f"{TARGET}.{row}.")]
        self.apply([(rows_path(what), rest), *((path, "") for path in fields)])

    def save(self, path: Path | None = None) -> Path:
        """Write the project file, to another place where one is given. Raises WriteError."""
        target = path or self.path
        if target is None:
            raise WriteError(Path(), _("Not written: the project has no file name yet"))
        if target == self.path and self._stamp and stamp(target) not in (None, self._stamp):
            raise WriteError(
                target,
                _(
                    "Not written: somebody else changed the file meanwhile; "
                    "save under another name and compare"
                ),
            )
        self.settle()
        current = replace(self._project, version=self.form.form.version, digest=self.form.digest)
        try:
            content = project_text(current, self.form).encode()
        except UnicodeEncodeError as error:
            raise WriteError(
                target,
                _("Not written: a field holds characters that are no text; type it again"),
            ) from error
        replace_file(target, content)
        self._project = self._saved = current
        self._rescore()
        self.path, self._stamp, self.notes = target, stamp(target), ()
        return target

    def _rescore(self) -> None:
        self._sheet = score(self.form, self._project, self._sheet)
        self._findings = None

    def _do(self, changes: tuple[Change, ...]) -> None:
        if changes:
            self._history.record(changes, typing=False)
            self._put(changes)

    def _go(self, step: Step | None) -> tuple[Change, ...]:
        if step is None:
            return ()
        self._put(step.changes)
        return step.changes

    def _put(self, changes: tuple[Change, ...]) -> None:
        self._project = self._project.changed(changes)
        self._rescore()
        for listener in tuple(self._listeners):
            listener(changes)
