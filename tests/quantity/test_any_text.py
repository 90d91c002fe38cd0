"""Whatever is typed: read as the number that stands there, or refused; never another number."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from fractions import Fraction

from hypothesis import example, given
from hypothesis import strategies as st

from ziping.quantity import Figure, Reason, Target, Unreadable, read_figure, read_target

FULL_WIDTH = str.maketrans("0123456789.,-%+", "０１２３４５６７８９．，－％＋")
FIELDS = ["", "个", "万元", "%", "万", "人", "‰"]
PIECES = [
    *"0123456789０１５９.,，．。·、 \u00a0\u2009\u3000-−－+()（）¥￥%％‰",
    *"万亿千百十元个人年月日半多约/:~e",
    *"①²½٣٥𝟓五两〇Ⅱ㏠❸⑽",
    *(">", "≥", "<=", "＝", "不", "大于", "低于", "以上", "以内", "1,234", "00", "000", "万元"),
]

numbers = st.decimals(min_value=-(10**12), max_value=10**12, places=4) | st.integers(
    -(10**9), 10**9
).map(Decimal)
typed = st.lists(st.sampled_from(PIECES), max_size=9).map("".join)
ending_like_units = typed | st.builds(
    "{}{}".format, st.integers(0, 10**7), st.text(max_size=4) | typed
)
texts = ending_like_units | st.text()


@st.composite
def spellings(draw: st.DrawFn) -> tuple[str, str, Fraction]:
    """A number spelled in some way, the unit of its field, and the value to be read."""
    number = draw(numbers)
    grouped = f"{abs(number):,f}"
    separator = draw(st.sampled_from([",", "，", " ", "\u00a0", "\u2009", "\u202f", ""]))
    point = draw(st.sampled_from(["。", "．", "·", "."]))
    body = grouped.replace(".", "P").replace(",", separator).replace("P", point)
    text, field, scale = draw(
        st.sampled_from(
            [
                ("{}", "", Fraction(1)),
                ("{}", "个", Fraction(1)),
                ("{}个", "个", Fraction(1)),
                ("{} 万", "个", Fraction(10**4)),
                ("{}万个", "个", Fraction(10**4)),
                ("{}亿元", "万元", Fraction(10**4)),
                ("{}万元", "万元", Fraction(1)),
                ("{}元", "万元", Fraction(1, 10**4)),
                ("{}千人", "", Fraction(1000)),
                ("{}", "%", Fraction(1, 100)),
                ("{}%", "", Fraction(1, 100)),
                ("{}‰", "%", Fraction(1, 1000)),
            ]
        )
    )
    negative = draw(st.sampled_from(["-{}", "−{}", "－{}", "({})", "（{}）"]))
    body = (negative if number < 0 else draw(st.sampled_from(["{}", "+{}"]))).format(body)
    text = text.format(body)
    if draw(st.booleans()):
        text = text.translate(FULL_WIDTH)
    edge = draw(st.sampled_from(["", " ", "\u3000", "\ufeff"]))
    return edge + text + edge, field, Fraction(number) * scale


@given(spellings())
def test_every_spelling_of_a_number_reads_as_that_number(
    spelling: tuple[str, str, Fraction],
) -> None:
    text, field, value = spelling
    figure = read_figure(text, field)
    assert isinstance(figure, Figure), figure
    assert figure.value == value


@given(spellings(), st.sampled_from(["≥", "＞", "不超过", "至少", "满意度", "增长率为", ""]))
def test_a_target_has_the_figure_that_stands_behind_its_words(
    spelling: tuple[str, str, Fraction], words: str
) -> None:
    text, field, value = spelling
    text = text.strip("\ufeff")
    target = read_target(words + text, field)
    if words == "满意度" and text.strip()[0] in "+-−－(（＋":
        assert isinstance(target, Unreadable)
        return
    assert isinstance(target, Target), target
    assert target.figure is not None
    assert target.figure.value == value


def plain_digits(text: str) -> str:
    """The digits of a text, taken one by one; a foreign one stands out as "?"."""
    text = re.sub(r"m[²³23]", "m", text)
    return "".join(
        unicodedata.normalize("NFKC", char)
        if char in "0123456789０１２３４５６７８９"
        else "?"
        if char != "〇" and unicodedata.category(char)[0] == "N"
        else ""
        for char in text
    )


def assert_same_digits(text: str, value: Fraction) -> None:
    digits = plain_digits(text)
    assert digits.isdigit()
    magnitude = int(digits)
    if magnitude == 0:
        assert value == 0
        return
    assert value != 0
    power = abs(value) / magnitude
    assert set(str(power.numerator)) <= set("10")
    assert str(power.numerator).count("1") == str(power.denominator).count("1") == 1
    assert set(str(power.denominator)) <= set("10")
    assert (value < 0) == any(char in text for char in "-−－﹣(（﹙")


@given(texts, st.sampled_from(FIELDS))
@example("1,23", "")
@example("12。5", "")
@example("5²", "")
@example("5①", "")
@example("1.2e3", "")
@example("3万5千", "个")
@example("5/6", "%")
def test_no_text_reads_as_a_number_of_other_digits(text: str, field: str) -> None:
    figure = read_figure(text, field)
    if isinstance(figure, Figure):
        assert_same_digits(text, figure.value)


@given(texts, st.sampled_from(FIELDS))
@example("≥95%", "")
@example("5次①", "")
@example("第1季度5次", "")
@example("-,1", "")
def test_no_target_reads_as_a_number_of_other_digits(text: str, field: str) -> None:
    target = read_target(text, field)
    if isinstance(target, Target) and target.figure:
        assert plain_digits(target.lead) == ""
        behind = text.partition(target.lead)[2] if target.lead else text
        assert_same_digits(behind, target.figure.value)


@given(texts, texts)
def test_any_text_in_any_field_has_an_answer(text: str, field: str) -> None:
    blank = all(char.isspace() or char in "\ufeff\u200b\u200c\u200d\u2060" for char in text)
    for answer in (read_figure(text, field), read_target(text, field)):
        assert (answer is None) == blank
        if isinstance(answer, Unreadable):
            assert answer.text == text
            assert isinstance(answer.reason, Reason)


@given(texts)
def test_the_words_of_a_target_stand_in_its_text(text: str) -> None:
    target = read_target(text)
    if isinstance(target, Target):
        assert target.lead in text
        assert target.figure is not None or target.lead


def test_a_character_that_hides_a_digit_is_no_part_of_a_number() -> None:
    for code in range(0x80, 0x20000):
        char = chr(code)
        hidden = unicodedata.normalize("NFKC", char)
        if not any(digit.isdigit() for digit in hidden):
            continue
        figure = read_figure(f"5{char}")
        if char in "０１２３４５６７８９":
            assert isinstance(figure, Figure)
            assert figure.value == int(f"5{hidden}")
        elif isinstance(figure, Figure):
            assert re.fullmatch(r"[a-z∕]+[23]", hidden), "a unit such as ㎡"
            assert figure.value == 5
