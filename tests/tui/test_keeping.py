"""What the editor says of where everything is, and what it asks when something is in the way."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.tui.conftest import IT, NARROW, SAMPLES, Editor, Run
from tests.tui.test_screens import as_looked_at
from ziping.session import Keeper, open_kept, open_session
from ziping.session.history import History
from ziping.session.walk import Walk
from ziping.tui.app import ZipingApp

FIELD = "subject.unit"
GOAL = "answer.goal_reasonable"


@asynccontextmanager
async def kept(path: Path) -> AsyncIterator[Editor]:
    """The editor on a file that is kept, its keeper's work done when a test says so."""
    app = ZipingApp(open_kept(path))
    async with app.run_test(size=NARROW) as pilot:
        await pilot.pause()
        yield Editor(app, pilot)
    assert app.session is not None
    app.session.keeper.abandon()


def keeper_of(run: Editor) -> Keeper:
    assert isinstance(run.session.keeper, Keeper)
    return run.session.keeper


def typed_over(path: Path) -> None:
    """What was typed before a crash and what another has written since differ."""
    session = open_kept(path)
    session.edit(FIELD, "我的")
    session.keeper.abandon()
    content = path.read_text(encoding="utf-8")
    path.write_text(content.replace("广州住房公积金管理中心", "别人", 1), encoding="utf-8")


def touch(path: Path) -> None:
    """Another program writes the file."""
    path.write_bytes(path.read_bytes() + b"\n")


async def asked(run: Editor, words: str) -> None:
    """Wait until a question with these words is on the screen."""
    for _look in range(100):
        if len(run.app.screen_stack) == 2 and words in "\n".join(run.text()):
            return
        await run.pilot.pause(0.05)
    raise AssertionError("\n".join(run.text()))


async def header(run: Editor, word: str) -> None:
    """Wait until the header says so."""
    for _look in range(200):
        if run.text()[0].rstrip().endswith(word):
            return
        await run.pilot.pause(0.05)
    raise AssertionError(run.text()[0])


async def test_a_change_is_kept_then_saved_and_the_end_asks_nothing(file: Path) -> None:
    async with kept(file) as run:
        await header(run, "saved")
        run.session.edit(FIELD, "单位")
        await header(run, "kept")
        keeper_of(run).rest()
        keeper_of(run).tell()
        await header(run, "saved")
        run.session.edit(FIELD, "单位一")
        await run.press("ctrl+q")
        assert run.app.return_value == 0
    assert open_session(file).text(FIELD) == "单位一"
    assert open_session(file).notes == ()


async def test_a_save_of_a_person_is_a_version(file: Path) -> None:
    from ziping.store import versions

    async with kept(file) as run:
        run.session.edit(FIELD, "单位")
        await run.press("ctrl+s")
        assert run.text()[0].rstrip().endswith("saved")
    assert [item.total for item in versions(file) if item.made] == ["96.98"]


async def test_where_the_file_cannot_be_written_the_end_says_what_is_kept(file: Path) -> None:
    async with kept(file) as run:
        run.session.edit(FIELD, "单位")
        touch(file)
        await run.press("ctrl+q")
        await asked(run, "the next start goes on from here")
        await run.press("3")
        assert run.app.return_value == 0
    assert open_session(file).text(FIELD) == "单位"


async def test_the_second_reads_only_and_what_is_typed_there_goes_nowhere(file: Path) -> None:
    first = open_kept(file)
    async with kept(file) as run:
        await asked(run, "has it open")
        await run.press("enter")
        await header(run, "read-only")
        await run.open("execution_rate", "fact.spent")
        before = run.entry().value
        await run.type("9")
        assert run.entry().value == before
        assert "Read-only" in "\n".join(run.text())
    first.close()


async def test_the_first_gives_way_to_who_takes_over(file: Path) -> None:
    async with kept(file) as run:
        run.session.edit(FIELD, "单位")
        second = open_kept(file)
        keeper_of(run)._lock.ask()
        await header(run, "read-only")
        assert second.read_only
        taken = open_kept(file)
        assert (taken.read_only, taken.text(FIELD)) == ("", "单位")
        taken.close()


