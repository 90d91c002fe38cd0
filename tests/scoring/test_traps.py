"""Where rounding at the wrong step, or the wrong way, gives another score than the published."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.scoring.samples import DEPARTMENT, IT, one_score, small
from ziping.scoring import ScoreSheet


def why(sheet: ScoreSheet, name: str) -> str:
    derived = sheet.plan.line(name).derived
    assert derived is not None
    return sheet.why(derived)


def test_a_coefficient_is_rounded_before_it_is_used() -> None:
    sheet = IT.sheet()
    line = sheet.plan.line("h8d4")
    assert line.parts is not None
    assert Fraction(137038, 90000) != Fraction("1.52")
    assert sheet.value(line.parts.completion) == Fraction("1.52")
    assert sheet.score(line) == Fraction("9.8")
    assert why(sheet, "h8d4") == "10 - (1.52 - 1.50) x 10 = 9.80"
    assert sheet.value(line.parts.flagged) is True
    assert sheet.total == Fraction("96.98")


def test_the_execution_rate_is_rounded_to_a_hundredth_of_a_percent() -> None:
    sheet = IT.sheet()
    rate = sheet.plan.figures["execution_rate"].node
    assert sheet.value(rate) == Fraction("0.9868")
    assert sheet.shown(rate) == "98.68%"
    assert why(sheet, "execution_rate") == "(98.68% - 90%) / (100% - 90%) x 10 = 8.68"


def test_an_exact_half_of_a_percent_is_rounded_up() -> None:
    assert Fraction("5.18") / Fraction("4.48") == Fraction("1.15625")
    sheet = DEPARTMENT.sheet()
    line = sheet.plan.line("a4s2")
    assert line.parts is not None
    assert sheet.shown(line.parts.completion) == "115.63%"
    assert sheet.why(line.parts.completion) == "51,800 / 44,800 = 115.63%"


def test_the_average_rate_is_scored_and_not_the_rate_of_the_year() -> None:
    sheet = DEPARTMENT.sheet()
    assert sheet.shown(sheet.plan.figures["execution_rate"].node) == "98.93%"
    assert why(sheet, "payment_rate") == "95.40% x 10 = 9.54"
    moved = DEPARTMENT.sheet(fact__budget_initial="30000")
    assert moved.total == sheet.total
    assert DEPARTMENT.sheet(fact__average_payment_rate="95.00%").total == Fraction("95.5")


def test_a_quotient_without_an_end_is_not_cut_on_the_way() -> None:
    form = small('{ kind = "share", met = "a", declared = "b" }', weight="3")
    assert Fraction(5, 24) * 3 == Fraction(5, 8)
    assert one_score(form, fact__a="5", fact__b="24") == Fraction("0.63")


@pytest.mark.parametrize(
    ("met", "declared", "score"), [("1", "3", "3.33"), ("2", "3", "6.67"), ("1", "6", "1.67")]
)
def test_thirds_and_sixths_are_rounded_once_at_the_end(met: str, declared: str, score: str) -> None:
    form = small('{ kind = "share", met = "a", declared = "b" }')
    assert one_score(form, fact__a=met, fact__b=declared) == Fraction(score)


def test_figures_with_units_and_grouping_are_exact() -> None:
    sheet = IT.sheet()
    assert sheet.inputs["target.z6n1.actual"] == 5190300
    assert sheet.inputs["target.z6n1.target"] == 4000000
    assert sheet.inputs["fact.spent"] == Fraction("1018.93")
    sheet = DEPARTMENT.sheet()
    assert sheet.inputs["target.b2m2.target"] == 4113000
    assert sheet.inputs["target.a3p9.actual"] == 73980000
