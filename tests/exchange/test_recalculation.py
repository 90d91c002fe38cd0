"""The formulas of the workbook against another engine: LibreOffice calculates them anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.exchange.cases import PROJECT, differences, expected, sheet_of, shown
from tests.exchange.recalculation import (
    BLANKED,
    CANARY,
    CHINESE,
    EDITED,
    JUDGED,
    KINDS,
    MOVED,
    RANDOM,
    RICH,
    ROUNDING,
    UNSHARED,
    WRONG,
    Recalculation,
    blanked_sheet,
    sheets,
    shipped,
    unshared_sheet,
)
from tests.exchange.rounding import cases, wrong_roundings
from tests.exchange.shipped import NAMES
from tests.moving import moving_sheet
from ziping.forms.rules import RULES

SAMPLES = ("project", "department")
pytestmark = [pytest.mark.libreoffice, pytest.mark.slow]


def test_the_oracle_does_not_believe_the_results_in_the_file(recalculation: Recalculation) -> None:
    sheet = sheet_of(PROJECT)
    before = shown(recalculation.written(CANARY), sheet)
    assert before["total"] == WRONG
    assert differences(shown(recalculation.calculated(CANARY), sheet), sheet) == []


def test_the_cases_are_complete_and_incomplete_ones() -> None:
    complete = [sheet.complete for sheet in sheets().values()]
    assert complete.count(True) > 12
    assert complete.count(False) > 12


@pytest.mark.parametrize("sample", [*SAMPLES, "long"])
def test_the_samples_come_out_as_the_engine_scores_them(
    recalculation: Recalculation, sample: str
) -> None:
    sheet = sheets()[sample]
    assert len(expected(sheet)) > 20
    assert differences(shown(recalculation.written(sample), sheet), sheet) == []
    assert differences(shown(recalculation.calculated(sample), sheet), sheet) == []


def test_figures_on_a_half_and_beside_it_are_rounded_as_the_engine_rounds_them(
    recalculation: Recalculation,
) -> None:
    assert len(cases()) > 5000
    assert wrong_roundings(recalculation.calculated(ROUNDING)) == []


def test_chinese_words_in_formulas_change_no_score(recalculation: Recalculation) -> None:
    sheet = sheet_of(PROJECT)
    assert differences(shown(recalculation.calculated(CHINESE), sheet), sheet) == []


@pytest.mark.parametrize("part", range(4))
def test_random_projects_come_out_as_the_engine_scores_them(
    recalculation: Recalculation, part: int
) -> None:
    wrong = []
    names = [f"random-{seed}" for seed in range(part, RANDOM, 4)]
    for name in [*names, *(f"kinds-{seed}" for seed in range(part, KINDS, 4))]:
        sheet = sheets()[name]
        wrong += differences(shown(recalculation.written(name), sheet), sheet)
        wrong += differences(shown(recalculation.calculated(name), sheet), sheet)
    assert wrong == []


def test_the_cases_hold_every_kind_and_every_treatment() -> None:
    cases = [sheet for name, sheet in sheets().items() if name.startswith("kinds")]
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


@pytest.mark.parametrize("name", [*SAMPLES, *(f"rich-{seed}" for seed in range(RICH))])
def test_every_formula_gives_what_is_written_beside_it(
    recalculation: Recalculation, name: str
) -> None:
    count, wrong = _disagreeing(recalculation, name)
    assert count > 100
    assert wrong == {}


@pytest.mark.parametrize("name", NAMES)
def test_every_formula_of_every_form_that_ships_gives_what_is_written_beside_it(
    recalculation: Recalculation, name: str
) -> None:
    sheet, book = sheets()[shipped(name)], shipped(name)
    assert _disagreeing(recalculation, book)[1] == {}
    assert differences(shown(recalculation.calculated(book), sheet), sheet) == []


@pytest.mark.parametrize("part", range(4))
def test_every_formula_of_every_kind_gives_what_is_written_beside_it(
    recalculation: Recalculation, part: int
) -> None:
    names = ["empty"] if part == 0 else []
    names += [f"kinds-{seed}" for seed in range(part, KINDS, 4)]
    found = {name: _disagreeing(recalculation, name)[1] for name in names}
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def _disagreeing(
    recalculation: Recalculation, name: str
) -> tuple[int, dict[tuple[str, str], tuple[object, object]]]:
    """How many formulas there are, and those whose result beside them is another one."""
    written, calculated = recalculation.written(name), recalculation.calculated(name)
    formulas, before, after = _all_cells(written, calculated)
    pairs = {place: (before[place], after[place]) for place in formulas}
    return len(formulas), {place: pair for place, pair in pairs.items() if not _same(*pair)}


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
    book = load_workbook(path, data_only=True)
    return {cell.value for row in book[title].iter_rows() for cell in row}


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
    assert "Total so far (1 not scored)" in _texts(path, "Score table")


def test_what_does_not_apply_moves_its_weight_in_the_workbook_too(
    recalculation: Recalculation,
) -> None:
    sheet = moving_sheet(answer__procure__not_applicable="true")
    assert differences(shown(recalculation.calculated(MOVED), sheet), sheet) == []


def test_a_target_is_judged_once_the_workbook_says_so(recalculation: Recalculation) -> None:
    sheet = moving_sheet(target__r1__operator="qualitative")
    assert differences(shown(recalculation.calculated(JUDGED), sheet), sheet) == []


def _all_cells(
    written: Path, calculated: Path
) -> tuple[set[tuple[str, str]], dict[tuple[str, str], object], dict[tuple[str, str], object]]:
    places = {
        (sheet.title, cell.coordinate)
        for sheet in load_workbook(written)
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }
    before, after = (
        load_workbook(written, data_only=True),
        load_workbook(calculated, data_only=True),
    )
    return (
        places,
        {place: before[place[0]][place[1]].value for place in places},
        {place: after[place[0]][place[1]].value for place in places},
    )


def _same(before: object, after: object) -> bool:
    if isinstance(before, int | float) and isinstance(after, int | float):
        return before == pytest.approx(after, rel=1e-12, abs=1e-12)
    return (None if before == "" else before) == (None if after == "" else after)
