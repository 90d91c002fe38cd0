"""Comparison, history, naming and the seal on screen."""

from __future__ import annotations

import re
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.tui.conftest import NARROW, WIDE, Editor
from tests.tui.test_screens import as_looked_at
from ziping.session import open_kept, open_session
from ziping.session.past import past_versions
from ziping.tui.app import ZipingApp
from ziping.tui.screens.compare import CompareScreen
from ziping.tui.screens.history import HistoryScreen

ACTUAL = "target.k3f9.actual"


@asynccontextmanager
async def kept(path: Path, size: tuple[int, int] = WIDE) -> AsyncIterator[Editor]:
    app = ZipingApp(open_kept(path))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Editor(app, pilot)
    assert app.session is not None
    app.session.keeper.abandon()


async def shown(run: Editor, words: str) -> None:
    """Wait until these words are on the screen."""
    for _look in range(100):
        if words in "\n".join(run.text()):
            return
        await run.pilot.pause(0.05)
    raise AssertionError("\n".join(run.text()))


@pytest.mark.parametrize("size", [(60, 20), NARROW, WIDE])
async def test_a_comparison_explains_the_total_and_goes_to_the_field(
    file: Path, size: tuple[int, int]
) -> None:
    async with kept(file, size) as run:
        run.session.apply([(ACTUAL, "40"), ("subject.unit", "单位")])
        run.session.save()
        await run.press("f7", "enter")
        await shown(run, "-1.10")
        assert {cell_len(row) for row in run.text()} == {size[0]}
        if size == NARROW:
            as_looked_at("compare-narrow-en", run.text(), size)
        screen = run.app.screen
        assert isinstance(screen, CompareScreen)
        stops = [entry.key.split(" ")[1] for entry in screen.list.entries if entry.key]
        assert stops == ["subject.unit", "answer.goals_achieved", "target.k3f9", ACTUAL]
        await run.press("down", "down", "down")
        assert screen.where == ACTUAL
        await run.press("enter")
        assert getattr(run.app.focused, "path", "") == ACTUAL


async def test_another_file_is_compared_and_one_that_cannot_be_read_is_said(file: Path) -> None:
    other = file.with_name("b.toml")
    shutil.copy(file, other)
    (file.parent / "c.toml").write_text("x", encoding="utf-8")
    async with kept(file) as run:
        await run.press("f7")
        await run.type("b.toml")
        await run.press("enter")
        await shown(run, "Nothing differs")
        await run.press("f7", "f7")
        await run.type("c.toml")
        await run.press("enter")
        await shown(run, "This is not")
        await run.press("f7", "end", "pagedown", "enter")
        await run.type(str(other))
        await run.press("enter")
        await shown(run, "Nothing differs")


async def test_last_year_stands_beside(file: Path, tmp_path: Path) -> None:
    from ziping.session.carrying import carried_session

    path = tmp_path / "new.toml"
    session = carried_session(file)
    session.save(path)
    async with kept(path) as run:
        await run.press("f7")
        await run.type("last year")
        await run.press("enter")
        await shown(run, "96.98 to")
        await shown(run, "926.91")


async def test_one_goes_back_to_a_version_and_undoes_that(file: Path) -> None:
    async with kept(file) as run:
        await run.press("ctrl+s")
        run.session.apply([(ACTUAL, "40")])
        await run.press("shift+f7")
        await shown(run, "saved by you")
        await run.press("ctrl+r")
        await shown(run, "Ctrl+Z brings the present back")
        await run.press("escape")
        assert run.session.text(ACTUAL) == "40"
        await run.press("ctrl+r", "2")
        assert run.session.text(ACTUAL) == "51"
        await run.press("escape", "ctrl+z")
        assert run.session.text(ACTUAL) == "40"


async def test_what_a_version_has_changed_is_named(file: Path) -> None:
    async with kept(file) as run:
        await run.press("ctrl+s")
        run.session.apply([(ACTUAL, "40")])
        await run.press("ctrl+s", "shift+f7")
        await shown(run, "1 changes to the version before")
        await shown(run, "51 > 40")
        screen = run.app.screen
        assert isinstance(screen, HistoryScreen)
        await run.press("down", "enter")
        await shown(run, "96.98 to 95.38")
        await run.press("escape", "escape")
        assert run.app.screen is run.screen


async def test_saving_once_more_names_the_version(file: Path) -> None:
    async with kept(file) as run:
        await run.press("ctrl+s", "ctrl+s")
        await run.type("送审稿")
        await run.press("enter")
        assert past_versions(run.session)[0].name == "送审稿"
        await shown(run, "now called 送审稿")
        run.session.apply([(ACTUAL, "40")])
        await run.press("ctrl+s")
        assert len(run.app.screen_stack) == 1, "after a change it saves again"
        await run.press("shift+f7", "down", "ctrl+n")
        await run.type("二")
        await run.press("enter")
        await shown(run, "送审稿二")


async def test_a_seal_is_set_on_screen_and_later_edits_are_said(file: Path) -> None:
    async with kept(file) as run:
        await run.press("shift+f9")
        await shown(run, "Not sealed")
        assert "Looking at the evidence" not in "\n".join(run.text())
        await run.press("escape", "shift+f9")
        await shown(run, "Not sealed")
        await run.press("2")
        await shown(run, "Sealed; what is edited")
        assert re.search(r"sealed   filled", run.text()[0])
        assert open_session(file).project.seal is not None
        run.session.edit(ACTUAL, "40")
        await shown(run, "1 edits after the seal")
        await run.press("shift+f9")
        await shown(run, "Actual changed since the seal")
        assert re.search(r"Sealed [-0-9]{10} [0-9]{2}:[0-9]{2}; edited", "\n".join(run.text()))
        await run.press("escape")
        await run.press("ctrl+z")
        await shown(run, "sealed   filled")
