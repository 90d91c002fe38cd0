from __future__ import annotations

import ast
import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ziping.expression import (
    FUNCTIONS,
    ONE,
    Arithmetic,
    Constant,
    Expression,
    Extreme,
    Fold,
    FormulaProblem,
    Reference,
    Resolved,
    Trouble,
    Value,
    inputs,
    missing,
    parse,
    value,
)

A, B, C = (Reference(name, name) for name in ("a", "b", "执行率"))
ROWS = (Reference("r1", "row 1"), Reference("r2", "row 2"))
NAMES: dict[str, Resolved] = {"a": A, "b": B, "执行率": C, "t.x": ROWS, "t.none": (), "t": (ONE,)}


def parsed(text: str) -> Expression:
    found = parse(text, NAMES.get)
    assert not isinstance(found, FormulaProblem), found
    return found


def worked_out(text: str, **given: str) -> Value:
    return value(parsed(text), {path: Fraction(typed) for path, typed in given.items()}, {})


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("1 + 2 * 3", "7"),
        ("(1 + 2) * 3", "9"),
        ("10 - 4 - 3", "3"),
        ("10 - (4 - 3)", "9"),
        ("12 / 4 / 3", "1"),
        ("12 / (4 / 2)", "6"),
        ("12 / 4 * 3", "9"),
        ("2 * 3 + 4 * 5", "26"),
        ("-2 + 5", "3"),
        ("-(2 + 5)", "-7"),
        ("--2", "2"),
        ("3 * -2", "-6"),
        ("2 - -2", "4"),
        ("-2 * 3", "-6"),
        ("0.5", "1/2"),
        ("98.68%", "2467/2500"),
        ("100% - 90%", "1/10"),
        ("50% * 8", "4"),
        ("min(3, 1 + 1, 9)", "2"),
        ("max(3, 4) / 2", "2"),
        ("sum(1, 2, 3) * 2", "12"),
        ("mean(1, 2)", "3/2"),
        ("min(max(1, 2), 3)", "2"),
        ("\t1\n+\u30002 ", "3"),
        ("1+2", "3"),
    ],
)
def test_operators_bind_as_in_arithmetic(text: str, result: str) -> None:
    assert worked_out(text) == Fraction(result)


def test_the_tree_leans_to_the_left() -> None:
    assert parsed("a - b - a") == Arithmetic("-", Arithmetic("-", A, B), A)
    assert parsed("a - b * a") == Arithmetic("-", A, Arithmetic("*", B, A))
    assert parsed("-a") == Arithmetic("-", Constant(Fraction(0), "0"), A)


def test_a_literal_keeps_its_text() -> None:
    assert parsed("90.0%") == Constant(Fraction(9, 10), "90.0%")
    assert parsed("007") == Constant(Fraction(7), "007")


def test_names_mean_what_the_form_says() -> None:
    assert parsed("执行率 * 2") == Arithmetic("*", C, Constant(Fraction(2), "2"))
    assert worked_out("a / b", a="1", b="4") == Fraction(1, 4)
    assert worked_out("a / b", a="1", b="0") is None
    assert worked_out("a / b", a="1") is None


def test_functions_take_rows_and_figures() -> None:
    assert parsed("sum(t.x)") == Fold("sum", ROWS)
    assert parsed("mean(t.x)") == Fold("mean", ROWS)
    assert parsed("count(t.x)") == Fold("count", ROWS)
    assert parsed("count(t)") == Fold("count", (ONE,))
    assert parsed("min(t.x, a)") == Extreme("min", (*ROWS, A))
    assert parsed("max(a, t.x, b + 1)") == Extreme(
        "max", (A, *ROWS, Arithmetic("+", B, Constant(Fraction(1), "1")))
    )
    assert parsed("sum(t.none)") == Fold("sum", ())


