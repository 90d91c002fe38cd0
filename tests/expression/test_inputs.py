from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given

from tests.expression.trees import CHOICE, anything, known
from ziping.expression import (
    ONE,
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
    Program,
    Reference,
    Round,
    Value,
    inputs,
    missing,
    named_parts,
)

A, B, C = (Reference(f"fact.{name}", name) for name in "abc")
RATE = Named("rate", "rate", Arithmetic("/", B, C))


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        (ONE, ()),
        (A, (A,)),
        (Arithmetic("-", B, A), (B, A)),
        (Arithmetic("+", A, Arithmetic("*", B, A)), (A, B)),
        (Round(Compare("<", C, A), 2), (C, A)),
        (Choose(A, B, C), (A, B, C)),
        (Extreme("min", (C, C, B)), (C, B)),
        (Fold("known", (B, ONE, A)), (B, A)),
        (FirstKnown((A, RATE)), (A, B, C)),
        (RATE, (B, C)),
    ],
)
def test_inputs_stand_in_reading_order_each_once(
    node: Expression, expected: tuple[Reference, ...]
) -> None:
    assert inputs(node) == expected


def test_named_parts_below_are_opened_only_when_asked() -> None:
    node = Arithmetic("*", RATE, A)
    assert inputs(node) == (B, C, A)
    assert inputs(node, deep=False) == (A,)
    assert inputs(RATE, deep=False) == (B, C)


def test_named_parts_are_those_directly_below_each_once() -> None:
    inner = Named("inner", "inner", A)
    outer = Named("outer", "outer", Arithmetic("+", inner, RATE))
    node = Arithmetic("+", outer, Arithmetic("+", RATE, RATE))
    assert named_parts(node) == (outer, RATE)
    assert named_parts(outer) == (inner, RATE)
    assert named_parts(A) == ()


def test_what_nobody_filled_in_is_missing() -> None:
    node = Arithmetic("*", RATE, A)
    assert missing(node, {}) == (B, C, A)
    assert missing(node, {"fact.b": ONE.value, "fact.a": ZERO.value}) == (C,)
    assert missing(node, dict.fromkeys(("fact.a", "fact.b", "fact.c"), ONE.value)) == ()


def test_what_an_answer_leaves_out_is_not_missing() -> None:
    node = Choose(Compare("=", CHOICE, Constant("<")), A, Arithmetic("+", B, C))
    assert missing(node, {}) == (CHOICE, A, B, C)
    assert missing(node, {CHOICE.path: "<"}) == (A,)
    assert missing(node, {CHOICE.path: ">="}) == (B, C)


@given(anything, known())
def test_a_value_depends_on_its_inputs_alone(node: Expression, given: dict[str, Value]) -> None:
    program = Program([Named("result", "", node)])
    asked = {reference.path for reference in inputs(node)}
    assert asked == set(program.inputs)
    only = {path: value for path, value in given.items() if path in asked}
    assert program.run(only) == program.run({**given, "fact.unused": Fraction(7)})


@given(anything, known())
def test_what_is_missing_is_an_input_that_is_not_known(
    node: Expression, given: dict[str, Value]
) -> None:
    lacking = {item.path for item in missing(node, given)}
    assert lacking <= {item.path for item in inputs(node)} - given.keys()
