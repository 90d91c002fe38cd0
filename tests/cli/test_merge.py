"""`merge`: what does not overlap is merged silently, a conflict is decided by a person or not."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from tests.cli.conftest import Run, write
from ziping.session import open_session


class Typed(io.StringIO):
    """A keyboard on which these lines were typed."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def versions(tmp_path: Path, file: Path) -> list[Path]:
    mine = write(tmp_path / "mine.toml", {"fact.spent": "950", "subject.unit": "甲局"})
    theirs = write(tmp_path / "theirs.toml", {"fact.spent": "940", "target.r1.actual": "9"})
    return [file, mine, theirs]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out.toml"


def test_edits_of_different_fields_are_both_there(
    ziping: Run, file: Path, tmp_path: Path, out: Path
) -> None:
    mine = write(tmp_path / "mine.toml", {"fact.spent": "950"})
    theirs = write(tmp_path / "theirs.toml", {"target.r1.actual": "9"})
    ended = ziping("merge", file, mine, theirs, "-o", out)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.startswith(f"{out}: written; 2 fields differ from BASE\nTotal")
    merged = open_session(out)
    assert (merged.text("fact.spent"), merged.text("target.r1.actual")) == ("950", "9")


def test_without_a_terminal_conflicts_are_listed_and_nothing_is_written(
    ziping: Run, versions: list[Path], out: Path
) -> None:
    ended = ziping("merge", *versions, "-o", out)
    assert ended.code == 3
    assert ended.out.splitlines() == [
        "fact.spent",
        "    base  1000万元",
        "    mine  950",
        "    theirs  940",
    ]
    assert ended.err.count("\n") == 1
    assert "1 conflicts; add --mine or --theirs" in ended.err
    assert not out.exists()


@pytest.mark.parametrize(("side", "spent"), [("--mine", "950"), ("--theirs", "940")])
def test_a_side_may_be_taken_knowingly(
    ziping: Run, versions: list[Path], out: Path, side: str, spent: str
) -> None:
    assert ziping("merge", *versions, "-o", out, side).code == 0
    merged = open_session(out)
    assert merged.text("fact.spent") == spent
    assert (merged.text("subject.unit"), merged.text("target.r1.actual")) == ("甲局", "9")


@pytest.mark.parametrize(
    "answer",
    [("x\nt\n", 0, "940"), ("M\n", 0, "950"), ("q\n", 3, None), ("", 3, None)],
)
def test_at_a_terminal_each_conflict_is_asked(
    ziping: Run,
    versions: list[Path],
    out: Path,
    monkeypatch: pytest.MonkeyPatch,
    answer: tuple[str, int, str | None],
) -> None:
    typed, code, spent = answer
    monkeypatch.setattr("sys.stdin", Typed(typed))
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    ended = ziping("merge", *versions, "-o", out)
    assert ended.code == code
    assert "Conflict 1 of 1" in ended.out
    assert (open_session(out).text("fact.spent") if out.exists() else None) == spent


def test_mine_may_be_written_over(ziping: Run, file: Path, tmp_path: Path) -> None:
    mine = write(tmp_path / "mine.toml", {"fact.spent": "950"})
    before = mine.read_bytes()
    assert ziping("merge", file, mine, file, "-o", mine).code == 0
    assert mine.read_bytes() == before


def test_both_sides_at_once_are_a_wrong_call(ziping: Run, versions: list[Path], out: Path) -> None:
    ziping("merge", *versions, "-o", out, "--mine", "--theirs").refused(2, "--mine")
