"""The navigator: its filters, what it says of groups, and jumps over many lines."""

from __future__ import annotations

import pytest

from tests.tui.conftest import IT, JM, NARROW, Editor, Run
from ziping.session import Session
from ziping.tui.pages import page_names, page_of
from ziping.tui.widgets.navigator_items import Filter


def _pages(run: Editor) -> list[str]:
    return run.screen.navigator.pages


async def test_every_page_stands_in_the_navigator_in_its_order(editor: Run) -> None:
    for sample in (IT, JM, "mof-project@2020"):
        async with editor(sample) as run:
            assert _pages(run) == page_names(run.session)


async def test_filters_leave_what_they_say_and_the_open_page(editor: Run) -> None:
    async with editor() as run:
        run.session.apply([("answer.procedure.met.1", ""), ("chapter.overview.background", "")])
        await run.open("execution_rate")
        await run.press("escape", "left")
        assert run.screen.navigator.filter is Filter.UNFINISHED
        lines = [page for page in _pages(run) if not page.startswith("chapter.")]
        assert lines == ["", "execution_rate", "procedure"]
        await run.press("left")
        lost = ["targets_standard", "targets_effective", "execution_rate", "h8d4"]
        assert _pages(run) == ["", *lost]
        await run.press("enter", "f2")
        assert run.screen.here == "h8d4"
        await run.press("shift+f1")
        assert "h8d4" in _pages(run)
        assert "goal_reasonable" not in _pages(run)
        await run.press("shift+f1")
        assert _pages(run) == page_names(run.session)


async def test_a_line_leaves_the_list_once_it_is_finished_and_left(editor: Run) -> None:
    async with editor() as run:
        run.session.apply([("answer.procedure.met.1", "")])
        await run.open("procedure")
        await run.press("shift+f1", "space")
        await run.pilot.pause(0.1)
        assert run.session.text("answer.procedure.met.1") == "true"
        assert "procedure" in _pages(run)
        await run.press("escape", "home")
        await run.pilot.pause(0.1)
        assert "procedure" not in _pages(run)


async def test_a_group_says_what_its_weights_lack_as_they_are_typed(editor: Run) -> None:
    async with editor() as run:
        await run.open("k3f9", "target.k3f9.weight")
        await run.press("ctrl+u", "8")
        assert sum("2 points left" in line for line in run.text()) == 1
        assert sum(" 2 left" in line for line in run.text()) == 1


async def test_statuses_have_words_where_there_is_room(editor: Run) -> None:
    async with editor(size=NARROW) as run:
        await run.press("escape")
        assert any("-  lost" in line for line in run.text())


@pytest.mark.parametrize("number", [7, 42, 211])
async def test_any_of_many_lines_is_reached_by_its_number(editor: Run, number: int) -> None:
    async with editor() as run:
        rows = [f"r{index}" for index in range(200)]
        run.session.apply([("rows.target.outputs", " ".join(rows))])
        await run.press("ctrl+g", *str(number), "enter")
        listed = [line.id for line in run.session.sheet.scored_lines]
        assert run.screen.here == listed[number - 1]
        await run.press("escape", "1", "escape", *str(number))
        assert run.screen.here == listed[number - 1]


def _session() -> Session:
    from ziping.session import new_session

    return new_session("mof-project@2020")


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("subject.name", ""),
        ("table.funds.fiscal.final", "table.funds"),
        ("rows.table.funds", "table.funds"),
        ("answer.execution_rate.note", "execution_rate"),
        ("fact.nothing", ""),
        ("target.gone.title", ""),
        ("rows.target.outputs", ""),
    ],
)
def test_a_path_leads_to_its_page(path: str, page: str) -> None:
    assert page_of(_session(), path) == page
