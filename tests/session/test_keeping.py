"""What is typed is there again, whatever happens to the program, the disk or the file."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule

from tests.session.histories import Edited, Model, put
from tests.session.projects import CLEAN, form, project
from tests.store.disks import failing_in_turn
from tests.store.paper import Fate, PaperDisk, PowerCutError
from ziping.session import (
    Keeper,
    Safety,
    Session,
    choose,
    give_way,
    open_kept,
    open_session,
    take_over,
)
from ziping.store import DISK, Disk, StoreError, places, project_text, versions

FILE = Path("/usb/自评.toml")
CONTENT = project_text(project(), form()).encode()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "desk" / "自评.toml"
    path.parent.mkdir()
    path.write_bytes(CONTENT)
    return path


def keeper_of(session: Session) -> Keeper:
    assert isinstance(session.keeper, Keeper)
    return session.keeper


def crash(session: Session) -> None:
    """End as a killed process does: nothing is written, the locks are free."""
    keeper = keeper_of(session)
    for _path, handle, _size in keeper._lock._held:
        DISK.close(handle)
    keeper._lock._held = []


def files(path: Path) -> list[str]:
    return sorted(item.name for item in path.parent.iterdir())


def test_what_was_left_in_the_journal_stays_there_however_often_the_session_ends(
    file: Path,
) -> None:
    session = open_kept(file)
    session.edit("subject.name", "typed")
    session.keeper.abandon()
    session.close()
    assert file.read_bytes() == CONTENT
    assert open_session(file).text("subject.name") == "typed"


# ── any history ────────────────────────────────────────────────────────────────────────────


class AnyEnds(Edited):
    """Edits, undo, redo, rests, saves, clean ends and crashes, against a model that never ends."""

    @initialize()
    def open(self) -> None:
        self.disk = PaperDisk()
        self.disk.put(FILE, CONTENT)
        self.session = open_kept(FILE, self.disk)
        self.model = Model(dict(CLEAN))

    @rule()
    def redo(self) -> None:
        if self.session.can_redo:
            self.session.redo()
            self.model.redo()

    @rule()
    def rest(self) -> None:
        keeper_of(self.session).flush()
        keeper_of(self.session).rest()
        assert self.session.safety is Safety.SAVED

    @rule()
    def save(self) -> None:
        self.session.save()
        self.model.typing_in = ""

    @rule()
    def crash(self) -> None:
        self.session = open_kept(FILE, self.disk)

    @rule()
    def end(self) -> None:
        self.settle()
        self.session.close()
        assert open_session(FILE, self.disk).notes == ()
        assert self.disk.read(FILE) == project_text(self.session.project, form()).encode()
        assert [path for path in self.disk.names_ if path.parent == FILE.parent] == [FILE]
        self.session = open_kept(FILE, self.disk)

    @invariant()
    def nothing_is_lost(self) -> None:
        assert self.session.project.entries == self.model.entries
        assert self.session.conflicts == ()

    @invariant()
    def steps_can_be_undone_and_redone_as_before(self) -> None:
        assert self.session.can_undo == bool(self.model.before)
        assert self.session.can_redo == bool(self.model.undone)


AnyEnds.TestCase.settings = settings(max_examples=60, stateful_step_count=25)
test_any_ends = AnyEnds.TestCase


# ── power cuts and failing calls ───────────────────────────────────────────────────────────

WORK = st.lists(
    st.sampled_from(("type", "more", "undo", "flush", "rest", "save")), min_size=1, max_size=14
)


class Worker:
    """Works on a session and knows every state, and the last that was said to be safe."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.states = [dict(session.project.entries)]
        self.safe = 0
        self.told = False

    def do(self, work: str, number: int) -> None:
        session = self.session
        try:
            if work == "type":
                session.edit("subject.name", f"甲{number}")
            elif work == "more":
                session.apply([("fact.spent", str(number)), ("chapter.last", "长\n" * number)])
            elif work == "undo":
                session.undo()
            elif work == "flush":
                keeper_of(session).flush()
            elif work == "rest":
                keeper_of(session).rest()
            else:
                session.save()
        except StoreError:
            self.told = True
        finally:
            self.states.append(dict(session.project.entries))
        self.look()

    def look(self) -> None:
        self.told |= bool(self.session.keeper.trouble) or self.session.safety is Safety.UNSAFE
        if self.session.safety in (Safety.KEPT, Safety.SAVED):
            self.safe = len(self.states) - 1


