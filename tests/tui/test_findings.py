"""The list of findings: narrowed, gone to, mended, waived."""

from __future__ import annotations

from fractions import Fraction

import pytest
from rich.cells import cell_len

from tests.tui.conftest import NARROW, WIDE, Editor, Run
from ziping.findings import Finding
from ziping.quantity import show
from ziping.tui.screens.findings import FindingsScreen

OVERRIDE, WEIGHT = "answer.goal_reasonable.override", "target.k3f9.weight"
WRONG = ((OVERRIDE, "9"), ("answer.goal_reasonable.reason", "x"), (WEIGHT, "12"))
WAIVER = f"waiver.F022.{OVERRIDE}"


def listed(run: Editor) -> FindingsScreen:
    screen = run.app.screen
    assert isinstance(screen, FindingsScreen)
    return screen


def here(run: Editor) -> Finding:
    found = listed(run).finding
    assert found is not None
    return found


def focused(run: Editor) -> str:
    return str(getattr(run.app.focused, "path", ""))


@pytest.mark.parametrize("size", [(60, 20), NARROW, WIDE, (200, 60)])
async def test_the_list_goes_to_the_field_and_has_its_exact_width(
    editor: Run, size: tuple[int, int]
) -> None:
    async with editor(size=size) as run:
        run.session.apply(WRONG)
        await run.press("f4", "down")
        assert here(run).code == "F030"
        assert {cell_len(row) for row in run.text()} == {size[0]}
        await run.press("enter")
        assert (run.screen.here, focused(run)) == ("k3f9", WEIGHT)


async def test_the_list_is_narrowed_by_severity(editor: Run) -> None:
    async with editor() as run:
        run.session.apply(WRONG)
        await run.press("f4")
        seen = []
        for _tab in range(5):
            await run.press("right")
            shown = [entry.key[:4] for entry in listed(run).list.entries if entry.key]
            seen.append((listed(run).tab, len(shown)))
        errors = sum(item.severity == "error" for item in run.session.findings)
        assert seen[0] == ("error", errors)
        assert seen[3] == ("waived", 2)
        assert seen[4] == ("all", len(run.session.findings))
        assert sum(count for _tab, count in seen[:4]) == seen[4][1]
        await run.press("f4")
        assert run.app.screen is run.screen


async def test_what_mends_is_done_in_one_step_and_undone_there(editor: Run) -> None:
    async with editor() as run:
        run.session.apply(WRONG)
        await run.press("f4", "down", "ctrl+r")
        lines = "\n".join(run.text())
        assert "10 instead of 12" in lines
        before = show(run.session.sheet.total or Fraction(0), 2)
        after = show(run.session.sheet_with([(WEIGHT, "10")]).total or Fraction(0), 2)
        assert f"total {before} to {after}" in lines
        await run.press("enter")
        assert run.session.text(WEIGHT) == "10"
        assert here(run).code != "F030"
        await run.press("ctrl+z")
        assert run.session.text(WEIGHT) == "12"


async def test_a_finding_is_waived_with_a_reason_and_waived_no_longer(editor: Run) -> None:
    async with editor(size=NARROW) as run:
        run.session.apply(WRONG)
        await run.press("f4", "ctrl+r", "down", "enter")
        await run.type("同意 [A]")
        await run.press("enter")
        assert run.session.text(WAIVER) == "同意 [A]"
        await run.press("end", "home")
        while here(run).code != "F022":
            await run.press("down")
        assert here(run).waived == "同意 [A]"
        assert "同意 [A]" in "\n".join(run.text())
        await run.press("ctrl+r", "enter")
        assert run.session.text(WAIVER) == ""
        await run.press("ctrl+z", "ctrl+z")
        assert run.session.text(WAIVER) == ""
        await run.press("ctrl+y")
        assert run.session.text(WAIVER) == "同意 [A]"


async def test_a_question_left_changes_nothing(editor: Run) -> None:
    async with editor() as run:
        run.session.apply(WRONG)
        before = run.session.project
        await run.press("f4", "ctrl+r", "escape")
        await run.press("ctrl+r", "down", "enter")
        await run.type("x")
        await run.press("escape", "escape")
        assert run.session.project is before
        assert run.app.screen is run.screen


async def test_the_finding_at_the_field_is_resolved_from_the_form(editor: Run) -> None:
    async with editor() as run:
        run.session.apply(WRONG)
        await run.open("goal_reasonable", OVERRIDE)
        await run.press("ctrl+r", "enter")
        assert run.session.text(OVERRIDE) == ""
        await run.press("ctrl+z")
        assert run.session.text(OVERRIDE) == "9"
        await run.open("fund_use")
        await run.press("ctrl+r")
        await run.drawn()
        assert "No finding stands here" in "\n".join(run.text())


async def test_the_next_finding_goes_round_all_that_are_open(editor: Run) -> None:
    async with editor() as run:
        run.session.apply(WRONG)
        open_ = [item for item in run.session.findings if item.waived is None]
        seen = []
        for _step in range(len(open_) + 1):
            await run.press("shift+f3")
            assert run.screen.finding is not None
            seen.append(run.screen.finding)
        assert seen == [*open_, open_[0]]
        assert focused(run) == OVERRIDE


async def test_the_mouse_works_the_list(editor: Run) -> None:
    async with editor() as run:
        run.session.apply(WRONG)
        await run.press("f4")
        await run.pilot.click("Listing", offset=(20, 2))
        await run.pilot.pause()
        assert here(run).code == "F030"
        await run.pilot.click("Listing", offset=(20, 2))
        await run.pilot.pause()
        assert focused(run) == WEIGHT
        await run.press("f4")
        await run.pilot.click("Tabs", offset=(22, 0))
        await run.pilot.pause()
        assert listed(run).tab == "error"


async def test_colours_turn_here_too_and_help_names_the_keys_of_a_list(editor: Run) -> None:
    async with editor() as run:
        await run.press("f4", "ctrl+l")
        assert run.app.theme == "light"
        await run.press("f1")
        said = "\n".join(run.text())
        assert "Tab" in said
        assert "Ctrl+R" in said
        assert "PgDn  PgUp" not in said
