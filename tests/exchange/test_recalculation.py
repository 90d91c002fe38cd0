"""The formulas of the workbook against another engine: LibreOffice calculates them anew."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.exchange.cases import PROJECT, differences, expected, sheet_of, shown
from tests.exchange.cells import apart, cells, formulas
from tests.exchange.recalculation import (
    BLANKED,
    CANARY,
    CHINESE,
    EDITED,
    JUDGED,
    MOVED,
    ROUNDING,
    SHEETS,
    UNSHARED,
    WRONG,
    Recalculation,
    blanked_sheet,
    sheet_named,
    unshared_sheet,
)
from tests.exchange.rounding import cases, wrong_roundings
from tests.moving import moving_sheet
from ziping.forms.rules import RULES

SAMPLES = ("project", "department", "long")
pytestmark = [pytest.mark.libreoffice, pytest.mark.slow]


def test_the_oracle_does_not_believe_the_results_in_the_file(recalculation: Recalculation) -> None:
    sheet, file = sheet_of(PROJECT), recalculation.written(CANARY)
    written, calculated = cells(file), cells(recalculation.calculated(CANARY))
    assert shown(written, sheet)["total"] == WRONG
    assert differences(shown(calculated, sheet), sheet) == []
    assert len(apart(formulas(file), written, calculated)) > 20


def test_the_cases_are_complete_and_incomplete_ones() -> None:
    complete = [sheet_named(name).complete for name in SHEETS]
    assert complete.count(True) > 12
    assert complete.count(False) > 12


@pytest.mark.parametrize("name", SHEETS)
def test_every_result_is_the_engine_s_and_that_of_libreoffice(
    recalculation: Recalculation, name: str
) -> None:
    sheet, file = sheet_named(name), recalculation.written(name)
    written, calculated, places = cells(file), cells(recalculation.calculated(name)), formulas(file)
    assert len(places) > (100 if name in SAMPLES else 30)
    assert len(expected(sheet)) > (20 if name in SAMPLES else 2)
    assert differences(shown(written, sheet), sheet) == []
    assert differences(shown(calculated, sheet), sheet) == []
    assert apart(places, written, calculated) == {}


def test_figures_on_a_half_and_beside_it_are_rounded_as_the_engine_rounds_them(
    recalculation: Recalculation,
) -> None:
    assert len(cases()) > 5000
    assert wrong_roundings(recalculation.calculated(ROUNDING)) == []


def test_chinese_words_in_formulas_change_no_score(recalculation: Recalculation) -> None:
    sheet = sheet_of(PROJECT)
    assert differences(shown(recalculation.calculated(CHINESE), sheet), sheet) == []


def test_the_cases_hold_every_kind_and_every_treatment() -> None:
    cases = [sheet_named(name) for name in SHEETS if name.startswith("kinds")]
    indicators = [indicator for sheet in cases for indicator in sheet.form.indicators]
    assert {indicator.rule.kind for indicator in indicators} == set(RULES)
    absent = [(sheet, line) for sheet in cases for line in sheet.lines if not sheet.applies(line)]
    treatments = {line.source.not_applicable for _sheet, line in absent}
    assert treatments == {"full", "redistribute", "exclude"}
    assert any(sheet.cappings for sheet in cases)
    assert any(sheet.plan.empty_groups for sheet in cases)
    assert any({*s.unshared_groups} - {*s.plan.empty_groups} for s in cases)
    assert any(sheet.plan.derived_total is None for sheet in cases)
    assert any(sheet.published_total is not None for sheet in cases)
    rounding = {sheet.form.form.total.places_of_scores for sheet in cases}
    assert rounding == {0, 1, 2}


def test_another_figure_typed_into_the_workbook_gives_another_total(
    recalculation: Recalculation,
) -> None:
    found = shown(recalculation.calculated(EDITED), sheet_of(PROJECT))
    assert found["total"] == 97.68
    assert found["score.target.h8d4"] == 10
    assert found["score.answer.targets_effective"] == 3
    assert found["grade"] == "优"


def test_the_workbook_says_that_a_figure_is_not_the_file_s(recalculation: Recalculation) -> None:
    agrees = "All entries agree with the self-evaluation file"
    assert agrees in _texts(recalculation.calculated("project"), "Score table")
    differs = "1 entries differ from the self-evaluation file"
    for title in ("Score table", "Data and scoring"):
        assert differs in _texts(recalculation.calculated(EDITED), title)
    assert differs in _texts(recalculation.calculated(BLANKED), "Score table")


def _texts(path: Path, title: str) -> set[object]:
    return {value for place, value in cells(path).results.items() if place[0] == title}


def test_a_figure_taken_away_leaves_score_and_grade_empty(recalculation: Recalculation) -> None:
    found = shown(recalculation.calculated(BLANKED), sheet_of(PROJECT))
    assert found["score.target.h8d4"] is None
    assert found["grade"] is None
    assert differences(found, blanked_sheet()) == []


def test_a_weight_that_is_not_shared_out_leaves_the_grade_empty(
    recalculation: Recalculation,
) -> None:
    path, sheet = recalculation.calculated(UNSHARED), unshared_sheet()
    assert shown(path, sheet)["grade"] is None
    assert differences(shown(path, sheet), sheet) == []
    assert "Total so far (1 open)" in _texts(path, "Score table")


def test_what_does_not_apply_moves_its_weight_in_the_workbook_too(
    recalculation: Recalculation,
) -> None:
    sheet = moving_sheet(answer__procure__not_applicable="true")
    assert differences(shown(recalculation.calculated(MOVED), sheet), sheet) == []


def test_a_target_is_judged_once_the_workbook_says_so(recalculation: Recalculation) -> None:
    sheet = moving_sheet(target__r1__operator="qualitative")
    assert differences(shown(recalculation.calculated(JUDGED), sheet), sheet) == []
