"""What somebody wrote into a file can neither drive the terminal nor pass for our own words."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest

from tests.cli.conftest import Run, write
from tests.session.projects import CLEAN, FORM_TEXT

HOSTILE = "[A]=SUM(1){x}%s\x1b[31m\x07\x9b2J\u202e\x7f\nTotal  100  优\r"
TITLES = {
    path: HOSTILE + path
    for path in ("subject.name", "target.r1.title", "target.r2.title", "answer.basics.note")
}


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    wrong = {"fact.budget": HOSTILE, "target.r1.target": HOSTILE, "target.r1.operator": HOSTILE}
    return write(tmp_path / "hostile.toml", {**TITLES, **wrong, "target.r2.title": HOSTILE})


def assert_harmless(said: str) -> None:
    for line in said.split("\n"):
        assert all(c.isprintable() or unicodedata.category(c) == "Zs" for c in line), line
        assert not line.startswith("Total  100")


@pytest.mark.parametrize(
    "words",
    [
        ["score"],
        ["score", "--why"],
        ["score", "--why", "r1"],
        ["score", "--json"],
        ["check"],
        ["check", "--json"],
        ["set", "subject.unit=x"],
    ],
)
def test_the_text_of_a_file_is_shown_harmlessly(
    ziping: Run, hostile: Path, words: list[str]
) -> None:
    ended = ziping(words[0], hostile, *words[1:])
    assert ended.code == (1 if words[0] == "check" else 0)
    assert_harmless(ended.out + ended.err)
    if words != ["set", "subject.unit=x"]:
        assert "[A]=SUM(1){x}%s" in ended.out


def test_the_json_holds_the_text_exactly(ziping: Run, hostile: Path) -> None:
    found = json.loads(ziping("score", "--json", hostile).out)
    assert found["title"] == TITLES["subject.name"]
    assert found["targets"][0]["title"] == TITLES["target.r1.title"]


def test_the_text_of_a_form_is_shown_harmlessly(ziping: Run, tmp_path: Path) -> None:
    evil = json.dumps(HOSTILE)[1:-1].replace("\\u007f", "\x7f").replace("\x7f", "\\u007f")
    text = FORM_TEXT.replace('"优"', f'"{evil}"').replace('"小表"', f'"{evil}"')
    for name in ("基础", "支出数", "一、概述", "结果", "有制度", "办法"):
        text = text.replace(f'"{name}"', f'"{evil}{name}"')
    own = tmp_path / "form.toml"
    own.write_text(text, encoding="utf-8")
    project = tmp_path / "p.toml"
    edits = [f"{path}={item}" for path, item in CLEAN.items() if path.split(".")[0] == "fact"]
    for words in (
        ["forms", "show", own],
        ["forms", "check", own],
        ["new", own, "-o", project],
        ["set", project, *edits],
        ["score", project],
        ["score", "--why", project],
        ["score", project, "--why"],
        ["check", project],
        ["score", project, "--json"],
    ):
        ended = ziping(*words)
        assert_harmless(ended.out + ended.err)
    assert ziping("forms", "show", own).code == 0


@pytest.mark.parametrize("name", ["a\x1b[31m.toml", "a\nTotal  100.toml", "\u202e.toml"])
def test_the_name_of_a_file_is_shown_harmlessly(ziping: Run, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    ended = ziping("score", path)
    assert ended.code == 2
    assert_harmless(ended.err)
    write(path, {"subject.name": ""})
    for words in (["score"], ["check"], ["score", "--json"]):
        ended = ziping(words[0], path, *words[1:])
        assert ended.code == 0
        assert_harmless(ended.out)
    ended = ziping("export", path, "-o", tmp_path / f"{name}.json")
    assert_harmless(ended.out)
    assert json.loads((tmp_path / f"{name}.json").read_text(encoding="utf-8"))["file"] == str(path)


def test_a_name_in_another_encoding_is_no_obstacle(ziping: Run, tmp_path: Path) -> None:
    path = tmp_path / "\udcd7\udcd4.toml"
    try:
        write(path)
    except OSError:
        pytest.skip("this file system takes names in Unicode only")
    assert ziping("score", path).code == 0
    found = json.loads(ziping("score", path, "--json").out)
    assert found["file"] == str(path)
    assert ziping("export", path, "-o", tmp_path / "out.json").code == 0
    assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8")) == found
