"""`score` and `check`: figures, derivations, findings, JSON as the contract has it."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from rich.cells import cell_len

from tests.cli.conftest import Run, write
from tests.moving import moving_file
from tests.session.projects import DEPARTMENT, IT
from ziping.cli.score import total_line
from ziping.language import use
from ziping.session import new_session

Shape: TypeAlias = "dict[str, Shape] | Callable[[object], bool] | list[Shape]"


def is_text(item: object) -> bool:
    return isinstance(item, str)


def is_name(item: object) -> bool:
    return isinstance(item, str) and item != ""


def is_flag(item: object) -> bool:
    return isinstance(item, bool)


def is_figure(item: object) -> bool:
    """A number as a text, a percent with its sign; nothing grouped, no unit."""
    return isinstance(item, str) and Decimal(item.removesuffix("%")).is_finite() and "," not in item


def maybe(shape: Callable[[object], bool]) -> Callable[[object], bool]:
    return lambda item: item is None or shape(item)


def is_severity(item: object) -> bool:
    return item in ("error", "warning", "info")


ACCOUNT: Shape = {
    "weight": is_figure,
    "entries": [
        {
            "kind": is_name,
            "label": is_name,
            "points": is_figure,
            "calculation": maybe(is_name),
            "where": is_name,
        }
    ],
    "result": maybe(is_figure),
}
HINT: Shape = {
    "where": is_name,
    "more": is_figure,
    "value": is_figure,
    "gain": is_figure,
    "text": is_name,
}


def or_null(shape: Shape) -> Callable[[object], bool]:
    return lambda item: item is None or differences(item, shape) == []


FINDING: Shape = {
    "code": is_name,
    "severity": is_severity,
    "where": is_text,
    "message": is_name,
    "remedy": is_name,
    "waived": maybe(is_name),
}
SCORE: Shape = {
    "file": is_name,
    "form": is_name,
    "version": is_name,
    "title": is_text,
    "complete": is_flag,
    "weight": is_figure,
    "total": maybe(is_figure),
    "derived_total": maybe(is_figure),
    "published_total": maybe(is_figure),
    "grade": maybe(is_name),
    "account": ACCOUNT,
    "sections": [
        {
            "id": is_name,
            "parent": maybe(is_name),
            "title": is_name,
            "weight": is_figure,
            "nominal_weight": is_figure,
            "score": maybe(is_figure),
            "account": ACCOUNT,
        }
    ],
    "indicators": [
        {
            "id": is_name,
            "section": is_name,
            "path": [is_name],
            "title": is_text,
            "weight": maybe(is_figure),
            "nominal_weight": maybe(is_figure),
            "score": maybe(is_figure),
            "derived": maybe(is_figure),
            "override": maybe(is_figure),
            "published": maybe(is_figure),
            "applicable": is_flag,
            "why": maybe(is_name),
            "account": or_null(ACCOUNT),
            "hint": or_null(HINT),
        }
    ],
    "targets": [
        {
            "id": is_name,
            "group": is_name,
            "title": is_text,
            "operator": maybe(is_name),
            "target": maybe(is_figure),
            "unit": is_text,
            "actual": maybe(is_figure),
            "completion": maybe(is_figure),
            "met": maybe(is_flag),
            "flagged": maybe(is_flag),
            "weight": maybe(is_figure),
            "score": maybe(is_figure),
            "text": is_text,
        }
    ],
    "facts": [
        {
            "id": is_name,
            "label": is_name,
            "value": maybe(is_text),
            "unit": is_text,
            "typed": maybe(is_name),
        }
    ],
    "tables": lambda item: isinstance(item, dict),
    "findings": [FINDING],
}


def differences(found: object, shape: Shape, where: str = "") -> list[str]:
    """Where a JSON value is not of this shape; its keys and their order are part of it."""
    if isinstance(shape, dict):
        if not isinstance(found, dict) or list(found) != list(shape):
            return [f"{where}: {list(found) if isinstance(found, dict) else found}"]
        return [
            one for key in shape for one in differences(found[key], shape[key], f"{where}.{key}")
        ]
    if isinstance(shape, list):
        if not isinstance(found, list):
            return [f"{where}: {found}"]
        pairs = enumerate(found)
        return [one for n, item in pairs for one in differences(item, shape[0], f"{where}[{n}]")]
    return [] if shape(found) else [f"{where}: {found!r}"]


@pytest.fixture
def scored(ziping: Run) -> Callable[[Path], Any]:
    def score(path: Path) -> Any:  # noqa: ANN401 - JSON
        ended = ziping("score", path, "--json")
        assert (ended.code, ended.err) == (0, "")
        return json.loads(ended.out)

    return score


def by_id(items: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {item["id"]: item for item in items}


@pytest.mark.parametrize("sample", [IT, DEPARTMENT], ids=lambda path: path.stem)
def test_the_json_of_a_sample_has_the_shape_of_the_contract(
    scored: Callable[[Path], Any], sample: Path
) -> None:
    found = scored(sample)
    assert differences(found, SCORE) == []
    assert found["file"] == str(sample)
    assert all(found[part] for part in ("sections", "indicators", "targets", "facts", "findings"))


def test_the_json_of_a_blank_project_has_the_same_shape_and_knows_nothing(
    ziping: Run, tmp_path: Path
) -> None:
    blank = tmp_path / "blank.toml"
    ziping("new", "gz-project-evaluation", "-o", blank)
    found = json.loads(ziping("score", "--json", blank).out)
    assert differences(found, SCORE) == []
    assert found["complete"] is False
    assert [found[name] for name in ("total", "derived_total", "grade")] == [None] * 3
    assert {item["score"] for item in found["sections"] + found["indicators"]} == {None}
    (first, _second) = found["targets"]
    unknown = ("operator", "target", "actual", "completion", "met", "weight", "score")
    assert {first[name] for name in unknown} == {None}
    assert {item["value"] for item in found["facts"] if item["unit"] != "个"} == {None}


def test_the_json_of_a_project_with_everything_has_the_same_shape(
    scored: Callable[[Path], Any], tmp_path: Path
) -> None:
    changes = {"answer.basics.override": "2.5", "target.r1.target": "年度", "fact.budget": "x"}
    found = scored(write(tmp_path / "p.toml", changes))
    assert differences(found, SCORE) == []


def test_the_json_of_the_first_sample_gives_its_figures(scored: Callable[[Path], Any]) -> None:
    found = scored(IT)
    head = ("form", "version", "complete", "weight", "total", "derived_total", "grade")
    assert [found[name] for name in head] == [
        *("gz-project-evaluation", "2022", True, "100", "96.98", "96.98", "优")
    ]
    assert [(item["id"], item["score"]) for item in found["sections"]] == [
        ("decision", "13.50"),
        ("process", "23.68"),
        ("results", "59.80"),
    ]
    rate = by_id(found["indicators"])["execution_rate"]
    assert rate["path"] == ["项目过程", "资金管理"]
    assert rate["why"] == "(98.68% - 90%) / (100% - 90%) x 10 = 8.68"
    assert by_id(found["facts"])["execution_rate"] == {
        "id": "execution_rate",
        "label": "预算支出执行率",
        "value": "98.68%",
        "unit": "%",
        "typed": None,
    }
    assert by_id(found["facts"])["spent"]["typed"] == "1,018.93"


def test_the_json_of_a_target_row(scored: Callable[[Path], Any]) -> None:
    assert by_id(scored(IT)["targets"])["k3f9"] == {
        "id": "k3f9",
        "group": "outputs",
        "title": "网办事项数量",
        "operator": ">",
        "target": "45",
        "unit": "个",
        "actual": "51",
        "completion": "1.13",
        "met": True,
        "flagged": False,
        "weight": "10",
        "score": "10.00",
        "text": ">45",
    }


def test_a_completion_that_the_form_prints_as_a_percent_carries_its_sign(
    scored: Callable[[Path], Any],
) -> None:
    found = by_id(scored(DEPARTMENT)["targets"])
    assert found["a6y1"]["completion"] == "124.56%"
    assert (found["a6y1"]["target"], found["a6y1"]["actual"]) == ("85%", "105.88%")
    assert {row["score"] for row in found.values()} == {None}


@pytest.mark.parametrize(
    ("target", "operator", "text"),
    [
        ("10", ">=", ">=10"),
        ("≥10", "", "≥10"),
        ("＞10", "", "＞10"),
        ("不低于10", "", "不低于10"),
        ("10个以上", "", "10个以上"),
        ("年度计划", ">", ">年度计划"),
        ("", ">", ""),
        ("10", "", "10"),
    ],
)
def test_the_text_of_a_target_is_as_typed_behind_its_comparison(
    scored: Callable[[Path], Any], tmp_path: Path, target: str, operator: str, text: str
) -> None:
    changes = {"target.r1.target": target, "target.r1.operator": operator}
    found = scored(write(tmp_path / "p.toml", changes))
    assert by_id(found["targets"])["r1"]["text"] == text


def test_every_weighted_row_is_an_indicator_too_and_the_scores_add_up(
    scored: Callable[[Path], Any],
) -> None:
    found = scored(IT)
    indicators = by_id(found["indicators"])
    assert {item["id"] for item in found["targets"]} <= indicators.keys()
    assert sum(Decimal(item["score"]) for item in indicators.values()) == Decimal(found["total"])
    outer = [item for item in found["sections"] if item["parent"] is None]
    assert sum(Decimal(item["score"]) for item in outer) == Decimal(found["total"])


def test_a_score_set_by_a_person_counts_and_the_derived_one_stands_beside(
    scored: Callable[[Path], Any], tmp_path: Path
) -> None:
    found = scored(write(tmp_path / "p.toml", {"answer.basics.override": "2.5"}))
    basics = by_id(found["indicators"])["basics"]
    assert (basics["score"], basics["derived"], basics["override"]) == ("2.50", "3.00", "2.5")
    assert (found["total"], found["derived_total"]) == ("19.50", "20.00")


def test_the_json_of_tables_has_rows_and_totals(scored: Callable[[Path], Any], file: Path) -> None:
    rows: list[dict[str, str | None]] = [
        {"name": "甲", "initial": "100", "used": "93.5", "rate": "93.50%"},
        {"name": None, "initial": "200", "used": "200", "rate": "100.00%"},
    ]
    table = scored(file)["tables"]["parts"]
    assert [{key: row[key] for key in rows[0]} for row in table["rows"]] == rows
    assert table["total"] == {"initial": "300", "used": "293.5", "rate": "97.83%"}
    assert [row.keys() - rows[0].keys() for row in table["rows"]] == [{"id"}, {"id"}]


def test_several_files_are_a_list(ziping: Run) -> None:
    found = json.loads(ziping("score", "--json", IT, DEPARTMENT).out)
    assert [item["file"] for item in found] == [str(IT), str(DEPARTMENT)]
    found = json.loads(ziping("check", "--json", IT, DEPARTMENT).out)
    assert [len(item) for item in found] == [4, 1]


def test_scores_are_printed_in_columns_with_total_and_grade(ziping: Run) -> None:
    ended = ziping("score", IT)
    assert (ended.code, ended.err) == (0, "")
    lines = ended.out.splitlines()
    assert lines[0] == "信息化建设开发经费项目"
    assert lines[-1].split() == ["Total", "96.98", "100", "优"]
    assert any(line.split() == ["预算支出执行率", "8.68", "10"] for line in lines)


def test_what_is_missing_is_said_in_place_of_a_grade(ziping: Run, tmp_path: Path) -> None:
    path = write(tmp_path / "p.toml", {"answer.basics.met.1": ""})
    last = ziping("score", path).out.splitlines()[-1]
    assert "So far: 1 blank" in last
    assert "优" not in last


def test_every_account_in_the_json_adds_up_as_decimals(scored: Callable[[Path], Any]) -> None:
    found = scored(IT)
    accounts = [item["account"] for item in (found, *found["sections"], *found["indicators"])]
    for account in accounts:
        points = sum((Decimal(entry["points"]) for entry in account["entries"]), Decimal(0))
        assert Decimal(account["weight"]) + points == Decimal(account["result"])
    assert found["account"]["result"] == found["total"]


def test_the_json_says_what_would_give_full_marks(scored: Callable[[Path], Any]) -> None:
    hints = {item["id"]: item["hint"] for item in scored(IT)["indicators"] if item["hint"]}
    assert hints == {
        "execution_rate": {
            "where": "fact.spent",
            "more": "13.54",
            "value": "1032.47",
            "gain": "1.32",
            "text": "实际支出数: 13.54 万元 more, 1,032.47 万元 in all, gives full marks",
        }
    }


def squeezed(text: str) -> list[str]:
    """The lines of a print-out with single blanks between words."""
    return [" ".join(line.split()) for line in text.splitlines()]


def test_why_prints_inputs_formula_numbers_account_hint_and_source(ziping: Run) -> None:
    ended = ziping("score", "--why", "execution_rate", IT)
    assert squeezed(ended.out) == [
        "execution_rate 预算支出执行率",
        "实际支出数 1,018.93 万元",
        "年初预算数 926.91 万元",
        "预算调整数 105.61 万元",
        "全年预算数 = 年初预算数 + 预算调整数",
        "= 926.91 + 105.61 = 1,032.52",
        "预算支出执行率 = 实际支出数 / 全年预算数",
        "= 1,018.93 / 1,032.52 = 98.68%",
        "Derived score = (预算支出执行率 - 90%) / (100% - 90%) x 10",
        "= (98.68% - 90%) / (100% - 90%) x 10 = 8.68",
        "Full marks 10.00",
        "Lost -1.32",
        "10 - (98.68% - 90%) / (100% - 90%) x 10",
        "Score 8.68",
        "实际支出数: 13.54 万元 more, 1,032.47 万元 in all, gives full marks",
        "Source: 2022年广州市市级财政资金支出绩效评价工作规范 二(三)",
    ]


def test_why_calls_a_row_without_a_title_by_its_place(ziping: Run, tmp_path: Path) -> None:
    ziping("new", "gz-project-evaluation", "-o", tmp_path / "n.toml")
    lines = squeezed(ziping("score", "--why", "targets_effective", tmp_path / "n.toml").out)
    assert "系数超过 1.50 的指标 = count of (Target set too low)" in lines
    assert "产出指标: row 1: Target set too low = Completion > 1.50" in lines


def test_why_of_a_section_is_its_account(ziping: Run) -> None:
    ended = ziping("score", "--why", "process", IT)
    assert squeezed(ended.out) == [
        "process 项目过程",
        "Full marks 25.00",
        "预算支出执行率 -1.32",
        "Score 23.68",
    ]


def test_why_of_the_total_ends_with_the_points_to_win(ziping: Run) -> None:
    lines = squeezed(ziping("score", "--why=total", IT).out)
    assert lines[:6] == [
        *("Total", "Full marks 100.00", "项目决策 -1.50", "项目过程 -1.32"),
        *("绩效指标完成情况 -0.20", "Score 96.98"),
    ]
    assert lines[6:8] == ["Points to win", "预算支出执行率 1.32"]
    assert "13.54" in lines[8]


def test_why_of_the_total_says_what_is_missing_to_the_next_grade(
    ziping: Run, tmp_path: Path
) -> None:
    path = tmp_path / "p.toml"
    path.write_bytes(IT.read_bytes())
    ziping("set", path, "fact.spent=800", "answer.monitoring.met.1=false")
    assert squeezed(ziping("score", "--why=total", path).out)[-1] == "Missing to 优 3.70"


def test_why_takes_a_title_for_an_id(ziping: Run) -> None:
    one = ziping("score", IT, "--why", "预算支出执行率")
    assert one.out == ziping("score", IT, "--why", "execution_rate").out


def test_why_names_the_score_that_a_person_set(ziping: Run, tmp_path: Path) -> None:
    path = write(tmp_path / "p.toml", {"answer.basics.override": "2.5"})
    assert "Set by a person -0.50" in squeezed(ziping("score", path, "--why=basics").out)


def test_why_without_an_id_prints_every_derivation_and_the_total(ziping: Run) -> None:
    out = ziping("score", IT, "--why").out
    for name in ("goal_reasonable", "execution_rate", "k3f9", "z6n1", "Total"):
        assert name in out
    assert "Score 96.98" in squeezed(out)


def test_why_of_an_unknown_indicator_offers_the_nearest(ziping: Run) -> None:
    ziping("score", "--why", "execution_rat", IT).refused(2, '"execution_rat"', '"execution_rate"')


def test_check_lists_findings_with_place_and_remedy(ziping: Run) -> None:
    ended = ziping("check", IT)
    assert (ended.code, ended.err) == (0, "")
    for words in ("F012 warning", "F021 note", "F031 waived", "target.h8d4.actual", "标准印出 1+1"):
        assert words in ended.out


def test_check_says_when_nothing_was_found(ziping: Run, file: Path) -> None:
    ended = ziping("check", file)
    assert (ended.code, ended.out.splitlines()) == (0, [str(file), "  nothing found"])


def test_check_ends_with_1_where_an_error_stands(ziping: Run, tmp_path: Path, file: Path) -> None:
    wrong = write(tmp_path / "wrong.toml", {"fact.budget": "x"})
    assert ziping("check", wrong).code == 1
    assert ziping("check", "--json", wrong).code == 1
    assert ziping("check", file, wrong).code == 1
    assert ziping("check", wrong, file).code == 1
    assert ziping("score", wrong).code == 0, "only check and verify end with 1"


def test_check_ends_with_0_where_only_warnings_stand(ziping: Run, tmp_path: Path) -> None:
    path = write(tmp_path / "p.toml", {"answer.basics.met.1": "false"})
    assert "F020 warning" in ziping("check", path).out
    assert ziping("check", path).code == 0


def test_the_json_of_check_has_the_shape_of_the_contract(ziping: Run, tmp_path: Path) -> None:
    path = write(tmp_path / "p.toml", {"fact.budget": "x", "answer.basics.met.1": "false"})
    found = json.loads(ziping("check", "--json", path).out)
    assert differences(found, [FINDING]) == []
    assert [item["severity"] for item in found] == ["error", "warning"]
    assert found == json.loads(ziping("score", "--json", path).out)["findings"]
    assert json.loads(ziping("check", "--json", IT).out)[-1]["waived"].startswith("标准印出")


def test_nothing_is_printed_where_one_of_several_files_cannot_be_read(
    ziping: Run, tmp_path: Path
) -> None:
    ziping("score", IT, tmp_path / "gone.toml").refused(2, "gone.toml")
    ziping("check", IT, tmp_path / "gone.toml").refused(2, "gone.toml")


def test_scoring_and_checking_leave_the_file_as_it_is(ziping: Run, file: Path) -> None:
    before = file.read_bytes(), file.stat().st_mtime_ns
    ziping("score", file, "--why")
    ziping("check", file)
    assert (file.read_bytes(), file.stat().st_mtime_ns) == before
    assert list(file.parent.iterdir()) == [file]


def test_score_says_what_does_not_apply_what_moved_and_what_is_capped(
    ziping: Run, tmp_path: Path
) -> None:
    path = moving_file(
        tmp_path / "moving.toml",
        fact__spent="399",
        answer__procure__not_applicable="true",
        answer__system__points="20",
        answer__system__published="19.5",
        subject__published_total="90",
    )
    rows = [line.split() for line in ziping("score", path).out.splitlines()]
    assert ["政府采购规范性", "—", "—"] in rows
    assert ["制度健全性", "25.00", "25", "(printed", "20)", "(published", "19.50)"] in rows
    assert rows[-1] == ["Published", "90.00"]


def test_score_says_that_the_total_is_capped(ziping: Run, tmp_path: Path) -> None:
    full = {"answer__system__points": "20", "answer__procure__deduction__1__points": "0"}
    path = moving_file(tmp_path / "capped.toml", fact__spent="399", **full)
    assert "Capped at 89: 预算执行率 below 80%" in ziping("score", path).out


def test_the_total_of_a_blank_form_fits_a_line_in_chinese() -> None:
    use("zh")
    line = total_line(new_session("mof-project@2020").sheet)
    assert line.endswith("项未填")
    assert cell_len(line) <= 79
