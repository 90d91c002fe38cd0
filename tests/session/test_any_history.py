"""After any history of edits, rows, undo and redo a session holds what a plain model holds."""

from __future__ import annotations

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule

from tests.session.histories import Edited, Model, put, texts
from tests.session.projects import CLEAN, form, session
from ziping.evaluation import Change
from ziping.findings import find
from ziping.scoring import score
from ziping.store import project_text


class AnyHistory(Edited):
    @initialize()
    def open(self) -> None:
        self.session = session()
        self.model = Model(dict(CLEAN))
        self.told = dict(CLEAN)
        self.session.listen(self.hear)

    def hear(self, changes: tuple[Change, ...]) -> None:
        """Listeners are told exactly what changed: old texts are right, new ones differ."""
        assert changes
        for change in changes:
            assert change.old == self.told.get(change.path)
            assert change.old != change.new
            self.told = put(self.told, change.path, change.new or "")

    @property
    def rows(self) -> list[str]:
        return self.model.entries.get("rows.target.outputs", "").split()

    @rule()
    def redo(self) -> None:
        before = self.session.can_redo
        self.session.redo()
        if before:
            self.model.redo()

    @precondition(lambda self: len(self.rows) < 4)
    @rule(data=st.data())
    def add_row(self, data: st.DataObject) -> None:
        after = data.draw(st.sampled_from(["", "gone", *self.rows]))
        rows = self.rows
        row = self.session.add_row("target.outputs", after)
        assert row not in rows
        rows.insert(rows.index(after) + 1 if after in rows else len(rows), row)
        self.model.step(put(self.model.entries, "rows.target.outputs", " ".join(rows)))

    @rule(data=st.data(), text=texts)
    def type_in_a_row(self, data: st.DataObject, text: str) -> None:
        if self.rows:
            self.edit(f"target.{data.draw(st.sampled_from(self.rows))}.title", text)

    @rule(data=st.data())
    def remove_row(self, data: st.DataObject) -> None:
        row = data.draw(st.sampled_from(["gone", *self.rows]))
        self.session.remove_row(f"target.{row}")
        rest = " ".join(item for item in self.rows if item != row)
        left = {
            path: text
            for path, text in self.model.entries.items()
            if not path.startswith(f"target.{row}.") or row not in self.rows
        }
        self.model.step(put(left, "rows.target.outputs", rest))

    @invariant()
    def the_session_holds_what_the_model_holds(self) -> None:
        assert self.session.project.entries == self.model.entries
        assert self.session.sheet.project is self.session.project

    @invariant()
    def the_scores_are_those_of_scoring_anew(self) -> None:
        mine, anew = self.session.sheet, score(form(), self.session.project)
        assert (mine.inputs, mine.misread, mine.results) == (
            anew.inputs,
            anew.misread,
            anew.results,
        )
        assert self.session.findings == find(anew)

    @invariant()
    def listeners_know_what_the_session_holds(self) -> None:
        assert self.told == self.model.entries

    @invariant()
    def what_can_be_undone_and_redone_is_known(self) -> None:
        assert self.session.can_undo == bool(self.model.before)
        assert self.session.can_redo == bool(self.model.undone)

    def teardown(self) -> None:
        """Everything taken back leaves the file as it was at the start."""
        if not hasattr(self, "session"):
            return
        while self.session.undo():
            pass
        assert project_text(self.session.project, form()) == project_text(session().project, form())


AnyHistory.TestCase.settings = settings(max_examples=60, stateful_step_count=25)
test_any_history = AnyHistory.TestCase
