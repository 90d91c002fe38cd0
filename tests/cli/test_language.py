"""The language of the interface: asked for anywhere in the line, else the system's."""

from __future__ import annotations

import json
import sys
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.session.projects import IT
from ziping.cli.parsing import COMMANDS
from ziping.language import language as language_in_use
from ziping.language import system_language

LINES = [
    ["--lang", "{}", "score", str(IT)],
    ["--lang={}", "score", str(IT)],
    ["score", "--lang", "{}", str(IT)],
    ["score", str(IT), "--lang", "{}"],
    ["score", str(IT), "--lang={}"],
]


@pytest.mark.parametrize("words", LINES, ids=lambda words: " ".join(words[:3])[:18])
@pytest.mark.parametrize("chosen", ["zh", "en"])
def test_the_language_may_stand_anywhere_in_the_line(
    ziping: Run, words: list[str], chosen: str
) -> None:
    ended = ziping(*(word.format(chosen) for word in words))
    assert (ended.code, ended.err) == (0, "")
    assert language_in_use() == chosen
    assert ("Total" in ended.out) == (chosen == "en")


def texts(found: dict[str, Any]) -> list[str]:
    """The words of the accounts and hints, taken out of a JSON object."""
    places = [found, *found["sections"], *found["indicators"]]
    entries = [entry for place in places for entry in place["account"]["entries"]]
    hints = [item["hint"] for item in found["indicators"] if item["hint"]]
    return [entry.pop("label") for entry in entries] + [item.pop("text") for item in hints]


def test_figures_and_json_are_the_same_in_both_languages(ziping: Run) -> None:
    found = [
        json.loads(ziping("score", "--json", IT, f"--lang={chosen}").out) for chosen in ("zh", "en")
    ]
    messages = [item.pop("findings") for item in found]
    words = [texts(item) for item in found]
    assert found[0] == found[1]
    assert words[0] != words[1]
    assert [item["code"] for item in messages[0]] == [item["code"] for item in messages[1]]
    assert messages[0] != messages[1]


@pytest.mark.parametrize("name", ["", *(command.name for command in COMMANDS)])
def test_every_command_has_help_in_chinese(ziping: Run, name: str) -> None:
    ended = ziping("--lang", "zh", *name.split(), "--help")
    assert (ended.code, ended.err) == (0, "")
    assert any("\u4e00" <= char <= "\u9fff" for char in ended.out)


def test_a_mistake_is_said_in_chinese(ziping: Run) -> None:
    ziping("--lang", "zh", "score", "gone.toml").refused(2, "gone.toml", "文件")


@pytest.mark.parametrize(
    ("environment", "wanted"),
    [
        ({}, "zh"),
        ({"LANG": "C"}, "zh"),
        ({"LANG": "C.UTF-8"}, "zh"),
        ({"LANG": "POSIX"}, "zh"),
        ({"LANG": "fr_FR.UTF-8"}, "zh"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "zh_CN.GBK"}, "zh"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_GB"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANGUAGE": "fr:en", "LANG": "zh_CN"}, "en"),
        ({"LANGUAGE": "", "LANG": "en"}, "en"),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="asks the system there")
def test_the_language_of_the_system_is_ours_or_chinese(
    environment: dict[str, str], wanted: str
) -> None:
    assert system_language(environment) == wanted


@pytest.mark.parametrize(("value", "wanted"), [("zh_CN", "zh"), ("en_US", "en"), ("fr", "zh")])
def test_without_a_wish_the_system_s_language_is_spoken(
    ziping: Run, monkeypatch: pytest.MonkeyPatch, value: str, wanted: str
) -> None:
    monkeypatch.setenv("LANGUAGE", value)
    ziping("--version")
    assert language_in_use() == wanted
