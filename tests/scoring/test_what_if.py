"""One figure is changed, and what follows from it by the rules, and nothing else, moves."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.scoring.samples import DEPARTMENT, IT, Sample
from ziping.scoring import ScoreSheet


def moved(before: ScoreSheet, after: ScoreSheet) -> dict[str, tuple[Fraction | None, ...]]:
    """The scored lines that differ."""
    lines = zip(before.scored_lines, after.scored_lines, strict=True)
    scores = {old.id: (before.score(old), after.score(new)) for old, new in lines}
    return {name: pair for name, pair in scores.items() if pair[0] != pair[1]}


def test_130000_companies_move_exactly_two_indicators() -> None:
    before, after = IT.sheet(), IT.sheet(target__h8d4__actual="130,000")
    assert moved(before, after) == {
        "targets_effective": (Fraction("2.5"), Fraction(3)),
        "h8d4": (Fraction("9.8"), Fraction(10)),
    }
    assert after.total == Fraction("97.68")
    assert after.grade == "优"


def test_40_online_services_lower_target_share_and_total() -> None:
    before, after = IT.sheet(), IT.sheet(target__k3f9__actual="40")
    assert moved(before, after) == {
        "goals_achieved": (Fraction(3), Fraction("2.5")),
        "k3f9": (Fraction(10), Fraction("8.9")),
    }
    line = after.plan.line("k3f9")
    assert line.parts is not None
    assert after.value(line.parts.met) is False
    assert after.why(line.parts.completion) == "40 / 45 = 0.89"
    assert line.derived is not None
    assert after.why(line.derived) == "0.89 x 10 = 8.90"
    assert after.points(after.plan.figures["goals_achieved"].node) == 5
    assert after.total == Fraction("95.38")


@pytest.mark.parametrize(
    ("sample", "path", "text", "names", "total"),
    [
        (IT, "target__m5x8__actual", "4", {"goals_achieved"}, "96.48"),
        (IT, "target__m5x8__actual", "5", {"goals_achieved", "m5x8"}, "94.48"),
        (IT, "fact__spent", "929.26", {"execution_rate"}, "88.30"),
        (IT, "fact__spent", "929.27", {"execution_rate"}, "88.30"),
        (IT, "fact__spent", "1,032.52", {"execution_rate"}, "98.30"),
        (IT, "fact__spent", "1,100", {"execution_rate"}, "98.30"),
        (IT, "fact__goals_achieved", "3", {"goals_achieved"}, "95.48"),
        (IT, "fact__goals_declared", "12", {"goals_achieved"}, "95.48"),
        (IT, "answer__procedure__met__1", "false", {"procedure"}, "95.98"),
        (IT, "answer__monitoring__met__2", "false", {"monitoring"}, "94.98"),
        (IT, "answer__goal_reasonable__met__4", "false", {"goal_reasonable"}, "96.23"),
        (
            IT,
            "answer__targets_standard__deduction__1__points",
            "0.5",
            {"targets_standard"},
            "97.48",
        ),
        (IT, "answer__targets_standard__deduction__1__points", "9", {"targets_standard"}, "94.98"),
        (IT, "target__k3f9__weight", "20", {"k3f9"}, "106.98"),
        (DEPARTMENT, "fact__average_payment_rate", "104%", {"payment_rate"}, "96.00"),
        (DEPARTMENT, "fact__carry_over_rate", "0.01%", {"carry_over"}, "93.54"),
        (DEPARTMENT, "fact__public_expense_spent", "653.48", set(), "95.54"),
        (DEPARTMENT, "fact__public_expense_spent", "654", {"public_expense"}, "93.54"),
        (DEPARTMENT, "fact__three_public_spent", "9.51", {"three_public"}, "93.54"),
        (DEPARTMENT, "answer__contract_signing__met__1", "true", {"contract_signing"}, "98.54"),
        (DEPARTMENT, "target__a5v6__actual", "475", {"outputs_completed"}, "94.29"),
        (DEPARTMENT, "target__b3r7__actual", "0", {"benefits_completed"}, "88.87"),
    ],
)
def test_a_change_moves_what_follows_from_it(
    sample: Sample, path: str, text: str, names: set[str], total: str
) -> None:
    after = sample.sheet(**{path: text})
    assert set(moved(sample.sheet(), after)) == names
    assert after.total == after.derived_total == Fraction(total)


def test_a_persons_score_goes_before_the_derived_one_and_keeps_it() -> None:
    sheet = IT.sheet(answer__execution_rate__override="9")
    line = sheet.plan.line("execution_rate")
    assert sheet.score(line) == 9
    assert sheet.points(line.derived) == Fraction("8.68")
    assert sheet.total == Fraction("97.30")
    assert sheet.derived_total == Fraction("96.98")
    sheet = IT.sheet(target__h8d4__override="0")
    assert sheet.score(sheet.plan.line("h8d4")) == 0
    assert sheet.total == Fraction("87.18")


def test_a_persons_score_is_rounded_like_every_other_so_that_total_and_grade_agree() -> None:
    sheet = IT.sheet(
        answer__goal_reasonable__override="1.005", answer__funds_compliant__override="1.005"
    )
    lines = [sheet.score(sheet.plan.line(name)) for name in ("goal_reasonable", "funds_compliant")]
    assert lines == [Fraction("1.01"), Fraction("1.01")]
    assert sheet.total == sum(sheet.score(line) or 0 for line in sheet.scored_lines)


def test_an_override_that_cannot_be_read_leaves_the_derived_score() -> None:
    sheet = IT.sheet(answer__execution_rate__override="nine")
    assert sheet.score(sheet.plan.line("execution_rate")) == Fraction("8.68")
    assert list(sheet.misread) == ["answer.execution_rate.override"]


def test_a_figure_taken_away_is_unknown_and_not_zero() -> None:
    sheet = IT.sheet(fact__spent=None)
    line = sheet.plan.line("execution_rate")
    assert sheet.score(line) is None
    assert sheet.loss(line) is None
    assert [node.path for node in sheet.missing(line)] == ["fact.spent"]
    assert sheet.total == Fraction("88.30")
    assert not sheet.complete
    assert sheet.grade is None
