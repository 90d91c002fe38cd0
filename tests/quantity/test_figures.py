from __future__ import annotations

from fractions import Fraction

import pytest

from ziping.quantity import Figure, Reason, Unreadable, read_figure


def read(text: str, unit: str = "") -> Figure:
    figure = read_figure(text, unit)
    assert isinstance(figure, Figure), figure
    return figure


def reason(text: str, unit: str = "") -> Reason:
    unreadable = read_figure(text, unit)
    assert isinstance(unreadable, Unreadable), unreadable
    assert unreadable.text == text
    return unreadable.reason


@pytest.mark.parametrize("text", ["", " ", "\u3000", "\t\n", "\ufeff", "\u200b \u200b"])
@pytest.mark.parametrize("unit", ["", "万元", "%"])
def test_a_blank_text_is_no_figure(text: str, unit: str) -> None:
    assert read_figure(text, unit) is None


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("1018.93", "万元", "1018.93"),
        ("1018.93 万元", "万元", "1018.93"),
        ("1018.93万", "万元", "1018.93"),
        ("10,189,300元", "万元", "1018.93"),
        ("0.101893亿", "万元", "1018.93"),
        ("0.101893亿元", "万元", "1018.93"),
        ("101.893百万元", "万元", "10189.3"),
        ("51", "个", "51"),
        ("51个", "个", "51"),
        ("5百", "个", "500"),
        ("519.03万", "个", "5190300"),
        ("519.03万个", "个", "5190300"),
        ("519.03萬", "个", "5190300"),
        ("60万人", "万人", "60"),
        ("600,000人", "万人", "60"),
        ("60", "万人", "60"),
        ("500", "万", "500"),
        ("500万", "万", "500"),
        ("5亿", "万", "50000"),
        ("5万千瓦时", "千瓦时", "50000"),
        ("5件/10万人", "件/10万人", "5"),
        ("411.30万㎡", "m²", "4113000"),
        ("5m2", "㎡", "5"),
        ("3月", "月", "3"),
    ],
)
def test_a_figure_is_converted_into_the_unit_of_its_field(text: str, unit: str, value: str) -> None:
    figure = read(text, unit)
    assert figure.value == Fraction(value)
    assert figure.unit == unit


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("51", "51", ""),
        ("60万人", "600000", "人"),
        ("6000万", "60000000", ""),
        ("1251.44亿元", "125144000000", "元"),
        ("1831.3平方米", "1831.3", "平方米"),
        ("6000GB", "6000", "GB"),
        ("６０００ＧＢ", "6000", "GB"),
        ("5 人 次", "5", "人次"),
        ("5m²", "5", "m²"),
        ("5m³", "5", "m³"),
        ("5km2", "5", "km2"),
        ("5cm²", "5", "cm²"),
        ("5dm3", "5", "dm3"),
        ("5mm2", "5", "mm2"),
        ("20℃", "20", "℃"),
        ("20°C", "20", "°C"),
        ("68℉", "68", "℉"),
        ("5kg", "5", "kg"),
        ("5人·次", "5", "人·次"),
        ("5元/平方米", "5", "元/平方米"),
        ("5个百分点", "5", "个百分点"),
        ("5千瓦时", "5", "千瓦时"),
        ("5件/万人", "5", "件/万人"),
        ("0起", "0", "起"),
        ("95%", "0.95", "%"),
        ("5‰", "0.005", "%"),
        ("¥1,000.00", "1000", "元"),
        ("￥ 5万", "50000", "元"),
        ("-¥5元", "-5", "元"),
        ("500万笔", "5000000", "笔"),
    ],
)
def test_without_a_unit_of_the_field_the_figure_brings_its_own(
    text: str, value: str, unit: str
) -> None:
    figure = read(text)
    assert (figure.value, figure.unit) == (Fraction(value), unit)


def test_a_name_behind_a_multiplier_of_the_field_joins_it() -> None:
    assert read("500万笔", "万") == Figure(Fraction(500), "万笔", Fraction(1))


@pytest.mark.parametrize("text", ["98.7", "98.7%", "98.7％", "98.7 %", "９８．７﹪", "987‰"])
@pytest.mark.parametrize("unit", ["%", "％"])
def test_a_percent_is_a_ratio(text: str, unit: str) -> None:
    figure = read(text, unit)
    assert (figure.value, figure.unit) == (Fraction(987, 1000), "%")


def test_a_bare_number_in_a_field_of_permille_is_one() -> None:
    assert read("5", "‰") == Figure(Fraction(1, 200), "%", Fraction(1, 1000))


