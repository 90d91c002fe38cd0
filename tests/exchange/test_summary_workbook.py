"""The roll-up as a workbook: sums that are formulas, texts that are texts, rows that are shown."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from tests.exchange.cases import PROJECT, changed, sheet_of
from tests.exchange.recalculation import SUMMARY, TEMPLATE, Recalculation
from tests.exchange.summaries import UNITS, summary
from ziping.exchange.summary import Summary, entry_of, sheets, summary_csv, summary_workbook


def written(found: Summary, *, results: bool = True) -> Workbook:
    return load_workbook(io.BytesIO(summary_workbook(found)), data_only=results)


def dimension(found: Summary, title: str) -> str:
    """What the file itself says of the extent of a sheet."""
    book = load_workbook(io.BytesIO(summary_workbook(found)), read_only=True)
    return str(book[title].calculate_dimension())


def figures(path: Path, *, results: bool = True) -> dict[str, object]:
    """Everything that stands in a workbook by sheet and address."""
    book = load_workbook(path, data_only=results)
    return {
        f"{sheet.title}!{cell.coordinate}": cell.value
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }


def test_each_organisation_is_counted_and_the_sums_stand_above() -> None:
    sheet = written(summary())["Summary"]
    heads = [cell.value for cell in sheet[3]]
    rows = {str(row[0].value): [cell.value for cell in row] for row in sheet.iter_rows(min_row=4)}
    assert (
        heads[:7]
        == ["Organisation", "Projects", "Incomplete", "优", "良", "中", "低"][:6] + heads[6:7]
    )
    assert list(rows)[:7] == ["Sum", "=1+1", "A", "a", "优*", "甲局", "(not filled in)"]
    assert rows["Sum"][1] == 24
    assert {rows[name][1] for name in list(rows)[1:7]} == {4}


def test_the_projects_stand_by_organisation_grade_and_points() -> None:
    found = summary()
    sheet = written(found)["Projects"]
    rows = list(sheet.iter_rows(min_row=4, values_only=True))
    assert len(rows) == 24
    order = [(not row[0], row[0] or "") for row in rows]
    assert order == sorted(order)
    graded = found.graded()
    for unit in {row[0] for row in rows}:
        places = [graded.index(str(row[3])) if row[3] else 99 for row in rows if row[0] == unit]
        assert places == sorted(places)


def test_sheets_can_be_read_sorted_and_printed() -> None:
    found = summary()
    book = written(found)
    projects = book["Projects"]
    assert projects.freeze_panes == "C4"
    assert projects.auto_filter.ref == "A3:N27"
    for sheet in book.worksheets:
        assert sheet.print_title_rows == "$3:$3"
        assert dimension(found, sheet.title) == sheet.dimensions
        assert (sheet.page_setup.paperSize, sheet.page_setup.fitToWidth) == (9, 1)
    assert book.sheetnames[-1] == "Left out"


def test_texts_stay_texts_and_long_ones_are_shown_whole() -> None:
    found = Summary()
    named = changed(sheet_of(PROJECT), {"subject.name": "=1+1" + "长" * 60, "subject.unit": "@x"})
    found.add(entry_of("+y.toml", named, ()))
    sheet = written(found, results=False)["Projects"]
    for cell in (sheet["A4"], sheet["B4"], sheet["N4"]):
        assert cell.data_type in ("s", "inlineStr")
        assert cell.quotePrefix
    assert sheet.row_dimensions[4].height > 36


def test_years_stand_beside_the_names_and_several_are_said() -> None:
    found = Summary()
    for year in ("2022", "2021", "2021年度", ""):
        sheet = changed(sheet_of(PROJECT), {"subject.year": year})
        found.add(entry_of(f"{year}.toml", sheet, ()))
        said = [str(item["A2"].value) for item in written(found).worksheets]
        assert ("several years" in said[0]) is (len(found.entries) > 1)
    page = written(found)["Projects"]
    years = {row[2] for row in page.iter_rows(min_row=3, values_only=True)}
    assert years == {"Year", 2022, 2021, "2021年度", None}
    assert "add up several years: 2021, 2021年度, 2022" in said[0]
    rows = csv.reader(io.StringIO(summary_csv(found).decode("utf-8-sig")))
    assert {row[-1] for row in rows} == {"Year", "2022", "2021", "2021年度", ""}


def test_an_empty_folder_has_sheets_without_rows() -> None:
    book = written(Summary())
    assert [sheet["A1"].value for sheet in book.worksheets] == ["Summary", "Projects"]
    assert book["Summary"]["B4"].value == 0


def test_a_crowd_of_organisations_has_results_and_no_formulas(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    live = written(summary(), results=False)["Summary"]
    monkeypatch.setattr(sheets, "MOST_LIVE", 24 * len(UNITS) - 1)
    plain = written(summary(), results=False)["Summary"]
    assert str(live["B5"].value).startswith("=SUMPRODUCT")
    assert plain["B5"].value == 4
    assert plain["B4"].value == live["B4"].value == "=SUM(B5:B10)"


def test_the_same_folder_gives_the_same_bytes() -> None:
    assert summary_workbook(summary(4)) == summary_workbook(summary(4))


def test_csv_is_one_table_with_a_line_for_each_project() -> None:
    lines = summary_csv(summary()).decode("utf-8-sig").splitlines()
    assert lines[0].startswith("File,Name,Organisation,Form,Total")
    assert len(lines) == 25
    assert sum(",'=1+1," in line for line in lines) == 4


@pytest.mark.libreoffice
@pytest.mark.slow
def test_every_formula_gives_the_result_beside_it(recalculation: Recalculation) -> None:
    formulas = figures(recalculation.written(SUMMARY), results=False)
    before = figures(recalculation.written(SUMMARY))
    after = figures(recalculation.calculated(SUMMARY))
    live = [place for place, value in formulas.items() if str(value).startswith("=SUM")]
    assert len(live) > 60
    for place, value in before.items():
        if isinstance(value, int | float):
            assert after[place] == pytest.approx(value, abs=1e-9), (place, formulas[place])


@pytest.mark.libreoffice
@pytest.mark.slow
def test_their_formulas_take_in_all_rows_of_a_filled_template(recalculation: Recalculation) -> None:
    found = figures(recalculation.calculated(TEMPLATE))
    assert [found[f"T!{name}18"] for name in "BCD"] == pytest.approx([100, 96.98, 3.02])
    assert found["O!A1"] == pytest.approx(193.96)
