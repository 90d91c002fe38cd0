"""Keys pressed in the editor, and what the session then holds."""

from __future__ import annotations

from fractions import Fraction

import pytest
from textual import events

from tests.tui.conftest import DEPARTMENT, IT, NARROW, SAMPLES, WIDE, Run
from ziping.forms import shipped_versions
from ziping.session import Session, open_session
from ziping.tui.app import ZipingApp
from ziping.tui.pages import page_names
from ziping.tui.widgets.choice_row import ChoiceRow
from ziping.tui.widgets.inputs import FigureInput, TextInput
from ziping.tui.widgets.navigator import Navigator

ACTUAL = "target.h8d4.actual"


def _is_dirty(session: Session) -> bool:
    return session.dirty


def total(text: str) -> Fraction:
    return Fraction(text)


async def test_a_changed_actual_changes_the_total_and_undo_brings_it_back(editor: Run) -> None:
    async with editor() as run:
        await run.open("h8d4", ACTUAL)
        await run.press("ctrl+u")
        await run.type("130000")
        assert run.session.text(ACTUAL) == "130000"
        assert run.session.sheet.total == total("97.68")
        await run.press("ctrl+z")
        assert run.session.text(ACTUAL) == "137,038"
        assert run.session.sheet.total == total("96.98")
        assert run.entry().value == "137,038"
        await run.press("ctrl+y")
        assert run.session.sheet.total == total("97.68")


async def test_the_digit_and_the_new_total_are_drawn_in_one_frame(editor: Run) -> None:
    async with editor() as run:
        await run.open("h8d4", ACTUAL)
        entry = run.entry()
        frames: list[str] = []
        run.app.screen._compositor.render_strips()
        entry.value = "130000"
        frames.append("\n".join(run.text()))
        assert "130000" in frames[0]
        assert "97.68" in frames[0]


async def test_fewer_online_services_lower_target_share_and_total(editor: Run) -> None:
    async with editor() as run:
        await run.open("k3f9", "target.k3f9.actual")
        await run.press("ctrl+u")
        await run.type("40")
        sheet = run.session.sheet
        assert sheet.score(sheet.plan.line("k3f9")) == total("8.9")
        assert sheet.score(sheet.plan.line("goals_achieved")) == total("2.5")
        assert sheet.total == total("95.38")


async def test_what_was_saved_is_there_when_opened_again(editor: Run) -> None:
    async with editor() as run:
        await run.open("h8d4", ACTUAL)
        await run.press("ctrl+u")
        await run.type("130000")
        assert _is_dirty(run.session)
        await run.press("ctrl+s")
        assert not _is_dirty(run.session)
        path = run.session.path
        assert path is not None
    assert open_session(path).sheet.total == total("97.68")


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("12。5", "12.5"),
        ("１２．５", "12.5"),
        ("1,234.5", "1234.5"),
        ("519.03万", "519.03"),
        ("约五百", None),
        ("1,23", None),
    ],
)
async def test_figures_are_read_or_refused_never_changed(
    editor: Run, typed: str, value: str | None
) -> None:
    async with editor() as run:
        await run.open("execution_rate", "fact.spent")
        await run.press("ctrl+u")
        await run.type(typed)
        assert run.session.text("fact.spent") == typed
        read = run.session.sheet.inputs.get("fact.spent")
        assert read == (None if value is None else Fraction(value))
        assert ("fact.spent" in run.session.sheet.misread) == (value is None)


async def test_a_pasted_figure_keeps_its_unit_and_every_line(editor: Run) -> None:
    async with editor() as run:
        await run.open("execution_rate", "fact.spent")
        await run.press("ctrl+u")
        run.entry().post_message(events.Paste("1,234.5 万元\n"))
        await run.pilot.pause()
        assert run.session.sheet.inputs["fact.spent"] == Fraction("1234.5")
        await run.press("ctrl+u")
        run.entry().post_message(events.Paste("12\n34"))
        await run.pilot.pause()
        assert run.session.text("fact.spent") == "12 34"
        assert "fact.spent" not in run.session.sheet.inputs


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        (("1",), "1"),
        (("space", "1"), "1"),
        (("end", "1"), "1,018.931"),
        (("left", "1"), "11,018.93"),
        (("right", "backspace", "4"), "1,018.94"),
        (("delete",), ""),
        (("1", "ctrl+z"), "1,018.93"),
        (("1", "ctrl+z", "2"), "2"),
        (("tab", "shift+tab", "1"), "1"),
    ],
)
async def test_typing_takes_the_place_of_a_figure_and_the_caret_edits_it(
    editor: Run, keys: tuple[str, ...], text: str
) -> None:
    async with editor() as run:
        await run.open("execution_rate", "fact.budget_initial")
        await run.press("tab", "tab")
        assert run.entry().value == "1,018.93"
        await run.press(*keys)
        assert run.session.text("fact.spent") == text


