"""The national form on a project worked out by hand, and where each variant differs from it."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.scoring.samples import blank, in_rows, number
from ziping.findings import find
from ziping.forms import Form, shipped_form
from ziping.scoring import ScoreSheet, score

ROWS = {
    "fiscal": ("100", "120", "114"),
    "carried": ("0", "20", "20"),
    "other": ("0", "0", "0"),
}
TARGETS = {
    "o1": {"target": "≥10", "actual": "12", "weight": "20"},
    "o2": {"target": "≥300", "actual": "200", "weight": "15"},
    "o3": {"target": "≤5天", "actual": "6", "weight": "15"},
    "b1": {"operator": "qualitative", "choice": "partly", "points": "7.5", "weight": "10"},
    "b2": {"target": "≥100", "actual": "150", "weight": "20"},
    "s1": {"target": "≥90%", "actual": "85.5%", "weight": "10"},
}


def form(name: str) -> Form:
    found = shipped_form(name)
    assert found is not None
    return found.form


def scored(name: str = "mof-project@2020", **changed: str) -> ScoreSheet:
    """The project, after these fields (dots written as __) got another text."""
    of = form(name)
    groups = {"outputs": ("o1", "o2", "o3"), "benefits": ("b1", "b2"), "satisfaction": ("s1",)}
    if len(of.target_groups) == 1:
        groups = {of.target_groups[0].id: tuple(TARGETS)}
    elif "satisfaction" not in {group.id for group in of.target_groups}:
        groups["benefits"] += groups.pop("satisfaction")
    entries = {"rows__table__funds": " ".join(ROWS)}
    for row, texts in ROWS.items():
        for column, text in zip(("initial", "final", "spent"), texts, strict=True):
            entries[f"table__funds__{row}__{column}"] = text
    for group, rows in groups.items():
        entries |= in_rows(group, *rows)
    for row, texts_of_row in TARGETS.items():
        entries |= {f"target__{row}__{field}": text for field, text in texts_of_row.items()}
    return score(of, blank(of, **{**entries, **changed}))


def points(sheet: ScoreSheet, line: str) -> Fraction | None:
    return sheet.score(sheet.plan.line(line))


def codes(sheet: ScoreSheet) -> set[tuple[str, str]]:
    return {(item.code, item.where) for item in find(sheet)}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("execution_rate", "9.57"),  # (114 + 20 + 0) / (120 + 20 + 0) x 10 = 9.5714...
        ("o1", "20"),  # 120 % is not far above
        ("o2", "10"),  # 200 / 300 x 15, although 66.67 % x 15 would be 10.0005
        ("o3", "12"),  # (1 - (6 - 5) / 5) x 15
        ("b1", "7.5"),  # judged
        ("b2", "20"),  # 150 %, and nobody has said that the target was too low
        ("s1", "9.5"),  # 85.5 / 90 x 10
    ],
)
def test_each_score_is_the_one_worked_out_by_hand(line: str, expected: str) -> None:
    assert points(scored(), line) == number(expected)


def test_the_sources_of_funds_are_summed_and_each_has_its_rate() -> None:
    sheet = scored()
    cells = {name: sheet.shown(node) for name, node in sheet.plan.tables["funds"].items()}
    rates = [cells[f"{row}.rate"] for row in ("fiscal", "carried", "other", "")]
    assert rates == ["95.00%", "100.00%", "", "95.71%"]
    assert (cells[".initial"], cells[".final"], cells[".spent"]) == ("100", "140", "134")


def test_total_and_grade() -> None:
    sheet = scored()
    assert (sheet.total, sheet.grade, sheet.complete) == (number("88.57"), "良", True)


def test_far_above_the_target_a_person_is_asked_and_a_yes_costs_points() -> None:
    assert ("F013", "target.b2.set_low") in codes(scored())
    denied = scored(target__b2__set_low="false")
    assert points(denied, "b2") == 20
    assert ("F013", "target.b2.analysis") in codes(denied)
    explained = scored(target__b2__set_low="false", target__b2__analysis="政策调整")
    assert not {where for code, where in codes(explained) if code == "F013"}
    confirmed = scored(target__b2__set_low="true")
    assert points(confirmed, "b2") == 16  # 20 - (150 % - 130 %) x 20
    assert confirmed.total == number("84.57")


@pytest.mark.parametrize(
    ("choice", "given", "fits"),
    [
        *(("reached", "8", True), ("reached", "7.99", False), ("partly", "8", False)),
        *(("partly", "6", True), ("failed", "6", False), ("failed", "5.99", True)),
    ],
)
def test_a_bound_between_tiers_belongs_to_the_upper_one(
    choice: str, given: str, fits: bool
) -> None:
    sheet = scored(target__b1__choice=choice, target__b1__points=given)
    assert points(sheet, "b1") == number(given)
    assert (("F024", "target.b1.points") not in codes(sheet)) is fits


def test_without_anyone_to_be_satisfied_the_benefits_take_the_points() -> None:
    sheet = scored(target__s1__not_applicable="true", target__s1__analysis="没有服务对象")
    assert points(sheet, "s1") is None
    weights = [sheet.weight(sheet.plan.line(name)) for name in ("b1", "b2", "s1")]
    assert weights == [Fraction(40, 3), Fraction(80, 3), 0]
    assert sheet.total == number("88.24")  # 9.57 + 42 + 27.5 x 40 / 30
    assert "F030" not in {code for code, _where in codes(sheet)}


def test_the_weights_of_a_group_are_those_of_the_form() -> None:
    assert "F030" in {code for code, _where in codes(scored(target__o1__weight="19"))}


@pytest.mark.parametrize(
    ("name", "weights"),
    [
        ("mof-project@2020", {"funds": "10", "outputs": "50", "benefits": "30"}),
        ("mof-project", {"funds": "10", "cost": "20", "outputs": "40", "benefits": "20"}),
        ("hubei-project", {"funds": "20", "outputs": "40", "benefits": "40"}),
        ("sichuan-project", {"funds": "10", "performance": "90"}),
        ("yunnan-project", {"funds": "10", "outputs": "40", "benefits": "30"}),
        ("shanghai-project", {"decision": "10", "management": "24", "performance": "66"}),
        ("platform-project", {"funds": "10", "outputs": "50", "benefits": "30"}),
    ],
)
def test_the_parts_of_each_form(name: str, weights: dict[str, str]) -> None:
    found = {section.id: section.weight.shown for section in form(name).sections}
    satisfied = {"mof-project@2020": "10", "mof-project": "10", "platform-project": "10"}
    satisfied["yunnan-project"] = "20"
    more = {"satisfaction": satisfied[name]} if name in satisfied else {}
    assert found == {**weights, **more}
    assert list(found) == [*weights, *more]


def test_cost_comes_first_where_it_is_an_indicator() -> None:
    of = form("mof-project")
    assert [group.id for group in of.target_groups][:2] == ["cost", "outputs"]
    assert (of.form.version, form("mof-project@2020").form.version) == ("2021", "2020")


def test_hubei_gives_twenty_points_to_the_rate_and_divides_what_should_be_low() -> None:
    sheet = scored("hubei-project")
    assert points(sheet, "execution_rate") == number("19.14")  # 134 / 140 x 20 = 19.142...
    assert points(sheet, "o3") == number("12.5")  # 5 / 6 x 15
    assert sheet.form.form.grades == ()
    halfway = scored("hubei-project", target__b1__points="5")
    assert ("F024", "target.b1.points") not in codes(halfway)
    assert ("F024", "target.b1.points") in codes(scored(target__b1__points="5"))


def test_sichuan_leaves_the_weights_of_ninety_points_to_the_unit() -> None:
    assert "F030" not in {code for code, _where in codes(scored("sichuan-project"))}
    assert scored("sichuan-project").grade is None


def test_yunnan_counts_in_yuan() -> None:
    units = {column.id: column.unit for column in form("yunnan-project").tables[0].columns}
    assert units == {"source": "", "initial": "元", "final": "元", "spent": "元", "rate": ""}
    assert form("yunnan-project").facts["spent"].unit == "元"
    assert form("mof-project@2020").facts["spent"].unit == "万元"


def test_shanghai_names_its_grades_otherwise() -> None:
    given = {"answer__decision__points": "7", "answer__management__points": "15"}
    weights = {"target__o1__weight": "6", "target__b2__weight": "10"}
    sheet = scored("shanghai-project", **given, **weights)
    assert "F030" not in {code for code, _where in codes(sheet)}
    # 7 + 15 + (6 + 10 + 12 + 7.5 + 10 + 9.5) = 77, which is 中 elsewhere
    assert (sheet.total, sheet.grade) == (number("77"), "良")
    assert [grade.label for grade in sheet.form.form.grades] == ["优", "良", "合格", "不合格"]


def test_the_platform_takes_two_points_at_once_and_caps_the_total() -> None:
    sheet = scored("platform-project")
    assert points(sheet, "b2") == 18
    assert points(scored("platform-project", target__b2__actual="130"), "b2") == 18
    assert points(scored("platform-project", target__b2__actual="129.9"), "b2") == 20
    spent = {"table__funds__fiscal__spent": "77", "table__funds__carried__spent": "20"}
    low = scored("platform-project", **spent)  # 97 / 140 = 69.29 %
    assert points(low, "execution_rate") == number("6.93")
    assert low.total == 79  # not 6.93 + 42 + 25.5 + 9.5 = 83.93
