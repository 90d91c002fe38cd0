"""A workbook that came back, taken over on screen by keys; the session is asked what holds."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.exchange.coming_back import edited
from tests.tui.conftest import IT, NARROW, WIDE, Editor, Run
from tests.tui.test_hostile import HOSTILE
from tests.tui.test_screens import EXPECTED, UPDATE
from ziping.exchange import write_workbook
from ziping.language import Language, use
from ziping.tui.screens.editor import EditorScreen
from ziping.tui.screens.incoming import IncomingScreen

SPENT, MET, PEOPLE = "fact.spent", "answer.monitoring.met.1", "target.z6n1.actual"
NO = {"en": "no", "zh": "否"}


def send_back(
    run: Editor, language: Language = "en", more: Mapping[str, float | str] | None = None
) -> Path:
    """Export, let somebody change three cells and write over the total, change one here too."""
    session = run.session
    cells: dict[str, float | str | None] = {SPENT: 1032.52, MET: NO[language], PEOPLE: 5200000}
    content = edited(write_workbook(session.sheet, ()), {**cells, **(more or {})})
    assert session.path
    back = session.path.with_suffix(".xlsx")
    back.write_bytes(content)
    session.apply([(PEOPLE, "519.50万")])
    return back


async def opened(run: Editor) -> IncomingScreen:
    await run.press("shift+f6")
    await run.press("enter")
    for _look in range(100):
        if isinstance(run.app.screen, IncomingScreen):
            break
        await run.pilot.pause(0.02)
    found = run.app.screen
    assert isinstance(found, IncomingScreen)
    await run.pilot.pause()
    return found


def texts(run: Editor) -> tuple[str, ...]:
    return tuple(run.session.text(path) for path in (SPENT, MET, PEOPLE))


async def test_nothing_is_taken_over_before_each_conflict_has_a_side(editor: Run) -> None:
    async with editor() as run:
        send_back(run)
        screen = await opened(run)
        before = texts(run)
        await run.press("enter")
        assert run.app.screen is screen
        assert texts(run) == before
        assert screen.list.key == PEOPLE, "it goes to what is still to be chosen"
        await run.press("2", "enter")
        assert isinstance(run.app.screen, EditorScreen)
        assert texts(run) == ("1,032.52", "false", "5,200,000")
        await run.press("ctrl+z")
        assert texts(run) == before, "one undo takes all of it back"


async def test_cells_are_accepted_one_by_one(editor: Run) -> None:
    async with editor() as run:
        send_back(run)
        screen = await opened(run)
        assert screen.list.key == SPENT
        await run.press("1", "2", "1", "enter")
        assert isinstance(run.app.screen, EditorScreen)
        assert texts(run) == ("1,018.93", "false", "519.50万")


@pytest.mark.parametrize(
    ("key", "after"),
    [("3", ("1,018.93", "true", "519.50万")), ("4", ("1,032.52", "false", "5,200,000"))],
)
async def test_one_key_chooses_a_side_everywhere(
    editor: Run, key: str, after: tuple[str, ...]
) -> None:
    async with editor() as run:
        send_back(run)
        await opened(run)
        await run.press(key, "enter")
        assert texts(run) == after


async def test_leaving_takes_nothing_over(editor: Run) -> None:
    async with editor() as run:
        send_back(run)
        await opened(run)
        before = texts(run)
        await run.press("4", "escape")
        assert isinstance(run.app.screen, EditorScreen)
        assert texts(run) == before
        assert not run.session.can_redo


async def test_what_is_refused_is_said_and_nothing_opens(editor: Run) -> None:
    async with editor() as run:
        send_back(run).write_bytes(b"no workbook")
        await run.press("shift+f6")
        await run.press("enter")
        await run.pilot.pause(0.2)
        assert isinstance(run.app.screen, EditorScreen)
        assert any("no whole workbook" in line for line in run.text())


async def test_an_unchanged_workbook_opens_nothing(editor: Run) -> None:
    async with editor() as run:
        assert run.session.path
        content = write_workbook(run.session.sheet, ())
        run.session.path.with_suffix(".xlsx").write_bytes(content)
        await run.press("shift+f6")
        await run.press("enter")
        await run.pilot.pause(0.3)
        assert isinstance(run.app.screen, EditorScreen)
        assert any("Nothing in the workbook differs" in line for line in run.text())


@pytest.mark.parametrize(
    ("name", "language", "size", "keys"),
    [
        ("incoming-wide-zh", "zh", WIDE, ""),
        ("incoming-narrow-en", "en", NARROW, "down down"),
        ("incoming-notes-narrow-zh", "zh", NARROW, "right"),
    ],
)
async def test_the_screen_is_as_it_was_looked_at(
    editor: Run, name: str, language: Language, size: tuple[int, int], keys: str
) -> None:
    use(language)
    async with editor(IT, size) as run:
        send_back(run, language, {"total": 100})
        await opened(run)
        await run.press(*keys.split())
        await run.pilot.pause(0.1)
        lines = run.text()
    assert {cell_len(line) for line in lines} == {size[0]}
    text = "".join(f"{line.rstrip()}\n" for line in lines)
    path = EXPECTED / f"{name}.txt"
    if UPDATE:
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


async def test_any_text_keeps_the_width_of_every_row(editor: Run) -> None:
    async with editor(size=(60, 20)) as run:
        run.session.apply([("answer.monitoring.note", HOSTILE["markup"] + HOSTILE["doubtful"])])
        send_back(run, more={"answer.monitoring.note": "①②“好”≥×é🙂𠮷[A]"})
        await opened(run)
        for key in ("down", "down", "down", "right", "f1"):
            await run.press(key)
            assert {cell_len(row) for row in run.text()} == {60}
