"""A folder of project files as rows: listed at once, read in the background, seen to change."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest

from tests.session.projects import CLEAN, FORM_TEXT, IT, form, project, session
from ziping.session import Session, open_kept, open_session, workspace
from ziping.session.overview import Stage, overview_of
from ziping.session.sealing import sealed_session
from ziping.session.summarising import summarise, summary_of
from ziping.session.workspace import Row, Workspace
from ziping.store import DISK, lock_beside, project_text

FORM = form()
PATIENCE = 10.0


def put(path: Path, changes: Mapping[str, str] | None = None) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    filled = {name: text for name, text in {**CLEAN, **(changes or {})}.items() if text}
    path.write_text(project_text(project(filled), FORM), encoding="utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    put(tmp_path / "a.toml", {"subject.name": "甲"})
    put(tmp_path / "下级" / "b.toml", {"subject.name": "乙"})
    return tmp_path


@pytest.fixture
def desk(folder: Path) -> Iterator[Workspace]:
    found = Workspace(folder)
    found.start()
    until(lambda: found.listed)
    yield found
    found.stop()


def until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.002)


def named(desk: Workspace) -> dict[str, Row]:
    return {row.name: row for row in desk.rows}


def read(desk: Workspace) -> dict[str, Row]:
    """All rows once they have been read."""
    desk.go_on()
    until(lambda: all(row.stage is not Stage.UNREAD for row in desk.rows))
    return named(desk)


def test_files_are_listed_at_once_and_read_when_told(desk: Workspace, folder: Path) -> None:
    listed = named(desk)
    assert set(listed) == {"a.toml", "下级/b.toml"}
    row = listed["a.toml"]
    assert (row.title, row.stage, row.overview) == ("a.toml", Stage.UNREAD, None)
    assert row.modified == (folder / "a.toml").stat().st_mtime_ns
    time.sleep(0.05)
    assert named(desk)["a.toml"].stage is Stage.UNREAD, "nothing is read before go_on"
    assert read(desk)["a.toml"].title == "甲"


def test_of_many_files_the_rest_is_listed_when_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workspace, "AT_ONCE", 1)
    desk = Workspace(folder)
    desk.start()
    until(lambda: bool(desk.rows))
    time.sleep(0.05)
    assert set(named(desk)) == {"a.toml"}
    assert not desk.listed
    assert set(read(desk)) >= {"a.toml"}
    until(lambda: desk.listed)
    assert set(named(desk)) == {"a.toml", "下级/b.toml"}
    desk.stop()


def test_a_row_says_what_the_session_says(desk: Workspace, folder: Path) -> None:
    put(folder / "a.toml", {"subject.unit": "单位", "fact.spent": ""})
    found = read(desk)["a.toml"].overview
    mine = open_session(folder / "a.toml")
    assert found is not None
    assert found == overview_of("a.toml", mine)
    assert (found.entry.title, found.entry.unit, found.entry.total) == (
        "项目",
        "单位",
        Fraction(17),
    )
    assert (found.lines, found.filled) == (6, 5)
    assert [(share.title, share.weight) for share in found.shares] == [("全部", Fraction(20))]
    assert len(found.entry.standing) == len(mine.findings)


def test_a_broken_file_is_a_row_with_its_reason_and_others_are_left_out(
    desk: Workspace, folder: Path
) -> None:
    (folder / "cut.toml").write_text('[ziping]\nform = "small"\n', encoding="utf-8")
    (folder / "typo.toml").write_text("[ziping\n", encoding="utf-8")
    (folder / "form.toml").write_text(FORM_TEXT, encoding="utf-8")
    (folder / "notes.txt").write_text("x", encoding="utf-8")
    put(folder / ".hidden" / "c.toml")
    put(folder / ".d.toml")
    desk.go_on()
    until(lambda: desk.others == 1)
    rows = read(desk)
    assert set(rows) == {"a.toml", "下级/b.toml", "cut.toml", "typo.toml"}
    assert rows["cut.toml"].stage is rows["typo.toml"].stage is Stage.BROKEN
    assert "end mark" in rows["cut.toml"].problem
    assert "TOML" in rows["typo.toml"].problem
    put(folder / "form.toml", {"subject.name": "丙"})
    desk.go_on()
    until(lambda: "form.toml" in named(desk) and read(desk)["form.toml"].title == "丙")
    assert desk.others == 0


def test_one_file_that_we_fail_at_does_not_keep_the_others_from_being_read(
    desk: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(path: Path, *_more: object) -> Session:
        if path.name == "a.toml":
            raise ZeroDivisionError
        return open_session(path)

    monkeypatch.setattr(workspace, "open_session", fail)
    rows = read(desk)
    assert "ZeroDivisionError" in rows["a.toml"].problem
    assert rows["下级/b.toml"].title == "乙"


def test_what_others_write_add_and_remove_is_seen(desk: Workspace, folder: Path) -> None:
    read(desk)
    put(folder / "a.toml", {"subject.name": "改过"})
    put(folder / "c.toml", {"subject.name": "新的"})
    (folder / "下级" / "b.toml").unlink()
    desk.go_on()
    until(lambda: {row.title for row in desk.rows} == {"改过", "新的"})


def test_nothing_is_read_while_it_rests_and_what_was_forgotten_is_read_again(
    desk: Workspace, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(desk)
    reads: list[Path] = []

    def noted(path: Path, *_more: object) -> Session:
        reads.append(path)
        return open_session(path)

    monkeypatch.setattr(workspace, "open_session", noted)
    desk.rest()
    desk.forget("a.toml")
    time.sleep(0.05)
    assert reads == []
    desk.go_on()
    until(lambda: reads == [folder / "a.toml"])


def test_it_rests_between_one_file_and_the_next(
    desk: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads: list[Path] = []

    def resting(path: Path, *_more: object) -> Session:
        reads.append(path)
        desk.rest()
        return open_session(path)

    monkeypatch.setattr(workspace, "open_session", resting)
    desk.go_on()
    until(lambda: len(reads) == 1)
    time.sleep(0.05)
    assert len(reads) == 1
    desk.go_on()
    until(lambda: len(reads) == 2)


def test_what_only_the_journal_holds_counts(desk: Workspace, folder: Path) -> None:
    mine = open_kept(folder / "a.toml")
    mine.edit("subject.name", "键入")
    mine.keeper.abandon()
    assert read(desk)["a.toml"].title == "键入"


def test_a_file_that_is_open_elsewhere_is_shown_as_such(desk: Workspace, folder: Path) -> None:
    theirs = open_kept(folder / "a.toml")
    row = read(desk)["a.toml"]
    assert row.stage is Stage.IN_USE
    assert "@" in row.holder
    assert row.title == "甲", "it can be read all the same"
    theirs.close()
    desk.go_on()
    until(lambda: named(desk)["a.toml"].stage is Stage.COMPLETE)
    assert named(desk)["a.toml"].holder == ""


def test_the_lock_of_a_killed_program_is_nobodys(desk: Workspace, folder: Path) -> None:
    left = lock_beside(folder / "a.toml")
    left.write_text("gone@elsewhere\n", encoding="utf-8")
    desk.go_on()
    until(lambda: not left.exists())
    assert read(desk)["a.toml"].stage is Stage.COMPLETE


def test_looking_at_a_folder_leaves_nothing_in_it(desk: Workspace, folder: Path) -> None:
    before = sorted(folder.rglob("*"))
    read(desk)
    desk.stop()
    assert sorted(folder.rglob("*")) == before


def sealed(changes: Mapping[str, str]) -> Session:
    signed = sealed_session(session(), "2023-01-01T10:00:00+08:00")
    after = replace(signed.project, entries={**signed.project.entries, **changes})
    return signed.successor(after)


@pytest.mark.parametrize(
    ("of", "stage"),
    [
        (session(), Stage.COMPLETE),
        (session({"fact.spent": ""}), Stage.MISSING),
        (session({"answer.basics.met.2": "false"}), Stage.MISSING),
        (session({"fact.spent": "many"}), Stage.ERROR),
        (session(dict.fromkeys((p for p in CLEAN if p[:4] != "rows"), "")), Stage.BLANK),
        (sealed({}), Stage.SEALED),
        (sealed({"fact.spent": "999"}), Stage.CHANGED),
    ],
    ids=lambda value: value.value if isinstance(value, Stage) else "",
)
def test_the_stage_of_a_project(of: Session, stage: Stage) -> None:
    assert overview_of("x.toml", of).stage is stage


def test_the_roll_up_of_the_rows_is_that_of_the_folder(folder: Path) -> None:
    (folder / "it.toml").write_bytes(IT.read_bytes())
    (folder / "cut.toml").write_text('[ziping]\nform = "small"\n', encoding="utf-8")
    os.utime(folder / "it.toml", (0, 0))
    desk = Workspace(folder, DISK)
    desk.start()
    until(lambda: desk.listed)
    read(desk)
    desk.stop()
    mine = summary_of(sorted(desk.rows, key=lambda row: row.path))
    wanted = summarise(folder, lambda _done, _count: None)
    assert mine == wanted
    assert (len(mine.entries), len(mine.unread)) == (3, 1)
