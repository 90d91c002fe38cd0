"""Verdicts, what does not apply, weights that move and caps on the screen."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.moving import moving_file
from tests.tui.conftest import IT, NARROW, WIDE, Run
from ziping.language import use
from ziping.tui.widgets.choice_row import ChoiceRow

both_sizes = pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])


@pytest.fixture
def moving(tmp_path: Path) -> str:
    """A project file for the editor to open."""
    moving_file(tmp_path / IT)
    return IT


@both_sizes
async def test_a_verdict_is_chosen_by_its_digit_and_shows_its_ranges(
    editor: Run, moving: str, size: tuple[int, int]
) -> None:
    use("zh")
    async with editor(moving, size) as run:
        await run.open("system", "answer.system.choice")
        await run.press("2")
        assert run.session.text("answer.system.choice") == "fair"
        shown = "\n".join(run.text())
        assert "(部分达成预期指标并具有" in shown
        assert "[80%, 100%]" in shown
        assert all(word in shown for word in ("达成预期指标", "未达成预期指标且效果较差"))


async def test_a_line_that_does_not_apply_is_stamped_and_its_weight_moves(
    editor: Run, moving: str
) -> None:
    async with editor(moving) as run:
        await run.open("procure", "answer.procure.not_applicable")
        assert isinstance(run.app.focused, ChoiceRow)
        await run.press("1")
        run.session.edit("answer.procure.loss_reason", "未采购")
        await run.pilot.pause()
        shown = run.text()
        assert any("/  政府采购规范性" in line for line in shown)
        assert "does not apply" in "\n".join(shown)
        await run.open("system")
        assert any("Full marks 25 (printed 20)" in line for line in run.text())


async def test_a_row_that_becomes_judged_asks_for_its_verdict(editor: Run, moving: str) -> None:
    async with editor(moving) as run:
        await run.open("r1", "target.r1.operator")
        assert not run.screen.form.focus_field("target.r1.choice")
        await run.press("6")
        assert run.session.text("target.r1.operator") == "qualitative"
        assert run.screen.form.focus_field("target.r1.choice")
        await run.press("1")
        assert run.session.text("target.r1.choice") == "good"
        assert run.session.sheet.lacking(run.session.sheet.plan.line("r1").weight) == ()


@both_sizes
async def test_a_cap_and_a_published_total_are_said(
    editor: Run, tmp_path: Path, size: tuple[int, int]
) -> None:
    moving_file(
        tmp_path / IT,
        fact__spent="399",
        answer__system__points="20",
        answer__procure__deduction__1__points="0",
        subject__published_total="90",
    )
    async with editor(IT, size) as run:
        while size == NARROW and run.screen.pages.page != "live":
            await run.press("ctrl+o")
        shown = " ".join(line[-30:] if size == WIDE else line for line in run.text())
        words = " ".join(shown.split())
        assert "Capped at 89: 预算执行率" in words
        assert "Published total: 90.00" in words


async def test_the_rows_of_a_table_are_filled_in_with_the_project(editor: Run) -> None:
    async with editor("mof-project@2020") as run:
        await run.open("table.funds")
        assert run.screen.form.focus_field("table.funds.fiscal.final")
        await run.press("8", "0")
        assert run.screen.form.focus_field("table.funds.fiscal.spent")
        await run.press("6", "0")
        assert run.session.text("table.funds.fiscal.spent") == "60"
        assert any("75.00%" in line for line in run.text())
