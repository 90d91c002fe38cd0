"""What is written over and what is not: workbook, filled template and roll-up alike."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.conftest import Run
from tests.exchange.templates import template


@pytest.fixture(params=["workbook", "template", "summary"])
def words(request: pytest.FixtureRequest, file: Path, tmp_path: Path) -> list[object]:
    """A command that writes out.xlsx."""
    theirs = tmp_path / "theirs.xlsx"
    theirs.write_bytes(template({"A1": "{{总分}}"}))
    commands: dict[str, list[object]] = {
        "workbook": ["export", file],
        "template": ["export", file, "--template", theirs],
        "summary": ["summary", file.parent],
    }
    return [*commands[request.param], "-o", tmp_path / "out.xlsx"]


def test_an_edited_one_stays_and_a_plain_one_is_written_over(
    ziping: Run, words: list[object], tmp_path: Path
) -> None:
    out, beside = tmp_path / "out.xlsx", tmp_path / "out-2.xlsx"
    for _time in range(2):
        ended = ziping(*words)
        assert (ended.code, "Not overwritten" in ended.out, beside.exists()) == (0, False, False)
    book = load_workbook(out)
    book.properties.title = "seen"
    book.save(out)
    theirs = out.read_bytes()
    said = ziping(*words).out
    assert "Not overwritten; written to out-2.xlsx instead" in said
    assert ("import --into" in said) == (words[0] == "export" and "--template" not in words)
    assert (out.read_bytes(), beside.exists()) == (theirs, True)
    assert "Not overwritten" not in ziping(*words, "--force").out
    assert out.read_bytes() != theirs


def test_a_roll_up_as_json_says_beside_it_where_it_was_written(
    ziping: Run, file: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.xlsx"
    out.write_bytes(b"theirs")
    ended = ziping("summary", file.parent, "-o", out, "--json")
    assert json.loads(ended.out)["count"] == "1"
    assert "written to out-2.xlsx instead" in ended.err
    assert out.read_bytes() == b"theirs"
