from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given

from tests.expression.interpreter import meaning
from tests.expression.trees import ALL, ANSWERS, CHOICE, FLAGS, anything, known
from tests.expression.worksheet import Content, worksheet_value
from ziping.expression import (
    NO,
    ONE,
    UNKNOWN,
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
)
from ziping.expression.spreadsheet import Cell, formula

A, B, C = (Reference(name, name) for name in "abc")
FLAG = Reference("flag", "flag", "flag")
SIGN = Reference("sign", "sign", "choice")
RATE = Named("rate", "rate", Round(Arithmetic("/", A, B), 4))
YES, NOT = "是", "否"
CELLS = {
    "a": Cell("A1"),
    "b": Cell("A2"),
    "c": Cell("C1"),
    "flag": Cell("D1", (YES, NOT), YES),
    "sign": Cell("D2", ("＜", "≥")),
}
KNOWN = f'COUNTIF(D1,"{YES}")+COUNTIF(D1,"{NOT}")=1'


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        (ONE, "1"),
        (Constant(value=True), "TRUE"),
        (NO, "FALSE"),
        (Constant(Fraction("0.9"), "90%"), "0.9"),
        (Constant("<", "＜"), '"＜"'),
        (Constant('say "x"'), '"say ""x"""'),
        (A, 'IF(COUNT(A1)<1,"",A1)'),
        (SIGN, 'IF(OR(D2="＜",D2="≥"),D2,"")'),
        (FLAG, f'IF({KNOWN},D1="{YES}","")'),
        (Arithmetic("/", A, B), 'IF(COUNT(A1:A2)<2,"",IF(A2<>0,A1/A2,""))'),
        (Arithmetic("/", A, Constant(Fraction(4))), 'IF(COUNT(A1)<1,"",A1/4)'),
        (Arithmetic("/", A, ZERO), 'IF(COUNT(A1)<1,"",IF(0<>0,A1/0,""))'),
        (
            Arithmetic("*", Arithmetic("-", A, C), B),
            'IF(COUNT(A1:A2,C1)<3,"",ROUND((A1-C1)*A2,10))',
        ),
        (Extreme("max", (A, B, C)), 'IF(COUNT(A1:A2,C1)<3,"",MAX(A1:A2,C1))'),
        (Extreme("min", ()), 'IF(FALSE,"","")'),
        (Fold("sum", ()), "0"),
        (Fold("count", ()), "0"),
        (Fold("count", (Constant(value=True), NO)), "1"),
        (Fold("mean", ()), 'IF(FALSE,"","")'),
        (Fold("known", ()), 'IF(FALSE,"","")'),
        (Fold("mean", (A, B)), 'IF(COUNT(A1:A2)<2,"",AVERAGE(A1:A2))'),
        (Fold("known", (A, C)), 'IF(COUNT(A1,C1)>0,ROUND(SUM(A1,C1),10),"")'),
        (Round(Arithmetic("/", A, B), 2), 'IF(COUNT(A1:A2)<2,"",IF(A2<>0,ROUND(A1/A2,2),""))'),
        (Round(A, 1, "up"), 'IF(COUNT(A1)<1,"",ROUNDUP(A1,1))'),
        (
            Round(Arithmetic("/", A, B), 0, "down"),
            'IF(COUNT(A1:A2)<2,"",IF(A2<>0,ROUNDDOWN(ROUND(A1/A2,10),0),""))',
        ),
        (UNKNOWN, 'IF(FALSE,"","")'),
        (Compare("<=", A, B), 'IF(COUNT(A1:A2)<2,"",A1<=A2)'),
        (Choose(FLAG, ONE, ZERO), f'IF({KNOWN},IF(D1="{YES}",1,0),"")'),
        (
            Choose(FLAG, A, ZERO),
            f'IF({KNOWN},IF(IF(D1="{YES}",COUNT(A1)=1,TRUE),IF(D1="{YES}",A1,0),""),"")',
        ),
        (
            FirstKnown((A, B)),
            'IF(IF(COUNT(A1)=1,TRUE,COUNT(A2)=1),IF(COUNT(A1)=1,A1,A2),"")',
        ),
        (
            Arithmetic("*", RATE, C),
            'IF(COUNT(A1:A2,C1)<3,"",IF(A2<>0,ROUND(ROUND(A1/A2,4)*C1,10),""))',
        ),
    ],
)
def test_each_node_is_written_with_its_guards(node: Expression, expected: str) -> None:
    assert formula(node, CELLS) == expected


def test_a_named_part_with_a_cell_is_only_pointed_at() -> None:
    cells = {**CELLS, "rate": Cell("F9")}
    assert formula(Arithmetic("*", RATE, C), cells) == 'IF(COUNT(C1,F9)<2,"",ROUND(F9*C1,10))'
    assert formula(RATE, cells) == formula(RATE, CELLS)


def test_a_reference_without_a_cell_is_our_mistake() -> None:
    with pytest.raises(KeyError, match="nowhere"):
        formula(Reference("nowhere", ""), CELLS)


def test_neighbours_in_a_column_of_another_sheet_make_a_range() -> None:
    parts = tuple(Reference(str(row), "") for row in (3, 1, 2, 7))
    cells = {part.path: Cell(f"'表 1'!$B${part.path}") for part in parts}
    assert "SUM('表 1'!$B$1:$B$3,'表 1'!$B$7)" in formula(Fold("sum", parts), cells)


@given(anything, known())
def test_a_worksheet_comes_to_the_same_result(node: Expression, inputs: dict[str, Value]) -> None:
    """Every other named part has a cell of its own, and nothing ever shows an error."""
    cells: dict[str, Cell] = {}
    contents: dict[str, Content] = {}
    for row, reference in enumerate(ALL, 1):
        answers, yes = _answers(reference)
        cells[reference.path] = Cell(f"A{row}", answers, yes)
        contents[f"A{row}"] = _content(inputs.get(reference.path), yes)
    for row, (key, named) in enumerate(Program([node]).names.items(), 1):
        if int(key, 16) % 2:
            answers, yes = ((YES, NOT), YES) if isinstance(named.body, Compare) else ((), "")
            cells[key] = Cell(f"B{row}", answers, yes)
            found = meaning(named.body, inputs)
            contents[f"B{row}"] = "" if found is None else _content(found, yes)
    body = node.body if isinstance(node, Named) else node
    found = worksheet_value(formula(node, cells), contents)
    expected = meaning(body, inputs)
    if isinstance(expected, Fraction):
        assert isinstance(found, Fraction), (found, expected)
        assert abs(found - expected) <= max(Fraction(1), abs(expected)) / 10**6
    else:
        assert found == ("" if expected is None else _word(expected))


def _answers(reference: Reference) -> tuple[tuple[str, ...], str]:
    if reference in FLAGS:
        return (YES, NOT), YES
    if reference == CHOICE:
        return tuple(answer.label for answer in ANSWERS), ""
    return (), ""


def _content(value: Value, yes: str) -> Content:
    if isinstance(value, bool) and yes:
        return YES if value else NOT
    return _word(value)


def _word(value: Value) -> Value:
    """The label of a choice, which is what its cell holds."""
    return next((answer.label for answer in ANSWERS if answer.value == value), value)
