"""Full marks, less each loss, are the score that counts: on every level, exactly."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given, settings

from tests.scoring.projects import Case, with_overrides
from tests.scoring.samples import DEPARTMENT, GROUP, IT, blank, in_rows, small
from ziping.expression import Constant, Extreme, Named
from ziping.scoring import ScoreSheet, score
from ziping.scoring.account import Account, figures, line_account
from ziping.scoring.totals import section_account, total_account


def account(sheet: ScoreSheet, line: str) -> Account:
    found = line_account(sheet, sheet.plan.line(line))
    assert found is not None
    return found


def entries(found: Account) -> list[tuple[str, str, str, str]]:
    rows = zip(found.entries, figures(found)[1:-1], strict=True)
    return [(entry.kind, entry.label, entry.calculation, text) for entry, text in rows]


def accounts(sheet: ScoreSheet) -> list[tuple[Account, Fraction | None]]:
    """Every account of a sheet with the score it should come to."""
    lines = [(line_account(sheet, line), sheet.score(line)) for line in sheet.scored_lines]
    found = [(item, result) for item, result in lines if item is not None]
    sections = sheet.form.sections
    found += [(section_account(sheet, item), sheet.section_score(item)) for item in sections]
    return [*found, (total_account(sheet), sheet.total)]


@settings(max_examples=150)
@given(with_overrides)
def test_every_account_adds_up_exactly_at_every_level(case: Case) -> None:
    sheet = score(case.form, case.project)
    for found, result in accounts(sheet):
        assert found.result == result
        assert found.weight + sum(entry.points for entry in found.entries) == (result or 0)
        assert all(entry.points and entry.label for entry in found.entries)


@settings(max_examples=150)
@given(with_overrides)
def test_every_account_adds_up_as_it_is_printed(case: Case) -> None:
    for found, result in accounts(score(case.form, case.project)):
        weight, *points, last = map(Fraction, (t if t != "--" else "0" for t in figures(found)))
        assert weight + sum(points) == last
        assert (figures(found)[-1] == "--") is (result is None)


@settings(max_examples=60)
@given(with_overrides)
def test_a_line_has_an_account_once_it_has_a_score_and_full_marks(case: Case) -> None:
    sheet = score(case.form, case.project)
    for line in sheet.scored_lines:
        known = sheet.score(line) is not None and sheet.weight(line) is not None
        assert (line_account(sheet, line) is not None) is known


@settings(max_examples=60)
@given(with_overrides)
def test_what_is_open_in_the_total_is_what_nobody_has_scored(case: Case) -> None:
    sheet = score(case.form, case.project)
    sections = [section_account(sheet, item) for item in sheet.form.sections]
    assert total_account(sheet).open == sum(item.open for item in sections)
    assert total_account(sheet).open == 0 or not sheet.complete or _spare(sheet)


def _spare(sheet: ScoreSheet) -> bool:
    """Whether the rows of some group have less than the points of their group."""
    weights = [sheet.weight(line) or Fraction(0) for line in sheet.scored_lines]
    return sum(weights) != sheet.full_marks()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("goal_reasonable", []),
        ("targets_standard", [("loss", "年中调整项目主要绩效指标值个数较多", "", "-1.00")]),
        ("execution_rate", [("loss", "Lost", "10 - (98.68% - 90%) / (100% - 90%) x 10", "-1.32")]),
        ("h8d4", [("loss", "(Completion - 1.50) x Full marks", "(1.52 - 1.50) x 10", "-0.20")]),
        (
            "targets_effective",
            [("loss", "3 / 绩效指标数量 x 系数超过 1.50 的指标", "3 / 6 x 1", "-0.50")],
        ),
    ],
)
def test_the_losses_of_a_sample(line: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert entries(account(IT.sheet(), line)) == expected


def test_a_criterion_that_is_not_met_is_a_loss_of_its_own() -> None:
    unmet = {"answer__goal_reasonable__met__2": "false", "answer__goal_reasonable__met__4": "false"}
    found = account(IT.sheet(**unmet), "goal_reasonable")
    assert entries(found) == [
        ("loss", "目标与实际工作内容相关", "3 / 4", "-0.75"),
        ("loss", "目标与预算投资额或资金量相匹配", "3 / 4", "-0.75"),
    ]
    assert [entry.path for entry in found.entries] == [
        "answer.goal_reasonable.met.2",
        "answer.goal_reasonable.met.4",
    ]


def test_each_deduction_is_a_loss_with_its_reason_or_its_name() -> None:
    found = account(
        IT.sheet(answer__targets_standard__deduction__2__points="0.5"), "targets_standard"
    )
    assert [(entry.label, entry.points) for entry in found.entries] == [
        ("年中调整项目主要绩效指标值个数较多", -1),
        ("Deduction 2", Fraction(-1, 2)),
    ]


def test_a_bound_has_a_line_of_its_own() -> None:
    more = IT.sheet(answer__targets_standard__deduction__1__points="5")
    assert entries(account(more, "targets_standard"))[1:] == [("bound", "Not below 0", "", "+2.00")]
    less = IT.sheet(answer__targets_standard__deduction__1__points="-1")
    assert [row[::3] for row in entries(account(less, "targets_standard"))] == [
        ("loss", "+1.00"),
        ("bound", "-1.00"),
    ]


def test_a_condition_that_decides_alone_is_said() -> None:
    found = account(DEPARTMENT.sheet(fact__three_public_spent="9.6"), "three_public")
    assert entries(found) == [("loss", "9.6 > 9.50", "2 - 0", "-2.00")]


def test_a_rounding_has_a_line_of_its_own_and_endless_figures_still_add_up() -> None:
    rule = '{ kind = "checklist", criteria = [{ text = "一" }, { text = "二" }, { text = "三" }] }'
    form = small(rule)
    answers = {"answer__one__met__1": "true", "answer__one__met__2": "false"}
    sheet = score(form, blank(form, **answers, answer__one__met__3="false"))
    found = account(sheet, "one")
    assert [row[::3] for row in entries(found)] == [
        ("loss", "-3.333333"),
        ("loss", "-3.333333"),
        ("rounding", "-0.003334"),
    ]
    assert figures(found)[::4] == ("10.00", "3.33")


def test_points_that_are_earned_one_by_one_are_lost_one_by_one() -> None:
    criteria = '[{ text = "一", points = "6" }, { text = "二", points = "4" }]'
    form = small(f'{{ kind = "checklist", mode = "add", criteria = {criteria} }}')
    sheet = score(form, blank(form, answer__one__met__1="true", answer__one__met__2="false"))
    assert entries(account(sheet, "one")) == [("loss", "二", "", "-4.00")]


def test_a_persons_score_is_one_more_line_with_its_reason() -> None:
    changed = {"answer__execution_rate__override": "9", "answer__execution_rate__reason": "复核"}
    found = account(IT.sheet(**changed), "execution_rate")
    assert [row[::3] for row in entries(found)] == [("loss", "-1.32"), ("person", "+0.32")]
    assert entries(found)[1][1] == "Set by a person: 复核"
    assert found.result == 9


def test_a_persons_score_without_a_derived_one_is_the_only_line() -> None:
    sheet = IT.sheet(answer__procedure__met__1=None, answer__procedure__override="4")
    assert entries(account(sheet, "procedure")) == [("person", "Set by a person", "", "-1.00")]


def test_the_account_of_the_total_of_a_sample() -> None:
    assert [row[1::2] for row in entries(total_account(IT.sheet()))] == [
        ("项目决策", "-1.50"),
        ("项目过程", "-1.32"),
        ("绩效指标完成情况", "-0.20"),
    ]


def test_what_is_not_scored_is_said_and_is_no_loss() -> None:
    sheet = IT.sheet(answer__procedure__met__1=None, target__k3f9__weight=None)
    assert [row[::3] for row in entries(total_account(sheet))] == [
        ("loss", "-1.50"),
        ("loss", "-1.32"),
        ("open", "-5.00"),
        ("loss", "-0.20"),
        ("open", "-10.00"),
    ]
    assert entries(section_account(sheet, sheet.form.sections[1]))[1][1] == (
        "项目实施程序: not scored yet"
    )


def test_a_blank_project_is_open_as_a_whole() -> None:
    sheet = score(IT.form, blank(IT.form))
    found = total_account(sheet)
    assert found.result is None
    assert found.open == 100
    assert {entry.kind for entry in found.entries} == {"open"}


def test_rows_with_more_points_than_their_section_are_said() -> None:
    sheet = IT.sheet(target__k3f9__weight="15")
    found = section_account(sheet, sheet.form.sections[2])
    assert [entry.points for entry in found.entries if entry.kind == "surplus"] == [5]
    assert found.result == Fraction("64.8")


def test_rows_that_serve_an_indicator_stand_in_no_account_of_their_own() -> None:
    form = small(
        '{ kind = "completion", group = "rows" }', more=GROUP.format(rule='{ kind = "target" }')
    )
    rows = in_rows("rows", "r1")
    sheet = score(form, blank(form, **rows, target__r1__target="≥10", target__r1__actual="8"))
    assert line_account(sheet, sheet.plan.line("r1")) is None
    assert entries(account(sheet, "one")) == [("loss", "Lost", "10 - 10 x 0.8", "-2.00")]


def test_a_cap_on_the_total_has_a_line_of_its_own() -> None:
    sheet = IT.sheet()
    body = Extreme("min", (sheet.plan.total.body, Constant(Fraction(89), "89")))
    total = Named("total", "Total", body)
    results = {**sheet.results, "total": Fraction(89)}
    capped = replace(sheet, plan=replace(sheet.plan, total=total), results=results)
    assert entries(total_account(capped))[-1] == ("cap", "Cap", "", "-7.98")


def test_a_total_that_is_rounded_to_whole_points_says_so() -> None:
    form = small('{ kind = "deductions" }', places=0)
    sheet = score(form, blank(form, answer__one__deduction__1__points="1.4"))
    assert [row[::3] for row in entries(account(sheet, "one"))] == [
        ("loss", "-1.40"),
        ("rounding", "+0.40"),
    ]
    assert entries(total_account(sheet)) == [("loss", "全部", "", "-1.00")]
