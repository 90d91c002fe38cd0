"""`walk`: the same questions as lines; the file is the one that `set` writes."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Run, write
from tests.cli.test_any_terminal import environment
from tests.session.projects import CLEAN, IT
from ziping.expression import Option
from ziping.scoring import Field
from ziping.session import open_kept, open_session
from ziping.session.carrying import carried_session
from ziping.session.walk import chosen

ANSWERS = ("新名", "某局", "1,234.5", "519.03万", "", "2021年3月", ">", "2")
EDITS = {
    "subject.name": "新名",
    "subject.unit": "某局",
    "fact.budget": "1,234.5",
    "fact.spent": "519.03万",
    "fact.day": "2021年3月",
    "answer.basics.met.1": "false",
}


def typed(monkeypatch: pytest.MonkeyPatch, *lines: str, end: str = "\n") -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n".join(lines) + end))


def test_the_file_is_the_one_that_set_writes(
    ziping: Run, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "other.toml"
    shutil.copy(file, other)
    typed(monkeypatch, *ANSWERS)
    assert ziping("walk", file, "--plain").code == 0
    assert ziping("set", other, *(f"{path}={text}" for path, text in EDITS.items())).code == 0
    assert file.read_bytes() == other.read_bytes()


@pytest.mark.parametrize("count", range(len(ANSWERS) + 1))
def test_the_input_may_end_anywhere(
    ziping: Run, file: Path, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    before = file.read_bytes()
    typed(monkeypatch, *ANSWERS[:count], end="")
    assert ziping("walk", file).code == 0
    held = open_session(file).project.entries
    for text, path in zip(ANSWERS[:4], EDITS, strict=False):
        reached = text in ANSWERS[:count]
        assert held.get(path) == (text if reached else CLEAN.get(path))
    assert (file.read_bytes() == before) == (count == 0)


def test_signs_in_either_width_move_and_help_and_tell(
    ziping: Run, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, "？", "＝", "", "《", "-", "ｑ", "never read")
    ended = ziping("walk", file)
    assert ended.code == 0
    assert "exactly as typed" in ended.out
    assert "规范" in ended.out
    assert ended.out.count("名称  now: 项目") == 4
    assert open_session(file).text("subject.name") == ""


def test_a_sign_behind_a_quote_is_an_answer(
    ziping: Run, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, "'-", "'tis")
    ziping("walk", file)
    after = open_session(file)
    assert (after.text("subject.name"), after.text("subject.unit")) == ("-", "'tis")


@pytest.mark.parametrize(
    ("answer", "value"),
    [("met", "true"), ("是", "true"), ("Ｙ", "true"), ("否", "false"), ("no", "false")],
)
def test_yes_and_no_answer_a_criterion(answer: str, value: str) -> None:
    options = (Option("true", "met"), Option("false", "not met"))
    assert chosen(Field("answer.a.met.1", "A", "flag", options=options), answer) == value


def test_yes_is_no_answer_among_others() -> None:
    field = Field("answer.a.tier", "A", "choice", options=(Option("a", "good"),))
    assert chosen(field, "yes") is None


def test_prose_goes_on_after_a_backslash(
    ziping: Run, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, *[">"] * 8, "一\\", "\\", "二\\", "三\\\\", "q")
    said = ziping("walk", file).out
    assert "一、概述" in said
    assert open_session(file).text("chapter.first") == "一\n\n二\n三\\"


def test_what_is_read_otherwise_and_what_the_answer_made_of_the_score_is_said(
    ziping: Run, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, "", "", "10000000元", "约五百", "900", ">", ">", "2", ">")
    said = ziping("walk", file).out
    assert "read as 1,000" in said
    assert '"约五百" is kept as typed, but cannot be read' in said
    assert "Score 1.50 of 3" in said
    assert said.splitlines()[-1].startswith("Total")


def test_last_years_answer_is_said_with_the_question(
    ziping: Run, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = "长" * 300
    last = write(tmp_path / "last.toml", {"chapter.first": f"一行\n{long}"})
    carried_session(last).save(tmp_path / "mine.toml")
    typed(monkeypatch, "", "", "", "?", *[">"] * 8, "?")
    said = ziping("walk", tmp_path / "mine.toml").out
    assert f"支出数 (万元)  now: (blank)  last year: {CLEAN['fact.spent']}" in said
    assert f"last year: {CLEAN['fact.spent']}" in said.splitlines()
    assert "有制度  1 met  2 not met  now: (blank)  last year: met" in said
    assert "名称  now: 项目\n" in said
    assert "last year: 一行 / 长" in said
    assert "长... (303 characters)" in said
    assert f"last year: 一行 / {long}" in said.splitlines()


def test_what_is_no_text_is_not_taken(
    ziping: Run, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed(monkeypatch, "新\x1b[A", "\udcff", "新", "q")
    said = ziping("walk", file).out
    assert said.count("nothing was taken") == 2
    assert "\x1b" not in said
    assert open_session(file).text("subject.name") == "新"


def test_a_file_that_is_open_elsewhere_is_left_alone(
    ziping: Run, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    holder, before = open_kept(file), file.read_bytes()
    typed(monkeypatch, "新名")
    ziping("walk", file).refused(3, "Not written")
    holder.close()
    assert file.read_bytes() == before


@pytest.mark.parametrize("encoding", ["gbk", "utf-8", "ascii"])
def test_lines_in_any_encoding_and_no_escape_sequence(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "表.toml"
    shutil.copy(IT, path)
    name = "name" if encoding == "ascii" else "“新”名①"
    run = subprocess.run(
        [sys.executable, "-m", "ziping", "walk", str(path), "--plain"],
        env=environment({"PYTHONIOENCODING": encoding, "ZIPING_STATE": str(tmp_path)}),
        input=f"{name}\nq\n".encode(encoding),
        capture_output=True,
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, b"")
    assert b"\x1b" not in run.stdout
    run.stdout.decode(encoding)
    assert open_session(path).text("subject.name") == name