async def test_a_pasted_figure_takes_the_place_of_what_stands_there(editor: Run) -> None:
    async with editor() as run:
        await run.open("execution_rate", "fact.spent")
        run.app.post_message(events.Paste("519.03万"))
        await run.drawn()
        assert run.session.text("fact.spent") == "519.03万"
        await run.press("ctrl+z")
        assert run.session.text("fact.spent") == "1,018.93"


async def test_another_window_and_back_marks_nothing_anew(editor: Run) -> None:
    async with editor() as run:
        await run.open("execution_rate", "fact.spent")
        await run.press("end", "backspace")
        run.app.post_message(events.AppBlur())
        run.app.post_message(events.AppFocus())
        await run.drawn()
        await run.type("7")
        assert run.session.text("fact.spent") == "1,018.97"


@pytest.mark.parametrize("hostile", ["[A]", "[/]", "[@click=app.quit]x[/]", "=SUM(1)", "{{x}}"])
async def test_hostile_text_is_shown_as_typed_everywhere(editor: Run, hostile: str) -> None:
    async with editor() as run:
        path = "target.k3f9.title"
        await run.open("k3f9", path)
        await run.press("ctrl+u")
        await run.type(hostile)
        assert run.session.text(path) == hostile
        assert sum(hostile in line for line in run.text()) >= 1
        await run.press("f3")
        assert any(hostile in line for line in run.text())
        await run.press("escape", "f4")
        await run.press("escape", "ctrl+g")
        assert any(hostile in line for line in run.text())
        await run.press("escape")
        assert run.app.is_running


async def test_a_text_that_goes_on_says_so_unless_one_is_in_it(editor: Run) -> None:
    async with editor() as run:
        path = "target.k3f9.source"
        run.session.edit(path, "年报" * 40)
        await run.open("k3f9", "target.k3f9.title")
        assert sum("年报>" in line for line in run.text()) == 1
        await run.open("k3f9", path)
        assert not any("年报>" in line for line in run.text())


async def test_a_cell_of_a_table_that_goes_on_says_so(editor: Run) -> None:
    async with editor("jm-project-2022.toml") as run:
        await run.press("shift+f2", "down")
        assert any("住房公积金 >" in line for line in run.text())


async def test_a_criterion_is_answered_by_space_digit_and_delete(editor: Run) -> None:
    async with editor() as run:
        await run.open("goal_reasonable")
        assert isinstance(run.app.focused, ChoiceRow)
        await run.press("space")
        assert run.session.text("answer.goal_reasonable.met.1") == "false"
        assert run.session.sheet.score(run.session.sheet.plan.line("goal_reasonable")) == Fraction(
            "2.25"
        )
        await run.press("3")
        assert run.session.text("answer.goal_reasonable.met.3") == "false"
        await run.press("delete")
        assert run.session.text("answer.goal_reasonable.met.3") == ""
        assert run.session.sheet.score(run.session.sheet.plan.line("goal_reasonable")) is None


async def test_a_comparison_is_chosen_by_its_own_sign(editor: Run) -> None:
    async with editor() as run:
        await run.open("k3f9", "target.k3f9.operator")
        await run.press("less_than_sign")
        assert run.session.text("target.k3f9.operator") == "<"
        await run.press("1")
        assert run.session.text("target.k3f9.operator") == ">"


