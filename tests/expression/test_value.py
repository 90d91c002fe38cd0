from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.expression.interpreter import decimal_half_up, half_up, meaning
from tests.expression.trees import anything, figures, known
from ziping.expression import (
    NO,
    ONE,
    ZERO,
    Arithmetic,
    ArithmeticOperator,
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
    Value,
    children,
    value,
)

A, B, C = (Reference(name, name) for name in "abc")
YES = Constant(value=True)
UNKNOWN = Reference("nobody", "nobody")


def number(text: str) -> Constant:
    return Constant(Fraction(text), text)


def of(node: Expression, **inputs: Value) -> Value:
    """Both ways to a value, which must be one value."""
    found = value(node, inputs, {})
    assert Program([Named("result", "", node)]).run(inputs)["result"] == found
    return found


@pytest.mark.parametrize(
    ("operator", "result"), [("+", "13/2"), ("-", "-3/2"), ("*", "10"), ("/", "5/8")]
)
def test_arithmetic_is_exact(operator: ArithmeticOperator, result: str) -> None:
    node = Arithmetic(operator, number("2.5"), number("4"))
    assert of(node) == Fraction(result)


@pytest.mark.parametrize("operator", ["+", "-", "*", "/"])
def test_arithmetic_with_an_unknown_is_unknown(operator: ArithmeticOperator) -> None:
    assert of(Arithmetic(operator, A, ONE)) is None
    assert of(Arithmetic(operator, ZERO, A)) is None


@pytest.mark.parametrize("dividend", ["0", "5", "-0.01"])
def test_a_quotient_by_zero_is_unknown(dividend: str) -> None:
    assert of(Arithmetic("/", number(dividend), ZERO)) is None
    assert of(Arithmetic("/", number(dividend), A), a=Fraction(0)) is None


def test_zero_divided_is_zero_and_not_unknown() -> None:
    assert of(Arithmetic("/", ZERO, A), a=Fraction(3)) == 0


def test_a_zero_is_known() -> None:
    assert of(A, a=Fraction(0)) == 0
    assert of(FirstKnown((A, B)), a=Fraction(0), b=Fraction(7)) == 0


@pytest.mark.parametrize(
    ("operator", "below", "equal", "above"),
    [
        (">", False, False, True),
        (">=", False, True, True),
        ("=", False, True, False),
        ("<=", True, True, False),
        ("<", True, False, False),
    ],
)
def test_comparisons(operator: Comparison, below: bool, equal: bool, above: bool) -> None:
    node = Compare(operator, A, number("1.5"))
    assert of(node, a=Fraction(149, 100)) is below
    assert of(node, a=Fraction(3, 2)) is equal
    assert of(node, a=Fraction(151, 100)) is above
    assert of(node) is None
    assert of(Compare(operator, number("1.5"), A)) is None


def test_texts_and_flags_compare_as_equal_or_not() -> None:
    assert of(Compare("=", A, Constant("<")), a="<") is True
    assert of(Compare("=", A, Constant("<")), a=">") is False
    assert of(Compare("=", A, YES), a=False) is False


@pytest.mark.parametrize(("which", "result"), [("min", -1), ("max", 3)])
def test_extremes_need_every_figure(which: str, result: int) -> None:
    items = (A, number("-1"), number("2"))
    node = Extreme("min" if which == "min" else "max", items)
    assert of(node, a=Fraction(3)) == result
    assert of(node) is None


@pytest.mark.parametrize("which", ["min", "max"])
def test_the_extreme_of_nothing_is_unknown(which: str) -> None:
    assert of(Extreme("min" if which == "min" else "max", ())) is None


@pytest.mark.parametrize(
    ("typed", "places", "result"),
    [
        ("0.125", 2, "0.13"),
        ("-0.125", 2, "-0.13"),
        ("0.124999", 2, "0.12"),
        ("1.15625", 4, "1.1563"),
        ("2.5", 0, "3"),
        ("-2.5", 0, "-3"),
        ("0.5", 0, "1"),
        ("0.49", 0, "0"),
        ("14", -1, "10"),
        ("15", -1, "20"),
        ("1.225", 2, "1.23"),
    ],
)
def test_halves_are_rounded_away_from_zero(typed: str, places: int, result: str) -> None:
    assert of(Round(A, places), a=Fraction(typed)) == Fraction(result)


