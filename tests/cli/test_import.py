"""`import --into`: the difference of a workbook that came back, and `--apply`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run, write
from tests.exchange.coming_back import edited
from ziping.exchange import write_workbook
from ziping.session import open_kept, open_session

BUDGET, MET = "fact.budget", "answer.basics.met.1"


@pytest.fixture
def table(file: Path, tmp_path: Path) -> Path:
    """The clean project's workbook with two cells changed."""
    path = tmp_path / "back.xlsx"
    content = write_workbook(open_session(file).sheet, ())
    path.write_bytes(edited(content, {BUDGET: 1250, MET: "no"}))
    return path


def test_the_difference_is_shown_and_nothing_written(ziping: Run, file: Path, table: Path) -> None:
    before = file.read_bytes()
    ended = ziping("import", table, "--into", file)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.splitlines() == [
        f"{table} -> {file}",
        "fact.budget  预算数",
        "    - 1,000",
        "    + 1,250",
        "answer.basics.met.1  基础: 有制度",
        "    - true",
        "    + false",
        "Nothing is written; --apply writes it",
    ]
    assert file.read_bytes() == before


def test_applied_it_is_in_the_file_and_one_undo_takes_it_back(
    ziping: Run, file: Path, table: Path
) -> None:
    before = open_session(file).project.entries
    ended = ziping("import", table, "--into", file, "--apply")
    assert (ended.code, ended.err) == (0, "")
    session = open_kept(file)
    assert (session.text(BUDGET), session.text(MET)) == ("1,250", "false")
    session.undo()
    assert session.project.entries == before
    session.keeper.abandon()
    assert ziping("import", table, "--into", file).out.endswith("true\n") is False


def test_json_is_a_list_of_the_five_parts(ziping: Run, file: Path, table: Path) -> None:
    write(file, {BUDGET: "900"})
    found = json.loads(ziping("import", table, "--into", file, "--json").out)
    assert found == [
        {"path": BUDGET, "base": "1,000", "file": "900", "workbook": "1,250", "conflict": True},
        {"path": MET, "base": "true", "file": "true", "workbook": "false", "conflict": False},
    ]


def test_a_conflict_is_shown_with_what_was_exported(ziping: Run, file: Path, table: Path) -> None:
    write(file, {BUDGET: "900"})
    lines = ziping("import", table, "--into", file).out.splitlines()
    assert lines[1:5] == [
        "fact.budget  预算数",
        "    changed here too; exported as: 1,000",
        "    - 900",
        "    + 1,250",
    ]


def test_conflicts_are_not_applied_unless_a_side_is_named(
    ziping: Run, file: Path, table: Path
) -> None:
    write(file, {BUDGET: "900"})
    before = file.read_bytes()
    ended = ziping("import", table, "--into", file, "--apply")
    assert ended.code == 3
    assert "1 conflicts" in ended.err
    assert file.read_bytes() == before
    assert ziping("import", table, "--into", file, "--apply", "--mine").code == 0
    session = open_session(file)
    assert (session.text(BUDGET), session.text(MET)) == ("900", "false")
    assert ziping("import", table, "--into", file, "--apply", "--theirs").code == 0
    assert open_session(file).text(BUDGET) == "1,250"


def test_nothing_to_take_over_is_said(ziping: Run, file: Path, tmp_path: Path) -> None:
    path = tmp_path / "same.xlsx"
    path.write_bytes(write_workbook(open_session(file).sheet, ()))
    ended = ziping("import", path, "--into", file, "--apply")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out.splitlines()[1] == "no field differs"


def test_what_is_no_workbook_of_ours_is_refused_in_one_line(
    ziping: Run, file: Path, tmp_path: Path
) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(b"PK\x03\x04")
    ziping("import", path, "--into", file).refused(2, str(path), "no whole workbook")
    ziping("import", tmp_path / "none.xlsx", "--into", file).refused(2, "none.xlsx")


def test_a_file_that_is_open_elsewhere_is_not_written(ziping: Run, file: Path, table: Path) -> None:
    session = open_kept(file)
    ended = ziping("import", table, "--into", file, "--apply")
    assert ended.code == 3
    session.keeper.abandon()