async def test_target_rows_are_added_and_removed_and_undone(editor: Run) -> None:
    async with editor() as run:
        await run.open("k3f9")
        await run.press("ctrl+n")
        rows = run.session.project.rows("target.outputs")
        assert len(rows) == 5
        assert rows[0] == "k3f9"
        assert run.screen.line is not None
        assert run.screen.line.id == rows[1]
        await run.type("新增指标")
        assert run.session.text(f"target.{rows[1]}.title") == "新增指标"
        await run.press("shift+delete")
        assert run.session.project.rows("target.outputs") == (rows[0], *rows[2:])
        await run.press("ctrl+z")
        assert run.session.text(f"target.{rows[1]}.title") == "新增指标"


async def test_tab_walks_through_all_pages(editor: Run) -> None:
    async with editor() as run:
        seen: list[str] = []
        for _step in range(200):
            if run.screen.here not in seen:
                seen.append(run.screen.here)
            await run.pilot.press("tab")
        assert seen == [*page_names(run.session)[1:], ""]


async def test_the_cover_asks_for_the_project_and_all_facts(editor: Run) -> None:
    async with editor(sample=DEPARTMENT) as run:
        await run.press("escape", "0", "enter")
        assert run.screen.line is None
        assert run.entry().value == "广州住房公积金管理中心"
        await run.screen.open_line("", focus=True, field="fact.spent_basic")
        await run.pilot.pause()
        await run.press("ctrl+u")
        await run.type("8,858.20")
        assert run.session.sheet.points(run.session.sheet.plan.figures["spent"].node) == Fraction(
            "21522.09"
        )
        await run.press("f3")
        assert any("49.54" in line for line in run.text())


async def test_a_blank_project_starts_in_its_first_field_and_nothing_is_zero(editor: Run) -> None:
    async with editor(sample="gz-project-evaluation") as run:
        await run.type("信息化")
        assert run.session.text("subject.name") == "信息化"
        assert run.session.sheet.total is None
        assert not any("0.00" in line for line in run.text())


async def test_f2_keeps_to_the_same_field_of_the_next_target(editor: Run) -> None:
    async with editor() as run:
        await run.open("k3f9", "target.k3f9.actual")
        await run.press("f2")
        entry = run.entry()
        assert isinstance(entry, FigureInput)
        assert entry.path == "target.b7t2.actual"
        await run.press("shift+f2")
        assert getattr(run.app.focused, "path", "") == "target.k3f9.actual"


async def test_a_known_actual_is_changed_in_six_keys_from_any_indicator(editor: Run) -> None:
    async with editor() as run:
        await run.open("goal_reasonable")
        await run.press("ctrl+g", "1", "4", "enter")
        assert run.screen.line is not None
        assert run.screen.line.id == "h8d4"
        await run.press("tab", "tab")
        assert run.screen.line.id == "h8d4"


async def test_the_navigator_goes_by_digits_and_shows_where_it_is(editor: Run) -> None:
    async with editor() as run:
        await run.press("escape", "1", "5")
        assert run.screen.line is not None
        assert run.screen.line.id == "z6n1"
        await run.press("up")
        assert run.screen.line.id != "z6n1" or isinstance(run.app.focused, Navigator)
        await run.press("enter")
        assert not isinstance(run.app.focused, Navigator)


async def test_a_deduction_is_added_with_its_reason(editor: Run) -> None:
    async with editor() as run:
        await run.open("targets_standard")
        await run.press("ctrl+n")
        path = "answer.targets_standard.deduction.2.points"
        assert run.session.text(path) == "0"
        await run.press("ctrl+u")
        await run.type("0.5")
        assert run.session.sheet.total == total("96.48")


async def test_narrow_screens_show_one_pane_and_always_the_total(editor: Run) -> None:
    async with editor(size=NARROW) as run:
        for _page in range(4):
            assert any("96.98" in line for line in run.text()[:2])
            await run.press("ctrl+o")
        await run.pilot.resize_terminal(120, 36)
        await run.pilot.pause()
        assert not run.screen.has_class("narrow")


async def test_the_department_form_shows_its_targets_under_the_indicator(editor: Run) -> None:
    async with editor(sample=DEPARTMENT) as run:
        text = "\n".join(run.text())
        assert "95.54" in text
        assert "115.63%" in text
        await run.open("a4s2", "target.a4s2.actual")
        await run.press("ctrl+u")
        await run.type("2.24万笔")
        line = run.session.sheet.plan.line("outputs_completed")
        assert run.session.sheet.score(line) == Fraction("18.75")


