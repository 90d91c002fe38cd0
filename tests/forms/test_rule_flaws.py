"""What rule kinds find wrong with their own parameters, and the bands themselves."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.forms.small import SMALL
from ziping.evaluation import Project
from ziping.forms import load_form
from ziping.scoring import score

RULE = '{ kind = "bands", value = "rate", bands = [%s] }'
SOUND = '{ points = "7", at_least = "95%" }, { points = "3", above = "80%" }, { points = "0" }'


def form_text(rule: str) -> str:
    head, _bracket, rest = SMALL.partition("[[indicators]]")
    _first, *others = rest.split("[[indicators]]")
    first = f"""
id = "spending"
section = "whole"
title = "支出进度"
weight = "7"
rule = {rule}

"""
    return head + "[[indicators]]" + first + "".join(f"[[indicators]]{item}" for item in others)


def codes(rule: str) -> set[str]:
    return {problem.code for problem in load_form(form_text(rule).encode()).problems}


@pytest.mark.parametrize(
    ("spent", "points"),
    [("100", 7), ("95", 7), ("94.99", 3), ("80.01", 3), ("80", 0), ("0", 0), ("", None)],
)
def test_the_bound_belongs_to_the_side_that_the_form_says(spent: str, points: int | None) -> None:
    loaded = load_form(form_text(RULE % SOUND).encode())
    assert loaded.form is not None
    entries = {"fact.budget": "100", "fact.spent": spent} if spent else {"fact.budget": "100"}
    sheet = score(loaded.form, Project("small", "1", "", entries))
    expected = None if points is None else Fraction(points)
    assert sheet.score(sheet.plan.line("spending")) == expected


@pytest.mark.parametrize(
    ("bands", "code"),
    [
        (SOUND, ""),
        ('{ points = "7", at_least = "80%" }, { points = "3", at_least = "95%" }', "F116"),
        ('{ points = "7", at_least = "80%", above = "70%" }, { points = "0" }', "F116"),
        ('{ points = "7", at_least = "80%" }', "F117"),
        ('{ points = "6", at_least = "80%" }, { points = "0" }', "F118"),
        ('{ points = "8", at_least = "80%" }, { points = "0" }', "F118"),
    ],
)
def test_gaps_overlaps_and_unreachable_maxima_are_told(bands: str, code: str) -> None:
    found = codes(RULE % bands) & {"F116", "F117", "F118"}
    assert (code in found) == bool(code)
    assert bool(found) == bool(code)


def test_anchors_that_meet_are_told() -> None:
    rule = '{ kind = "linear", value = "rate", zero_at = "90%", full_at = "90%" }'
    assert "F119" in codes(rule)
