"""After any history of edits, rows, undo and redo a session holds what a plain model holds."""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.session.projects import CLEAN, form, session
from ziping.evaluation import Change
from ziping.findings import find
from ziping.scoring import score
from ziping.store import project_text

PATHS = ("subject.name", "fact.budget", "answer.care.deduction.1.points", "target.r1.actual")
texts = st.sampled_from(["", "1", "2", "x", " "])


@dataclass
class Model:
    """Whole states: what was before each step, and what was undone."""

    entries: dict[str, str]
    before: list[dict[str, str]] = field(default_factory=list)
    undone: list[dict[str, str]] = field(default_factory=list)
    typing_in: str = ""

    def step(self, after: dict[str, str], typing_in: str = "") -> None:
        if after == self.entries:
            return
        if not typing_in or typing_in != self.typing_in:
            self.before.append(self.entries)
        self.entries, self.undone, self.typing_in = after, [], typing_in
        if typing_in and self.before[-1] == after:
            self.before.pop()
            self.typing_in = ""

    def undo(self) -> None:
        self.typing_in = ""
        if self.before:
            self.undone.append(self.entries)
            self.entries = self.before.pop()

    def redo(self) -> None:
        self.typing_in = ""
        if self.undone:
            self.before.append(self.entries)
            self.entries = self.undone.pop()


def put(entries: dict[str, str], path: str, text: str) -> dict[str, str]:
    rest = {name: item for name, item in entries.items() if name != path}
    return {**rest, path: text} if text else rest


class AnyHistory(RuleBasedStateMachine):
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

    @rule(path=st.sampled_from(PATHS), text=texts)
    def edit(self, path: str, text: str) -> None:
        self.session.edit(path, text)
        self.model.step(put(self.model.entries, path, text), path)

    @rule(edits=st.lists(st.tuples(st.sampled_from(PATHS), texts), max_size=3))
    def apply(self, edits: list[tuple[str, str]]) -> None:
        self.session.apply(edits)
        after = self.model.entries
        for path, text in edits:
            after = put(after, path, text)
        self.model.step(after)

    @rule()
    def settle(self) -> None:
        self.session.settle()
        self.model.typing_in = ""

    @rule()
    def undo(self) -> None:
        self.session.undo()
        self.model.undo()

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
        row = self.session.add_target("outputs", after)
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
        self.session.remove_target(row)
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
