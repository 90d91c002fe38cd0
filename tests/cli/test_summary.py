"""`summary`: the projects of a folder, what they come to, and which files were left out."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.cli.conftest import Run, write
from tests.session.projects import FORM_TEXT, form, project
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
    assert {"code": "F020", "severity": "warning", "count": "1"} in summary["findings"]


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
    titles = [page.cell(row, 2) for row in range(2, 7)]
    assert [cell.value for cell in titles] == ["=1+1", "@x", "[A] {{", "名_x0001_称", "普通"]
    assert {cell.data_type for cell in titles} == {"s"}
    assert page.cell(2, 5).value == 20


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
