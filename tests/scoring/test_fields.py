from __future__ import annotations

from collections import Counter

import pytest

from tests.scoring.samples import DEPARTMENT, IT, SAMPLES, Sample, blank
from ziping.scoring import (
    Field,
    all_fields,
    chapter_fields,
    column_label,
    find_field,
    line_fields,
    score,
    subject_fields,
)


def found(path: str, sample: Sample = IT) -> Field | None:
    return find_field(sample.sheet().plan, sample.project, path)


@pytest.mark.parametrize("name", SAMPLES)
def test_every_field_has_a_path_of_its_own_and_a_label(name: str) -> None:
    sample = SAMPLES[name]
    fields = list(all_fields(sample.sheet().plan, sample.project))
    assert [path for path, count in Counter(f.path for f in fields).items() if count > 1] == []
    assert all(field.label for field in fields)


@pytest.mark.parametrize("name", SAMPLES)
def test_everything_filled_in_in_a_sample_has_its_field(name: str) -> None:
    sample = SAMPLES[name]
    paths = {field.path for field in all_fields(sample.sheet().plan, sample.project)}
    filled = {path for path in sample.project.entries if not path.startswith("rows.")}
    assert filled - paths == set()


@pytest.mark.parametrize("name", SAMPLES)
def test_everything_that_a_score_asks_for_has_its_field(name: str) -> None:
    sample = SAMPLES[name]
    plan = sample.sheet().plan
    paths = {field.path for field in all_fields(plan, sample.project)}
    assert set(plan.program.inputs) - paths == set()


@pytest.mark.parametrize("name", SAMPLES)
def test_what_is_missing_is_required_unless_it_can_be_derived(name: str) -> None:
    sample = SAMPLES[name]
    sheet = score(sample.form, blank(sample.form))
    for line in sheet.scored_lines:
        required = {f.path for f in line_fields(sheet.plan, sheet.project, line) if f.required}
        missing = {node.path for node in sheet.missing(line)}
        typed = {path for path in missing - required if path.startswith("fact.")}
        assert missing == required | typed
        assert all(sample.form.facts[path[5:]].typed for path in typed)


@pytest.mark.parametrize(
    ("path", "kind", "unit", "required"),
    [
        ("subject.name", "text", "", False),
        ("fact.spent", "money", "万元", True),
        ("fact.goals_achieved", "count", "个", False),
        ("answer.goal_reasonable.met.4", "flag", "", True),
        ("answer.targets_standard.deduction.1.points", "number", "points", True),
        ("answer.targets_standard.deduction.1.reason", "text", "", False),
        ("answer.execution_rate.override", "number", "points", False),
        ("answer.execution_rate.reason", "text", "", False),
        ("answer.execution_rate.loss_reason", "prose", "", False),
        ("target.k3f9.title", "text", "", False),
        ("target.k3f9.operator", "choice", "", True),
        ("target.k3f9.target", "target", "个", True),
        ("target.k3f9.actual", "number", "个", True),
        ("target.k3f9.weight", "number", "points", True),
        ("target.k3f9.definition", "text", "", False),
        ("chapter.conclusion", "prose", "", False),
    ],
)
def test_a_field_says_what_is_wanted(path: str, kind: str, unit: str, required: bool) -> None:
    field = found(path)
    assert field is not None
    assert (field.kind, field.unit) == (kind, unit)
    if not path.endswith("title"):
        assert field.required is required


@pytest.mark.parametrize(
    "path",
    [
        "",
        "fact",
        "fact.nowhere",
        "fact.execution_rate",
        "answer.goal_reasonable.met.5",
        "answer.goal_reasonable.met.0",
        "answer.nowhere.override",
        "answer.goal_reasonable.deduction.1.points",
        "answer.targets_standard.deduction.0.points",
        "answer.targets_standard.deduction.3.points",
        "answer.targets_standard.deduction.².points",
        "answer.targets_standard.deduction.2.other",
        "target.zzzz.actual",
        "target.k3f9.nowhere",
        "chapter.nowhere",
        "rows.target.outputs",
        "subject.other",
    ],
)
def test_another_path_is_no_field(path: str) -> None:
    assert found(path) is None


def test_a_further_deduction_is_one_more_than_those_listed() -> None:
    assert found("answer.targets_standard.deduction.2.points") is not None
    assert found("answer.targets_standard.deduction.2.reason") is not None
    more = blank(IT.form, answer__targets_standard__deduction__5__points="1")
    assert find_field(score(IT.form, more).plan, more, "answer.targets_standard.deduction.6.points")


def test_an_answer_of_met_or_not_offers_both() -> None:
    field = found("answer.procedure.met.1")
    assert field is not None
    assert [option.value for option in field.options] == ["true", "false"]
    assert field.label == "设立及调整按规定履行报批程序"
    field = found("target.k3f9.operator")
    assert field is not None
    assert [option.value for option in field.options] == [">", ">=", "=", "<=", "<"]


def test_a_row_that_earns_nothing_itself_has_no_weight_and_no_score() -> None:
    assert found("target.a1f3.actual", DEPARTMENT) is not None
    assert found("target.a1f3.analysis", DEPARTMENT) is not None
    assert found("target.a1f3.weight", DEPARTMENT) is None
    assert found("target.a1f3.override", DEPARTMENT) is None


def test_subject_and_chapters_stand_in_the_forms_order() -> None:
    plan = IT.sheet().plan
    assert [field.path for field in subject_fields(plan)] == [
        f"subject.{name}" for name in ("name", "unit", "department", "year", "period")
    ]
    chapters = [field.path for field in chapter_fields(plan)]
    assert chapters[0] == "chapter.overview"
    assert len(chapters) == len(IT.form.chapters)


def test_only_figures_want_a_number() -> None:
    kinds = {field.kind for field in all_fields(IT.sheet().plan, IT.project) if field.is_figure}
    assert kinds == {"money", "count", "number"}
    assert all(not f.is_figure for f in chapter_fields(IT.sheet().plan))


def test_a_column_of_a_row_has_words_or_its_own_name() -> None:
    assert column_label("definition") == "What it measures"
    assert column_label("基准") == "基准"
