from __future__ import annotations

from fractions import Fraction

import pytest

from ziping.quantity import COMPARISONS, Reason, Target, Unreadable, read_target


def read(text: str, unit: str = "") -> Target:
    target = read_target(text, unit)
    assert isinstance(target, Target), target
    return target


def reason(text: str, unit: str = "") -> Reason:
    unreadable = read_target(text, unit)
    assert isinstance(unreadable, Unreadable), unreadable
    assert unreadable.text == text
    return unreadable.reason


@pytest.mark.parametrize(
    ("text", "operator", "value", "unit"),
    [
        ("＞1500", ">", "1500", ""),
        ("大于等于95%", ">=", "0.95", "%"),
        ("90%以上", ">=", "0.9", "%"),
        ("518万人以上", ">=", "5180000", "人"),
        ("大于45个", ">", "45", "个"),
        (">6000万", ">", "60000000", ""),
        (">6000GB", ">", "6000", "GB"),
        ("≤1%", "<=", "0.01", "%"),
        ("1831.3平方米", None, "1831.3", "平方米"),
        ("4秒", None, "4", "秒"),
        ("0起", None, "0", "起"),
        (">90,000", ">", "90000", ""),
        ("4.48万笔", None, "44800", "笔"),
        ("1000份以上", ">=", "1000", "份"),
        ("95%。", None, "0.95", "%"),
        ("≤-5%", "<=", "-0.05", "%"),
        ("≤(5%)", "<=", "-0.05", "%"),
        ("3", None, "3", ""),
        ("不低于:95%", ">=", "0.95", "%"),
        (" ≥ 95 % ", ">=", "0.95", "%"),
        ("2小时内", "<=", "2", "小时"),
    ],
)
def test_a_target_is_parted_into_operator_and_figure(
    text: str, operator: str | None, value: str, unit: str
) -> None:
    target = read(text)
    assert target.figure is not None
    assert (target.operator, target.figure.value, target.unit) == (operator, Fraction(value), unit)
    assert target.figure.unit == unit
    assert target.lead == ""


@pytest.mark.parametrize(
    ("operator", "spellings"),
    [
        (
            ">=",
            (
                *(">=", "=>", "> =", "＞＝", "≥", "≧", "⩾", "≮"),
                *("大于等于", "大于或等于", "不少于", "不低于", "不小于", "至少", "不得少于"),
            ),
        ),
        (">", (">", "＞", "﹥", "大于", "超过", "高于", "多于", "超出")),
        (
            "<=",
            (
                *("<=", "=<", "≤", "≦", "⩽", "≯", "小于等于", "小于或等于", "不超过", "不高于"),
                *("不大于", "不多于", "至多", "不得超过", "不得高于", "未超过", "没有超过"),
            ),
        ),
        ("<", ("<", "＜", "﹤", "小于", "低于", "少于")),
        ("=", ("=", "＝", "﹦", "==", "等于")),
    ],
)
def test_an_operator_has_many_spellings_before_the_figure(
    operator: str, spellings: tuple[str, ...]
) -> None:
    assert operator in COMPARISONS
    for spelling in spellings:
        target = read(f"{spelling}95%")
        assert (target.operator, target.lead) == (operator, ""), spelling


@pytest.mark.parametrize(
    ("operator", "spellings"),
    [
        (">=", ("以上", "及以上", "或以上", "（含）以上")),
        ("<=", ("以下", "及以下", "以内", "之内")),
    ],
)
def test_an_operator_may_stand_behind_the_figure(operator: str, spellings: tuple[str, ...]) -> None:
    for spelling in spellings:
        target = read(f"5天{spelling}")
        assert (target.operator, target.unit) == (operator, "天"), spelling


@pytest.mark.parametrize(
    ("text", "lead", "operator"),
    [
        ("员工满意度98%以上", "员工满意度", ">="),
        ("员工满意度：98%", "员工满意度", None),
        ("员工满意度 ≥98%", "员工满意度", ">="),
        ("达到98%以上", "达到", ">="),
        ("验收合格率98%", "验收合格率", None),
        ("科级以上干部参训率≥98%", "科级以上干部参训率", ">="),
        ("ＡＰＰ满意度不低于９８％", "ＡＰＰ满意度", ">="),
        ("不良率低于98%", "不良率", "<"),
        ("预算节约98%", "预算节约", None),
        ("满意度（群众）≥98%", "满意度（群众）", ">="),
    ],
)
def test_words_before_the_figure_are_kept_as_typed(
    text: str, lead: str, operator: str | None
) -> None:
    target = read(text)
    assert (target.lead, target.operator) == (lead, operator)
    assert target.figure is not None
    assert target.figure.value == Fraction(98, 100)


