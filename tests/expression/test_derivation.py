from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.expression.calculator import calculate
from tests.expression.trees import anything, known, printed
from ziping.expression import (
    NO,
    ONE,
    ZERO,
    Arithmetic,
    Choose,
    Compare,
    Comparison,
    Constant,
    Expression,
    Extreme,
    FirstKnown,
    Fold,
    Named,
    Program,
    Reference,
    Round,
    Style,
    Value,
    shown,
    written,
)

PERCENT = Style(percent=True)
A, B, C = (Reference(name, f"figure {name}") for name in "abc")
FLAG = Reference("flag", "criterion met", "flag")
SPENT = Reference("spent", "spent", "money", Style(grouped=True, places=2))
RATE = Named("rate", "rate", Round(Arithmetic("/", A, B), 4), Style(percent=True, places=2))
TEN = Constant(Fraction(10), "10")
INPUTS: dict[str, Value] = {
    "a": Fraction("51"),
    "b": Fraction("-2.50"),
    "spent": Fraction("1018.93"),
    "flag": True,
}


def text(node: Expression, **changed: Value) -> str:
    inputs = {**INPUTS, **changed}
    return written(node, inputs, Program([Named("whole", "", node)]).run(inputs))


def in_names(node: Expression) -> str:
    return written(node, INPUTS, Program([node]).run(INPUTS), symbols=True)


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        (TEN, "10"),
        (Constant(Fraction("0.9"), "90%"), "90%"),
        (Constant(Fraction(1, 8)), "0.125"),
        (A, "51"),
        (B, "(-2.5)"),
        (Constant(Fraction(-5), "-5%"), "(-5%)"),
        (SPENT, "1,018.93"),
        (C, "figure c"),
        (Arithmetic("+", A, TEN), "51 + 10"),
        (Arithmetic("-", A, B), "51 - (-2.5)"),
        (Arithmetic("*", A, TEN), "51 x 10"),
        (Arithmetic("/", A, TEN), "51 / 10"),
        (Arithmetic("*", Arithmetic("+", A, ONE), TEN), "(51 + 1) x 10"),
        (Arithmetic("+", Arithmetic("*", A, ONE), TEN), "51 x 1 + 10"),
        (Arithmetic("-", A, Arithmetic("-", TEN, ONE)), "51 - (10 - 1)"),
        (Arithmetic("-", Arithmetic("-", A, TEN), ONE), "51 - 10 - 1"),
        (Arithmetic("+", A, Arithmetic("-", TEN, ONE)), "51 + 10 - 1"),
        (Arithmetic("/", A, Arithmetic("/", TEN, ONE)), "51 / (10 / 1)"),
        (Arithmetic("/", Arithmetic("*", A, TEN), ONE), "51 x 10 / 1"),
        (Arithmetic("+", ZERO, A), "51"),
        (Arithmetic("+", A, ZERO), "51"),
        (Arithmetic("-", A, ZERO), "51 - 0"),
        (Round(Arithmetic("/", A, TEN), 0), "51 / 10"),
        (Compare("<", A, TEN), "51 < 10"),
        (Compare("<", Compare("=", A, ONE), TEN), "(51 = 1) < 10"),
        (Extreme("max", (Arithmetic("-", TEN, ONE), ZERO)), "10 - 1"),
        (Extreme("max", (Arithmetic("-", ONE, TEN), ZERO)), "0"),
        (Extreme("min", (A, TEN)), "10"),
        (Extreme("min", (A, C)), "51"),
        (FirstKnown((C, Arithmetic("+", A, ONE))), "51 + 1"),
        (FirstKnown((A, ONE)), "51"),
        (FirstKnown((C, Reference("d", "figure d"))), "figure c"),
        (Fold("sum", (ONE, ZERO, A, B)), "1 + 51 + (-2.5)"),
        (Fold("sum", (ZERO, ZERO)), "0"),
        (Fold("sum", ()), "0"),
        (Fold("sum", (A, C)), "51 + figure c"),
        (Fold("sum", (ONE, Arithmetic("-", A, TEN))), "1 + 51 - 10"),
        (Arithmetic("-", TEN, Fold("sum", (ONE, A))), "10 - (1 + 51)"),
        (Arithmetic("-", TEN, Fold("sum", (ONE, ZERO))), "10 - 1"),
        (Fold("known", (A, C, ONE)), "51 + 1"),
        (Fold("known", (C,)), "0"),
        (Fold("mean", (A, ONE)), "26"),
        (Fold("mean", (ONE, ONE, ZERO)), "0.666667"),
        (Fold("mean", (A, C)), "mean of (51, figure c)"),
        (Fold("count", (FLAG, NO, Constant(value=True))), "2"),
        (Fold("count", (Reference("g", "other", "flag"),)), "count of (other)"),
        (Choose(FLAG, Arithmetic("-", A, ONE), TEN), "51 - 1"),
        (Choose(C, A, TEN), "figure c"),
    ],
)
def test_each_node_is_written_as_a_person_writes_it(node: Expression, expected: str) -> None:
    assert text(node) == expected