async def test_quitting_with_changes_asks_and_saves_at_the_first_answer(editor: Run) -> None:
    async with editor() as run:
        await run.open("h8d4", ACTUAL)
        await run.type("1")
        await run.press("ctrl+q")
        assert len(run.app.screen_stack) == 2
        await run.press("2")
        assert len(run.app.screen_stack) == 1
        assert _is_dirty(run.session)
        await run.press("ctrl+q", "1")
        assert not _is_dirty(run.session)


async def test_a_figure_is_marked_where_one_arrives_and_a_text_is_not(editor: Run) -> None:
    async with editor() as run:
        await run.open("k3f9")
        kinds = set()
        for entry in run.screen.query(TextInput):
            if entry.value and entry.parent and entry.parent.display:
                entry.focus()
                await run.pilot.pause()
                is_figure = isinstance(entry, FigureInput)
                kinds.add(is_figure)
                assert entry.selection.is_empty is not is_figure
                assert entry.cursor_at_end
        assert kinds == {True, False}


async def test_keys_sent_in_one_burst_go_where_each_one_belongs(editor: Run) -> None:
    async with editor() as run:
        await run.open("execution_rate", "fact.budget_initial")
        keys = ("tab", "7", "tab", "8", "f2", "space")
        await run.press(*keys)
        assert run.session.text("fact.budget_adjustment") == "7"
        assert run.session.text("fact.spent") == "8"
        assert run.session.text("answer.procedure.met.1") == "false"


async def test_a_finding_leads_to_its_own_place(editor: Run) -> None:
    async with editor() as run:
        await run.press("f4", "enter")
        assert getattr(run.app.focused, "path", "") == "target.h8d4.actual"


async def test_a_file_changed_meanwhile_is_saved_under_another_name(editor: Run) -> None:
    async with editor() as run:
        path = run.session.path
        assert path is not None
        theirs = path.read_bytes() + b"\n"
        path.write_bytes(theirs)
        await run.open("h8d4", ACTUAL)
        await run.press("ctrl+u")
        await run.type("130000")
        await run.press("ctrl+s")
        assert len(run.app.screen_stack) == 2
        await run.press("4", "enter")
        assert path.read_bytes() == theirs
        other = path.with_stem(f"{path.stem}-2")
        assert run.session.path == other
    assert open_session(other).sheet.total == total("97.68")


async def test_up_and_down_walk_the_fields_too(editor: Run) -> None:
    async with editor() as run:
        await run.open("execution_rate", "fact.budget_initial")
        await run.press("down")
        assert getattr(run.app.focused, "path", "") == "fact.budget_adjustment"
        await run.press("up")
        assert getattr(run.app.focused, "path", "") == "fact.budget_initial"


async def test_the_next_target_that_is_not_scored_opens_at_what_is_missing(editor: Run) -> None:
    async with editor() as run:
        row = run.session.add_row("target.outputs", "k3f9")
        await run.open("k3f9", "target.k3f9.weight")
        await run.press("f2")
        assert getattr(run.app.focused, "path", "") == f"target.{row}.title"


async def test_other_colours_reach_every_pane_at_once(editor: Run) -> None:
    async with editor() as run:
        before = run.screen.live.render_line(1)
        await run.press("ctrl+l")
        assert run.screen.live.render_line(1) != before


@pytest.mark.parametrize("name", [shipped.name for shipped in shipped_versions()])
async def test_a_blank_project_of_any_form_is_walked_to_its_end(editor: Run, name: str) -> None:
    async with editor(sample=name) as run:
        for _step in run.session.sheet.lines:
            await run.press("f2")
        await run.press("f3", "escape", "f4", "escape")
        assert run.session.sheet.total is None


@pytest.mark.parametrize(
    ("changed", "page", "field"),
    [
        ("target.k3f9.actual", "k3f9", "target.k3f9.actual"),
        ("chapter.background", "chapter.background", "chapter.background"),
        ("waiver.F012.target.h8d4.actual", "h8d4", "target.h8d4.title"),
    ],
)
async def test_a_project_opens_at_the_field_last_changed(
    changed: str, page: str, field: str
) -> None:
    session = open_session(SAMPLES / IT)
    session.apply([(changed, "40")])
    app = ZipingApp(session)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        assert app.editor is not None
        assert (app.editor.here, getattr(app.focused, "path", "")) == (page, field)
