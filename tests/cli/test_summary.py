"""`summary`: the projects of a folder, what they come to, and which files were left out."""

from __future__ import annotations

import csv
import io
import json
import os
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.cli.conftest import Run, write
from tests.session.projects import FORM_TEXT, form, project
from ziping.exchange.summary import Entry, sheets
from ziping.exchange.summary.cells import Row
from ziping.store import project_text

FORM = FORM_TEXT.replace("facts.budget]", "facts.budget_final]").replace(
    "spent / budget", "spent / budget_final"
)


def put(path: Path, budget: str, spent: str, text: str = FORM) -> None:
    """A project by a form that names its budget as all forms with an execution rate do."""
    entries = {**project().entries, "fact.budget_final": budget, "fact.spent": spent}
    del entries["fact.budget"]
    filled = {field: item for field, item in entries.items() if item}
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(project_text(project(filled, text), form(text)), encoding="utf-8")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two complete projects of different size, one with a blank, and a file that is none."""
    put(tmp_path / "all" / "甲" / "large.toml", "9000", "8100")
    put(tmp_path / "all" / "small.toml", "1000", "1000")
    put(tmp_path / "all" / "blank.toml", "", "")
    (tmp_path / "all" / "form.toml").write_text(FORM_TEXT, encoding="utf-8")
    (tmp_path / "all" / "notes.txt").write_text("x", encoding="utf-8")
    return tmp_path / "all"


def found(ziping: Run, folder: Path) -> dict[str, Any]:
    ended = ziping("summary", folder, "--json")
    assert (ended.code, ended.err) == (0, "")
    return dict(json.loads(ended.out))


def test_every_project_is_a_line_and_the_rest_is_named(ziping: Run, folder: Path) -> None:
    summary = found(ziping, folder)
    assert [(item["file"], item["total"], item["complete"]) for item in summary["files"]] == [
        ("blank.toml", "17.00", False),
        ("small.toml", "20.00", True),
        ("甲/large.toml", "17.00", True),
    ]
    assert (summary["count"], summary["complete"]) == ("3", "2")
    assert summary["grades"] == {"优": "1", "差": "1"}
    (unread,) = summary["unread"]
    assert unread["file"] == "form.toml"
    assert "not a project file" in unread["message"]


def test_the_execution_rate_is_weighted_by_money(ziping: Run, folder: Path) -> None:
    summary = found(ziping, folder)
    assert (summary["budget"], summary["spent"]) == ("10000", "9100")
    assert summary["execution_rate"] == "91.00%"


def test_lost_points_and_findings_are_added_up(ziping: Run, folder: Path) -> None:
    summary = found(ziping, folder)
    assert [(item["id"], item["points"], item["projects"]) for item in summary["losses"]] == [
        ("spending", "3", "1")
    ]
    one = {"code": "F020", "severity": "warning", "count": "1", "projects": "1"}
    assert one in summary["findings"]


def test_organisations_are_told_apart(ziping: Run, tmp_path: Path) -> None:
    for number, unit in enumerate(["甲局", "乙局", "甲局", ""]):
        write(tmp_path / f"{number}.toml", {"subject.unit": unit})
    units = found(ziping, tmp_path)["units"]
    assert [(item["unit"], item["count"]) for item in units] == [
        ("乙局", "1"),
        ("甲局", "2"),
        ("", "1"),
    ]
    assert units[1]["grades"] == {"优": "2"}


def test_a_folder_that_cannot_be_listed_is_named(
    ziping: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    listed = os.scandir

    def scandir(path: str) -> object:
        if Path(path).name == "甲":
            raise PermissionError(13, "Permission denied", path)
        return listed(path)

    monkeypatch.setattr(os, "scandir", scandir)
    summary = found(ziping, folder)
    assert summary["count"] == "2"
    assert {"file": "甲", "message": "It cannot be listed: Permission denied"} in summary["unread"]


def test_what_ends_it_halfway_leaves_the_old_file(
    ziping: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_arguments: object, hashed: bool) -> None:
        raise KeyboardInterrupt

    out = tmp_path / "out.xlsx"
    out.write_bytes(b"old")
    monkeypatch.setattr("ziping.session.summarising.look_at_evidence", interrupted)
    assert ziping("summary", folder, "-o", out).code == 130
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["out.xlsx"]
    assert out.read_bytes() == b"old"


def test_projects_that_cannot_be_read_back_are_not_handed_in(
    ziping: Run, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = sheets._project

    def misplaced(row: int, entry: Entry) -> Row:
        return (*whole(row, entry)[:-1], "x")

    monkeypatch.setattr(sheets, "_project", misplaced)
    out = tmp_path / "out.xlsx"
    ziping("summary", folder, "-o", out).refused(3, "Only 0 of 3 projects")
    assert not out.exists()


def test_money_in_yuan_counts_as_what_it_is(ziping: Run, tmp_path: Path) -> None:
    put(tmp_path / "yuan.toml", "20000", "10000", FORM.replace('"万元"', '"元"'))
    summary = found(ziping, tmp_path)
    assert (summary["budget"], summary["spent"]) == ("2", "1")


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_names_stay_texts_in_a_file(ziping: Run, tmp_path: Path, ending: str) -> None:
    names = ["=1+1", "@x", "[A] {{", "名\x01称", "普通"]
    for number, name in enumerate(names):
        write(tmp_path / f"{number}.toml", {"subject.name": name})
    out = tmp_path / f"out.{ending}"
    ended = ziping("summary", tmp_path, "-o", out)
    assert ended.out == f"{out}: 5 projects, 0 files left out\n"
    if ending == "csv":
        text = out.read_bytes().decode("utf-8-sig")
        cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
        assert {"'=1+1", "'@x", "[A] {{", "普通"} <= set(cells)
        return
    page = load_workbook(out)["Projects"]
    titles = [page.cell(row, 2) for row in range(4, 9)]
    assert [cell.value for cell in titles] == ["=1+1", "@x", "[A] {{", "名_x0001_称", "普通"]
    assert {cell.data_type for cell in titles} == {"s"}
    assert page.cell(4, 5).value == 20


def test_on_the_terminal_it_is_a_table(ziping: Run, folder: Path) -> None:
    lines = ziping("summary", folder).out.splitlines()
    assert lines[0] == "Whole"
    assert any(line.split()[:1] == ["甲/large.toml"] for line in lines)
    assert lines[-1].split()[0] == "form.toml"


def test_an_empty_folder_has_no_rate(ziping: Run, tmp_path: Path) -> None:
    summary = found(ziping, tmp_path)
    assert (summary["count"], summary["execution_rate"], summary["files"]) == ("0", None, [])
    assert ziping("summary", tmp_path).code == 0


def test_wrong_calls(ziping: Run, tmp_path: Path) -> None:
    ziping("summary", tmp_path / "gone").refused(2, "no such folder")
    ziping("summary", tmp_path, "-o", tmp_path / "x.pdf").refused(2, ".xlsx")
