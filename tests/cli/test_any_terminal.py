"""The program itself, in processes of its own: any encoding, any stream, never a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.cli.conftest import write
from tests.session.projects import DEPARTMENT, FORM_TEXT, IT, ROOT

PLAIN = {"PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
TERMINALS: Mapping[str, Mapping[str, str]] = {
    "utf-8": {"PYTHONIOENCODING": "utf-8"},
    "gbk": {"PYTHONIOENCODING": "gbk"},
    "ascii": {"PYTHONIOENCODING": "ascii"},
    "cp437": {"PYTHONIOENCODING": "cp437:strict"},
    "C": {"LC_ALL": "C"},
    "POSIX, nothing coerced": {"LC_ALL": "POSIX", **PLAIN},
}
DRIVER = """
import json, os, sys
from ziping.cli import main
codes = []
for number, words in enumerate(json.loads(sys.argv[1])):
    print(f"@{number}", flush=True)
    codes.append(main([os.fsdecode(word.encode()) for word in words]))
print("@", flush=True)
print(json.dumps(codes), file=sys.stderr)
"""


def environment(more: Mapping[str, str]) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    return {**kept, "PYTHONPATH": str(ROOT / "src"), **more}


def ziping(*words: str | Path, output: int = subprocess.PIPE) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "ziping", *map(str, words)],
        env=environment({"LANG": "en"}),
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.PIPE,
        check=False,
    )


def calls(folder: Path, *, is_unicode: bool) -> Iterator[tuple[int, list[str]]]:
    """Every command, right and wrong, and how it must end; text that cannot be taken in from the
    command line is refused."""
    mine, own = str(write(folder / "自评.toml")), str(folder / "表.toml")
    Path(own).write_text(FORM_TEXT, encoding="utf-8")
    wrong = str(write(folder / "错.toml", {"fact.budget": "✓⚠🎉𠮷", "subject.name": "“三公”¥€"}))
    yield from ((0, [*lang, "--help"]) for lang in (["--lang=zh"], ["--lang=en"]))
    yield 0, ["--version"]
    for lang in ("zh", "en"):
        for sample in (str(IT), str(DEPARTMENT), mine):
            yield 0, ["--lang", lang, "score", sample]
            yield 0, ["--lang", lang, "score", "--why", "--", sample]
            yield 0, ["--lang", lang, "check", sample]
        yield 1, ["--lang", lang, "check", wrong]
        yield 0, ["--lang", lang, "forms", "list"]
        yield 0, ["--lang", lang, "forms", "show", "gz-department-self-evaluation"]
        yield 0, ["--lang", lang, "forms", "check", own]
        yield 0 if is_unicode else 3, ["--lang", lang, "set", mine, "chapter.first=✓⚠🎉"]
        yield 0, ["--lang", lang, "new", own, "-o", str(folder / f"新{lang}.toml")]
        yield 0, ["--lang", lang, "export", mine, "-o", str(folder / f"出{lang}.json")]
        yield 2, ["--lang", lang, "set", mine, "fact.budget=五🎉"]
        yield 2, ["--lang", lang, "score", str(folder / "没有✓.toml")]
        yield 2, ["--lang", lang, "score"]
        yield 2, ["--lang", lang, "乱写🎉"]
        yield 2, ["--lang", lang, mine]
        yield 3, ["--lang", lang, "new", own, "-o", mine]
    yield 0, ["score", "--json", str(DEPARTMENT), wrong]
    yield 1, ["check", "--json", wrong]


@pytest.mark.parametrize("terminal", TERMINALS)
def test_every_command_works_in_any_terminal(terminal: str, tmp_path: Path) -> None:
    wanted = list(calls(tmp_path, is_unicode="nothing" not in terminal))
    run = subprocess.run(
        [sys.executable, "-c", DRIVER, json.dumps([words for _code, words in wanted])],
        env=environment(TERMINALS[terminal]),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    *said, codes = run.stderr.splitlines()
    assert json.loads(codes) == [code for code, _words in wanted]
    assert len(said) == sum(code in (2, 3) for code, _words in wanted), "one line for each mistake"
    assert not any(b"Traceback" in line for line in said)
    encoding = {"gbk": "gbk", "cp437": "cp437"}.get(terminal, "utf-8")
    run.stderr.decode(encoding)
    outputs = dict(part.split("\n", 1) for part in run.stdout.decode(encoding).split("@") if part)
    first, second = json.loads(outputs[str(len(wanted) - 2)].replace("\r\n", "\n"))
    labels = {fact["label"] for fact in first["facts"]}
    assert "“三公”经费预算安排" in labels
    assert second["title"] == "“三公”¥€"
    assert json.loads(outputs[str(len(wanted) - 1)])[0]["code"] == "F001"


def test_workbooks_are_written_from_a_terminal_of_gbk(tmp_path: Path) -> None:
    words = [["export", str(IT), "-o", str(tmp_path / "出.xlsx")], ["demo", str(tmp_path / "例")]]
    run = subprocess.run(
        [sys.executable, "-c", DRIVER, json.dumps(words)],
        env=environment(TERMINALS["gbk"]),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    assert run.stderr.decode("gbk").splitlines() == ["[0, 0]"]
    assert run.stdout.decode("gbk").count("96.98") == 3
    assert len(list(tmp_path.rglob("*.xlsx"))) == 4


def test_the_program_ends_with_the_code_of_its_command(tmp_path: Path) -> None:
    wrong = write(tmp_path / "wrong.toml", {"fact.budget": "x"})
    for code, words in ((1, ("check", wrong)), (2, ("score", "gone.toml"))):
        run = ziping(*words)
        assert run.returncode == code
        assert run.stderr.count(b"\n") == (code == 2)
    run = ziping("new", "gz-project-evaluation", "-o", wrong)
    assert (run.returncode, run.stdout, run.stderr.count(b"\n")) == (3, b"", 1)


def test_a_reader_that_goes_away_is_no_mistake() -> None:
    for words in (("score", IT, DEPARTMENT, "--why"), ("--help",)):
        reader, writer = os.pipe()
        os.close(reader)
        run = ziping(*words, output=writer)
        os.close(writer)
        assert (run.returncode, run.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_output_that_cannot_be_written_is_said() -> None:
    with Path("/dev/full").open("wb") as full:
        run = ziping("score", IT, output=full.fileno())
    assert run.returncode == 3
    assert run.stderr.count(b"\n") == 1
    assert b"Traceback" not in run.stderr


@pytest.mark.skipif(os.name != "posix", reason="streams closed by a POSIX shell")
@pytest.mark.parametrize(
    ("words", "closed", "code"),
    [("score", "1>&-", 0), ("score", "0<&- 1>&- 2>&-", 0), ("", "0<&-", 2), ("", "1>&-", 2)],
)
def test_a_stream_that_is_closed_is_no_crash(words: str, closed: str, code: int) -> None:
    run = subprocess.run(
        ["sh", "-c", f'exec "$0" -m ziping {words} "$1" {closed}', sys.executable, str(IT)],
        env=environment({"LANG": "en"}),
        capture_output=True,
        check=False,
    )
    assert run.returncode == code
    assert b"Traceback" not in run.stderr
    assert b"Exception" not in run.stderr


@pytest.mark.skipif(os.name != "posix", reason="arguments are bytes")
def test_an_argument_that_is_no_text_leaves_the_file_whole(file: Path) -> None:
    before = file.read_bytes()
    for name in (b"subject.name=\xff", b"\xff=1", b"fact.spent=\xff"):
        run = subprocess.run(
            [sys.executable, "-m", "ziping", "set", str(file), name],
            env=environment({"LANG": "en"}),
            capture_output=True,
            check=False,
        )
        assert run.returncode in (2, 3)
        assert run.stderr.count(b"\n") == 1
        assert file.read_bytes() == before
