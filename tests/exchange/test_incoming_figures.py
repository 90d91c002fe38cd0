"""Figures from cells as texts: they read as the cell's value, in the manner of the text before."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ziping.exchange.incoming.cells import number, place_of
from ziping.exchange.incoming.figures import figure_text, with_operator, year_text
from ziping.exchange.incoming.formats import EPOCHS, moment, shown_as
from ziping.exchange.incoming.texts import moment_text
from ziping.quantity import Target, read_target

BEFORE = (
    *("", "51", "1,018.93", "12。5", "１２．５", "519.03万", "4.48万笔以上", "≥95%", "98.68%"),
    *("员工满意度95%以上", "(123.45)", "-3", "约五百", "518万人以上", "5千克", "10,189,300元"),
)
UNITS = ("", "%", "个", "万元", "笔", "千克")


@given(
    st.decimals(-(10**9), 10**9, places=4).map(Fraction),
    st.sampled_from(BEFORE),
    st.sampled_from(UNITS),
)
def test_a_figure_reads_as_what_stands_in_the_cell(value: Fraction, before: str, unit: str) -> None:
    text = figure_text(value, before, unit)
    found = read_target(text, unit)
    assert isinstance(found, Target)
    assert found.figure is not None
    assert found.figure.value == value


@given(
    st.decimals(0, 10**9, places=3).map(Fraction),
    st.sampled_from(BEFORE),
    st.sampled_from(UNITS),
)
def test_a_comparison_in_the_text_is_kept(value: Fraction, before: str, unit: str) -> None:
    old = read_target(before, unit)
    new = read_target(figure_text(value, before, unit), unit)
    if isinstance(old, Target) and old.operator:
        assert isinstance(new, Target)
        assert (new.operator, new.lead) == (old.operator, old.lead)


@pytest.mark.parametrize(
    ("value", "before", "unit", "text"),
    [
        ("1020", "1,018.93", "万元", "1,020.00"),
        ("1020.125", "1,018.93", "万元", "1,020.125"),
        ("5200000", "519.03万", "个", "5,200,000"),
        ("44900", "4.48万笔以上", "笔", "44,900笔以上"),
        ("0.96", "≥95%", "%", "≥96%"),
        ("0.9", "98.68%", "%", "90.00%"),
        ("52", "51个", "个", "52个"),
        ("12.75", "12。5", "", "12.75"),
        ("-7", "(123.45)", "", "(7.00)"),
        ("0.5", "约五百", "", "0.5"),
        ("7", "", "", "7"),
        ("1020", "10,189,300元", "万元", "10,200,000元"),
    ],
)
def test_the_manner_of_the_text_is_kept(value: str, before: str, unit: str, text: str) -> None:
    assert figure_text(Fraction(value), before, unit) == text


@pytest.mark.parametrize(
    ("text", "operator", "unit", "changed"),
    [
        ("≥95%", ">", "%", ">95%"),
        ("45以上", "<", "", "<45"),
        ("员工满意度98%以上", "<=", "%", "员工满意度<=98%"),
        (">45", ">=", "个", ">=45"),
        ("年度计划数", ">", "", None),
    ],
)
def test_a_comparison_can_be_another_one(
    text: str, operator: str, unit: str, changed: str | None
) -> None:
    assert with_operator(text, operator, unit) == changed


@pytest.mark.parametrize(
    ("before", "text"), [("2021年度", "2022年度"), ("2021", "2022"), ("", "2022")]
)
def test_a_year_keeps_its_words(before: str, text: str) -> None:
    assert year_text(Fraction(2022), before) == text


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        *(("yyyy-mm-dd", "date"), ("[$-804]yyyy年m月d日", "date"), ("h:mm", "date")),
        *(("0.00%", "percent"), ('"y"0.0%', "percent"), ("General", ""), ("#,##0.00", "")),
        *(('"d"0', ""), (r"0\d", ""), ("[Red]0", ""), ("0_y", ""), ("0.00E+00", "")),
    ],
)
def test_a_format_says_what_a_number_is(code: str, shown: str) -> None:
    assert shown_as(code) == shown


@pytest.mark.parametrize(
    ("days", "text"),
    [
        (44501.0, "2021-11-01"),
        (44501.5, "2021-11-01 12:00"),
        (0.25, "06:00"),
        (44501.500011574, "2021-11-01 12:00:01"),
    ],
)
def test_a_day_is_written_as_one(days: float, text: str) -> None:
    assert moment_text(moment(days, EPOCHS[0])) == text
    assert EPOCHS[1] - EPOCHS[0] == dt.timedelta(days=1462)


@pytest.mark.parametrize(
    ("reference", "place"),
    [
        ("'评分表'!$F$9", ("评分表", 9, 6)),
        ("Sheet1!$AA$10", ("Sheet1", 10, 27)),
        ("'a''b!c'!B2", ("a'b!c", 2, 2)),
        *(("#REF!", None), ("Sheet1!#REF!", None), ("Sheet1!$A$1:$B$2", None), ("'[1]x'!A1", None)),
        *(("A1", None), ("", None)),
    ],
)
def test_a_reference_names_one_cell_or_none(
    reference: str, place: tuple[str, int, int] | None
) -> None:
    assert place_of(reference) == place


def test_noise_of_arithmetic_is_no_digit() -> None:
    assert number(0.1 + 0.2) == Fraction("0.3")
    assert number(5190300.0) == 5190300