def test_rounding_the_unknown_is_unknown() -> None:
    assert of(Round(A, 2)) is None


def test_nothing_is_rounded_before_the_rule_says_so() -> None:
    exact = Arithmetic("*", Arithmetic("/", number("5"), number("24")), number("3"))
    assert of(exact) == Fraction(5, 8)
    assert of(Round(exact, 2)) == Fraction("0.63")
    early = Arithmetic("*", Round(Arithmetic("/", number("5"), number("24")), 2), number("3"))
    assert of(Round(early, 2)) == Fraction("0.63")
    assert of(early) == Fraction("0.63")
    assert of(
        Arithmetic("*", Round(Arithmetic("/", number("2"), number("3")), 1), A), a=Fraction(3)
    ) == Fraction("2.1")


def test_a_choice_needs_only_the_branch_taken() -> None:
    node = Choose(C, A, B)
    assert of(node, c=True, a=Fraction(1)) == 1
    assert of(node, c=False, b=Fraction(2)) == 2
    assert of(node, c=True, b=Fraction(2)) is None
    assert of(node, a=Fraction(1), b=Fraction(1)) is None


def test_a_choice_does_not_divide_on_the_way_not_taken() -> None:
    node = Choose(Compare("=", A, ZERO), ZERO, Arithmetic("/", B, A))
    assert of(node, a=Fraction(0), b=Fraction(3)) == 0
    assert of(node, a=Fraction(0)) == 0
    assert of(node, a=Fraction(2), b=Fraction(3)) == Fraction(3, 2)


@pytest.mark.parametrize(
    ("how", "whole", "with_gap", "empty"),
    [("sum", 6, None, 0), ("mean", 2, None, None), ("known", 6, 5, None)],
)
def test_folds_of_figures(how: str, whole: int, with_gap: int | None, empty: int | None) -> None:
    items = (A, number("2"), number("3"))
    fold = {"sum": Fold("sum", items), "mean": Fold("mean", items), "known": Fold("known", items)}
    nothing = {"sum": Fold("sum", ()), "mean": Fold("mean", ()), "known": Fold("known", ())}
    assert of(fold[how], a=Fraction(1)) == whole
    assert of(fold[how]) == with_gap
    assert of(nothing[how]) == empty


def test_the_known_sum_of_unknowns_is_unknown_and_not_zero() -> None:
    assert of(Fold("known", (A, B))) is None
    assert of(Fold("known", (A, B)), b=Fraction(0)) == 0


def test_a_count_counts_the_flags_that_hold() -> None:
    node = Fold("count", (A, B, YES, NO))
    assert of(node, a=True, b=False) == 2
    assert of(node, a=True) is None
    assert of(Fold("count", ())) == 0


def test_a_persons_figure_goes_before_the_derived_one() -> None:
    node = FirstKnown((A, Arithmetic("+", B, ONE)))
    assert of(node, a=Fraction(9), b=Fraction(1)) == 9
    assert of(node, b=Fraction(1)) == 2
    assert of(node) is None


def test_a_name_has_the_value_of_its_body() -> None:
    half = Named("half", "half", Arithmetic("/", A, number("2")))
    program = Program([Named("whole", "whole", Arithmetic("+", half, half))])
    results = {"a": Fraction(3), "half": Fraction(3, 2), "whole": Fraction(3)}
    assert program.run({"a": Fraction(3)}) == results
    assert list(program.names) == ["half", "whole"]
    assert list(program.inputs) == ["a"]


def test_a_value_takes_its_names_from_results_already_worked_out() -> None:
    half = Named("half", "half", UNKNOWN)
    assert value(Arithmetic("+", half, ONE), {}, {"half": Fraction(1, 2)}) == Fraction(3, 2)
    assert value(half, {}, {}) is None