def left_behind(disk: PaperDisk, *, foreign: bool) -> dict[str, str]:
    """A file, and a crashed session whose typing is not in it; with `foreign` somebody else has
    written it since. What must be there from now on."""
    disk.put(FILE, CONTENT)
    session = open_kept(FILE, disk)
    session.edit("subject.unit", "单位")
    session.keeper.flush()
    if foreign:
        theirs = project(put(dict(CLEAN), "chapter.first", "他"))
        disk.put(FILE, project_text(theirs, form()).encode())
    return dict(open_session(FILE, disk).project.entries)


@settings(max_examples=400)
@given(work=WORK, power=st.integers(0, 90), foreign=st.booleans(), data=st.data())
def test_after_a_power_cut_everything_that_was_said_to_be_safe_is_there(
    work: list[str], power: int, foreign: bool, data: st.DataObject
) -> None:
    disk = PaperDisk()
    states, safe = [left_behind(disk, foreign=foreign)], 0
    disk.power = power
    try:
        worker = Worker(open_kept(FILE, disk))
        states = worker.states
        for number, part in enumerate(work):
            worker.do(part, number)
            safe = worker.safe
        if data.draw(st.booleans()):
            worker.session.close()
            safe = len(states) - 1
    except PowerCutError:
        pass
    disk.power = None
    after = disk.after_the_cut(lambda: data.draw(st.sampled_from(Fate)))
    again = open_kept(FILE, after)
    assert (again.conflicts, again.read_only) == ((), "")
    assert again.project.entries in states[safe:]
    again.close()
    assert open_session(FILE, after).project.entries == again.project.entries


def test_a_crash_between_the_file_and_its_mark_keeps_even_the_steps(file: Path) -> None:
    session = open_kept(file)
    session.edit("subject.name", "我")
    keeper_of(session).rest()
    crash(session)
    journal = places(file).journals[0]
    *lines, last = journal.read_bytes().splitlines(keepends=True)
    assert b"written" in last
    journal.write_bytes(b"".join(lines))
    session = open_kept(file)
    assert (session.text("subject.name"), session.notes) == ("我", ())
    session.undo()
    assert session.text("subject.name") == CLEAN["subject.name"]
    session.close()


@pytest.mark.parametrize("name", ["EIO", "EACCES"])
def test_with_each_call_failing_in_turn_nothing_safe_is_lost_and_the_rest_is_said(
    file: Path, name: str
) -> None:
    for disk in failing_in_turn(getattr(errno, name)):
        for stray in file.parent.iterdir():
            stray.unlink()
        file.write_bytes(CONTENT)
        try:
            worker = Worker(open_kept(file, disk))
        except StoreError:
            assert file.read_bytes() == CONTENT
            continue
        for number, part in enumerate(("type", "flush", "rest", "more", "undo", "save", "type")):
            worker.do(part, number)
        try:
            worker.session.close()
            worker.look()
        except StoreError:
            worker.told = True
            worker.session.keeper.abandon()
        again = open_kept(file)
        assert (again.conflicts, again.read_only) == ((), ""), disk.failed
        assert again.project.entries in worker.states[worker.safe :], disk.failed
        assert again.project.entries == worker.states[-1] or worker.told, disk.failed
        again.undo()
        again.close()
        assert files(file) == [file.name], disk.failed


# ── two writers ────────────────────────────────────────────────────────────────────────────


def test_the_second_reads_what_the_first_has_typed_and_changes_nothing(file: Path) -> None:
    first = open_kept(file)
    first.edit("subject.name", "先")
    second = open_kept(file)
    assert "has it open" in second.read_only
    assert second.safety is Safety.READ_ONLY
    assert second.text("subject.name") == "先"
    heard: list[object] = []
    second.listen(heard.append)
    second.edit("subject.name", "后")
    second.apply([("subject.name", "后")])
    assert (second.text("subject.name"), second.undo()) == ("先", ())
    assert heard == [(), (), ()], "who shows it hears that nothing changed"
    with pytest.raises(StoreError, match="has it open"):
        second.save()
    second.save(file.with_name("copy.toml"))
    first.close()
    assert open_session(file).text("subject.name") == "先"


@pytest.mark.parametrize("spelling", ["link.toml", "../desk/自评.toml"])
def test_another_spelling_of_the_path_is_the_same_file(file: Path, spelling: str) -> None:
    (file.parent / "link.toml").symlink_to(file.name)
    first = open_kept(file)
    assert open_kept(file.parent / spelling).read_only
    first.edit("subject.name", "先")
    assert open_session(file.parent / spelling).text("subject.name") == "先"
    first.save(file.parent / spelling)
    assert open_session(file).notes == ()
    first.close()


