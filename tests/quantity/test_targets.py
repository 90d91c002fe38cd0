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
                *(">=", "=>", "> =", ">  =", "＞＝", "≥", "≧", "⩾", "≮"),
                *("大于等于", "大于或等于", "不少于", "不低于", "不小于", "至少", "不得少于"),
            ),
        ),
        (">", (">", "＞", "﹥", "大于", "超过", "高于", "多于", "超出")),
        (
            "<=",
            (
                *(
                    "<=",
                    "=<",
                    "< =",
                    "≤",
                    "≦",
                    "⩽",
                    "≯",
                    "小于等于",
                    "小于或等于",
                    "不超过",
                    "不高于",
                ),
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
        (">=", ("以上", "及以上", "或以上", "含以上", "（含）以上")),
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
        ("三千5", Reason.NOT_A_NUMBER),
        ("合同-¥5", Reason.NOT_A_NUMBER),
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


@pytest.mark.parametrize(
    "words", ["约", "约为", "大约", "大概", "接近", "几乎", "估计", "近", "将近", "≈", "~", "～"]
)
def test_words_for_about_are_not_passed_over(words: str) -> None:
    assert reason(f"{words}500人") is Reason.APPROXIMATE
    assert reason(f"人数{words} 500") is Reason.APPROXIMATE


@pytest.mark.parametrize(
    "words",
    [
        *("节约", "签约", "预约", "合约", "契约", "违约", "制约", "公约", "特约", "邀约", "履约"),
        *("失约", "条约", "租约", "附近", "临近", "邻近", "就近", "亲近", "靠近"),
    ],
)
def test_words_that_only_end_like_about_are_words(words: str) -> None:
    assert read(f"{words}5个").lead == words


@pytest.mark.parametrize(
    "denial",
    [
        *("不", "未", "没", "没有", "勿", "不得", "不能", "不应", "不可", "不会", "不宜", "未曾"),
        *("不要", "不许", "不允许"),
    ],
)
def test_a_denied_comparison_is_turned_round(denial: str) -> None:
    assert read(f"人数{denial}超过5人") == read("人数≤5人")
    assert read(f"人数{denial}低于5人") == read("人数≥5人")
    assert reason(f"人数{denial}等于5人") is Reason.COMPARISON


@pytest.mark.parametrize("numeral", list("〇零一二三四五六七八九十百千万亿两廿卅"))
def test_a_han_numeral_in_front_of_digits_is_part_of_their_number(numeral: str) -> None:
    assert reason(f"完成{numeral}5次") is Reason.NOT_A_NUMBER


@pytest.mark.parametrize("name", ["A4", "PM2.5", "V3", "z5", "Z5", "Ｇ5"])
def test_a_letter_in_front_of_digits_makes_a_name_of_them(name: str) -> None:
    assert reason(f"完成{name}") is Reason.NOT_A_NUMBER


@pytest.mark.parametrize(
    "unit", ["秒", "分", "分钟", "小时", "天", "日", "工作日", "周", "个月", "年"]
)
def test_within_a_time_is_at_most(unit: str) -> None:
    target = read(f"5{unit}内")
    assert (target.operator, target.unit) == ("<=", unit)


@pytest.mark.parametrize("sign", list("<>=≥≤≧≦⩾⩽≠≮≯≫≪±"))
def test_a_sign_that_other_words_part_from_the_figure_is_not_passed_over(sign: str) -> None:
    assert reason(f"{sign}去年5个") is Reason.COMPARISON


@pytest.mark.parametrize("words", ["至少", "最多", "大于", "低于", "不超过", "等于", "小于等于"])
def test_a_comparison_that_other_words_part_from_the_figure_is_not_passed_over(
    words: str,
) -> None:
    assert reason(f"{words}去年5个") is Reason.COMPARISON


@pytest.mark.parametrize(
    "words",
    ["不", "未", "没", "没有", "不得", "并非", "有无", "不足", "不满", "不到", "未满", "未达"],
)
def test_a_denial_in_front_of_the_figure_is_refused(words: str) -> None:
    assert reason(f"检查{words}5次") is Reason.COMPARISON
    assert reason(f"检查{words}≥5次") is Reason.COMPARISON


@pytest.mark.parametrize(
    "words",
    [
        *("不允许", "不准", "不得", "不应", "不许", "禁止", "严禁", "避免", "杜绝", "防止"),
        *("未达", "未达到", "达不到"),
    ],
)
def test_a_comparison_that_is_forbidden_is_refused(words: str) -> None:
    assert reason(f"{words}规模5次以上") is Reason.COMPARISON
    assert reason(f"{words}规模超过5次") is Reason.COMPARISON
    assert read(f"{words}规模5次").operator is None


def test_a_target_in_another_unit_than_its_field_is_refused() -> None:
    assert reason(">45人", "个") is Reason.UNIT


@pytest.mark.parametrize("words", ["增长率为", "增长率：", "增长率: ", "增长率≤", "增长率低于"])
def test_a_sign_counts_after_words_that_lead_up_to_it(words: str) -> None:
    target = read(f"{words}-4.55%")
    assert target.figure is not None
    assert target.figure.value == Fraction("-0.0455")


def test_a_money_sign_may_stand_behind_words() -> None:
    target = read("合同额¥5万")
    assert target.figure is not None
    assert (target.figure.value, target.unit, target.lead) == (Fraction(50000), "元", "合同额")
