"""The published report whose total nothing derives: its table to the last digit, and a finding."""

from __future__ import annotations

import json
import tomllib
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.session.projects import REPORT, ROOT
from ziping.quantity import read_figure

PUBLISHED = tomllib.loads((ROOT / "tests/golden/jm_project_2022.toml").read_text("utf-8"))


def value(text: str | None) -> object:
    return getattr(read_figure(text or ""), "value", None)


@pytest.fixture
def printed(ziping: Run) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(ziping("score", "--json", REPORT).out)
    return found


def test_every_sub_project_has_its_published_figures_and_rate(printed: dict[str, Any]) -> None:
    rows = printed["tables"]["sub_projects"]["rows"]
    for row, published in zip(rows, PUBLISHED["sub_projects"], strict=True):
        assert row["title"] == published["title"]
        for column in ("initial", "adjustment", "final", "spent", "rate"):
            assert value(row[column]) == value(published[column]), (row["title"], column)
    assert rows[-1]["rate"] is None


def test_the_sums_and_the_rate_over_them_are_worked_out(printed: dict[str, Any]) -> None:
    found = printed["tables"]["sub_projects"]["total"]
    assert {name: found[name] for name in PUBLISHED["sum"]} == PUBLISHED["sum"]


def test_the_declared_total_counts_and_nothing_derives_it(printed: dict[str, Any]) -> None:
    assert value(printed["total"]) == value(PUBLISHED["total"])
    assert (printed["derived_total"], printed["grade"], printed["complete"]) == (None, None, True)
    assert [item["code"] for item in printed["findings"]] == ["F061"]


def test_the_report_has_six_chapters_with_the_table_in_the_second() -> None:
    chapters = tomllib.loads((ROOT / "forms/jm-project-report.toml").read_text("utf-8"))["chapters"]
    outer = [item["title"] for item in chapters if "parent" not in item]
    assert [title.partition("、")[2] for title in outer] == [
        *("项目概况", "项目组织实施情况", "项目绩效情况"),
        *("项目主要做法和经验", "存在问题及建议", "项目自评结论及得分"),
    ]
    (inserted,) = [item for item in chapters if item.get("insert") == "table:sub_projects"]
    assert inserted["parent"] == "implementation"
    prose = tomllib.loads(REPORT.read_text("utf-8"))["chapter"]
    assert {item["id"] for item in chapters} - prose.keys() == {
        item["parent"] for item in chapters if "parent" in item
    }
