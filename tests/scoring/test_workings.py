"""The steps of a calculation, in names and in numbers."""

from __future__ import annotations

from tests.scoring.samples import DEPARTMENT, IT
from ziping.scoring import ScoreSheet
from ziping.scoring.workings import Working, workings


def of(sheet: ScoreSheet, line: str) -> tuple[Working, ...]:
    return workings(sheet, sheet.plan.line(line))


def test_each_step_has_names_numbers_and_result() -> None:
    first, _rate, last = of(IT.sheet(), "execution_rate")
    assert (first.label, first.names) == ("全年预算数", "年初预算数 + 预算调整数")
    assert (first.numbers, first.result) == ("926.91 + 105.61", "1,032.52")
    assert last.why == "(98.68% - 90%) / (100% - 90%) x 10 = 8.68"


def test_what_passes_a_figure_on_and_what_numbers_repeat_is_left_out() -> None:
    steps = of(IT.sheet(), "goals_achieved")
    assert [(step.label, step.names, step.numbers, step.result) for step in steps] == [
        ("已实现目标数", "count of (Target met)", "", "6"),
        ("申报目标数", "6", "", "6"),
        ("Derived score", "已实现目标数 / 申报目标数 x 3", "6 / 6 x 3", "3.00"),
    ]


def test_a_step_of_another_row_stands_behind_its_title() -> None:
    first = of(DEPARTMENT.sheet(), "outputs_completed")[0]
    assert first.label == "当年广州住房公积金新开户职工数: Completion"


def test_a_row_without_a_title_is_named_by_its_place() -> None:
    (second, *_others) = [line for line in IT.sheet().lines if line.is_target][1:]
    sheet = IT.sheet(**{f"{second.prefix}.title".replace(".", "__"): None})
    labels = [step.label for step in of(sheet, "targets_effective")]
    assert "产出指标: row 2: Completion" in labels
    assert not [label for label in labels if second.id in label]


def test_a_row_without_points_shows_its_completion() -> None:
    (step,) = of(DEPARTMENT.sheet(), "a1f3")
    assert (step.label, step.result) == ("Completion", "100.00%")


def test_what_is_unknown_stands_in_names() -> None:
    rate = of(IT.sheet(fact__spent=None), "execution_rate")[1]
    assert (rate.result, rate.numbers) == ("", "实际支出数 / 1,032.52")
