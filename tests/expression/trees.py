"""Random expressions over a small set of inputs, and what these inputs may hold."""

from __future__ import annotations

import hashlib
from fractions import Fraction

from hypothesis import strategies as st

from ziping.expression import (
    COMPARISONS,
    UNKNOWN,
    Arithmetic,
    Choose,
    Compare,
    Constant,
    Expression,
    Extreme,
    FirstKnown,
    Fold,
    Named,
    Option,
    Reference,
    Round,
    Rounding,
    Style,
    Value,
)

ANSWERS = (Option("<", "＜"), Option(">=", "≥"))
FIGURES = (
    *(Reference(f"figure.{letter}", letter) for letter in "abc"),
    Reference("figure.money", "money", "money", Style(grouped=True)),
    Reference("figure.rate", "rate", "percent", Style(percent=True)),
)
FLAGS = tuple(Reference(f"flag.{letter}", letter, "flag") for letter in "pq")
CHOICE = Reference("choice.sign", "sign", "choice", options=ANSWERS)
ALL = (*FIGURES, *FLAGS, CHOICE)

amounts = st.integers(-3, 3).map(Fraction) | st.integers(-99999, 99999).map(
    lambda number: Fraction(number, 100)
)


def _name(body: Expression, style: Style = Style()) -> Named:  # noqa: B008 # an immutable value
    """The same body has the same key, and another body another key."""
    key = hashlib.sha1(repr(body).encode(), usedforsecurity=False).hexdigest()[:12]
    return Named(key, f"n{key}", body, style)


def _rounded(body: Expression, places: int, percent: bool) -> Named:
    if percent:
        return _name(Round(body, places + 2), Style(percent=True, places=places))
    return _name(Round(body, places), Style(places=places))


def _several(item: st.SearchStrategy[Expression]) -> st.SearchStrategy[tuple[Expression, ...]]:
    return st.lists(item, min_size=1, max_size=3).map(tuple)


constants = amounts.map(Constant)
_signs = st.sampled_from(COMPARISONS)
_ways: st.SearchStrategy[Rounding] = st.sampled_from(("half_up", "down", "up"))
_operators = st.sampled_from(("+", "-", "*", "/"))
_answer = st.sampled_from(ANSWERS).map(lambda answer: Constant(answer.value, answer.label))


def _conditions(figure: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    simple = st.one_of(
        st.sampled_from(FLAGS),
        st.booleans().map(Constant),
        st.builds(Compare, st.just("="), st.just(CHOICE), _answer),
        st.builds(Compare, _signs, figure, figure),
        st.builds(Compare, _signs, figure, figure).map(_name),
    )
    return simple | st.builds(Choose, simple, simple, simple)


def _grow(figure: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    """What every reader takes: nothing here is rounded but under a name that is printed so."""
    return st.one_of(
        st.builds(Arithmetic, _operators, figure, figure),
        st.builds(Extreme, st.sampled_from(("min", "max")), _several(figure)),
        st.builds(Choose, _conditions(figure), figure, figure),
        st.builds(Fold, st.sampled_from(("sum", "known")), _several(figure)),
        st.builds(FirstKnown, _several(figure)),
        st.builds(_rounded, figure, st.integers(0, 3), st.booleans()),
    )


def _grow_wild(figure: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    folds = st.sampled_from(("sum", "mean", "known"))
    return st.one_of(
        _grow(figure),
        st.builds(Round, figure, st.integers(-1, 3), _ways),
        st.just(UNKNOWN),
        figure.map(_name),
        st.builds(Fold, folds, st.lists(figure, max_size=3).map(tuple)),
        st.builds(Fold, st.just("count"), st.lists(_conditions(figure), max_size=3).map(tuple)),
    )


_leaf: st.SearchStrategy[Expression] = st.sampled_from(FIGURES) | constants
printed = st.recursive(_leaf, _grow, max_leaves=8)
"""Expressions whose printed calculation has no hidden digits."""
figures = st.recursive(_leaf, _grow_wild, max_leaves=10)
conditions = _conditions(figures)
anything = figures | conditions


@st.composite
def known(draw: st.DrawFn, *, all_known: bool = False) -> dict[str, Value]:
    """Inputs by path; about a quarter of them is unknown."""
    found: dict[str, Value] = {}
    for reference in ALL:
        if not all_known and draw(st.integers(0, 3)) == 0:
            continue
        match reference.kind:
            case "flag":
                found[reference.path] = draw(st.booleans())
            case "choice":
                found[reference.path] = draw(st.sampled_from(ANSWERS)).value
            case _:
                found[reference.path] = draw(amounts)
    return found