@pytest.mark.parametrize(
    "text", ["年度计划数", "正常开展", "①完成②验收", "≥年度计划数", "五百人以上", "ＡＢＣ"]
)
def test_words_alone_are_a_target_without_a_figure(text: str) -> None:
    assert read(f" {text} ", "个") == Target(None, None, "", text)


@pytest.mark.parametrize("text", ["", " \u3000", "\ufeff"])
def test_a_blank_text_is_no_target(text: str) -> None:
    assert read_target(text) is None


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        (">45", "个", "45"),
        (">45个", "个", "45"),
        ("518万人以上", "万人", "518"),
        ("≥95", "%", "0.95"),
        ("不超过100万元", "元", "1000000"),
    ],
)
def test_a_target_is_converted_into_the_unit_of_its_field(text: str, unit: str, value: str) -> None:
    target = read(text, unit)
    assert target.figure is not None
    assert (target.figure.value, target.unit) == (Fraction(value), unit)


@pytest.mark.parametrize("text", ["≥95%及以上", "不低于95%以上", "≤95%以下"])
def test_an_operator_said_twice_counts_once(text: str) -> None:
    assert read(text).operator in {">=", "<="}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("≥95%以下", Reason.COMPARISON),
        (">95%以上", Reason.COMPARISON),
        ("<95%以上", Reason.COMPARISON),
        ("≥≥5", Reason.COMPARISON),
        ("不低于≥5", Reason.COMPARISON),
        ("不>5", Reason.COMPARISON),
        ("不大于等于5", Reason.COMPARISON),
        ("不等于5", Reason.COMPARISON),
        ("≠5", Reason.COMPARISON),
        ("不5", Reason.COMPARISON),
        ("检查不足5次", Reason.COMPARISON),
        ("未达到95%以上", Reason.COMPARISON),
        ("不允许出现5次以上", Reason.COMPARISON),
        ("不低于计划的95%", Reason.COMPARISON),
        ("5次以上培训", Reason.COMPARISON),
        ("80≤x≤90", Reason.SEVERAL),
        ("3-5次", Reason.SEVERAL),
        ("1、5次", Reason.SEVERAL),
        ("2023年底前完成", Reason.DATE),
        ("约500", Reason.APPROXIMATE),
        ("人数约500", Reason.APPROXIMATE),
        ("接近500", Reason.APPROXIMATE),
        ("95%左右", Reason.APPROXIMATE),
        ("~5", Reason.APPROXIMATE),
        ("PM2.5达标", Reason.NOT_A_NUMBER),
        ("培训-5次", Reason.NOT_A_NUMBER),
        ("培训(5)", Reason.NOT_A_NUMBER),
        ("-,5", Reason.NOT_A_NUMBER),
        ("完成,5", Reason.NOT_A_NUMBER),
        ("~/≥5", Reason.APPROXIMATE),
        ("/≥5", Reason.NOT_A_NUMBER),
        ("百分之95", Reason.NOT_A_NUMBER),
        ("负5%", Reason.NOT_A_NUMBER),
        ("零下5℃", Reason.NOT_A_NUMBER),
        ("十5", Reason.NOT_A_NUMBER),
        ("≥", Reason.NOT_A_NUMBER),
        ("—", Reason.NOT_A_NUMBER),
        ("①5", Reason.FOREIGN_DIGITS),
        ("≥\u0663", Reason.FOREIGN_DIGITS),
        ("完成\u0663次", Reason.FOREIGN_DIGITS),
        ("①", Reason.FOREIGN_DIGITS),
        ("≥1,23", Reason.GROUPING),
        ("≥" + "1" * 41, Reason.TOO_LONG),
    ],
)
def test_what_cannot_be_read_safely_is_refused_with_its_reason(text: str, expected: Reason) -> None:
    assert reason(text) is expected


def test_a_target_in_another_unit_than_its_field_is_refused() -> None:
    assert reason(">45人", "个") is Reason.UNIT


def test_a_sign_counts_after_words_that_lead_up_to_it() -> None:
    target = read("增长率为-4.55%")
    assert target.figure is not None
    assert target.figure.value == Fraction("-0.0455")
