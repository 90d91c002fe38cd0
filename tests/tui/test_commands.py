"""Every command is reached by its keys, by the list and by the mouse, in both languages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from textual.widgets._toast import Toast

from tests.tui.conftest import DEPARTMENT, IT, NARROW, SMALLEST, WIDE, Editor, Run
from ziping.language import Language, use
from ziping.tui.command import MOST_AT_THE_BOTTOM, Command, footer, heard, offered
from ziping.tui.commands.editor import EDITOR
from ziping.tui.commands.meeting import MEETING
from ziping.tui.commands.shared import PICK
from ziping.tui.filtering import plain
from ziping.tui.keymap import command_lists
from ziping.tui.pinyin import initials
from ziping.tui.screens.pick import narrowed
from ziping.tui.widgets.bars import Keys
from ziping.tui.widgets.choice_row import ChoiceRow
from ziping.tui.widgets.form_row import INSET, LABEL

LINES = ("k3f9", "targets_standard")
"""A target, and an indicator with deductions: each command applies at one of them."""
ENGLISH = re.compile(r"[A-Za-z]{2,}")
NAMES = re.compile(
    r"Shift|Ctrl|Enter|Esc|Tab|Delete|PgDn|PgUp|Up|Down|Excel|\b[a-z0-9_-]+\.[a-z0-9_.]+"
)
"""What is called so in Chinese too: keys, field paths."""


def record(run: Editor, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The commands carried out from now on, in place of their work; the list itself opens."""
    done: list[str] = []
    screen = run.app.screen

    async def carry_out(command: Command[Any]) -> None:
        done.append(command.id)
        if command.id == PICK.id:
            await command.do(screen)

    monkeypatch.setattr(screen, "carry_out", carry_out)
    return done