@pytest.mark.parametrize(("key", "text"), [("3", "别人"), ("4", "我的")])
async def test_a_conflict_is_asked_about_before_anything_else(
    file: Path, key: str, text: str
) -> None:
    typed_over(file)
    async with kept(file) as run:
        await asked(run, "1 fields were typed")
        await run.press(key)
        assert run.session.text(FIELD) == text
        await run.press("ctrl+q")
    assert open_session(file).text(FIELD) == text
    assert [open_session(other).text(FIELD) for other in file.parent.glob("a-2.toml")] == (
        ["我的"] if key == "3" else []
    )


async def test_a_conflict_can_be_left_for_another_time(file: Path) -> None:
    typed_over(file)
    async with kept(file) as run:
        await asked(run, "Leave; decide another time")
        await run.press("escape")
        assert run.app.return_value == 0
    session = open_session(file)
    assert (session.text(FIELD), [item.new for item in session.conflicts]) == ("别人", ["我的"])


async def test_conflicts_can_be_chosen_field_by_field(file: Path) -> None:
    typed_over(file)
    session = open_kept(file)
    session.keeper.abandon()
    async with kept(file) as run:
        await asked(run, "1 fields were typed")
        await run.press("2")
        await run.pilot.pause(0.1)
        assert "我的" in "\n".join(run.text())
        assert "别人" in "\n".join(run.text())
        await run.press("escape")
        await asked(run, "1 fields were typed")
        await run.press("2", "enter")
        assert run.session.text(FIELD) == "别人", "nothing is taken before it is chosen"
        await run.press("1", "enter")
        assert run.session.text(FIELD) == "我的"
        await run.press("ctrl+z")
        assert run.session.text(FIELD) == "别人"


@pytest.mark.parametrize(("side", "text"), [("1", "我的"), ("2", "别人"), ("3", "我的")])
async def test_a_file_that_somebody_changed_meanwhile_is_brought_together(
    file: Path, side: str, text: str
) -> None:
    async with kept(file) as run:
        run.session.apply([(FIELD, "我的"), ("subject.period", "全年")])
        other = open_session(file)
        other.restore({**other.filed.entries, FIELD: "别人", "fact.spent": "1000"}, History())  # type: ignore[union-attr]
        other.save()
        await run.press("ctrl+s")
        await asked(run, "Bring both together")
        await run.press("2")
        await run.pilot.pause(0.3)
        assert "1000" in "\n".join(run.text())
        await run.press("escape")
        await asked(run, "Bring both together")
        await run.press("3")
        await asked(run, "1 still to choose")
        as_looked_at("join-narrow-en", run.text(), NARROW)
        await run.press(side, "enter")
        await run.pilot.pause(0.1)
        texts = [run.session.text(path) for path in (FIELD, "subject.period", "fact.spent")]
        assert texts == [text, "全年", "1000"]
        assert run.text()[0].rstrip().endswith("saved")
        assert open_session(file).project.entries == run.session.project.entries
        await run.press("ctrl+z")
        assert run.session.text("fact.spent") != "1000"


async def test_a_walk_writes_the_file_that_the_editor_writes(editor: Run, tmp_path: Path) -> None:
    path, text = "target.k3f9.actual", "519.03万"
    other = tmp_path / "walked.toml"
    shutil.copy(SAMPLES / IT, other)
    async with editor() as run:
        await run.open("k3f9", path)
        await run.press("ctrl+u")
        await run.type(text)
        await run.open("goal_reasonable")
        await run.press("2", "ctrl+s")
        await run.drawn()
        written = run.session.path
    assert written is not None
    walk = Walk(open_session(other))
    for wanted, answer in ((f"{GOAL}.met.2", "2"), (path, text)):
        while walk.stop and walk.stop.field.path != wanted:
            walk.forward()
        assert walk.put(answer) == ""
    walk.session.save()
    assert other.read_bytes() == written.read_bytes()
