"""What forms make of targets that are missed, surpassed, to be undercut, or judged."""

from __future__ import annotations

import pytest

from tests.scoring.samples import TARGETS, blank, in_rows, number, sound
from ziping.forms import Form
from ziping.scoring import ScoreSheet, find_field, score

TIERS = (
    'tiers = [{ id = "reached", label = "达成", at_least = "80%" }, '
    '{ id = "missed", label = "未达成" }]'
)


def form(rule: str) -> Form:
    return sound(TARGETS.format(rule=f'{{ kind = "target", {rule} }}'))


def scored(of: Form, target: str, actual: str, **fields: str) -> ScoreSheet:
    given = {"target": target, "actual": actual, "weight": "10", **fields}
    typed = {f"target__r__{name}": text for name, text in given.items()}
    return score(of, blank(of, **in_rows("rows", "r"), **typed))


def points(of: Form, target: str, actual: str, **fields: str) -> object:
    sheet = scored(of, target, actual, **fields)
    return sheet.score(sheet.plan.line("r"))


@pytest.mark.parametrize(
    ("reverse", "actual", "expected"),
    [
        ("inverse", "12", "8.33"),
        ("linear", "12", "8"),
        ("inverse", "20", "5"),
        ("linear", "20", "0"),
        ("linear", "25", "0"),
        ("inverse", "8", "10"),
        ("linear", "8", "10"),
        ("linear", "0", "10"),
        ("inverse", "0", "10"),
    ],
)
def test_two_formulas_for_what_should_be_low(reverse: str, actual: str, expected: str) -> None:
    of = form(f'rounded = false, reverse = "{reverse}"')
    assert points(of, "≤10", actual) == number(expected)


@pytest.mark.parametrize("reverse", ["inverse", "linear"])
def test_a_target_of_none_is_met_or_missed_and_never_divides(reverse: str) -> None:
    of = form(f'reverse = "{reverse}"')
    assert points(of, "≤0起", "0") == 10
    assert points(of, "≤0起", "1") == 0


def test_the_completion_is_rounded_before_use_only_where_the_form_says_so() -> None:
    assert points(form("rounded = true"), "≥3", "2") == number("6.7")
    assert points(form("rounded = false"), "≥3", "2") == number("6.67")


def test_unmet_by_steps() -> None:
    steps = (
        '{ share = "80%", at_least = "90%" }, { share = "50%", above = "60%" }, { share = "0%" }'
    )
    of = form(f'unmet = "steps", steps = [{steps}]')
    given = ("100", "99", "90", "89", "60.9", "60", "0")
    found = [points(of, "≥100", actual) for actual in given]
    assert found == [10, 8, 8, 5, 5, 0, 0]


OVER = 'over = {{ above = "1.30", {more} }}'


@pytest.mark.parametrize(
    ("more", "at_limit", "beyond"),
    [
        ('deduct = "none"', "10", "10"),
        ('deduct = "excess"', "10", "8"),
        ('deduct = "points", points = "2"', "10", "8"),
        ('deduct = "cap", cap = "90%"', "10", "9"),
    ],
)
def test_over_achievement(more: str, at_limit: str, beyond: str) -> None:
    of = form(OVER.format(more=more))
    assert points(of, "≥10", "13") == number(at_limit)
    assert points(of, "≥10", "15") == number(beyond)


def test_over_achievement_may_begin_at_a_figure_itself() -> None:
    of = form('over = { at_least = "1.30", deduct = "points", points = "2" }')
    assert points(of, "≥10", "13") == 8
    assert points(of, "≥100", "129") == 10


def test_over_achievement_costs_only_once_a_person_says_that_the_target_was_too_low() -> None:
    of = form(OVER.format(more='deduct = "points", points = "2", confirm = true'))
    assert points(of, "≥10", "15") == 10
    assert points(of, "≥10", "15", set_low="false") == 10
    assert points(of, "≥10", "15", set_low="true") == 8
    assert points(of, "≥10", "12", set_low="true") == 10


def test_a_row_may_be_judged_where_the_form_has_tiers() -> None:
    of = form(TIERS)
    judged = {"operator": "qualitative", "choice": "reached", "points": "9"}
    sheet = scored(of, "效果显著", "群众反映良好", **judged)
    line = sheet.plan.line("r")
    assert sheet.score(line) == 9
    assert line.parts is not None
    assert sheet.value(line.parts.met) is True
    assert sheet.value(line.parts.completion) is None
    assert sheet.misread == {}
    field = find_field(sheet.plan, sheet.project, "target.r.choice")
    assert field is not None
    assert [option.label for option in field.options] == ["达成", "未达成"]


def test_a_row_cannot_be_judged_without_tiers() -> None:
    of = form('unmet = "zero"')
    sheet = scored(of, "效果显著", "好", operator="qualitative", choice="reached", points="9")
    assert sheet.score(sheet.plan.line("r")) is None
    assert "target.r.operator" in sheet.misread


def test_a_measured_row_asks_for_no_verdict() -> None:
    sheet = scored(form(TIERS), "≥10", "9")
    assert sheet.score(sheet.plan.line("r")) == 9
    assert find_field(sheet.plan, sheet.project, "target.r.choice") is None
    assert sheet.missing(sheet.plan.line("r")) == ()