@pytest.mark.parametrize(("way", "commands"), [("", EDITOR), ("f5", MEETING)])
async def test_each_key_carries_out_its_command(
    editor: Run, way: str, commands: Sequence[Command[Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with editor() as run:
        await run.press(*way.split())
        done = record(run, monkeypatch)
        for command in commands:
            for key in heard(command.keys):
                await run.press(key)
                assert done == [command.id], key
                done.clear()
                if command.id == PICK.id:
                    await run.press("escape")


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_each_command_is_found_in_the_list_by_its_names(
    editor: Run, language: Language
) -> None:
    use(language)
    async with editor() as run:
        run.session.apply([("subject.name", "甲")])
        run.session.apply([("subject.name", "乙")])
        run.session.undo()
        found = set()
        for line in LINES:
            await run.open(line)
            choices = offered(run.screen)
            for command in (c for c in EDITOR if c.applies(run.screen)):
                label = command.label()
                for typed in (label, initials(label), label[:2]):
                    first = narrowed(choices, typed)[0].text
                    assert plain(initials(first)).startswith(initials(typed)), typed
                for typed in (command.id.replace("_", " "), command.shown, command.help()):
                    assert command.id in [choice.value for choice in narrowed(choices, typed)]
                found.add(command.id)
        assert found == {command.id for command in EDITOR}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("commands", command_lists().values(), ids=list(command_lists()))
def test_every_command_has_words_of_its_own(
    language: Language, commands: Sequence[Command[Any]]
) -> None:
    use(language)
    everywhere: list[Command[Any]] = [replace(c, applies=lambda _at: True) for c in commands]
    choices = offered(SimpleNamespace(commands=everywhere))
    for command in commands:
        for typed in (command.label(), initials(command.label()), command.shown, command.help()):
            assert command.id in [choice.value for choice in narrowed(choices, typed)]
    assert len({command.label() for command in commands}) == len(commands)
    assert len({command.help() for command in commands}) == len(commands)
    shown = footer(everywhere, None)
    assert [name for name, _key, _words in shown][:2] == ["help", "commands"]


@pytest.mark.parametrize("typed", ["DC", "dc", "ｄｃ", "导出", "export", "F8", "Ｆ８"])
async def test_what_is_typed_into_the_list_finds_in_any_width(editor: Run, typed: str) -> None:
    use("zh")
    async with editor() as run:
        choices = offered(run.screen)
        assert narrowed(choices, typed)[0].value == "export"


@pytest.mark.parametrize("key", ["f9", "ctrl+g"])
async def test_a_list_in_which_nothing_is_found_says_so_and_stays(editor: Run, key: str) -> None:
    async with editor(size=SMALLEST) as run:
        await run.press(key)
        await run.type("zq")
        assert 'Nothing here has "zq". Ctrl+U clears it' in "\n".join(run.text())
        await run.type("w" * 60)
        assert 'w..". Ctrl+U clears it' in "\n".join(run.text())
        await run.press("enter")
        assert run.app.screen is not run.screen
        await run.press("ctrl+u")
        assert "Ctrl+U clears it" not in "\n".join(run.text())


async def test_what_does_not_apply_is_not_offered(editor: Run) -> None:
    async with editor() as run:
        await run.open("execution_rate")
        await run.press("f9")
        offered = " ".join(run.text())
        assert "Why" in offered
        for label in ("Remove target", "Add deduction", "Undo", "Redo"):
            assert label not in offered


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("line", LINES)
async def test_the_mouse_carries_out_what_the_footer_and_the_list_show(
    editor: Run, language: Language, line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(language)
    async with editor(size=NARROW) as run:
        await run.open(line)
        done = record(run, monkeypatch)
        shown = footer(run.screen.commands, run.screen)
        keys = run.screen.query_one(Keys)
        places = {name: start for start, _end, name in keys._places}
        assert list(places) == [name for name, _key, _words in shown][: len(places)]
        assert PICK.id in places
        assert 5 <= len(places) <= MOST_AT_THE_BOTTOM
        for name, start in places.items():
            await run.pilot.click("#keys", offset=(start, 0))
            await run.pilot.pause()
            assert done == [name]
            done.clear()
            if name == PICK.id:
                await run.pilot.click("ChoiceList", offset=(10, 2))
                await run.pilot.pause()
                assert done == [[c for c in EDITOR if c.applies(run.screen)][2].id]
                done.clear()


@pytest.mark.parametrize("key", ["f1", "f3", "f9", "ctrl+g", "shift+f8"])
async def test_the_mouse_leaves_what_lies_over_the_work(editor: Run, key: str) -> None:
    async with editor() as run:
        await run.press(key)
        keys = run.app.screen.query_one(Keys)
        start = next(start for start, _end, name in keys._places if name == "leave")
        await run.pilot.click(keys, offset=(start, 0))
        await run.pilot.pause()
        assert run.app.screen is run.screen


async def test_the_mouse_chooses_what_it_points_at(editor: Run) -> None:
    async with editor(size=NARROW) as run:
        await run.open("k3f9", "target.k3f9.operator")
        row = run.app.focused
        assert isinstance(row, ChoiceRow)
        x = row.region.x + INSET + LABEL + 1
        for option in row.field.options:
            await run.pilot.click(offset=(x, row.region.y))
            assert run.session.text("target.k3f9.operator") == option.value
            x += len(option.value) + 2


async def test_the_mouse_opens_the_findings_where_they_are_told(editor: Run) -> None:
    async with editor(size=WIDE) as run:
        start = next(n for n, line in enumerate(run.text()) if "Findings" in line)
        await run.pilot.click(offset=(WIDE[0] - 5, start))
        await run.pilot.pause()
        assert len(run.app.screen_stack) == 2


@pytest.mark.parametrize("sample", [IT, DEPARTMENT])
async def test_nothing_on_the_screen_is_english_where_chinese_is_asked_for(
    editor: Run, sample: str
) -> None:
    use("zh")
    async with editor(sample) as run:
        for line in ["", *(line.id for line in run.session.sheet.lines)][::6]:
            await run.open(line)
            assert english(run) == []
        for command in EDITOR:
            if command.id not in ("quit", "export", "save", "save_as", "take_in"):
                await run.press(heard(command.keys)[0])
                assert english(run) == [], command.id
                if run.app.screen is not run.screen:
                    await run.press("escape")
        await run.press("ctrl+c", "ctrl+backslash", "f12", "ctrl+q")
        assert not run.app.screen.query(Toast)


def english(run: Editor) -> list[str]:
    """The words on the screen that are no Chinese, and none that Chinese has taken in."""
    return [word for line in run.text() for word in ENGLISH.findall(NAMES.sub("", line))]
