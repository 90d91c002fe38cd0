"""Rows of tables, targets, deductions and files: added, moved and removed where one stands."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from textual.widgets import TextArea

from tests.session.test_attaching import Slow
from tests.tui.conftest import JM, NARROW, WIDE, Editor, Run
from ziping.session import evidence, open_session
from ziping.tui.pages import page_names

TABLE = "table.sub_projects"


def _rows(run: Editor, what: str = TABLE) -> tuple[str, ...]:
    return run.session.project.rows(what)


def _path(run: Editor) -> str:
    return getattr(run.app.focused, "path", "")


async def test_a_sub_project_is_added_filled_in_and_counted(editor: Run) -> None:
    async with editor(JM) as run:
        await run.open(TABLE, f"{TABLE}.t4k9.initial")
        await run.press("ctrl+n")
        added = _rows(run)[1]
        assert _path(run) == f"{TABLE}.{added}.title"
        await run.type("审计")
        await run.press("enter")
        await run.type("10")
        await run.press("tab", "tab")
        await run.type("7.5")
        read = {c: run.session.text(f"{TABLE}.{added}.{c}") for c in ("title", "initial", "spent")}
        assert read == {"title": "审计", "initial": "10", "spent": "7.5"}
        cells = run.session.sheet.plan.tables["sub_projects"]
        assert run.session.sheet.points(cells[".initial"]) == Fraction("553.36")
        assert any("553.36" in line for line in run.text())


async def test_a_row_is_removed_and_undo_brings_it_back_where_it_was(editor: Run) -> None:
    async with editor(JM) as run:
        before = dict(run.session.project.entries)
        await run.open(TABLE, f"{TABLE}.w7m2.spent")
        await run.press("shift+delete")
        assert _rows(run) == ("t4k9", "c3x8", "n6f5")
        assert _path(run) == f"{TABLE}.c3x8.spent"
        await run.press("ctrl+z")
        assert run.session.project.entries == before
        assert len([row for row in run.screen.form.rows if row.slots]) == 4


async def test_the_last_row_goes_and_the_table_says_how_to_begin(editor: Run) -> None:
    async with editor(JM) as run:
        await run.open(TABLE)
        for _row in range(4):
            await run.press("shift+delete")
        assert _rows(run) == ()
        assert any("No rows yet" in line for line in run.text())
        await run.press("ctrl+n")
        await run.type("x")
        assert run.session.text(f"{TABLE}.{_rows(run)[0]}.title") == "x"


async def test_rows_move_one_step_with_what_is_in_them(editor: Run) -> None:
    async with editor(JM) as run:
        await run.open(TABLE, f"{TABLE}.w7m2.initial")
        await run.press("ctrl+down")
        assert _rows(run) == ("t4k9", "c3x8", "w7m2", "n6f5")
        assert _path(run) == f"{TABLE}.w7m2.initial"
        await run.press("ctrl+up", "ctrl+up", "ctrl+up")
        assert _rows(run) == ("w7m2", "t4k9", "c3x8", "n6f5")
        assert len(run.session.undo()) == 1
        assert _rows(run) == ("t4k9", "w7m2", "c3x8", "n6f5")


async def test_targets_move_within_their_group(editor: Run) -> None:
    async with editor() as run:
        await run.open("k3f9")
        await run.press("ctrl+down")
        assert _rows(run, "target.outputs")[:2] == ("b7t2", "k3f9")
        await run.press("escape", "ctrl+up")
        assert _rows(run, "target.outputs")[:2] == ("k3f9", "b7t2")
        before = run.session.project
        await run.open("goal_reasonable")
        await run.press("ctrl+down", "shift+delete")
        assert run.session.project is before


async def test_down_keeps_to_the_column_and_enter_to_the_row(editor: Run) -> None:
    async with editor(JM, NARROW) as run:
        await run.open(TABLE, f"{TABLE}.t4k9.adjustment")
        await run.press("down", "down")
        assert _path(run) == f"{TABLE}.c3x8.adjustment"
        await run.press("up", "enter")
        assert _path(run) == f"{TABLE}.w7m2.spent"
        await run.press("up", "up")
        assert run.screen.here == ""


async def test_a_removed_deduction_lets_those_behind_it_move_up(editor: Run) -> None:
    async with editor() as run:
        await run.open("targets_standard")
        for points in ("0.3", "0.4"):
            await run.press("ctrl+n")
            await run.press("ctrl+u")
            await run.type(points)
        at = "answer.targets_standard.deduction"
        await run.open("targets_standard", f"{at}.2.points")
        await run.press("shift+delete")
        assert run.session.text(f"{at}.2.points") == "0.4"
        assert run.session.project.deductions("targets_standard") == 2
        await run.press("ctrl+z")
        assert run.session.text(f"{at}.2.points") == "0.3"


@pytest.mark.parametrize("size", [WIDE, NARROW])
async def test_a_file_is_named_recorded_found_missing_and_removed(
    editor: Run, tmp_path: Path, size: tuple[int, int]
) -> None:
    (tmp_path / "决算.pdf").write_bytes(b"12345")
    async with editor(size=size) as run:
        at = "answer.procedure.evidence.1"
        await run.open("procedure", f"{at}.path")
        await run.type(str(tmp_path / "决算.pdf"))
        await run.press("tab")
        texts = [run.session.text(f"{at}.{name}") for name in ("path", "size")]
        assert texts == ["决算.pdf", "5"]
        assert len(run.session.text(f"{at}.sha256")) == 64
        await run.open("procedure", f"{at}.path")
        await run.press("ctrl+n")
        assert _path(run) == "answer.procedure.evidence.2.path"
        await run.type("没有.pdf")
        await run.press("f2", "shift+f2")
        assert run.session.text("answer.procedure.evidence.2.path") == "没有.pdf"
        assert {f.code for f in run.session.findings if ".evidence.2." in f.where} == {"F050"}
        run.screen.form.focus_field(f"{at}.path")
        await run.press("shift+delete")
        assert run.session.text(f"{at}.path") == "没有.pdf"
        assert run.session.text(f"{at}.sha256") == ""
        await run.press("ctrl+z")
        assert run.session.text(f"{at}.size") == "5"


async def test_a_name_is_looked_for_when_one_leaves_it_and_not_while_it_is_typed(
    editor: Run, tmp_path: Path
) -> None:
    at = "answer.procedure.evidence.1"
    for name, content in (("a", b"1"), ("ab", b"12")):
        (tmp_path / name).write_bytes(content)
    async with editor() as run:
        for typed, size in (("a", "1"), ("b", "2")):
            await run.open("procedure", f"{at}.path")
            await run.press("end")
            await run.type(typed)
            await run.drawn()
            assert run.session.text(f"{at}.size") == ("1" if typed == "b" else "")
            await run.press("tab")
            assert run.session.text(f"{at}.size") == size


async def test_a_file_named_last_is_recorded_before_the_project_is_saved(
    editor: Run, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_bytes(b"1")
    async with editor() as run:
        await run.open("procedure", "answer.procedure.evidence.1.path")
        await run.burst(*"a.txt", "ctrl+s")
        await run.drawn()
        path = run.session.path
        assert path is not None
    assert open_session(path).text("answer.procedure.evidence.1.size") == "1"


@pytest.mark.parametrize("stays", [True, False])
async def test_a_large_file_is_read_beside_the_work(
    editor: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, stays: bool
) -> None:
    slow, at = Slow(), "answer.procedure.evidence.1"
    monkeypatch.setattr(evidence, "observed", slow.observed)
    (tmp_path / "a.txt").write_bytes(b"1")
    async with editor() as run:
        await run.open("procedure", f"{at}.path")
        await run.type("./a.txt")
        await run.press("tab")
        await run.open("procedure")
        await run.drawn()
        assert "Reading the file ..." in "\n".join(run.text())
        if stays:
            slow.go.set()
            while not run.session.text(f"{at}.size"):
                await run.pilot.pause(0.01)
            await run.drawn()
            assert "Reading the file ..." not in "\n".join(run.text())
            run.screen.form.focus_field(f"{at}.path")
            slow.go.clear()
            await run.press("tab")
            assert run.session.text(f"{at}.path") == "a.txt"
            assert not run.screen.form.attaching.is_reading("a.txt")
        await run.press("ctrl+s", "ctrl+q")
    path = run.session.path
    assert path is not None
    assert slow.given_up.wait(0 if stays else 5) is not stays
    saved = open_session(path)
    wanted = ("a.txt", "1") if stays else ("./a.txt", "")
    assert (saved.text(f"{at}.path"), saved.text(f"{at}.size")) == wanted


async def test_chapters_are_written_in_the_editor(editor: Run) -> None:
    async with editor(JM) as run:
        chapter = page_names(run.session)[-1]
        await run.open(chapter)
        entry = run.app.focused
        assert isinstance(entry, TextArea)
        await run.type("结论")
        assert run.session.text(chapter).startswith("结论")
        await run.press("f2", "shift+f2", "ctrl+z")
        assert not run.session.text(chapter).startswith("结论")


async def test_published_scores_are_asked_for_once_there_is_a_published_total(
    editor: Run,
) -> None:
    async with editor() as run:
        path = "answer.goal_reasonable.published"
        await run.open("goal_reasonable")
        assert not run.screen.form.focus_field(path)
        await run.open("", "subject.published_total")
        await run.type("97")
        await run.open("goal_reasonable", path)
        await run.type("3")
        assert run.session.text(path) == "3"
        assert run.session.sheet.published_total == 97


async def test_the_field_typed_in_stays_in_sight_where_another_appears(editor: Run) -> None:
    async with editor(size=NARROW) as run:
        line = "execution_rate"
        path = f"answer.{line}.evidence.1.path"
        await run.open(line, path)
        await run.type("凭")
        await run.drawn()
        assert any("[凭" in text for text in run.text())
        await run.type("证")
        await run.press("ctrl+z")
        await run.drawn()
        assert getattr(run.app.focused, "path", "") == path
        assert run.app.focused is not None
        assert run.app.focused.region.y < NARROW[1] - 2
        await run.press("ctrl+y")
        await run.drawn()
        assert any("[凭证" in text for text in run.text())