def test_a_function_name_without_parentheses_is_a_name() -> None:
    found = parse("sum + a", {"sum": B, "a": A}.get)
    assert found == Arithmetic("+", B, A)


def test_what_a_formula_asks_for() -> None:
    formula = parsed("(b - a) / sum(b, t.x)")
    assert inputs(formula) == (B, A, *ROWS)
    assert missing(formula, {"a": None, "r1": None}) == (B, ROWS[1])


@pytest.mark.parametrize(
    ("text", "trouble", "column", "words"),
    [
        ("", Trouble.ENDS_EARLY, 0, ""),
        ("   ", Trouble.ENDS_EARLY, 3, ""),
        ("a +", Trouble.ENDS_EARLY, 3, ""),
        ("(a", Trouble.ENDS_EARLY, 2, ""),
        ("sum(a", Trouble.ENDS_EARLY, 5, ""),
        ("sum(a,", Trouble.ENDS_EARLY, 6, ""),
        ("-", Trouble.ENDS_EARLY, 1, ""),
        ("a b", Trouble.UNEXPECTED, 2, "b"),
        ("a )", Trouble.UNEXPECTED, 2, ")"),
        ("* a", Trouble.UNEXPECTED, 0, "*"),
        ("a + * b", Trouble.UNEXPECTED, 4, "*"),
        ("()", Trouble.UNEXPECTED, 1, ")"),
        ("sum()", Trouble.UNEXPECTED, 4, ")"),
        ("5万", Trouble.UNEXPECTED, 1, "万"),
        ("a(1)", Trouble.UNEXPECTED, 1, "("),
        ("a, b", Trouble.UNEXPECTED, 1, ","),
        ("5 % 2", Trouble.CHARACTER, 2, "%"),
        ("a ^ 2", Trouble.CHARACTER, 2, "^"),
        ("a ＋ b", Trouble.CHARACTER, 2, "＋"),
        ("1,000", Trouble.UNEXPECTED, 1, ","),
        ("1.5.5", Trouble.CHARACTER, 3, "."),
        (".5", Trouble.CHARACTER, 0, "."),
        ("5.", Trouble.CHARACTER, 1, "."),
        ("t.x.y", Trouble.CHARACTER, 3, "."),
        ('a + "b"', Trouble.CHARACTER, 4, '"'),
        ("__import__('os')", Trouble.CHARACTER, 11, "'"),
        ("a + spend", Trouble.UNKNOWN_NAME, 4, "spend"),
        ("t.y", Trouble.UNKNOWN_NAME, 0, "t.y"),
        ("avg(a)", Trouble.UNKNOWN_NAME, 0, "avg"),
        ("sum(a, x)", Trouble.UNKNOWN_NAME, 7, "x"),
        ("SUM(a)", Trouble.UNKNOWN_NAME, 0, "SUM"),
        ("t.x", Trouble.ROWS_OUTSIDE_FUNCTION, 0, "t.x"),
        ("a + t.x", Trouble.ROWS_OUTSIDE_FUNCTION, 4, "t.x"),
        ("sum(a + t.x)", Trouble.ROWS_OUTSIDE_FUNCTION, 8, "t.x"),
        ("sum(t.x + a)", Trouble.UNEXPECTED, 8, "+"),
        ("a + count(b)", Trouble.ROWS_NEEDED, 4, "count"),
        ("count(1, 2)", Trouble.ROWS_NEEDED, 0, "count"),
        ("(" * 41 + "a" + ")" * 41, Trouble.TOO_DEEP, 40, "("),
        ("-" * 60 + "a", Trouble.TOO_DEEP, 40, "-"),
        ("1+" * 100 + "1", Trouble.TOO_LONG, 200, "1"),
        (" " * 999 + "a+", Trouble.TOO_LONG, 1000, " " * 19 + "a"),
    ],
)
def test_a_formula_that_cannot_be_read_says_what_and_where(
    text: str, trouble: Trouble, column: int, words: str
) -> None:
    found = parse(text, NAMES.get)
    assert isinstance(found, FormulaProblem)
    assert found.trouble is trouble
    assert (found.column, found.words) == (column, words)


