from __future__ import annotations

from fractions import Fraction

import pytest

from tests.scoring.samples import blank, number, small
from ziping.forms import Form
from ziping.scoring import ScoreSheet, score

TABLE = """
[facts.planned]
label = "计划合计"
formula = "sum(parts.plan)"
[facts.rows]
label = "行数"
formula = "count(parts)"
[facts.highest]
label = "最高"
formula = "max(parts.rate)"
kind = "percent"

[[tables]]
id = "parts"
title = "子项目"
total = {total}
columns = [
  {{ id = "name", label = "名称" }},
  {{ id = "plan", label = "计划", kind = "money" }},
  {{ id = "cut", label = "调整", kind = "money" }},
  {{ id = "final", label = "全年", kind = "money", formula = "plan + cut" }},
  {{ id = "spent", label = "支出", kind = "money" }},
  {{ id = "rate", label = "率", kind = "percent", formula = "spent / final", places = 2 }},
  {{ id = "share", label = "占比", kind = "percent", formula = "spent / planned", places = 1 }},
  {{ id = "score", label = "分数", kind = "number" }},
  {{ id = "double", label = "双倍", kind = "number", formula = "score * 2" }},
]
"""
DEDUCT = '{ kind = "deductions" }'
FORM = small(DEDUCT, more=TABLE.format(total="true"))
PLAIN = small(DEDUCT, more=TABLE.format(total="false"))
ROWS = {
    "r1": ("274.86", "-6", "251.45"),
    "r2": ("258.50", "-21.4", "235.63"),
    "r3": ("5", "-5", "0"),
}


def sheet(form: Form, **changed: str) -> ScoreSheet:
    given = {"rows__table__parts": " ".join(ROWS)}
    for row, texts in ROWS.items():
        given |= dict(
            zip(
                (f"table__parts__{row}__{name}" for name in ("plan", "cut", "spent")),
                texts,
                strict=True,
            )
        )
    return score(form, blank(form, **{**given, **changed}))


def cell(found: ScoreSheet, place: str) -> str:
    return found.shown(found.plan.tables["parts"][place])


@pytest.mark.parametrize(
    ("row", "final", "rate"),
    [
        ("r1", "268.86", "93.52%"),
        ("r2", "237.1", "99.38%"),
        ("r3", "0", ""),
        ("", "505.96", "96.27%"),
    ],
)
def test_formula_columns_are_worked_out_in_each_row_and_over_the_sums(
    row: str, final: str, rate: str
) -> None:
    found = sheet(FORM)
    assert cell(found, f"{row}.final") == final
    assert cell(found, f"{row}.rate") == rate


def test_a_formula_may_name_facts_which_may_sum_the_column() -> None:
    found = sheet(FORM)
    assert found.value(found.plan.figures["planned"].node) == Fraction("538.36")
    assert found.value(found.plan.figures["rows"].node) == 3
    assert cell(found, "r1.share") == "46.7%"
    assert cell(found, ".share") == "90.5%"


def test_the_extreme_of_a_column_needs_every_row() -> None:
    found = sheet(FORM)
    assert found.value(found.plan.figures["highest"].node) is None
    found = sheet(FORM, table__parts__r3__plan="10")
    assert found.value(found.plan.figures["highest"].node) == number("99.38%")


def test_money_and_counts_are_summed_and_other_columns_are_not() -> None:
    found = sheet(FORM)
    cells = found.plan.tables["parts"]
    totals = [place for place in cells if place.startswith(".")]
    assert totals == [".plan", ".cut", ".final", ".spent", ".rate", ".share"]
    assert cell(found, ".plan") == "538.36"


def test_a_blank_cell_leaves_its_row_and_the_total_unknown() -> None:
    found = sheet(FORM, table__parts__r1__spent="")
    assert [cell(found, f"{row}.rate") for row in ("r1", "r2", "")] == ["", "99.38%", ""]
    assert cell(found, ".spent") == ""
    assert cell(found, ".final") == "505.96"


def test_a_table_without_rows_has_empty_sums_and_no_rates() -> None:
    found = score(FORM, blank(FORM))
    assert [cell(found, place) for place in (".plan", ".rate")] == ["0", ""]
    assert found.value(found.plan.figures["rows"].node) == 0
    assert found.value(found.plan.figures["highest"].node) is None


def test_a_table_without_a_total_has_none() -> None:
    found = sheet(PLAIN)
    assert not [place for place in found.plan.tables["parts"] if place.startswith(".")]
    assert cell(found, "r1.rate") == "93.52%"


def test_a_cell_that_cannot_be_read_is_named() -> None:
    found = sheet(FORM, table__parts__r2__spent="约235.63")
    assert list(found.misread) == ["table.parts.r2.spent"]
    assert cell(found, "r2.rate") == ""
