"""What is tried on top of a session: dropped it leaves no trace, kept it is one step."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.session.histories import PATHS, texts
from tests.session.projects import CLEAN, form, project, session
from tests.store.paper import PaperDisk
from ziping.evaluation import Change
from ziping.session import Keeper, Safety, Session, open_kept, open_session
from ziping.session.history import Step
from ziping.store import places, project_text

FILE = Path("/usb/自评.toml")
CONTENT = project_text(project(), form()).encode()

edits = st.tuples(st.just("edit"), st.sampled_from(PATHS), texts)
steps = st.tuples(st.sampled_from(("undo", "redo", "settle", "add", "remove")))
work = st.one_of(edits, steps)
writing = st.sampled_from(("flush", "rest", "save"))


def do(at: Session, what: tuple[str, ...]) -> None:
    match what:
        case ("edit", path, text):
            at.edit(path, text)
        case ("undo",):
            at.undo()
        case ("redo",):
            at.redo()
        case ("settle",):
            at.settle()
        case ("add",):
            at.apply([("rows.target.outputs", "r1 r2 x9"), ("target.x9.title", "新")])
        case ("remove",):
            at.remove_row("target.r2")


def write(at: Session, how: str) -> None:
    keeper = at.keeper
    assert isinstance(keeper, Keeper)
    if how == "save":
        at.save()
    else:
        keeper.flush()
        if how == "rest":
            keeper.rest()


def steps_of(at: Session) -> tuple[list[Step], list[Step]]:
    history = at.entered.history
    return history._done, history._undone


class AnyTrials(RuleBasedStateMachine):
    """One session with trials that are dropped, and one in which nothing was ever tried."""

    @initialize()
    def open(self) -> None:
        self.disks = PaperDisk(), PaperDisk()
        for disk in self.disks:
            disk.put(FILE, CONTENT)
        self.tried, self.plain = (open_kept(FILE, disk) for disk in self.disks)
        self.told = dict(CLEAN)
        self.tried.listen(self.hear)

    def hear(self, changes: tuple[Change, ...]) -> None:
        assert changes
        for change in changes:
            assert self.told.get(change.path) == change.old != change.new
            self.told.pop(change.path, None)
            if change.new is not None:
                self.told[change.path] = change.new

    @rule(what=work)
    def enter(self, what: tuple[str, ...]) -> None:
        do(self.tried, what)
        do(self.plain, what)

    @rule(how=writing)
    def write(self, how: str) -> None:
        write(self.tried, how)
        write(self.plain, how)

    @rule(tries=st.lists(st.one_of(work, writing), max_size=6))
    def try_and_drop(self, tries: list[tuple[str, ...] | str]) -> None:
        self.tried.begin_trial()
        for what in tries:
            if isinstance(what, str):
                write(self.tried, what)
                write(self.plain, what)
            else:
                do(self.tried, what)
            assert self.tried.dirty == self.plain.dirty
            assert self.tried.safety == self.plain.safety
        self.tried.drop_trial()

    @rule(tries=st.lists(work, max_size=6))
    def try_and_keep(self, tries: list[tuple[str, ...]]) -> None:
        self.tried.begin_trial()
        for what in tries:
            do(self.tried, what)
        now = self.tried.project.entries
        self.tried.keep_trial()
        assert self.tried.project.entries == now
        before = self.plain.project
        self.plain.apply((path, now.get(path, "")) for path in sorted({*before.entries, *now}))

    @rule()
    def end_in_a_trial(self) -> None:
        self.tried.begin_trial()
        self.tried.edit("subject.name", "只是试试")
        for at in (self.tried, self.plain):
            at.close()
        self.tried, self.plain = (open_kept(FILE, disk) for disk in self.disks)
        self.told = dict(self.tried.project.entries)
        self.tried.listen(self.hear)

    @invariant()
    def the_sessions_are_the_same(self) -> None:
        assert not self.tried.on_trial
        assert self.tried.project == self.plain.project
        assert self.tried.sheet.results == self.plain.sheet.results
        assert self.tried.sheet.project is self.tried.project
        assert self.tried.findings == self.plain.findings
        assert steps_of(self.tried) == steps_of(self.plain)
        assert self.told == self.tried.project.entries

    @invariant()
    def the_files_are_the_same_byte_for_byte(self) -> None:
        for path in (FILE, places(FILE, self.disks[0]).journals[0]):
            first, second = ((path in disk.names_) and disk.read(path) for disk in self.disks)
            assert first == second


# Two sessions with disks of their own take minutes to shrink.
AnyTrials.TestCase.settings = settings(
    max_examples=40, stateful_step_count=15, phases=[Phase.generate]
)
test_any_trials = AnyTrials.TestCase


def test_a_trial_has_its_own_undo_and_cannot_take_back_what_was_entered() -> None:
    at = session()
    at.edit("fact.spent", "900")
    at.begin_trial()
    assert at.undo() == ()
    at.edit("fact.spent", "800")
    at.undo()
    assert (at.text("fact.spent"), at.can_redo) == ("900", True)


def test_what_was_tried_is_entered_as_one_step() -> None:
    at = session()
    at.begin_trial()
    at.edit("fact.spent", "900")
    at.edit("subject.name", "甲")
    assert [change.new for change in at.tried] == ["900", "甲"]
    at.keep_trial()
    assert (at.on_trial, at.tried, at.text("fact.spent")) == (False, (), "900")
    assert len(at.undo()) == 2
    assert at.project.entries == CLEAN


def test_saving_in_a_trial_writes_what_is_entered(tmp_path: Path) -> None:
    path = tmp_path / "自评.toml"
    path.write_bytes(CONTENT)
    at = open_kept(path)
    at.edit("fact.spent", "950")
    at.begin_trial()
    at.edit("fact.spent", "1")
    assert at.shown_total == "18.50"
    at.save()
    assert open_session(path).text("fact.spent") == "950"
    assert (at.text("fact.spent"), at.safety) == ("1", Safety.SAVED)
    at.close()
    assert open_session(path).text("fact.spent") == "950"


@pytest.mark.parametrize("keep", [True, False])
def test_nothing_can_be_tried_or_kept_in_a_read_only_session(*, keep: bool) -> None:
    at = session()
    if keep:
        at.begin_trial()
        at.edit("fact.spent", "900")
    at.read_only = "open elsewhere"
    if keep:
        at.keep_trial()
        assert at.on_trial
        at.drop_trial()
    else:
        at.begin_trial()
    assert (at.on_trial, at.project.entries) == (False, CLEAN)
