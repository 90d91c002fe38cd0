"""Points that a person gives: free, within a tier, or declared for the whole."""

from __future__ import annotations

import pytest

from tests.scoring.samples import blank, number, one_score, small
from ziping.scoring import find_field, score

FREE = small('{ kind = "judgement" }')
TIERS = small(
    """{ kind = "judgement", tiers = [
  { id = "reached", label = "达成", at_least = "80%" },
  { id = "partly", label = "部分达成", at_least = "60%" },
  { id = "missed", label = "未达成" }] }"""
)
DECLARED = small('{ kind = "declared" }')


@pytest.mark.parametrize(
    ("typed", "points"),
    [("0", "0"), ("7.5", "7.5"), ("10", "10"), ("10.01", None), ("-0.01", None), ("", None)],
)
@pytest.mark.parametrize("form", [FREE, DECLARED], ids=["judgement", "declared"])
def test_points_count_from_nothing_to_full_marks(form: object, typed: str, points: str) -> None:
    assert one_score(form, answer__one__points=typed) == number(points)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("choice", "typed", "points"),
    [
        ("reached", "8", "8"),
        ("达成", "9", "9"),
        ("partly", "9", "9"),
        ("missed", "0", "0"),
        ("", "8", None),
        ("reached", "", None),
        ("perhaps", "8", None),
        ("reached", "11", None),
    ],
)
def test_with_tiers_both_are_needed_and_points_are_never_moved(
    choice: str, typed: str, points: str | None
) -> None:
    given = {"answer__one__choice": choice, "answer__one__points": typed}
    assert one_score(TIERS, **given) == number(points)


@pytest.mark.parametrize(
    ("choice", "typed", "doubted"),
    [
        ("reached", "8", False),
        ("reached", "7.99", True),
        ("reached", "10", False),
        ("partly", "8", True),
        ("partly", "7.99", False),
        ("partly", "6", False),
        ("partly", "5.99", True),
        ("missed", "6", True),
        ("missed", "5.99", False),
        ("missed", "0", False),
    ],
)
def test_the_lower_bound_belongs_to_its_tier(choice: str, typed: str, doubted: bool) -> None:
    given = {"answer__one__choice": choice, "answer__one__points": typed}
    sheet = score(TIERS, blank(TIERS, **given))
    doubts = [sheet.value(doubt.condition) for doubt in sheet.plan.line("one").doubts]
    assert (True in doubts) is doubted


def test_an_excluded_bound_belongs_to_the_tier_below() -> None:
    form = small(
        """{ kind = "judgement", tiers = [
  { id = "good", label = "好", above = "50%" }, { id = "poor", label = "差" }] }"""
    )
    for choice, doubted in (("good", True), ("poor", False)):
        given = {"answer__one__choice": choice, "answer__one__points": "5"}
        sheet = score(form, blank(form, **given))
        found = [sheet.value(doubt.condition) for doubt in sheet.plan.line("one").doubts]
        assert (True in found) is doubted


def test_a_declared_score_is_not_derived() -> None:
    sheet = score(DECLARED, blank(DECLARED, answer__one__points="9.8"))
    line = sheet.plan.line("one")
    assert (sheet.total, sheet.derived_total) == (number("9.8"), None)
    assert line.derived is None
    assert line.override is None
    assert find_field(sheet.plan, sheet.project, "answer.one.override") is None
    assert find_field(sheet.plan, sheet.project, "answer.one.points") is not None


def test_a_verdict_is_offered_with_its_words_and_the_points_with_their_ranges() -> None:
    sheet = score(TIERS, blank(TIERS))
    verdict = find_field(sheet.plan, sheet.project, "answer.one.choice")
    points = find_field(sheet.plan, sheet.project, "answer.one.points")
    assert verdict is not None
    assert points is not None
    assert [option.value for option in verdict.options] == ["reached", "partly", "missed"]
    assert points.help == "达成 [80%, 100%]; 部分达成 [60%, 80%); 未达成 [0%, 60%)"