@pytest.mark.parametrize(
    ("text", "unit", "step"),
    [
        ("98.68%", "%", "0.0001"),
        ("98.68", "%", "0.0001"),
        ("100%", "", "0.01"),
        ("519.03万", "个", "100"),
        ("519.03万", "万", "0.01"),
        ("5190300", "个", "1"),
        ("5,190,300个", "万个", "0.0001"),
        ("3.00", "", "0.01"),
        ("-3.2", "秒", "0.1"),
    ],
)
def test_the_step_is_one_of_the_last_printed_digit(text: str, unit: str, step: str) -> None:
    assert read(text, unit).step == Fraction(step)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("１２３４", "1234"),
        ("12。5", "12.5"),
        ("12｡5", "12.5"),
        ("12．5", "12.5"),
        ("12·5", "12.5"),
        ("12・5", "12.5"),
        ("12･5", "12.5"),
        ("1,234.5", "1234.5"),
        ("１，２３４．５", "1234.5"),
        ("1，234，567", "1234567"),
        ("1 234.5", "1234.5"),
        ("1\u00a0234.5", "1234.5"),
        ("1\u2009234\u2009567", "1234567"),
        ("1\u202f234", "1234"),
        ("  12\u3000", "12"),
        ("\ufeff12\u200b", "12"),
        ("007", "7"),
        ("+5", "5"),
        (".5", "0.5"),
        ("12.", "12"),
        ("12。", "12"),
    ],
)
def test_a_plain_number_is_read_however_it_is_printed(text: str, value: str) -> None:
    assert read(text) == Figure(Fraction(value), "", read(text).step)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("-123.45", "-123.45"),
        ("−123.45", "-123.45"),
        ("－123.45", "-123.45"),
        ("﹣123.45", "-123.45"),
        ("(123.45)", "-123.45"),
        ("（１２３．４５）", "-123.45"),
        ("(1,234.50)元", "-1234.5"),
        ("(4.55%)", "-0.0455"),
        ("(4.55)%", "-0.0455"),
        ("(4.55‰)", "-0.00455"),
        ("¥(5)", "-5"),
        ("-4.55%", "-0.0455"),
    ],
)
def test_a_negative_number_is_known_by_sign_or_brackets(text: str, value: str) -> None:
    assert read(text).value == Fraction(value)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("51人", "个"),
        ("51万人", "个"),
        ("95%", "个"),
        ("95‰", "万元"),
        ("5个", "%"),
        ("1万", "%"),
        ("5人次", "人"),
        ("5克", "千克"),
        ("5千", "千克"),
        ("¥5", "个"),
        ("¥5", "%"),
        ("¥5%", "%"),
        ("¥5美元", ""),
        ("6000gb", "GB"),
    ],
)
def test_another_unit_than_that_of_the_field_is_refused(text: str, unit: str) -> None:
    assert reason(text, unit) is Reason.UNIT