def test_a_named_part_is_opened_once_and_stands_below_as_its_result() -> None:
    rate = Named("rate", "rate", Round(Arithmetic("/", SPENT, A), 4), Style(percent=True, places=2))
    span = Arithmetic("-", Constant(Fraction(1), "100%"), Constant(Fraction("0.9"), "90%"))
    part = Arithmetic("/", Arithmetic("-", rate, Constant(Fraction("0.9"), "90%")), span)
    node = Arithmetic("*", part, TEN)
    known: dict[str, Value] = {"spent": Fraction("986.8"), "a": Fraction(1000)}
    assert text(node, **known) == "(98.68% - 90%) / (100% - 90%) x 10"
    assert text(rate, **known) == "986.80 / 1000"
    assert in_names(node) == "(rate - 90%) / (100% - 90%) x 10"
    assert in_names(rate) == "spent / figure a"


def test_what_is_unknown_is_written_as_its_name() -> None:
    assert text(Arithmetic("*", RATE, TEN), a=None) == "rate x 10"
    assert text(RATE, a=None) == "figure a / (-2.5)"
    assert text(Arithmetic("/", A, ZERO)) == "51 / 0"


@pytest.mark.parametrize(
    ("operator", "actual", "expected"),
    [
        (">", "51", "51 > 45: 10"),
        (">", "45", "45 <= 45: 0"),
        (">=", "44", "44 < 45: 0"),
        ("<=", "46", "46 > 45: 0"),
        ("<", "45", "45 >= 45: 0"),
        ("=", "45", "45 = 45: 10"),
        ("=", "44", "44 <> 45: 0"),
    ],
)
def test_a_bare_figure_is_written_with_the_condition_that_decided_it(
    operator: Comparison, actual: str, expected: str
) -> None:
    met = Named("met", "met", Compare(operator, A, Constant(Fraction(45), "45")))
    for condition in (met, met.body):
        assert text(Round(Choose(condition, TEN, ZERO), 2), a=Fraction(actual)) == expected


def test_all_conditions_on_the_way_are_written() -> None:
    inner = Choose(Compare(">", A, Constant(Fraction(60), "60")), ZERO, TEN)
    assert (
        text(Choose(Compare(">", A, Constant(Fraction(45))), inner, ZERO))
        == "51 > 45, 51 <= 60: 10"
    )


def test_a_condition_of_words_or_of_a_flag_is_not_a_reason() -> None:
    sign = Reference("sign", "sign", "choice")
    chosen = Choose(Compare("=", sign, Constant("<", "＜")), TEN, ZERO)
    assert text(chosen, sign="<") == "10"
    assert text(Choose(FLAG, TEN, ZERO)) == "10"


def test_a_choice_of_conditions_gives_the_condition_chosen() -> None:
    sign = Compare("=", Reference("sign", "sign", "choice"), Constant("<", "＜"))
    meets = Named("met", "met", Choose(sign, Compare("<", A, TEN), Compare(">", A, TEN)))
    assert text(Choose(meets, TEN, ZERO), sign="<") == "51 >= 10: 0"
    assert text(Choose(meets, TEN, ZERO), sign=">") == "51 > 10: 10"


@pytest.mark.parametrize(
    ("figure", "style", "expected"),
    [
        (None, Style(), ""),
        (True, Style(), "true"),
        (False, Style(), "false"),
        ("words", Style(percent=True), "words"),
        (Fraction("0.9868"), PERCENT, "98.68%"),
        (Fraction("1.13"), Style(places=1), "1.1"),
        (Fraction("4000000"), Style(grouped=True), "4,000,000"),
        (Fraction(1, 3), Style(), "0.333333"),
        (Fraction(2), Style(places=2), "2.00"),
    ],
)
def test_a_value_is_shown_in_its_style(figure: Value, style: Style, expected: str) -> None:
    assert shown(figure, style) == expected


def test_what_was_typed_is_shown_as_the_caller_says() -> None:
    styles = {"a": Style(places=2), "b": Style(places=0)}
    node = Arithmetic("+", A, Arithmetic("*", B, ONE))
    assert written(node, INPUTS, {}, lambda leaf: styles[leaf.path]) == "51.00 + (-3) x 1"


@given(printed, st.integers(0, 3), known())
def test_a_calculation_worked_out_again_gives_the_result(
    body: Expression, places: int, inputs: dict[str, Value]
) -> None:
    node = Named("result", "result", Round(body, places), Style(places=places))
    exact = Named("exact", "exact", body)
    results = Program([node, exact]).run(inputs)
    result = results["result"]
    if not isinstance(result, Fraction):
        return
    again = calculate(written(node, inputs, results))
    assert again == results["exact"]
    assert abs(again - result) <= Fraction(1, 2 * 10**places)


@given(anything, known(), st.booleans())
def test_every_calculation_can_be_written(
    node: Expression, inputs: dict[str, Value], symbols: bool
) -> None:
    names = Program([Named("result", "", node)]).run(inputs)
    assert written(node, inputs, names, symbols=symbols)
