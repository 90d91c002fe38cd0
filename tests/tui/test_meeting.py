"""The review meeting's table, worked by keys: what the session then holds."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.tui.conftest import DEPARTMENT, NARROW, Editor, Run
from ziping.session import Session
from ziping.tui.screens.editor import EditorScreen
from ziping.tui.screens.meeting import MeetingScreen
from ziping.tui.widgets.meeting_table import CellInput

SPENT, ENTERPRISES, SERVICES = "fact.spent", "target.h8d4.actual", "target.k3f9.actual"


def table(run: Editor) -> MeetingScreen:
    found = run.app.screen
    assert isinstance(found, MeetingScreen)
    return found


def at(run: Editor) -> tuple[str, str]:
    spot = table(run).spot
    return spot.line, spot.field


def total(run: Editor) -> Fraction | None:
    return run.session.sheet.total


def is_on_trial(session: Session) -> bool:
    return session.on_trial


async def test_f5_opens_the_table_at_the_open_line_and_comes_back_to_where_one_stood(
    editor: Run,
) -> None:
    async with editor() as run:
        await run.open("execution_rate", SPENT)
        await run.press("f5")
        assert at(run) == ("execution_rate", SPENT)
        await run.press("down", "down", "down")
        assert at(run) == ("k3f9", SERVICES)
        await run.press("escape")
        assert run.screen.here == "k3f9"
        assert run.screen.form.current_field is not None
        assert run.screen.form.current_field.path == SERVICES
        await run.press("f5", "f5")
        assert run.app.screen is run.screen


async def test_from_any_indicator_a_known_actual_is_changed_with_six_keys(editor: Run) -> None:
    async with editor() as run:
        await run.press("f5")
        keys = ("ctrl+g", "1", "0", "enter", "4", "0")
        assert len(keys) <= 6
        for key in keys:
            await run.press(key)
        assert run.session.text(SERVICES) == "40"
        assert total(run) == Fraction("95.38")
        assert any("95.38 / 100" in line for line in run.text())


async def test_what_is_typed_takes_the_place_of_what_stands_there_and_enter_edits_it(
    editor: Run,
) -> None:
    async with editor() as run:
        await run.open("h8d4")
        await run.press("f5", "enter", "backspace", "0")
        assert run.session.text(ENTERPRISES) == "137,030"
        await run.press("left", "left", "9")
        assert run.session.text(ENTERPRISES) == "137,0930"
        await run.press("escape", "space")
        assert run.session.text(ENTERPRISES) == "137,0930"
        await run.press("5", "enter")
        assert run.session.text(ENTERPRISES) == "5"
        assert at(run)[0] == "z6n1"


async def test_the_key_and_all_that_follows_from_it_are_drawn_in_one_frame(editor: Run) -> None:
    async with editor() as run:
        await run.open("h8d4")
        await run.press("f5")
        run.app.screen._compositor.render_strips()
        table(run).form.entry.value = "130000"
        text = "\n".join(run.text())
        assert "130000" in text
        assert "97.68 / 100" in text
        line = next(line for line in run.text() if "14 *" in line)
        assert line.split("]")[1].split()[:3] == ["10.00", "+0.20", "0.00"]


async def test_line_section_total_and_grade_stand_beside_the_start(editor: Run) -> None:
    async with editor() as run:
        await run.open("execution_rate")
        await run.press("f5", "9", "5", "0")
        lines = run.text()
        assert total(run) == Fraction("90.31")
        assert any("项目过程" in line and "17.01   -6.67" in line for line in lines)
        assert any("at the start  96.98" in line and "-6.67" in line for line in lines)
        assert any("grade as before" in line for line in lines)
        await run.press("escape", "9")
        assert any("grade 优 -> 良" in line for line in run.text())


async def test_tab_and_arrows_walk_the_fields_of_a_line(editor: Run) -> None:
    async with editor() as run:
        await run.open("execution_rate")
        await run.press("f5", "left")
        assert at(run)[1] == "fact.budget_adjustment"
        await run.press("tab", "tab")
        assert at(run)[1] == "answer.execution_rate.override"
        await run.press("tab")
        assert at(run) == ("procedure", "answer.procedure.met.1")
        await run.press("shift+tab")
        assert at(run) == ("execution_rate", "answer.execution_rate.override")
        await run.press("7")
        assert run.session.sheet.score(run.session.sheet.plan.line("execution_rate")) == 7


async def test_criteria_are_answered_by_space_and_digit(editor: Run) -> None:
    async with editor() as run:
        await run.open("goal_reasonable")
        await run.press("f5", "space")
        assert run.session.text("answer.goal_reasonable.met.1") == "false"
        await run.press("3")
        assert run.session.text("answer.goal_reasonable.met.3") == "false"
        assert at(run)[1] == "answer.goal_reasonable.met.3"
        await run.press("delete")
        assert run.session.text("answer.goal_reasonable.met.3") == ""
        await run.press("down", "2")
        assert run.session.text("answer.targets_standard.deduction.1.points") == "2"


async def test_a_burst_of_keys_lands_where_it_was_typed(editor: Run) -> None:
    async with editor() as run:
        await run.open("k3f9")
        await run.burst("f5", "5", "0", "down", "8", "down", "3", "enter", "tab", "9")
        await run.press("up")
        text = run.session.text
        assert (text(SERVICES), text("target.b7t2.actual")) == ("50", "8")
        assert text("target.m5x8.actual") == "3"
        assert text("target.q2w6.override") == "9"


async def test_undo_and_redo_return_to_the_field(editor: Run) -> None:
    async with editor() as run:
        await run.open("execution_rate")
        await run.press("f5", "9", "end", "end", "ctrl+z")
        assert at(run) == ("execution_rate", SPENT)
        assert run.session.text(SPENT) == "1,018.93"
        await run.press("home", "ctrl+y")
        assert at(run) == ("execution_rate", SPENT)
        assert run.session.text(SPENT) == "9"


async def test_a_trial_is_dropped_without_trace(editor: Run) -> None:
    async with editor() as run:
        await run.open("execution_rate")
        await run.press("f5", "9", "5", "0", "shift+f5", "escape", "1", "down", "down", "space")
        before, undo = run.session.entered, run.session.can_undo
        assert is_on_trial(run.session)
        assert run.session.tried
        assert not undo or run.session.text(SPENT) == "1"
        text = "\n".join(run.text())
        assert "Trial, not entered" in text
        assert "7 t" in text
        await run.press("shift+f5")
        assert not is_on_trial(run.session)
        assert run.session.project == before.project
        assert run.session.text(SPENT) == "950"
        assert "Trial, not entered" not in "\n".join(run.text())
        await run.press("ctrl+z")
        assert run.session.text(SPENT) == "1,018.93"


async def test_after_a_trial_the_entry_shows_what_is_entered_and_is_typed_over(
    editor: Run,
) -> None:
    async with editor() as run:
        await run.open("k3f9")
        await run.press("f5", "shift+f5", "4", "shift+f5")
        assert table(run).form.entry.value == "51"
        await run.press("6")
        assert run.session.text(SERVICES) == "6"


async def test_a_trial_is_entered_as_one_step(editor: Run) -> None:
    async with editor() as run:
        await run.open("k3f9")
        await run.press("f5", "shift+f5", "4", "0", "down", "5", "ctrl+r")
        assert not is_on_trial(run.session)
        assert run.session.text(SERVICES) == "40"
        await run.press("ctrl+z")
        assert run.session.text(SERVICES) == "51"
        assert run.session.text("target.b7t2.actual") == "809"


@pytest.mark.parametrize(
    ("answer", "text", "left"), [("1", "40", False), ("2", "40", True), ("3", "51", True)]
)
async def test_nobody_leaves_a_trial_without_deciding(
    editor: Run, *, answer: str, text: str, left: bool
) -> None:
    async with editor() as run:
        await run.open("k3f9")
        await run.press("f5", "shift+f5", "4", "0", "f5", answer)
        assert run.session.text(SERVICES) == text
        assert isinstance(run.app.screen, EditorScreen) == left
        assert is_on_trial(run.session) != left


async def test_a_trial_is_neither_exported_nor_saved(editor: Run) -> None:
    async with editor() as run:
        await run.open("k3f9")
        await run.press("f5", "shift+f5", "4", "0", "f8")
        path = run.session.path
        assert path is not None
        assert not path.with_suffix(".xlsx").exists()
        content = path.read_text(encoding="utf-8")
        await run.press("ctrl+s")
        assert path.read_text(encoding="utf-8") == content


async def test_a_finding_that_the_table_has_no_field_for_is_gone_to_in_the_editor(
    editor: Run,
) -> None:
    async with editor() as run:
        run.session.apply([("subject.name", "")])
        await run.press("f5")
        await table(run).open_line("", field="subject.name")
        await run.pilot.pause()
        assert run.screen.here == ""
        assert run.screen.form.current_field is not None
        assert run.screen.form.current_field.path == "subject.name"


async def test_changes_can_count_from_a_later_moment(editor: Run) -> None:
    async with editor() as run:
        await run.open("k3f9")
        await run.press("f5", "4", "0", "f5", "f5")
        assert table(run).meeting.total.change == Fraction("-1.60")
        await run.press("ctrl+n")
        assert table(run).meeting.total.change == 0


async def test_the_entry_lies_over_its_field_and_so_does_the_caret(editor: Run) -> None:
    async with editor(DEPARTMENT, NARROW) as run:
        await run.press("f5", "end", "up", "up")
        screen = table(run)
        for _step in range(12):
            await run.press("up")
            entry, grid = screen.form.entry, screen.form.grid
            if isinstance(run.app.focused, CellInput):
                place = grid.field_place
                assert entry.region.y == grid.region.y + place.y
                assert entry.region.x == grid.region.x + place.x + 1
                assert run.app.cursor_position.y == entry.region.y
        await run.press("home", "down")
        screen.form.grid.scroll_end(animate=False, force=True)
        await run.drawn()
        assert screen.form.entry.region.y < screen.form.grid.region.y
        await run.press("1")
        await run.drawn()
        assert screen.form.entry.region.y >= screen.form.grid.region.y
