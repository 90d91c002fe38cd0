"""Nothing is printed that says nothing: second levels, columns of points, results on the way."""

from __future__ import annotations

from openpyxl.worksheet.worksheet import Worksheet

from tests.exchange.cases import PROJECT, sheet_of
from tests.exchange.coming_back import at, opened
from ziping.exchange import write_workbook
from ziping.session import Session, new_session


def table_of(session: Session) -> Worksheet:
    return opened(write_workbook(session.sheet, ()))["Score table"]


def with_categories(form: str) -> Session:
    """A project with three targets in a group, the last of another category."""
    session = new_session(form)
    group = session.form.target_groups[0].id
    rows = ("aa1", "aa2", "aa3")
    edits = [(f"rows.target.{group}", " ".join(rows))]
    edits += [(f"target.{row}.title", f"目标{row}") for row in rows]
    edits += [(f"target.{row}.category", "数量指标") for row in rows[:2]]
    session.apply([*edits, ("target.aa3.category", "质量指标")])
    return session


def test_the_category_of_targets_is_their_second_level_in_the_score_table() -> None:
    session = with_categories("mof-project")
    book = opened(write_workbook(session.sheet, ()), results=True)
    rows = [at(book, f"target.aa{number}.title")[1] for number in (1, 2, 3)]
    table = book["Score table"]
    first, _second, third = (table[f"B{address[1:]}"].value for address in rows)
    assert (first, third) == ("数量指标", "质量指标")
    assert f"B{rows[0][1:]}:B{rows[1][1:]}" in {str(area) for area in table.merged_cells.ranges}
    assert {table[f"D{address[1:]}"].value for address in rows} == {"—"}


def test_a_form_without_points_has_no_columns_of_points_and_no_total() -> None:
    table = table_of(with_categories("target-table"))
    hidden = [letter for letter, column in table.column_dimensions.items() if column.hidden]
    assert hidden[:3] == ["J", "K", "L"]
    texts = [str(row[0].value) for row in table.iter_rows()]
    assert not any("otal" in text for text in texts)
    with_points = table_of(with_categories("mof-project"))
    assert not with_points.column_dimensions["J"].hidden


def test_results_on_the_way_stand_below_what_is_printed() -> None:
    book = opened(write_workbook(sheet_of(PROJECT), ()))
    data = book["Data and scoring"]
    last = int(str(data.print_area).rpartition("$")[2])
    labels = {data.cell(row, 1).value: row for row in range(1, data.max_row + 1)}
    assert labels["Intermediate results"] == last + 1
    assert labels["产出指标: sum of the weights"] > last
    assert all(item.id <= last for item in data.row_breaks.brk)