def test_every_trouble_is_seeded_above() -> None:
    cases = test_a_formula_that_cannot_be_read_says_what_and_where.pytestmark[0].args[1]  # type: ignore[attr-defined]
    assert {trouble for _text, trouble, *_place in cases} == set(Trouble)


@pytest.mark.parametrize("text", ["(" * 30 + "a" + ")" * 30, "-" * 30 + "a", "1+" * 99 + "1"])
def test_what_is_long_and_deep_within_reason_is_read(text: str) -> None:
    assert worked_out(text, a="1") in (1, 100)


_pieces = st.sampled_from(
    [
        *"+-*/(),.% \t^&'\"",
        "a",
        "b",
        "执行率",
        "t.x",
        "t",
        "zz",
        *FUNCTIONS,
        "1",
        "2.50",
        "90%",
        "²",
        "\0",
    ]
)


@given(st.text(max_size=60) | st.lists(_pieces, max_size=30).map("".join))
def test_any_text_is_a_formula_or_a_problem_in_it(text: str) -> None:
    found = parse(text, NAMES.get)
    if isinstance(found, FormulaProblem):
        assert 0 <= found.column <= len(text)
        assert text[found.column :].startswith(found.words)
    else:
        assert isinstance(value(found, {"a": Fraction(1), "b": Fraction(0)}, {}), Fraction | None)


@given(st.text(alphabet="(-", max_size=2000))
def test_no_depth_and_no_length_is_too_much(text: str) -> None:
    assert isinstance(parse(text, NAMES.get), FormulaProblem)


_numbers = st.integers(0, 99).map(str) | st.sampled_from(["0", "0.5", "12.50", "90%", "7.5%"])
_formulas = st.recursive(
    _numbers | st.sampled_from(["a", "b"]),
    lambda part: st.one_of(
        st.tuples(part, st.sampled_from([" + ", " - ", "*", " / ", "-"]), part).map("".join),
        part.map(lambda text: f"({text})"),
        part.map(lambda text: f"-{text}"),
        st.tuples(
            st.sampled_from(["min", "max", "sum", "mean"]), st.lists(part, min_size=1, max_size=3)
        ).map(lambda call: f"{call[0]}({', '.join(call[1])})"),
    ),
    max_leaves=12,
)


@given(_formulas, st.integers(-5, 5), st.integers(-5, 5))
def test_formulas_mean_what_python_makes_of_them(text: str, a: int, b: int) -> None:
    python = re.sub(r"([0-9.]+)%", r"(\1/100)", text)
    known = {"a": Fraction(a), "b": Fraction(b)}
    try:
        expected: Fraction | None = _python(ast.parse(python, mode="eval").body, python, known)
    except ZeroDivisionError:
        expected = None
    assert value(parsed(text), known, {}) == expected


def _python(node: ast.expr, source: str, names: dict[str, Fraction]) -> Fraction:
    match node:
        case ast.Constant():
            return Fraction(ast.get_source_segment(source, node) or "")
        case ast.Name(id=name):
            return names[name]
        case ast.UnaryOp(operand=operand):
            return -_python(operand, source, names)
        case ast.Call(func=ast.Name(id=function), args=args):
            items = [_python(item, source, names) for item in args]
            total = sum(items, Fraction(0))
            found = {"min": min(items), "max": max(items), "sum": total, "mean": total / len(items)}
            return found[function]
        case ast.BinOp(left=left, op=operator, right=right):
            first, second = _python(left, source, names), _python(right, source, names)
            match operator:
                case ast.Add():
                    return first + second
                case ast.Sub():
                    return first - second
                case ast.Mult():
                    return first * second
                case _:
                    return first / second
        case _:
            raise TypeError(node)