def test_a_program_can_be_run_again_without_memory() -> None:
    program = Program([Named("double", "", Arithmetic("+", A, A))])
    assert program.run({"a": Fraction(1)})["double"] == 2
    assert program.run({})["double"] is None
    assert program.run({"a": Fraction(2), "other": Fraction(5)})["double"] == 4


@given(anything, st.lists(known(), min_size=2, max_size=4))
def test_running_on_from_the_last_results_gives_what_running_anew_gives(
    node: Expression, several: list[dict[str, Value]]
) -> None:
    program = Program([Named("result", "", node)])
    results = program.run({})
    for inputs in several:
        results = program.rerun(inputs, results)
        anew = program.run(inputs)
        assert results == anew
        assert [type(results[key]) for key in anew] == [type(anew[key]) for key in anew]


def test_only_what_rests_on_a_changed_input_is_worked_out_anew() -> None:
    half, other = Named("half", "", Arithmetic("/", A, number("2"))), Named("other", "", B)
    program = Program([half, other])
    results = program.run({"a": Fraction(3), "b": Fraction(5)})
    marked = {**results, "other": Fraction(7)}
    again = program.rerun({"a": Fraction(4), "b": Fraction(5)}, marked)
    assert (again["half"], again["other"]) == (2, 7)
    assert results["half"] == Fraction(3, 2)


def test_a_result_that_depends_on_itself_is_refused_by_its_key() -> None:
    inner = Named("round_about", "", ZERO)
    circle = Named("round_about", "", Arithmetic("+", Named("step", "", inner), ONE))
    object.__setattr__(inner, "body", circle)
    with pytest.raises(ValueError, match="round_about"):
        Program([circle])


def test_children_stand_in_reading_order() -> None:
    assert children(Choose(A, B, C)) == (A, B, C)
    assert children(Compare("<", A, B)) == children(Arithmetic("-", A, B)) == (A, B)
    assert children(Round(A, 2)) == children(Named("n", "", A)) == (A,)
    assert children(Fold("sum", (C, A))) == children(FirstKnown((C, A))) == (C, A)
    assert children(Extreme("min", (B, A))) == (B, A)
    assert children(A) == children(ONE) == ()


def _results(node: Expression, inputs: Mapping[str, Value]) -> tuple[Value, dict[str, Value]]:
    results = Program([Named("result", "", node)]).run(inputs)
    return results.pop("result"), results


@given(anything, known())
def test_program_value_and_meaning_agree(node: Expression, inputs: dict[str, Value]) -> None:
    result, names = _results(node, inputs)
    assert result == meaning(node, inputs)
    assert type(result) is type(meaning(node, inputs))
    assert value(node, inputs, names) == result


@given(anything, known())
def test_every_name_in_a_program_has_its_own_value(
    node: Expression, inputs: dict[str, Value]
) -> None:
    program = Program([Named("result", "", node)])
    results = program.run(inputs)
    for key, named in program.names.items():
        assert results[key] == meaning(named.body, inputs)
        assert value(named.body, inputs, results) == results[key]


@given(figures, known(all_known=True), st.data())
def test_what_is_known_stays_when_more_becomes_known(
    node: Expression, inputs: dict[str, Value], data: st.DataObject
) -> None:
    if _takes_what_is_known(node):
        return
    fewer = dict(inputs)
    for path in data.draw(st.lists(st.sampled_from(sorted(inputs)), max_size=4)):
        fewer.pop(path, None)
    before, _names = _results(node, fewer)
    assert before is None or before == _results(node, inputs)[0]


def _takes_what_is_known(node: Expression) -> bool:
    if isinstance(node, FirstKnown) or (isinstance(node, Fold) and node.how == "known"):
        return True
    return any(map(_takes_what_is_known, children(node)))


@given(st.integers(-(10**9), 10**9), st.integers(0, 6), st.integers(0, 4))
def test_rounding_is_that_of_the_decimal_module(digits: int, scale: int, places: int) -> None:
    text = f"{digits}e-{scale}"
    exact = Fraction(digits, 10**scale)
    expected = Fraction(decimal_half_up(text, places))
    assert of(Round(A, places), a=exact) == expected == half_up(exact, places)