def test_a_money_sign_alone_does_not_say_which_multiple_is_meant() -> None:
    assert reason("¥5", "万元") is Reason.UNIT
    assert read("¥5万元", "万元").value == 5
    assert read("¥5", "元").value == 5


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("年度计划数", Reason.NOT_A_NUMBER),
        ("五百", Reason.NOT_A_NUMBER),
        ("—", Reason.NOT_A_NUMBER),
        ("--", Reason.NOT_A_NUMBER),
        ("/", Reason.NOT_A_NUMBER),
        ("¥", Reason.NOT_A_NUMBER),
        (".", Reason.NOT_A_NUMBER),
        ("1.2e3", Reason.NOT_A_NUMBER),
        ("1e5", Reason.NOT_A_NUMBER),
        ("1.2e+3", Reason.NOT_A_NUMBER),
        ("1.2e-3", Reason.NOT_A_NUMBER),
        ("5nm2", Reason.SEVERAL),
        ("5m2.5", Reason.NOT_A_NUMBER),
        ("5m20", Reason.NOT_A_NUMBER),
        ("5m2a", Reason.NOT_A_NUMBER),
        ("12·5・5", Reason.NOT_A_NUMBER),
        ("0x10", Reason.NOT_A_NUMBER),
        ("0xFF", Reason.NOT_A_NUMBER),
        ("1.2.3", Reason.NOT_A_NUMBER),
        ("- 5", Reason.NOT_A_NUMBER),
        ("--5", Reason.NOT_A_NUMBER),
        ("(-5)", Reason.NOT_A_NUMBER),
        ("(5", Reason.NOT_A_NUMBER),
        ("5)", Reason.NOT_A_NUMBER),
        ("5-", Reason.NOT_A_NUMBER),
        ("5+", Reason.NOT_A_NUMBER),
        ("$5", Reason.NOT_A_NUMBER),
        ("–5", Reason.NOT_A_NUMBER),
        ("5k", Reason.NOT_A_NUMBER),
        ("5w", Reason.NOT_A_NUMBER),
        ("5K", Reason.NOT_A_NUMBER),
        ("5W", Reason.NOT_A_NUMBER),
        ("0Xff", Reason.NOT_A_NUMBER),
        ("5万K", Reason.NOT_A_NUMBER),
        ("3万五千", Reason.NOT_A_NUMBER),
        ("3个半", Reason.NOT_A_NUMBER),
        ("5元五角", Reason.NOT_A_NUMBER),
        ("5万万", Reason.NOT_A_NUMBER),
        ("1.培训", Reason.NOT_A_NUMBER),
        ("员工98%", Reason.NOT_A_NUMBER),
        ("5名同志参加了全部培训并且通过了考核评定", Reason.NOT_A_NUMBER),
        ("\u202e123", Reason.NOT_A_NUMBER),
        ("1,23", Reason.GROUPING),
        ("12,34.5", Reason.GROUPING),
        ("1234,5", Reason.GROUPING),
        ("1,2345,6789", Reason.GROUPING),
        ("1,234 567", Reason.GROUPING),
        ("1.234,5", Reason.GROUPING),
        ("1'234", Reason.GROUPING),
        ("0,123", Reason.GROUPING),
        ("1 23", Reason.GROUPING),
        ("5/6", Reason.SEVERAL),
        ("3-5次", Reason.SEVERAL),
        ("3~5", Reason.SEVERAL),
        ("1:3", Reason.SEVERAL),
        ("3万5千", Reason.SEVERAL),
        ("1亿2000万元", Reason.SEVERAL),
        ("24小时×7天", Reason.SEVERAL),
        ("5\n6", Reason.SEVERAL),
        ("约500", Reason.APPROXIMATE),
        ("500多人", Reason.APPROXIMATE),
        ("500余", Reason.APPROXIMATE),
        ("10来个", Reason.APPROXIMATE),
        ("10几个", Reason.APPROXIMATE),
        ("500上下", Reason.APPROXIMATE),
        ("500前后", Reason.APPROXIMATE),
        ("500不等", Reason.APPROXIMATE),
        ("500人左右", Reason.APPROXIMATE),
        ("3个多月", Reason.APPROXIMATE),
        ("≈5", Reason.APPROXIMATE),
        (">45", Reason.COMPARISON),
        ("≥95%", Reason.COMPARISON),
        ("不超过5", Reason.COMPARISON),
        ("45以上", Reason.COMPARISON),
        ("45个以下的", Reason.COMPARISON),
        ("5天以外", Reason.COMPARISON),
        ("5天以前", Reason.COMPARISON),
        ("5天之后", Reason.COMPARISON),
        ("5天之前", Reason.COMPARISON),
        ("5天之内完成", Reason.COMPARISON),
        ("5天之间", Reason.COMPARISON),
        ("5天以内完成", Reason.COMPARISON),
        ("2小时内", Reason.COMPARISON),
        ("2021-11-01", Reason.DATE),
        ("2021/11/1", Reason.DATE),
        ("2021.11.1", Reason.DATE),
        ("2021-11", Reason.DATE),
        ("2021年11月1日", Reason.DATE),
        ("2021年", Reason.DATE),
        ("2021/11", Reason.DATE),
        ("1999年11月", Reason.DATE),
        ("11月底", Reason.DATE),
        ("12:30", Reason.DATE),
        ("5²", Reason.FOREIGN_DIGITS),
        ("①", Reason.FOREIGN_DIGITS),
        ("5①", Reason.FOREIGN_DIGITS),
        ("½", Reason.FOREIGN_DIGITS),
        ("5½", Reason.FOREIGN_DIGITS),
        ("\u0663", Reason.FOREIGN_DIGITS),
        ("\U0001d7d3", Reason.FOREIGN_DIGITS),
        ("1" * 41, Reason.TOO_LONG),
        ("1" * 10_000, Reason.TOO_LONG),
    ],
)
def test_what_is_not_plainly_one_number_is_refused_with_its_reason(
    text: str, expected: Reason
) -> None:
    assert reason(text) is expected


def test_a_number_of_forty_digits_is_still_read() -> None:
    assert read("9" * 40).value == 10**40 - 1


def test_the_same_text_reads_differently_in_another_field() -> None:
    assert read("5", "%").value == Fraction(1, 20)
    assert read("5", "个").value == 5
    assert read("5", "").unit == ""
