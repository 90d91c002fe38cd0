"""Whole screens as text, and the width of every row.

ZIPING_UPDATE_SCREENS=1 writes the expected screens anew; look at them before you keep them.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.tui.conftest import DEPARTMENT, IT, JM, NARROW, SMALLEST, WIDE, Run
from ziping.language import Language, use
from ziping.tui.commands.editor import EDITOR
from ziping.tui.commands.meeting import MEETING

EXPECTED = Path(__file__).parent / "screens"
UPDATE = os.environ.get("ZIPING_UPDATE_SCREENS") == "1"

SCREENS: tuple[tuple[str, Language, str, tuple[int, int], str], ...] = (
    ("editor-wide-zh", "zh", IT, WIDE, "f2 f2 f2 f2 f2 f2"),
    ("editor-wide-en", "en", IT, WIDE, "f2 f2 f2 f2 f2 f2"),
    ("editor-narrow-zh", "zh", IT, NARROW, "f2 f2 f2 f2 f2 f2"),
    ("target-wide-zh", "zh", IT, WIDE, "escape 1 4 enter"),
    ("cover-narrow-zh", "zh", DEPARTMENT, NARROW, "shift+f2"),
    ("navigator-narrow-zh", "zh", IT, NARROW, "escape"),
    ("navigator-lost-narrow-zh", "zh", IT, NARROW, "escape left left"),
    ("table-wide-zh", "zh", JM, WIDE, "shift+f2"),
    ("table-narrow-zh", "zh", JM, NARROW, "shift+f2 tab end 约"),
    ("chapter-narrow-zh", "zh", JM, NARROW, "f2"),
    ("scores-narrow-zh", "zh", IT, NARROW, "ctrl+o"),
    ("department-wide-zh", "zh", DEPARTMENT, WIDE, ""),
    ("why-wide-zh", "zh", IT, WIDE, "f2 f2 f2 f2 f2 f2 f3"),
    ("why-narrow-zh", "zh", IT, NARROW, "f2 f2 f2 f2 f2 f2 f3"),
    ("why-total-wide-zh", "zh", IT, WIDE, "shift+f2 f3"),
    ("points-to-win-narrow-zh", "zh", IT, NARROW, "shift+f4"),
    ("findings-wide-zh", "zh", IT, WIDE, "f4"),
    ("findings-narrow-zh", "zh", IT, NARROW, "f4 down"),
    ("help-narrow-en", "en", IT, NARROW, "f1"),
    ("meeting-wide-zh", "zh", IT, WIDE, "escape 1 5 enter f5 shift+f5 9"),
    ("meeting-narrow-en", "en", IT, NARROW, "f5 ctrl+g 7 enter 9 9 0"),
    ("meeting-smallest-zh", "zh", DEPARTMENT, SMALLEST, "f5 down down 5 0"),
)


@pytest.mark.parametrize(("name", "language", "sample", "size", "keys"), SCREENS)
async def test_the_screen_is_as_it_was_looked_at(
    editor: Run, *, name: str, language: Language, sample: str, size: tuple[int, int], keys: str
) -> None:
    use(language)
    async with editor(sample, size) as run:
        await run.press(*keys.split())
        lines = run.text()
    as_looked_at(name, lines, size)


def as_looked_at(name: str, lines: list[str], size: tuple[int, int]) -> None:
    """The screen is the one that is kept under this name."""
    assert {cell_len(line) for line in lines} == {size[0]}
    text = "".join(f"{line.rstrip()}\n" for line in lines)
    path = EXPECTED / f"{name}.txt"
    if UPDATE:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_every_command_works_by_its_key(editor: Run, language: Language) -> None:
    use(language)
    async with editor() as run:
        for command in EDITOR:
            if command.id == "quit":
                continue
            while run.session.can_undo:
                run.session.undo()
            await run.open("k3f9")
            depth = len(run.app.screen_stack)
            await run.press(command.keys.split(",")[0])
            if len(run.app.screen_stack) > depth:
                await run.press("escape")
            assert run.app.is_running


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_every_command_of_the_meeting_works_by_its_key(
    editor: Run, language: Language
) -> None:
    use(language)
    async with editor() as run:
        await run.press("f5")
        for command in MEETING:
            if command.id in ("quit", "meeting"):
                continue
            depth = len(run.app.screen_stack)
            await run.press(command.keys.split(",")[0])
            if len(run.app.screen_stack) > depth:
                await run.press("escape")
            assert len(run.app.screen_stack) == depth


async def test_no_glyph_of_our_own_has_a_doubtful_width(editor: Run) -> None:
    """Everything the screen draws of itself is as wide on every terminal, and exists in GBK."""
    from unicodedata import east_asian_width

    use("zh")
    async with editor(sample="gz-project-evaluation", size=WIDE) as run:
        for keys in (
            "",
            "shift+f2",
            "f2",
            "f2",
            "f1",
            "escape",
            "f9",
            "escape",
            "f4",
            "escape",
            "f3",
            "escape",
            "f5",
            "shift+f5",
        ):
            await run.press(*keys.split())
            for line in run.text():
                doubtful = {c for c in line if east_asian_width(c) == "A"}
                assert not doubtful, line
                line.encode("gbk")
