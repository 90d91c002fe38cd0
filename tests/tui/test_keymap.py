"""Keys that a person has chosen: what is taken, what is refused, what the screen does then."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

from tests.tui.conftest import Run
from ziping.tui import commands
from ziping.tui.command import heard
from ziping.tui.keymap import VARIABLE, command_lists, keymap_in_use, read_keymap


def said(text: str) -> list[str]:
    return [str(problem) for problem in read_keymap(text.encode()).problems]


@pytest.mark.parametrize("commands", command_lists().values(), ids=command_lists())
def test_our_own_keys_do_not_clash(commands: object) -> None:
    assert isinstance(commands, tuple)
    keys = [key for command in commands for key in heard(command.keys)]
    assert len(keys) == len(set(keys))


def test_every_list_of_commands_is_known() -> None:
    folder = Path(commands.__file__).parent
    modules = [import_module(f"ziping.tui.commands.{file.stem}") for file in folder.glob("*.py")]
    lists = [
        value for module in modules for value in vars(module).values() if isinstance(value, tuple)
    ]
    assert len(lists) >= 4
    assert [found for found in lists if found not in command_lists().values()] == []


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ('save = "F12"', {"save": "f12"}),
        ('save = " Ctrl + b , Ｆ１２ "', {"save": "ctrl+b,f12"}),
        ('save = "shift+f12"', {"save": "shift+f12"}),
        ('undo = "ctrl+y"\nredo = "ctrl+z"', {"undo": "ctrl+y", "redo": "ctrl+z"}),
        ('open = "Enter, F12"', {"open": "enter,f12"}),
        ('open = "f12"\nsort = "Enter"', {"open": "f12", "sort": "enter"}),
        ('sort = "Shift+Tab"\nsort_back = "tab"', {"sort": "shift+tab", "sort_back": "tab"}),
        ('back = "Esc,F12"', {"back": "escape,f12"}),
        ("# nothing\n", {}),
    ],
)
def test_keys_are_taken_as_they_stand_on_a_keyboard(text: str, keys: dict[str, str]) -> None:
    found = read_keymap(text.encode("utf-8-sig"))
    assert (found.keys, found.problems) == (keys, [])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('\nsav = "f12"', ("line 2", '"sav"', 'Did you mean "save"?')),
        ('save = "ctrl+a"', ("line 1", "Ctrl+A is for editing text", "F1 to F12")),
        ('save = "ctrl+i"', ("Ctrl+I is another key to a terminal",)),
        ('save = "s"', ('"s" is no key',)),
        ('save = "alt+s"', ('"alt+s" is no key',)),
        ('save = "enter"', ('"enter" is no key',)),
        ('open = "tab"', ('"tab" is no key',)),
        ('sort = "enter"', ("Enter is the key of open already",)),
        ('save = ""', ('"" is no key',)),
        ("save = 7", ('"7" is no key',)),
        ('save = "ctrl+z"', ("Ctrl+Z is the key of undo already", "give undo another one")),
        ('save = "f12"\nundo = "f12"', ("line 2", "F12 is the key of save already")),
        ("save = ", ("no TOML",)),
        ('[keys]\nsave = "f12"', ("line 1", '"keys"')),
    ],
)
def test_what_cannot_be_used_is_said_with_its_line_and_a_remedy(
    text: str, words: tuple[str, ...]
) -> None:
    (problem,) = said(text)
    assert [word for word in words if word not in problem] == []


def test_a_clash_costs_only_the_keys_that_clash() -> None:
    found = read_keymap(b'undo = "ctrl+y"\nexport = "f12"\nwhy = "f12"\nsave = "ctrl+b"\n')
    assert found.keys == {"export": "f12", "save": "ctrl+b"}
    assert [problem.line for problem in found.problems] == [1, 3]


Choose = Callable[[str], Path]


@pytest.fixture
def chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Choose:
    """Writes the file of keys that is in force."""

    def write(text: str) -> Path:
        path = tmp_path / "keys.toml"
        path.write_text(text, encoding="utf-8")
        monkeypatch.setenv(VARIABLE, str(path))
        return path

    return write


def test_without_a_file_our_own_keys_are_in_force(chosen: Choose) -> None:
    path = chosen("")
    path.unlink()
    assert (keymap_in_use().keys, keymap_in_use().trouble) == ({}, "")
    path.mkdir()
    assert "cannot be read" in keymap_in_use().trouble


async def test_a_chosen_key_works_and_is_shown_everywhere(editor: Run, chosen: Choose) -> None:
    chosen('why = "F6"\nhelp = "ctrl+b"\n')
    async with editor() as run:
        assert any("F6 Why" in line for line in run.text())
        await run.press("f3")
        assert len(run.app.screen_stack) == 1
        await run.press("f6")
        assert len(run.app.screen_stack) == 2
        await run.press("escape", "ctrl+b")
        assert any("F6" in line and "score comes about" in line for line in run.text())


async def test_a_file_that_is_wrong_is_said_at_the_start(editor: Run, chosen: Choose) -> None:
    chosen('why = "F2"\nsav = "f6"\n')
    async with editor() as run:
        said = "keys.toml: line 1: F2 is the key of next_line"
        while not any(said in line for line in run.text()):
            await run.pilot.pause(0.02)
        await run.press("f3")
        assert len(run.app.screen_stack) == 2
