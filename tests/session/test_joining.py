"""A file that somebody else wrote meanwhile, and what was typed, in one."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.session.histories import put
from tests.session.projects import CLEAN, FORM_TEXT, form, project
from tests.store.paper import Fate, PaperDisk, PowerCutError
from ziping.evaluation.merging import Side, merge
from ziping.session import Keeper, Session, open_kept, open_session
from ziping.session.joining import join
from ziping.session.past import past_versions, project_at
from ziping.store import ReadError, project_text

FILE = Path("/usb/自评.toml")
PATHS = ("subject.name", "fact.spent", "chapter.last", "target.r1.actual")
edits = st.dictionaries(st.sampled_from(PATHS), st.sampled_from(["", "1", "2"]), max_size=4)


def written(disk: PaperDisk, changes: dict[str, str]) -> dict[str, str]:
    """The file as somebody writes it."""
    entries = dict(CLEAN)
    for path, text in changes.items():
        entries = put(entries, path, text)
    disk.put(FILE, project_text(project(entries), form()).encode())
    return entries


def opened(disk: PaperDisk, changes: dict[str, str]) -> Session:
    written(disk, {})
    session = open_kept(FILE, disk)
    session.apply(changes.items())
    return session


@given(mine=edits, theirs=edits, side=st.sampled_from(["mine", "theirs"]))
def test_both_are_in_the_file_and_each_conflict_goes_to_the_side_chosen(
    mine: dict[str, str], theirs: dict[str, str], side: Side
) -> None:
    disk = PaperDisk()
    session = opened(disk, mine)
    before = dict(session.project.entries)
    other = written(disk, theirs)
    whole = merge(project(), project(before), project(other))
    conflicts = join(session, {})
    assert conflicts == whole.conflicts
    if conflicts:
        assert session.project.entries == before
        assert join(session, dict.fromkeys(conflicts, side)) == ()
    sides = {item.path: side for item in conflicts}
    wanted = merge(project(), project(before), project(other), sides).project.entries
    assert session.project.entries == wanted
    assert not session.dirty
    assert open_session(FILE, disk).project.entries == wanted
    if wanted != before:
        session.undo()
        assert session.project.entries == before
    kept = [project_at(session, item.path).entries for item in past_versions(session)]
    assert other in kept, "what the file said is a version"
    session.close()


def test_a_choice_holds_for_the_texts_it_was_made_for() -> None:
    disk = PaperDisk()
    session = opened(disk, {"fact.spent": "1"})
    written(disk, {"fact.spent": "2"})
    chosen = dict.fromkeys(join(session, {}), "mine")
    written(disk, {"fact.spent": "3"})
    (conflict,) = join(session, chosen)  # type: ignore[arg-type]  # a dict of the side's own type
    assert (conflict.mine, conflict.theirs) == ("1", "3")
    session.keeper.abandon()


def test_a_file_by_another_form_is_not_joined() -> None:
    disk = PaperDisk()
    session = opened(disk, {"fact.spent": "1"})
    text = FORM_TEXT.replace('version = "1"', 'version = "2"')
    disk.put(FILE, project_text(project(CLEAN, text), form(text)).encode())
    with pytest.raises(ReadError, match="another state of the form"):
        join(session, {})
    assert session.text("fact.spent") == "1"
    session.keeper.abandon()


def test_a_seal_of_theirs_comes_along() -> None:
    from ziping.evaluation import sealed

    disk = PaperDisk()
    session = opened(disk, {"fact.spent": "1"})
    theirs = sealed(project(), form().digest, {}, "2024-03-01T09:30:00+08:00")
    disk.put(FILE, project_text(theirs, form()).encode())
    assert join(session, {}) == ()
    assert session.project.seal == theirs.seal
    assert [item.where for item in session.findings if item.code == "F055"] == ["fact.spent"]
    assert open_session(FILE, disk).project.seal == theirs.seal
    session.close()


@settings(max_examples=150)
@given(power=st.integers(0, 60), side=st.sampled_from(["mine", "theirs"]), data=st.data())
def test_a_power_cut_while_joining_loses_neither_side(
    power: int, side: Side, data: st.DataObject
) -> None:
    disk = PaperDisk()
    session = opened(disk, {"subject.name": "我", "fact.spent": "1"})
    assert isinstance(session.keeper, Keeper)
    session.keeper.flush()
    written(disk, {"chapter.last": "他", "fact.spent": "2"})
    conflicts = join(session, {})
    disk.power = power
    try:
        join(session, dict.fromkeys(conflicts, side))
        session.keeper.flush()
    except PowerCutError:
        pass
    disk.power = None
    after = disk.after_the_cut(lambda: data.draw(st.sampled_from(Fate)))
    again = open_kept(FILE, after)
    assert (again.text("subject.name"), again.text("chapter.last")) == ("我", "他")
    both = [(item.old, item.new) for item in again.conflicts]
    assert both == [("2", "1")] or again.text("fact.spent") == {"mine": "1", "theirs": "2"}[side]
    again.keeper.abandon()
