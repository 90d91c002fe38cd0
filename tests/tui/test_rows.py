"""Rows that turn from one field to another: each shows, hears and changes only its own."""

from __future__ import annotations

import pytest
from textual.widgets import Input, TextArea

from tests.tui.conftest import DEPARTMENT, IT, WIDE, Editor, Run
from ziping.session import Session, open_session
from ziping.tui.page import page
from ziping.tui.parts import Choice, Entry, Prose
from ziping.tui.widgets.choice_row import ChoiceRow

FIRST, SECOND = "target.k3f9.actual", "target.b7t2.actual"
FORM = 42
"""Where the form begins, right of the navigator."""
HOSTILE = ("[/]", "[@click=app.quit]x[/]", "=1+1", "①“好”🙂𠮷", "x" * 200)


def _shown(run: Editor) -> list[tuple[str, str]]:
    """Each field on the form, and the text in its entry."""
    found = []
    for row in run.screen.form.rows:
        entry = getattr(row, "entry", None)
        if isinstance(entry, Input):
            found.append((row.part.field.path, entry.value))
        elif isinstance(entry, TextArea):
            found.append((row.part.field.path, entry.text))
        elif isinstance(entry, ChoiceRow):
            found.append((row.part.field.path, run.session.text(entry.field.path)))
    return found


def _held(session: Session, line: str) -> list[tuple[str, str]]:
    """Each field of a line, and its text in the session; prose out of use has no entry."""
    parts = [part for part in page(session, line) if isinstance(part, Entry | Choice | Prose)]
    return [(part.field.path, session.text(part.field.path)) for part in parts]


async def _caught_up(run: Editor) -> None:
    """Wait until the screen has looked for findings."""
    while run.screen.review.is_behind:
        await run.pilot.pause(0.01)
    await run.pilot.pause()


@pytest.mark.parametrize("sample", [IT, DEPARTMENT])
async def test_every_line_looks_as_in_an_editor_that_has_shown_no_other(
    editor: Run, sample: str
) -> None:
    async with editor(sample) as run:
        lines = ["", *(line.id for line in run.session.sheet.lines)]
    fresh = {}
    for line in lines[::3]:
        async with editor(sample) as run:
            await run.open(line)
            await run.drawn()
            fresh[line] = run.text(FORM)
    async with editor(sample) as run:
        for line in (*lines, *reversed(lines)):
            await run.open(line)
            shown, held = _shown(run), _held(run.session, line)
            assert set(shown) <= set(held)
            assert {field for field in held if field[1]} <= set(shown)
            if line in fresh:
                await run.drawn()
                assert run.text(FORM) == fresh[line]


async def test_keys_right_after_f2_go_into_the_field_that_opens(editor: Run) -> None:
    async with editor() as run:
        await run.open("k3f9", FIRST)
        before = run.session.text(FIRST)
        await run.burst("f2", *"123")
        assert (run.session.text(FIRST), run.session.text(SECOND)) == (before, "123")
        assert run.entry().value == "123"


async def test_keys_right_before_f2_stay_in_the_field_they_were_typed_in(editor: Run) -> None:
    async with editor() as run:
        await run.open("k3f9", FIRST)
        await run.burst("7", "f2", "8", "f2", "f2", "shift+f2", "shift+f2", "end", "9")
        assert (run.session.text(FIRST), run.session.text(SECOND)) == ("7", "89")


@pytest.mark.parametrize("key", ["backspace", "ctrl+u", "home"])
async def test_editing_keys_act_in_their_order_too(editor: Run, key: str) -> None:
    async with editor() as run:
        await run.open("k3f9", FIRST)
        other = run.session.text(SECOND)
        await run.burst("1", "2", key, "3", "f2", key, "4")
        assert (run.session.text(FIRST), run.session.text(SECOND)) == {
            "backspace": ("13", "4"),
            "ctrl+u": ("3", "4"),
            "home": ("312", "4" + other),
        }[key]


@pytest.mark.parametrize("key", ["enter", "tab", "down", "pagedown"])
async def test_keys_after_one_that_moves_go_where_it_moves(editor: Run, key: str) -> None:
    async with editor() as run:
        await run.open("k3f9", "target.k3f9.target")
        before = dict(run.session.project.entries)
        await run.burst("7", key, "8")
        there = FIRST if key != "pagedown" else "target.b7t2.target"
        changed = {
            path: text
            for path, text in run.session.project.entries.items()
            if text != before.get(path)
        }
        assert changed == {"target.k3f9.target": "7", there: "8"}


async def test_a_command_sees_the_keys_before_it(editor: Run) -> None:
    async with editor() as run:
        await run.open("k3f9", FIRST)
        before, path = run.session.text(FIRST), run.session.path
        assert path is not None
        await run.burst("7", "ctrl+z")
        assert run.session.text(FIRST) == before
        await run.burst("8", "ctrl+s")
        await run.drawn()
        assert open_session(path).text(FIRST) == "8"


