"""What takes points off full marks, and the bounds and roundings on the way."""

from __future__ import annotations

from fractions import Fraction

import pytest

from ziping.expression import (
    ZERO,
    Arithmetic,
    Choose,
    Compare,
    Constant,
    Expression,
    Extreme,
    FirstKnown,
    Fold,
    Named,
    Reference,
    Round,
    Value,
    value,
)
from ziping.expression.losses import Losses, losses, way_to

TEN = Constant(Fraction(10), "10")
A, B = Reference("a", "A"), Reference("b", "B")
MET = Reference("met", "Met", "flag")


def found(node: Expression, **inputs: Value) -> Losses:
    return losses(node, Fraction(10), lambda part: value(part, inputs, {}))


def points(result: Losses) -> list[Fraction]:
    return [loss.points for loss in result.losses]


def less(*terms: Expression) -> Arithmetic:
    return Arithmetic("-", TEN, Fold("sum", terms))


def test_each_term_taken_off_full_marks_is_a_loss() -> None:
    result = found(less(A, Arithmetic("+", B, A)), a=Fraction(1), b=Fraction(2))
    assert result.listed
    assert [loss.node for loss in result.losses] == [A, B, A]
    assert points(result) == [1, 2, 1]


def test_a_term_of_zero_is_no_loss() -> None:
    assert points(found(less(A, B), a=Fraction(0), b=Fraction(2))) == [2]


def test_of_an_answer_the_branch_that_counts_is_taken_off() -> None:
    term = Choose(MET, ZERO, A)
    (loss,) = found(less(term), met=False, a=Fraction(3)).losses
    assert (loss.node, loss.points, loss.answer) == (A, Fraction(3), MET)
    assert found(less(term), met=True, a=Fraction(3)).losses == ()


def test_answers_that_earn_full_marks_together_are_lost_one_by_one() -> None:
    other = Reference("other", "Other", "flag")
    node = Fold("sum", (Choose(MET, A, ZERO), Choose(other, B, ZERO)))
    known: dict[str, Value] = {"a": Fraction(6), "b": Fraction(4), "met": False}
    (loss,) = found(node, **known, other=True).losses
    assert (loss.node, loss.answer) == (A, MET)
    odd = found(node, **{**known, "b": Fraction(3)}, other=True)
    assert not odd.listed
    assert points(odd) == [7]


@pytest.mark.parametrize(("a", "change"), [(12, 2), (-3, -3), (4, 0)])
def test_a_bound_that_took_effect_is_a_step_and_the_terms_stay(a: int, change: int) -> None:
    node = Extreme("max", (Extreme("min", (less(A), TEN)), ZERO))
    result = found(node, a=Fraction(a))
    assert points(result) == [a]
    assert sum(step.change for step in result.steps) == change


def test_names_roundings_and_branches_are_looked_through() -> None:
    inner = Choose(Compare(">", A, ZERO), less(A), TEN)
    node = Named("n", "N", Round(FirstKnown((Reference("no", "No"), inner)), 1))
    exact = Fraction(5, 3)
    names: dict[str, Value] = {"n": Fraction(83, 10)}
    result = losses(node, Fraction(10), lambda part: value(part, {"a": exact}, names))
    assert points(result) == [exact]
    (step,) = result.steps
    assert isinstance(step.node, Round)
    assert 10 - exact + step.change == Fraction(83, 10)


def test_what_names_no_loss_falls_short_as_a_whole() -> None:
    result = found(Round(Arithmetic("*", A, B), 0), a=Fraction(3), b=Fraction("2.2"))
    assert not result.listed
    assert points(result) == [Fraction("3.4")]
    assert [step.change for step in result.steps] == [Fraction("0.4")]


def test_there_is_no_way_to_what_does_not_decide() -> None:
    node = Choose(MET, A, B)
    assert way_to(node, lambda part: value(part, {"met": True}, {}), lambda p: p is B) is None
