from __future__ import annotations

import pytest

from tests.forms.small import SMALL, broken, first_change, line, load, problem

SUMS = "Correct a weight so that parts and whole agree"
STEPS = 'List them from the highest "from" to 0'
NONE = "acknowledged = []"
GROUP = 'title = "产出"\nweight = "8'
SECTION = 'parent = "whole"\nweight = "8'


def acknowledged(text: str, code: str, where: str, reason: str = "标准如此") -> str:
    item = f'{{ code = "{code}", where = "{where}", reason = "{reason}" }}'
    return text.replace(NONE, f"acknowledged = [{item}]")


@pytest.mark.parametrize(
    ("old", "new", "where", "at", "sums"),
    [
        ('"20", places', '"21", places', "form.total.weight", 6, "20, not to 21"),
        ('weight = "7"', 'weight = "7.5"', "sections[0].weight", 14, "20.5, not to 20"),
        (GROUP, f"{GROUP}.01", "sections[1].weight", 20, "8.01, not to 8"),
        (SECTION, SECTION.replace("8", "9"), "sections[1].weight", 20, "8, not to 9"),
    ],
)
def test_parts_that_do_not_make_up_the_whole_are_f030(
    old: str, new: str, where: str, at: int, sums: str
) -> None:
    found = problem(broken(old, new), "F030", where)
    assert found.message == f"The parts add up to {sums}"
    assert (found.line, found.remedy) == (at, SUMS)


def test_a_sections_parts_are_its_sections_indicators_and_groups() -> None:
    assert load(SMALL).problems == ()
    for old in ('weight = "7', 'weight = "5', SECTION):
        text = broken(old, f"{old}.01")
        assert problem(text, "F030", "sections[0].weight").severity == "error"


def test_printed_points_that_miss_full_marks_are_the_warning_f031() -> None:
    text = broken('points = "3"', 'points = "4"')
    found = problem(text, "F031", "indicators[1].rule")
    assert found.severity == "warning"
    assert found.line == line(text, "[indicators.rule]")
    assert found.message == "程序: points add to 6, full marks 5"
    assert found.remedy == "Correct the points, or acknowledge F031 with the reason in the form"


def test_criteria_without_points_share_the_weight_and_are_no_problem() -> None:
    assert load(SMALL.replace(', points = "2"', "").replace(', points = "3"', "")).problems == ()


@pytest.mark.parametrize("lowest", ["18", "1", "19", "-1"])
def test_grades_that_do_not_step_down_to_zero_are_f032(lowest: str) -> None:
    text = broken('label = "差", from = "0"', f'label = "差", from = "{lowest}"')
    found = problem(text, "F032", "form.grades")
    assert (found.line, found.remedy) == (first_change(text), STEPS)


def test_a_form_may_have_no_grades() -> None:
    text = SMALL.replace(SMALL[SMALL.index("grades") : SMALL.index(NONE)], "")
    assert load(text).problems == ()


def test_what_the_author_knows_of_stands_with_the_reason() -> None:
    text = acknowledged(broken('points = "3"', 'points = "4"'), "F031", "order")
    loaded = load(text)
    assert loaded.form is not None
    (found,) = loaded.problems
    assert (found.code, found.acknowledged) == ("F031", "标准如此")
    assert loaded.errors == ()


def test_an_acknowledged_error_does_not_keep_the_form_from_being_used() -> None:
    text = broken('weight = "20", places', 'weight = "21", places')
    assert load(text).form is None
    assert load(acknowledged(text, "F030", "form")).form is not None


@pytest.mark.parametrize("where", ["results", "sections.results", "sections[1]"])
def test_a_place_in_any_list_may_be_named_by_its_id(where: str) -> None:
    text = broken('weight = "8"\nrule', 'weight = "7"\nrule')
    assert load(text).form is None
    assert load(acknowledged(text, "F030", where)).form is not None


@pytest.mark.parametrize("where", ["indicators.results", "sections.whole", "sections[0]", "8"])
def test_a_name_of_another_list_or_item_acknowledges_nothing(where: str) -> None:
    text = broken('weight = "8"\nrule', 'weight = "7"\nrule')
    assert load(acknowledged(text, "F030", where)).form is None


@pytest.mark.parametrize(
    ("code", "where", "reason"),
    [("F030", "order", "x"), ("F031", "spending", "x"), ("F031", "order", "")],
)
def test_an_acknowledgement_holds_for_its_code_and_place_and_needs_a_reason(
    code: str, where: str, reason: str
) -> None:
    text = acknowledged(broken('points = "3"', 'points = "4"'), code, where, reason)
    assert not load(text).problems[0].acknowledged


@pytest.mark.parametrize(
    ("old", "new", "code", "where"),
    [
        ('value = "rate"', 'value = "rates"', "F112", "spending"),
        ('value = "rate"', 'value = "remark"', "F115", "spending"),
        ('id = "order"', 'id = "spending"', "F110", "spending"),
        ('"spent / budget"', '"rate"', "F114", "facts"),
        ('parent = "whole"', 'parent = "results"', "F114", "sections[1]"),
    ],
)
def test_what_is_broken_cannot_be_acknowledged(old: str, new: str, code: str, where: str) -> None:
    loaded = load(acknowledged(broken(old, new), code, where))
    assert loaded.form is None
    assert code in {item.code for item in loaded.errors}