async def test_chinese_and_a_move_in_one_burst(editor: Run) -> None:
    async with editor() as run:
        await run.open("k3f9", "target.k3f9.title")
        before = run.session.text("target.k3f9.title"), run.session.text("target.b7t2.title")
        await run.burst(*"网办", "f2", *"并发", "shift+f2", *"事项")
        assert run.session.text("target.k3f9.title") == before[0] + "网办事项"
        assert run.session.text("target.b7t2.title") == before[1] + "并发"


async def test_a_digit_answers_a_criterion_of_the_line_it_was_typed_at(editor: Run) -> None:
    async with editor() as run:
        await run.open("goal_reasonable")
        await run.burst("2", "f2")
        await run.press("shift+f2")
        assert run.session.text("answer.goal_reasonable.met.2") == "false"
        assert run.session.text("answer.goal_reasonable.met.1") == "true"


async def test_undo_takes_back_what_was_typed_in_each_field(editor: Run) -> None:
    async with editor() as run:
        await run.open("k3f9", FIRST)
        entry, before = run.entry(), (run.session.text(FIRST), run.session.text(SECOND))
        await run.type("7")
        await run.press("f2")
        assert run.entry() is entry
        await run.type("8")
        await run.press("shift+f2")
        await run.type("9")
        await run.press("ctrl+z")
        assert run.session.text(FIRST) == "7"
        await run.press("ctrl+z")
        assert run.session.text(SECOND) == before[1]
        assert (run.screen.here, run.entry().value) == ("b7t2", before[1])
        await run.press("ctrl+z")
        assert run.session.text(FIRST) == before[0]
        assert (run.screen.here, run.entry().value) == ("k3f9", before[0])
        assert not run.session.can_undo


@pytest.mark.parametrize("hostile", HOSTILE)
async def test_any_text_survives_the_turning_of_its_row(editor: Run, hostile: str) -> None:
    async with editor() as run:
        path = "target.k3f9.title"
        run.session.apply([(path, hostile), ("target.k3f9.analysis", hostile)])
        for _time in range(2):
            await run.open("k3f9", path)
            assert run.entry().value == hostile
            assert run.entry().cursor_at_end
            await run.press("f2")
            assert run.entry().value == run.session.text("target.b7t2.title")
            assert run.entry().scroll_offset.x == 0
        assert run.session.text(path) == hostile
        assert len(run.session.undo()) == 2
        assert not run.session.can_undo


async def test_prose_never_runs_from_one_line_into_another(editor: Run) -> None:
    async with editor() as run:
        one, other = "answer.targets_standard.loss_reason", "answer.targets_effective.loss_reason"
        run.session.apply([(one, "甲"), (other, "乙")])
        await run.open("targets_standard", one)
        await run.burst("1", "f2", "shift+f2")
        assert (run.session.text(one), run.session.text(other)) == ("1甲", "乙")
        await run.open("targets_effective", other)
        assert isinstance(run.app.focused, TextArea)
        await run.burst("2", "backspace", "3")
        assert (run.session.text(one), run.session.text(other)) == ("1甲", "3乙")
        await run.press("ctrl+z")
        assert (run.session.text(one), run.session.text(other)) == ("1甲", "乙")


async def test_nothing_selected_or_scrolled_stays_behind(editor: Run) -> None:
    async with editor() as run:
        await run.open("k3f9", "target.k3f9.title")
        path = "target.b7t2.title"
        before = run.session.text(path)
        run.entry().action_select_all()
        await run.press("f2")
        assert run.entry().selection.is_empty
        await run.type("1")
        assert run.session.text(path) == before + "1"


@pytest.mark.parametrize("line", ["b7t2", "execution_rate"])
async def test_the_input_methods_window_stands_at_the_caret(editor: Run, line: str) -> None:
    async with editor(size=WIDE) as run:
        await run.open("k3f9", FIRST)
        await run.open(line)
        entry = run.entry()
        x, y, width, height = entry.content_region
        assert run.app.cursor_position == entry.cursor_screen_offset
        assert (width, height) == (entry.size.width, 1)
        assert x <= run.app.cursor_position.x <= x + width
        assert run.app.cursor_position.y == y


async def test_the_focus_never_stays_in_a_row_out_of_sight(editor: Run) -> None:
    async with editor(DEPARTMENT) as run:
        for line in ("", *(line.id for line in run.session.sheet.lines), ""):
            await run.screen.open_line(line)
            await run.pilot.pause()
            assert run.app.focused in run.screen.form.entries


async def test_findings_and_stamps_follow_the_total(editor: Run) -> None:
    async with editor() as run:
        await _caught_up(run)
        await run.open("k3f9", FIRST)
        assert any("= " in line and "网办事项数量" in line for line in run.text())
        await run.press("ctrl+u")
        await run.type("40")
        codes = {f.code for f in run.session.findings if f.where.startswith("target.k3f9.")}
        assert codes == {"F020"}
        await _caught_up(run)
        assert run.screen.review.findings == run.session.findings
        assert any("? " in line and "网办事项数量" in line for line in run.text())
        count = len(run.screen.review.open_findings)
        assert any(line.split()[-2:] == ["Findings", str(count)] for line in run.text())
