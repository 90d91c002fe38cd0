"""Each rule kind by a table: what is typed, and the points that follow from it."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.scoring.samples import GROUP, TARGETS, blank, in_rows, number, one_score, small, sound
from ziping.forms import Form
from ziping.forms.rules import TargetParts
from ziping.scoring import ScoreSheet, score

PLAIN = GROUP.format(rule='{ kind = "target" }')
LINEAR = small('{ kind = "linear", value = "rate", zero_at = "90%", full_at = "100%" }')
SHARE = small('{ kind = "share", met = "a", declared = "b" }')
PER_FLAGGED = small('{ kind = "per_flagged", flagged = "a", of = "b" }', weight="3")
PROPORTION = small('{ kind = "proportion", value = "rate" }')
DEDUCTIONS = small('{ kind = "deductions" }')
COMPLETION = small('{ kind = "completion", group = "rows" }', weight="20", more=PLAIN)


@pytest.mark.parametrize(
    ("typed", "points"),
    [
        ("89.99%", "0"),
        ("90%", "0"),
        ("90.01%", "0.01"),
        ("98.68%", "8.68"),
        ("98.685%", "8.69"),
        ("100%", "10"),
        ("100.01%", "10"),
        ("-5%", "0"),
        ("ninety", None),
    ],
)
def test_linear_gives_nothing_below_and_full_marks_above(typed: str, points: str | None) -> None:
    assert one_score(LINEAR, fact__rate=typed) == number(points)


@pytest.mark.parametrize(
    ("typed", "points"),
    [("0%", "10"), ("-1%", "10"), ("2.5%", "7.5"), ("10%", "0"), ("10.01%", "0"), ("99%", "0")],
)
def test_linear_also_falls(typed: str, points: str) -> None:
    form = small('{ kind = "linear", value = "rate", zero_at = "10%", full_at = "0%" }')
    assert one_score(form, fact__rate=typed) == number(points)


@pytest.mark.parametrize(
    ("met", "declared", "points"),
    [
        ("6", "6", "10"),
        ("5", "6", "8.33"),
        ("0", "6", "0"),
        ("7", "6", "10"),
        ("0", "0", None),
        ("5", "0", None),
        ("-1", "6", "0"),
        ("6", "-6", "0"),
        ("", "6", None),
        ("6", "", None),
    ],
)
def test_share_of_the_declared_that_was_met(met: str, declared: str, points: str | None) -> None:
    assert one_score(SHARE, fact__a=met, fact__b=declared) == number(points)


@pytest.mark.parametrize(
    ("flagged", "of", "points"),
    [("0", "6", "3"), ("1", "6", "2.5"), ("6", "6", "0"), ("7", "6", "0"), ("0", "0", None)],
)
def test_per_flagged_takes_an_equal_part_for_each(
    flagged: str, of: str, points: str | None
) -> None:
    assert one_score(PER_FLAGGED, fact__a=flagged, fact__b=of) == number(points)


@pytest.mark.parametrize(
    ("typed", "points"),
    [
        ("95.40%", "9.54"),
        ("95.40", "9.54"),
        ("0%", "0"),
        ("100%", "10"),
        ("104%", "10"),
        ("-1%", "0"),
        ("", None),
    ],
)
def test_proportion_of_a_rate(typed: str, points: str | None) -> None:
    assert one_score(PROPORTION, fact__rate=typed) == number(points)


@pytest.mark.parametrize(
    ("operator", "below", "equal", "above"),
    [
        (">", "0", "0", "10"),
        (">=", "0", "10", "10"),
        ("=", "0", "10", "0"),
        ("<=", "10", "10", "0"),
        ("<", "10", "0", "0"),
    ],
)
def test_gate_is_all_or_nothing(operator: str, below: str, equal: str, above: str) -> None:
    fixed = small(f'{{ kind = "gate", value = "a", operator = "{operator}", threshold = "9.5" }}')
    other = small(f'{{ kind = "gate", value = "a", operator = "{operator}", threshold = "b" }}')
    for typed, points in (("9.49", below), ("9.5", equal), ("9.51", above)):
        assert one_score(fixed, fact__a=typed) == number(points)
        assert one_score(other, fact__a=typed, fact__b="9.50") == number(points)
        assert one_score(other, fact__a=typed) is None
    assert one_score(fixed) is None


def test_gate_without_a_threshold_compares_with_zero() -> None:
    form = small('{ kind = "gate", value = "a", operator = "<=" }')
    assert [one_score(form, fact__a=typed) for typed in ("-1", "0", "0.01")] == [10, 10, 0]


@pytest.mark.parametrize(
    ("mode", "points", "met", "expected"),
    [
        ("deduct", ("2", "3", "5"), "yyy", "10"),
        ("deduct", ("2", "3", "5"), "yny", "7"),
        ("deduct", ("2", "3", "5"), "nnn", "0"),
        ("deduct", ("1", "1"), "nn", "8"),
        ("deduct", ("9", "9"), "nn", "0"),
        ("deduct", (), "yyyy", "10"),
        ("deduct", (), "nyyy", "7.5"),
        ("deduct", (), "nyn", "3.33"),
        ("deduct", (), "n", "0"),
        ("deduct", (), "y", "10"),
        ("deduct", (), "y?", None),
        ("deduct", ("2", ""), "nn", "3"),
        ("add", ("2", "3", "5"), "yyy", "10"),
        ("add", ("2", "3", "5"), "yny", "7"),
        ("add", ("2", "3", "5"), "nnn", "0"),
        ("add", (), "nyn", "3.33"),
        ("add", (), "ny?", None),
    ],
)
def test_checklist(mode: str, points: tuple[str, ...], met: str, expected: str | None) -> None:
    items = [f', points = "{item}"' if item else "" for item in points or ("",) * len(met)]
    criteria = ", ".join(f'{{ text = "{place}"{item} }}' for place, item in enumerate(items))
    form = small(f'{{ kind = "checklist", mode = "{mode}", criteria = [{criteria}] }}')
    typed = {"y": "true", "n": "false", "?": "perhaps"}
    given = {f"answer__one__met__{place}": typed[mark] for place, mark in enumerate(met, 1)}
    assert one_score(form, **given) == number(expected)


@pytest.mark.parametrize(
    ("deducted", "points"),
    [
        ((), None),
        (("0",), "10"),
        (("1",), "9"),
        (("1", "0.5"), "8.5"),
        (("1", ""), "9"),
        (("", "1"), None),
        (("6", "6"), "0"),
        (("-3",), "10"),
        (("one",), None),
    ],
)
def test_deductions_are_judged_once_the_first_is_filled_in(
    deducted: tuple[str, ...], points: str | None
) -> None:
    given = {f"answer__one__deduction__{n}__points": text for n, text in enumerate(deducted, 1)}
    assert one_score(DEDUCTIONS, **given) == number(points)


def test_a_deduction_with_a_reason_and_no_points_is_not_yet_judged() -> None:
    given = {"answer__one__deduction__1__points": "1", "answer__one__deduction__2__reason": "迟"}
    assert one_score(DEDUCTIONS, **given) is None


@pytest.mark.parametrize(
    ("rows", "points"),
    [
        ((), None),
        ((("≥10", "10"),), "20"),
        ((("≥10", "5"),), "10"),
        ((("≥10", "20"), ("≥10", "5")), "15"),
        ((("≥10", "-5"),), "0"),
        ((("≥10", ""), ("≥10", "5")), None),
        ((("≥0", "0"),), "20"),
        ((("<4", "8"),), "10"),
        ((("≥3", "1"), ("≥3", "3"), ("≥3", "3")), "15.53"),
    ],
)
def test_completion_is_the_mean_of_the_rows_each_from_nothing_to_all(
    rows: tuple[tuple[str, str], ...], points: str | None
) -> None:
    given: dict[str, str] = {}
    for number_, (target, actual) in enumerate(rows, 1):
        given |= {f"target__r{number_}__target": target, f"target__r{number_}__actual": actual}
    given |= in_rows("rows", *(f"r{n}" for n in range(1, len(rows) + 1)))
    assert one_score(COMPLETION, **given) == number(points)


EXCESS = 'over = { above = "1.50", deduct = "excess" }'
RULES = {
    "plain": sound(TARGETS.format(rule='{ kind = "target" }')),
    "zero": sound(TARGETS.format(rule='{ kind = "target", unmet = "zero" }')),
    "percent": sound(TARGETS.format(rule='{ kind = "target", percent = true }')),
    "one": sound(TARGETS.format(rule='{ kind = "target", places = 1 }')),
    "excess": sound(TARGETS.format(rule=f'{{ kind = "target", {EXCESS} }}')),
    "flag": sound(TARGETS.format(rule='{ kind = "target", over = { above = "1.50" } }')),
}


def row(rule: str, target: str, actual: str, operator: str = "") -> tuple[ScoreSheet, TargetParts]:
    """The one target row, of ten points."""
    given = {"target__r__target": target, "target__r__actual": actual, "target__r__weight": "10"}
    given |= {"target__r__operator": operator, **in_rows("rows", "r")}
    sheet = score(RULES[rule], blank(RULES[rule], **given))
    parts = sheet.plan.line("r").parts
    assert parts is not None
    return sheet, parts


@pytest.mark.parametrize(
    ("rule", "target", "actual", "result"),
    [
        ("plain", ">45", "51", ("1.13", True, "10")),
        ("plain", ">45", "45", ("1", False, "10")),
        ("plain", "≥45", "45", ("1", True, "10")),
        ("plain", "≥45", "40", ("0.89", False, "8.9")),
        ("plain", "≥45", "0", ("0", False, "0")),
        ("plain", "≥45", "-9", ("-0.2", False, "0")),
        ("plain", "<4", "3.22", ("1.24", True, "10")),
        ("plain", "<4", "4", ("1", False, "10")),
        ("plain", "≤4", "4", ("1", True, "10")),
        ("plain", "≤4", "5", ("0.8", False, "8")),
        ("plain", "=100%", "100%", ("1", True, "10")),
        ("plain", "=100%", "99%", ("0.99", False, "9.9")),
        ("plain", "≥45", "900", ("20", True, "10")),
        ("plain", "≥0", "0", ("1", True, "10")),
        ("plain", "≥0", "5", ("1", True, "10")),
        ("plain", ">0", "0", ("0", False, "0")),
        ("plain", "≤0", "0", ("1", True, "10")),
        ("plain", "≤0", "3", ("0", False, "0")),
        ("plain", "<4", "0", ("1", True, "10")),
        ("plain", "=0", "0", ("1", True, "10")),
        ("plain", "=0", "1", ("0", False, "0")),
        ("plain", "45", "51", None),
        ("plain", "年度计划数", "51", None),
        ("plain", "≥45", "", None),
        ("plain", "", "51", None),
        ("plain", "≥45", "many", None),
        ("plain", "518万人以上", "520万人", ("1", True, "10")),
        ("zero", "≥45", "44.99", ("1", False, "0")),
        ("zero", "≥45", "45", ("1", True, "10")),
        ("zero", "≤0", "3", ("0", False, "0")),
        ("percent", "≥4.48", "5.18", ("115.63%", True, "10")),
        ("percent", "≥45", "40", ("88.89%", False, "8.89")),
        ("one", "≥45", "40", ("0.9", False, "9")),
        ("excess", ">90,000", "137,038", ("1.52", True, "9.8")),
        ("excess", ">90,000", "130,000", ("1.44", True, "10")),
        ("excess", "≥10", "15", ("1.5", True, "10")),
        ("excess", "≥10", "15.04", ("1.5", True, "10")),
        ("excess", "≥10", "15.05", ("1.51", True, "9.9")),
        ("excess", "≥10", "25", ("2.5", True, "0")),
        ("excess", "≥10", "100", ("10", True, "0")),
        ("excess", "≤10", "4", ("2.5", True, "0")),
        ("excess", "≤10", "0", ("1", True, "10")),
        ("flag", "≥10", "25", ("2.5", True, "10")),
    ],
)
def test_a_target_has_its_completion_is_met_or_not_and_earns_its_points(
    rule: str, target: str, actual: str, result: tuple[str, bool, str] | None
) -> None:
    sheet, parts = row(rule, target, actual)
    completion, met, points = result or (None, None, None)
    assert sheet.value(parts.completion) == number(completion)
    assert sheet.value(parts.met) is met
    assert sheet.score(sheet.plan.line("r")) == number(points)


@pytest.mark.parametrize("rule", ["excess", "flag"])
@pytest.mark.parametrize(
    ("target", "actual", "flagged"),
    [
        ("≥10", "15.04", False),
        ("≥10", "15.05", True),
        ("≤10", "6.64", True),
        ("≤10", "6.65", False),
        ("≤10", "6.622", True),
        ("≥10", "", None),
        ("≥0", "99", False),
    ],
)
def test_a_target_far_surpassed_is_flagged_by_the_rounded_completion(
    rule: str, target: str, actual: str, flagged: bool | None
) -> None:
    sheet, parts = row(rule, target, actual)
    assert sheet.value(parts.flagged) is flagged


def test_a_rule_without_over_achievement_flags_nothing() -> None:
    sheet, parts = row("plain", "≥10", "999")
    assert sheet.value(parts.flagged) is False


@pytest.mark.parametrize(("chosen", "met"), [(">=", True), ("<=", False), ("", None), ("~", None)])
def test_a_bare_target_needs_the_comparison_beside_it(chosen: str, met: bool | None) -> None:
    sheet, parts = row("plain", "45", "51", chosen)
    assert sheet.value(parts.met) is met
    assert bool(sheet.misread) is (chosen == "~")


def test_the_comparison_in_the_target_goes_before_the_one_beside_it() -> None:
    sheet, parts = row("plain", "≥45", "51", "<")
    assert sheet.value(parts.met) is True


def test_a_row_without_weight_has_a_completion_and_no_score() -> None:
    form = RULES["plain"]
    given = {"target__r__target": "≥45", "target__r__actual": "51"}
    sheet = score(form, blank(form, **in_rows("rows", "r"), **given))
    line = sheet.plan.line("r")
    assert line.parts is not None
    assert sheet.value(line.parts.completion) == Fraction("1.13")
    assert sheet.score(line) is None
    assert [node.path for node in sheet.missing(line)] == ["target.r.weight"]


NONE = """
[[indicators]]
id = "none"
section = "all"
title = "无"
weight = "0"
rule = { kind = "deductions" }
"""


def test_a_row_may_be_called_like_an_indicator() -> None:
    form = sound(TARGETS.format(rule='{ kind = "target" }') + NONE)
    given = {"target__none__target": "≥4", "target__none__actual": "2", "target__none__weight": "8"}
    given |= {"answer__none__deduction__1__points": "0"}
    sheet = score(form, blank(form, **in_rows("rows", "none"), **given))
    assert [sheet.score(line) for line in sheet.scored_lines] == [0, 4]
    assert sheet.total == 4


@pytest.mark.parametrize(("places", "points"), [(0, "9"), (1, "8.7"), (2, "8.68"), (4, "8.682")])
def test_a_score_has_the_decimals_of_the_form(places: int, points: str) -> None:
    rule = '{ kind = "linear", value = "rate", zero_at = "90%", full_at = "100%" }'
    assert one_score(small(rule, places=places), fact__rate="98.682%") == Fraction(points)


def per_unit(more: str) -> Form:
    return small(f'{{ kind = "per_unit", value = "rate", unit = "1%", points = "0.5", {more} }}')


@pytest.mark.parametrize(
    ("units", "typed", "points"),
    [
        ("whole", "100%", "10"),
        ("whole", "100.99%", "10"),
        ("whole", "101%", "9.5"),
        ("whole", "102.5%", "9"),
        ("started", "100.01%", "9.5"),
        ("started", "101%", "9.5"),
        ("proportional", "102.5%", "8.75"),
        ("whole", "60%", "10"),
        ("whole", "190%", "0"),
        ("whole", "", None),
    ],
)
def test_points_for_every_unit_beyond_a_limit(units: str, typed: str, points: str | None) -> None:
    form = per_unit(f'limit = "100%", units = "{units}"')
    assert one_score(form, fact__rate=typed) == number(points)


def test_a_limit_may_lie_below_and_the_loss_has_its_most() -> None:
    form = per_unit('limit = "90%", side = "below", at_most = "2"')
    typed = ("95%", "90%", "89%", "87.9%", "50%")
    assert [one_score(form, fact__rate=text) for text in typed] == [
        number(points) for points in ("10", "10", "9.5", "9", "8")
    ]


def test_a_limit_may_be_another_figure() -> None:
    form = small('{ kind = "per_unit", value = "a", limit = "b", points = "2" }')
    assert one_score(form, fact__a="12", fact__b="10") == 6
    assert one_score(form, fact__a="12") is None


def test_deductions_have_their_most() -> None:
    form = small('{ kind = "deductions", at_most = "3" }')
    given = {"answer__one__deduction__1__points": "2", "answer__one__deduction__2__points": "5"}
    assert one_score(form, **given) == 7
