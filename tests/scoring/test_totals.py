"""Caps on the total, whole-number scores, thresholds that change with the year."""

from __future__ import annotations

import pytest

from tests.scoring.samples import blank, number, one_score, small, sound
from tests.scoring.test_not_applicable import FORM
from ziping.scoring import score

CAPPED = sound(
    FORM.format(a="", c="").replace(
        "places = 2",
        'places = 2, caps = [{ value = "rate", below = "80%", at_most = "89" }, '
        '{ value = "rate", below = "60%", at_most = "79" }]',
    )
    + '[facts.rate]\nlabel = "执行率"\nkind = "percent"\n'
)


@pytest.mark.parametrize(
    ("rate", "total", "grade"),
    [
        ("80%", "100", "优"),
        ("79.99%", "89", "差"),
        ("60%", "89", "差"),
        ("59.99%", "79", "差"),
        ("", "100", "优"),
    ],
)
def test_a_low_rate_caps_the_total(rate: str, total: str, grade: str) -> None:
    given = {"answer__a__points": "20", "answer__b__points": "40", "answer__c__points": "40"}
    sheet = score(CAPPED, blank(CAPPED, fact__rate=rate, **given))
    assert (sheet.total, sheet.derived_total) == (number(total), number(total))
    assert sheet.grade == grade


def test_a_cap_leaves_a_lower_total_and_an_unknown_one_alone() -> None:
    sheet = score(CAPPED, blank(CAPPED, fact__rate="50%", answer__a__points="12"))
    assert sheet.total == 12
    assert score(CAPPED, blank(CAPPED, fact__rate="50%")).total is None


def test_scores_may_be_whole_numbers() -> None:
    form = small('{ kind = "proportion", value = "rate" }', places=0)
    assert one_score(form, fact__rate="86.2%") == 9
    assert one_score(form, fact__rate="85%") == 9
    assert one_score(form, fact__rate="84.9%") == 8


def test_scores_may_be_finer_than_the_total() -> None:
    form = sound(FORM.format(a="", c="").replace("places = 2", "places = 0, score_places = 1"))
    given = {"answer__a__points": "10.24", "answer__b__points": "30.25", "answer__c__points": "0"}
    sheet = score(form, blank(form, **given))
    assert [sheet.score(line) for line in sheet.scored_lines] == [
        number("10.2"),
        number("30.3"),
        0,
    ]
    assert sheet.total == 41


YEARLY = """
[form]
id = "yearly"
version = "1"
title = "小表"
authority = { document = "办法" }
total = { weight = "10" }
subject = [{ id = "year", label = "年度" }]
[[sections]]
id = "all"
title = "全部"
weight = "10"
[[indicators]]
id = "one"
section = "all"
title = "指标"
weight = "10"
rule = { kind = "gate", value = "rate", operator = ">=", threshold = "limit" }
[facts.rate]
label = "率"
kind = "percent"
[facts.limit]
label = "标准"
kind = "percent"
dated = [{ from = "2020", value = "90%" }, { from = "2023", value = "95%" }]
"""


@pytest.mark.parametrize(
    ("year", "points"),
    [
        ("2019", None),
        ("2020", "10"),
        ("2022年", "10"),
        ("2023 年度", "0"),
        ("", None),
        ("二〇二三", None),
    ],
)
def test_a_threshold_holds_from_its_year_on(year: str, points: str | None) -> None:
    form = sound(YEARLY)
    assert one_score(form, subject__year=year, fact__rate="93%") == number(points)


def test_the_total_rounds_the_scores_and_not_the_subtotals() -> None:
    form = sound(FORM.format(a="", c="").replace("places = 2", "places = 0, score_places = 1"))
    given = {"answer__a__points": "10.4", "answer__b__points": "30", "answer__c__points": "20.4"}
    assert score(form, blank(form, **given)).total == 61