def test_the_second_may_take_over_and_then_the_first_reads_only(file: Path) -> None:
    first = open_kept(file)
    first.edit("subject.name", "先")

    class Patient(Disk):
        def wait(self, seconds: float) -> None:
            if keeper_of(first).asked:
                give_way(first)

    assert keeper_of(first).asked == ""
    assert take_over(file, Patient())
    assert "taken it over" in first.read_only
    second = open_kept(file)
    assert (second.read_only, second.text("subject.name")) == ("", "先")
    first.edit("subject.name", "再")
    second.edit("subject.name", "后")
    second.close()
    assert open_session(file).text("subject.name") == "后"


def test_who_does_not_answer_keeps_the_file(file: Path) -> None:
    class Hasty(Disk):
        def wait(self, seconds: float) -> None:
            pass

    first = open_kept(file)
    assert not take_over(file, Hasty())
    first.close()


def test_a_lock_ends_with_the_program_that_held_it(file: Path) -> None:
    first = open_kept(file)
    first.edit("subject.name", "先")
    crash(first)
    again = open_kept(file)
    assert (again.read_only, again.text("subject.name")) == ("", "先")
    assert "journal" in again.notes[0]
    again.close()
    assert files(file) == [file.name]


# ── the file changed underneath ────────────────────────────────────────────────────────────


def changed_by_another(file: Path, path: str, text: str) -> None:
    entries = put(dict(open_session(file).filed.entries), path, text)  # type: ignore[union-attr]
    file.write_bytes(project_text(project(entries), form()).encode())


def crashed(file: Path, *edits: tuple[str, str]) -> None:
    session = open_kept(file)
    session.apply(edits)
    crash(session)


def test_what_another_changed_elsewhere_and_what_was_typed_come_together(file: Path) -> None:
    crashed(file, ("subject.name", "我"), ("fact.spent", "9"))
    changed_by_another(file, "subject.unit", "他")
    session = open_kept(file)
    assert (session.conflicts, session.read_only) == ((), "")
    assert [session.text(f"subject.{name}") for name in ("name", "unit")] == ["我", "他"]
    session.undo()
    assert session.text("subject.name") == CLEAN["subject.name"]
    session.redo()
    session.close()
    assert open_session(file).text("subject.name") == "我"


def test_a_conflict_waits_for_a_choice_and_the_typed_text_can_be_chosen(file: Path) -> None:
    crashed(file, ("subject.name", "我"), ("fact.spent", "9"))
    changed_by_another(file, "subject.name", "他")
    session = open_kept(file)
    assert [(item.path, item.old, item.new) for item in session.conflicts] == [
        ("subject.name", "他", "我")
    ]
    session.edit("subject.name", "x")
    assert session.text("subject.name") == "他"
    session.close()
    session = open_kept(file)
    session.keeper.abandon()
    session = open_kept(file)
    assert choose(session, ["subject.name"]) is None
    assert (session.text("subject.name"), session.text("fact.spent")) == ("我", "9")
    session.undo()
    assert session.text("subject.name") == "他"
    session.redo()
    crash(session)
    session = open_kept(file)
    assert (session.text("subject.name"), session.conflicts) == ("我", ())
    session.close()


def test_of_several_conflicts_each_is_chosen_and_nothing_typed_is_gone(file: Path) -> None:
    crashed(file, ("subject.name", "我"), ("fact.spent", "9"))
    changed_by_another(file, "subject.name", "他")
    changed_by_another(file, "fact.spent", "8")
    session = open_kept(file)
    aside = choose(session, ["fact.spent"])
    assert (session.text("subject.name"), session.text("fact.spent")) == ("他", "9")
    assert aside is not None
    assert open_session(aside).text("subject.name") == "我"
    session.undo()
    assert session.text("fact.spent") == "8"
    session.close()


def test_a_conflict_can_go_to_the_file_and_the_typed_text_beside_it(file: Path) -> None:
    crashed(file, ("subject.name", "我"))
    changed_by_another(file, "subject.name", "他")
    session = open_kept(file)
    aside = choose(session, [])
    assert aside == file.with_stem("自评-2")
    assert session.text("subject.name") == "他"
    session.close()
    assert open_session(file).text("subject.name") == "他"
    assert aside is not None
    assert open_session(aside).text("subject.name") == "我"


def test_an_earlier_state_that_somebody_put_back_is_left_in_peace(file: Path) -> None:
    session = open_kept(file)
    session.edit("subject.name", "后")
    session.close()
    file.write_bytes(CONTENT)
    session = open_kept(file)
    assert session.text("subject.name") == CLEAN["subject.name"]
    assert "older" in session.notes[0]
    session.close()
    assert file.read_bytes() == CONTENT


