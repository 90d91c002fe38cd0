"""The published evaluations, reproduced to the last digit from their facts."""

from __future__ import annotations

from typing import Any

import pytest

from tests.scoring.samples import DEPARTMENT, IT, SAMPLES, Sample, number
from ziping.quantity import show
from ziping.scoring import Line, ScoreSheet

SHEETS = {name: sample.sheet() for name, sample in SAMPLES.items()}


def each(list_: str) -> list[Any]:
    return [
        pytest.param(name, item, id=f"{name}: {item['title']}")
        for name, sample in SAMPLES.items()
        for item in sample.published[list_]
    ]


def line(sheet: ScoreSheet, title: str) -> Line:
    (found,) = [item for item in sheet.lines if sheet.title(item) == title]
    return found


@pytest.mark.parametrize(("name", "published"), each("indicators"))
def test_every_indicator_has_its_published_score(name: str, published: dict[str, Any]) -> None:
    sheet = SHEETS[name]
    found = line(sheet, published["title"])
    assert sheet.score(found) == number(published["score"])
    assert sheet.weight(found) == number(published["weight"])
    assert list(sheet.path(found)) == published["path"]
    assert sheet.points(found.derived) == sheet.score(found)


@pytest.mark.parametrize(("name", "published"), each("targets"))
def test_every_target_has_its_published_completion(name: str, published: dict[str, Any]) -> None:
    sheet = SHEETS[name]
    found = line(sheet, published["title"])
    assert found.parts is not None
    assert sheet.value(found.parts.completion) == number(published["completion"])
    assert sheet.shown(found.parts.completion) == published["completion"]
    assert sheet.value(found.parts.met) is True
    assert sheet.path(found)[-1] == published["group"]
    if "score" in published:
        assert sheet.score(found) == number(published["score"])
        assert sheet.weight(found) == number(published["weight"])
    else:
        assert found.score is None


@pytest.mark.parametrize(("name", "published"), each("sections"))
def test_every_section_has_its_published_score(name: str, published: dict[str, Any]) -> None:
    sheet = SHEETS[name]
    (section,) = [item for item in sheet.form.sections if item.title == published["title"]]
    assert sheet.section_score(section) == number(published["score"])
    assert section.weight.value == number(published["weight"])


@pytest.mark.parametrize("name", SAMPLES)
def test_total_and_grade_are_the_published_ones(name: str) -> None:
    sheet, published = SHEETS[name], SAMPLES[name].published
    assert sheet.total == sheet.derived_total == number(published["total"])
    assert sheet.shown(sheet.plan.total) == published["total"]
    assert sheet.grade == published.get("grade")
    assert sheet.full_marks() == number(published["weight"])
    assert sheet.complete


@pytest.mark.parametrize("name", SAMPLES)
def test_every_fact_has_its_published_value(name: str) -> None:
    sheet = SHEETS[name]
    for fact, published in SAMPLES[name].published["facts"].items():
        found = sheet.points(sheet.plan.figures[fact].node)
        assert found is not None
        places = len(published.rstrip("%").partition(".")[2])
        percent = published.endswith("%")
        assert show(found, places, percent=percent) == published, fact


@pytest.mark.parametrize("name", SAMPLES)
def test_nothing_published_is_left_out(name: str) -> None:
    sheet, published = SHEETS[name], SAMPLES[name].published
    titles = [item["title"] for item in (*published["indicators"], *published["targets"])]
    assert sorted(titles) == sorted(sheet.title(item) for item in sheet.lines)


@pytest.mark.parametrize("sample", SAMPLES.values())
def test_no_score_of_a_sample_is_set_by_a_person(sample: Sample) -> None:
    assert not [path for path in sample.project.entries if path.endswith(".override")]
    assert not sample.sheet().misread


def test_what_is_derived_is_not_typed() -> None:
    for name in ("budget_final", "execution_rate", "goals_achieved", "goals_declared"):
        assert f"fact.{name}" not in IT.project.entries
    for name in ("budget_final", "execution_rate", "spent", "public_expense_control_rate"):
        assert f"fact.{name}" not in DEPARTMENT.project.entries
