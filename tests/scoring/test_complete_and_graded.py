from __future__ import annotations

from fractions import Fraction

import pytest

from tests.scoring.samples import DEPARTMENT, IT, blank, in_rows
from ziping.evaluation import Project
from ziping.scoring import ScoreSheet, score


def by_hand(total: str) -> ScoreSheet:
    """The project form with a person's scores alone, which add up to this total."""
    form = IT.form
    project = blank(form, **in_rows("outputs", "r1"), **in_rows("benefits", "r2"))
    rest = Fraction(total)
    weights = [project.change("target.r1.weight", "40"), project.change("target.r2.weight", "20")]
    project = project.changed(weights)
    changes = []
    sheet = score(form, project)
    for line in sheet.scored_lines:
        points = min(rest, sheet.weight(line) or Fraction(0))
        rest -= points
        text = f"{float(points):.2f}"
        changes.append(project.change(f"{line.prefix}.override", text))
    return score(form, project.changed(changes))


@pytest.mark.parametrize(
    ("total", "grade"),
    [
        ("100", "优"),
        ("90", "优"),
        ("89.99", "良"),
        ("80", "良"),
        ("79.99", "中"),
        ("60", "中"),
        ("59.99", "差"),
        ("0", "差"),
    ],
)
def test_a_grade_begins_exactly_at_its_lowest_total(total: str, grade: str) -> None:
    sheet = by_hand(total)
    assert sheet.complete
    assert sheet.total == Fraction(total)
    assert sheet.grade == grade


@pytest.mark.parametrize("typed", ["10.01", "-0.01", "137,038"])
def test_a_score_out_of_range_does_not_count(typed: str) -> None:
    change = IT.project.change("answer.execution_rate.override", typed)
    assert score(IT.form, IT.project.changed([change])).total == Fraction("96.98")


@pytest.mark.parametrize(("typed", "total"), [("10", "98.30"), ("0", "88.30"), ("9.5", "97.80")])
def test_a_score_within_range_counts_before_the_derived_one(typed: str, total: str) -> None:
    change = IT.project.change("answer.execution_rate.override", typed)
    assert score(IT.form, IT.project.changed([change])).total == Fraction(total)


def test_a_total_of_scores_by_hand_has_no_derived_total() -> None:
    assert by_hand("90").derived_total is None


@pytest.mark.parametrize("line", [line.prefix for line in IT.sheet().scored_lines])
def test_one_score_missing_and_there_is_no_grade(line: str) -> None:
    """Every line alone is enough to keep the sheet open."""
    paths = [path for path in IT.project.entries if path.startswith(f"{line}.")]
    paths += {"answer.execution_rate": ["fact.spent"]}.get(line, [])
    changes = [IT.project.change(path, None) for path in paths]
    sheet = score(IT.form, IT.project.changed(changes))
    if sheet.complete:
        assert line in ("answer.targets_effective", "answer.goals_achieved")
        return
    assert sheet.grade is None
    assert sheet.total is not None
    assert sheet.total < Fraction("96.98")


def test_a_weighted_group_without_rows_keeps_the_sheet_open() -> None:
    rows = IT.project.text("rows.target.benefits").split()
    changes = [IT.project.change("rows.target.benefits", None)]
    sheet = score(IT.form, IT.project.changed(changes))
    assert all(sheet.score(line) is not None for line in sheet.scored_lines)
    assert [group.id for group in sheet.plan.empty_groups] == ["benefits"]
    assert (sheet.complete, sheet.grade) == (False, None)
    assert sheet.total is not None
    assert len(rows) == 2


@pytest.mark.parametrize("weight", ["9", "11", "0"])
def test_weights_that_do_not_add_up_keep_the_sheet_open(weight: str) -> None:
    sheet = score(IT.form, IT.project.changed([IT.project.change("target.h8d4.weight", weight)]))
    assert all(sheet.score(line) is not None for line in sheet.scored_lines)
    assert [group.id for group in sheet.unshared_groups] == ["benefits"]
    assert (sheet.complete, sheet.blanks, sheet.grade) == (False, 1, None)
    assert sheet.total is not None
    sections = {section.id: section for section in sheet.form.sections}
    assert sheet.section_loss(sections["results"]) is None
    assert sheet.section_loss(sections["decision"]) is not None


def test_a_row_without_a_weight_is_one_blank_and_not_two() -> None:
    sheet = score(IT.form, IT.project.changed([IT.project.change("target.h8d4.weight", None)]))
    assert sheet.unshared_groups == ()
    assert (sheet.complete, sheet.blanks, sheet.grade) == (False, 1, None)


def test_no_targets_at_all_leaves_what_counts_them_unknown() -> None:
    sheet = score(
        IT.form,
        IT.project.changed(
            IT.project.change(f"rows.target.{group}", None) for group in ("outputs", "benefits")
        ),
    )
    unknown = [line.id for line in sheet.scored_lines if sheet.score(line) is None]
    assert unknown == ["targets_effective", "goals_achieved"]


def test_a_group_that_serves_another_indicator_needs_rows_for_that_one() -> None:
    project = DEPARTMENT.project
    sheet = score(DEPARTMENT.form, project.changed([project.change("rows.target.benefits", None)]))
    unknown = [line.id for line in sheet.scored_lines if sheet.score(line) is None]
    assert unknown == ["benefits_completed"]
    assert not sheet.complete
    assert sheet.plan.empty_groups == ()
    assert sheet.total == Fraction("75.54")


def test_a_form_without_grades_gives_none() -> None:
    sheet = DEPARTMENT.sheet()
    assert sheet.complete
    assert sheet.plan.grade is None
    assert sheet.grade is None


def test_an_entry_that_the_form_does_not_know_changes_nothing() -> None:
    more = IT.project.changed(
        [
            IT.project.change("fact.other", "5"),
            IT.project.change("answer.nothing.override", "5"),
            IT.project.change("target.zzzz.weight", "5"),
            IT.project.change("rows.target.nowhere", "zzzz"),
        ]
    )
    assert score(IT.form, more).results == IT.sheet().results


def test_the_language_of_numbers_does_not_matter_to_the_score() -> None:
    """Full-width digits, spaces and units are read as what they say."""
    texts = {"fact.spent": "１，０１８．９３ 万元", "target.h8d4.actual": " 13.7038万 个 "}
    changes = [IT.project.change(path, text) for path, text in texts.items()]
    assert score(IT.form, IT.project.changed(changes)).total == Fraction("96.98")


def test_a_project_of_another_version_is_scored_by_the_form_at_hand() -> None:
    other = Project(IT.form.id, "1999", "sha256:0", IT.project.entries)
    assert score(IT.form, other).total == Fraction("96.98")