def test_the_rest_does_not_write_over_what_another_wrote(file: Path) -> None:
    session = open_kept(file)
    changed_by_another(file, "subject.name", "他")
    theirs = file.read_bytes()
    session.edit("subject.unit", "我")
    keeper_of(session).flush()
    keeper_of(session).rest()
    assert file.read_bytes() == theirs
    assert "somebody else changed" in session.keeper.trouble
    assert session.safety is Safety.KEPT
    session.save(over=True)
    assert theirs in [version.path.read_bytes() for version in versions(file)]
    assert (session.keeper.trouble, session.safety) == ("", Safety.SAVED)
    session.close()


def test_a_file_that_was_only_touched_is_written(file: Path) -> None:
    session = open_kept(file)
    file.write_bytes(CONTENT)
    session.edit("subject.name", "我")
    session.close()
    assert open_session(file).text("subject.name") == "我"


# ── places ─────────────────────────────────────────────────────────────────────────────────


def test_without_a_profile_the_journal_stands_beside_and_goes_with_a_clean_end(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZIPING_STATE", "/dev/null/nowhere")
    session = open_kept(file)
    session.edit("subject.name", "我")
    assert [name for name in files(file) if name.endswith(".journal")]
    crash(session)
    session = open_kept(file)
    assert session.text("subject.name") == "我"
    session.close()
    assert files(file) == [file.name]


def test_where_nothing_can_be_kept_it_is_said(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Full(Disk):
        def create(self, path: Path) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")

    session = open_kept(file, Full())
    session.edit("subject.name", "我")
    assert session.safety is Safety.UNSAFE
    assert "No space left" in session.keeper.trouble
    with pytest.raises(StoreError, match="disk is full"):
        session.close()
    session.disk = keeper_of(session)._disk = keeper_of(session)._notebook._disk = DISK
    session.edit("subject.name", "我们")
    assert session.keeper.trouble == ""
    session.close()
    assert open_session(file).text("subject.name") == "我们"


def test_saving_elsewhere_goes_on_there_and_leaves_the_old_file_alone(
    file: Path, tmp_path: Path
) -> None:
    session, other = open_kept(file), tmp_path / "other.toml"
    session.edit("subject.name", "我")
    session.save(other)
    session.edit("subject.unit", "位")
    crash(session)
    assert file.read_bytes() == CONTENT
    assert open_session(file).notes == ()
    again = open_kept(other)
    assert [again.text(f"subject.{name}") for name in ("name", "unit")] == ["我", "位"]
    again.close()


def test_a_damaged_journal_gives_what_stands_before_the_damage_and_is_kept(file: Path) -> None:
    session = open_kept(file)
    for text in ("一", "二", "三"):
        session.apply([("subject.name", text)])
    crash(session)
    journal = places(file).journals[0]
    content = bytearray(journal.read_bytes())
    content[content.rfind(b"\n", 0, -1) - 4] ^= 1
    journal.write_bytes(content)
    session = open_kept(file)
    assert session.text("subject.name") == "一"
    assert any("damaged" in note for note in session.notes)
    assert [item.read_bytes() for item in journal.parent.glob("*.journal")] == [bytes(content)]
    session.close()


@pytest.mark.parametrize("content", [b"\0" * 500, b""])
def test_a_journal_that_cannot_be_read_is_said_and_kept(file: Path, content: bytes) -> None:
    journal = places(file).journals[0]
    journal.parent.mkdir(parents=True)
    journal.write_bytes(content)
    assert "cannot be read" in open_session(file).notes[0]
    session = open_kept(file)
    session.edit("subject.name", "一")
    session.close()
    assert journal.with_name("journal.unread").read_bytes() == content
    assert open_session(file).notes == ()


def test_saves_and_ends_are_kept_as_versions(file: Path) -> None:
    session = open_kept(file)
    session.edit("subject.name", "一")
    keeper_of(session).rest()
    session.edit("fact.spent", "0")
    session.save()
    session.edit("subject.name", "二")
    session.close()
    found = versions(file)
    assert [version.made for version in found] == [False, True, False]
    assert [version.total for version in found] == ["", "17.00", "17.00"]
    assert found[0].path.read_bytes() == CONTENT
    assert found[2].path.read_bytes() == file.read_bytes()


def test_the_form_is_taken_as_it_is_by_now_only_when_a_person_saves(file: Path) -> None:
    text = CONTENT.replace(b'version = "1"', b'version = "0"', 1)
    file.write_bytes(text)
    session = open_kept(file)
    session.edit("subject.name", "一")
    keeper_of(session).rest()
    assert b'version = "0"' in file.read_bytes()
    session.save()
    assert b'version = "0"' not in file.read_bytes()
    session.close()
