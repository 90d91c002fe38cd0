from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ziping.quantity import Figure, Unit, read_figure, read_unit


@pytest.mark.parametrize(
    ("text", "scale", "name"),
    [
        ("", 1, ""),
        ("元", 1, "元"),
        ("万元", 10**4, "元"),
        ("千元", 10**3, "元"),
        ("百万元", 10**6, "元"),
        ("千万元", 10**7, "元"),
        ("亿元", 10**8, "元"),
        ("十万元", 10**5, "元"),
        ("十亿元", 10**9, "元"),
        ("百亿元", 10**10, "元"),
        ("万亿元", 10**12, "元"),
        ("萬元", 10**4, "元"),
        ("億", 10**8, ""),
        ("万", 10**4, ""),
        ("万人次", 10**4, "人次"),
        ("万平方米", 10**4, "平方米"),
        ("万㎡", 10**4, "㎡"),
        ("个", 1, "个"),
        ("%", 1, "%"),
        ("％", 1, "%"),
        ("‰", 1, "‰"),
        (" 万 元 ", 10**4, "元"),
        ("ＧＢ", 1, "GB"),
    ],
)
def test_a_unit_is_parted_into_multiplier_and_name(text: str, scale: int, name: str) -> None:
    assert read_unit(text) == Unit(scale, name)


@pytest.mark.parametrize(
    ("text", "scale", "name"),
    [
        ("百分点", 1, "百分点"),
        ("百分比", 1, "百分比"),
        ("千克", 1, "千克"),
        ("千米", 1, "千米"),
        ("千瓦时", 1, "千瓦时"),
        ("万千瓦时", 10**4, "千瓦时"),
        ("千字", 10**3, "字"),
        ("千字节", 1, "千字节"),
        ("万用表", 1, "万用表"),
        ("兆瓦", 1, "兆瓦"),
        ("十佳", 1, "十佳"),
    ],
)
def test_a_name_that_begins_like_a_multiplier_is_a_name(text: str, scale: int, name: str) -> None:
    assert read_unit(text) == Unit(scale, name)


@pytest.mark.parametrize(
    "name",
    [
        *("千克", "千米", "千瓦", "千伏", "千安", "千帕", "千卡", "千焦", "千赫", "千兆", "千牛"),
        *("千分点", "千斤顶", "千字节", "千比特", "百分点", "百帕", "百强县", "百佳", "百货店"),
        *("百岁老人", "万用表", "万能卡", "万向节", "兆"),
    ],
)
def test_such_a_name_may_still_be_multiplied(name: str) -> None:
    assert read_unit(name) == Unit(1, name)
    assert read_unit(f"万{name}") == Unit(10**4, name)
    figure = read_figure(f"5万{name}")
    assert isinstance(figure, Figure)
    assert figure.value == 50000
    assert figure.unit == name


def test_multipliers_in_no_known_order_are_left_as_they_stand() -> None:
    assert read_unit("万万元") == Unit(1, "万万元")
    assert read_unit("百千元") == Unit(1, "百千元")


@given(st.text())
def test_any_text_has_a_reading_as_a_unit(text: str) -> None:
    assert read_unit(text).scale >= 1
