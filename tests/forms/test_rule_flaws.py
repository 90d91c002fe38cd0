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


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        ('{ kind = "checklist", criteria = [] }', "F118"),
        (
            (
                '{ kind = "checklist", mode = "add", '
                'criteria = [{ text = "甲", points = "3" }, { text = "乙", points = "3" }] }'
            ),
            "F118",
        ),
        (
            (
                '{ kind = "checklist", mode = "add", '
                'criteria = [{ text = "甲", points = "5" }, { text = "乙", points = "3" }] }'
            ),
            "F118",
        ),
        (
            (
                '{ kind = "judgement", tiers = [{ id = "a", label = "甲", at_least = "80%" }, '
                '{ id = "a", label = "乙" }] }'
            ),
            "F140",
        ),
        (
            (
                '{ kind = "judgement", tiers = [{ id = "a", label = "甲", at_least = "120%" }, '
                '{ id = "b", label = "乙" }] }'
            ),
            "F141",
        ),
        (
            (
                '{ kind = "judgement", tiers = [{ id = "a", label = "甲", at_least = "60%" }, '
                '{ id = "b", label = "乙", at_least = "80%" }, { id = "c", label = "丙" }] }'
            ),
            "F116",
        ),
        ('{ kind = "judgement", tiers = [{ id = "a", label = "甲", at_least = "80%" }] }', "F117"),
        ('{ kind = "per_unit", value = "rate", points = "0" }', "F142"),
        ('{ kind = "per_unit", value = "rate", points = "1", unit = "-1" }', "F142"),
        ('{ kind = "per_unit", value = "rate", points = "1", at_most = "8" }', "F142"),
        ('{ kind = "deductions", at_most = "0" }', "F142"),
        ('{ kind = "gate", value = "rate", operator = ">=", threshold = "nowhere" }', "F112"),
    ],
)
def test_flaws_of_other_kinds(rule: str, code: str) -> None:
    assert code in codes(rule)


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("places = 2", 'caps = [{ value = "rat", below = "1", at_most = "1" }]', "F112"),
        ("places = 2", 'caps = [{ value = "rate", below = "1", at_most = "20" }]', "F144"),
        (
            "[facts.rate]",
            '[facts.old]\nlabel = "旧"\ndated = [{ from = "21", value = "1" }]\n[facts.rate]',
            "F145",
        ),
        ('title = "支出进度"', 'title = "支出"\nredistribute_to = "whole"', "F146"),
        (
            'title = "支出进度"',
            'title = "支出"\nnot_applicable = "redistribute"\nredistribute_to = "nowhere"',
            "F112",
        ),
    ],
)
def test_flaws_of_the_form_as_a_whole(old: str, new: str, code: str) -> None:
    text = form_text('{ kind = "gate", value = "rate", operator = ">=" }')
    assert old in text
    found = {problem.code for problem in load_form(text.replace(old, new).encode()).problems}
    assert code in found
