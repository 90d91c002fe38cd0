"""Export, change, import: what comes back is what was changed, and nothing else."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import pytest
from openpyxl.cell.cell import MergedCell

from tests.exchange.cases import DEPARTMENT, PROJECT, changed, sheet_of
from tests.exchange.coming_back import (
    CARRIERS,
    at,
    differing,
    edited,
    filled,
    injected,
    injected_paths,
    key_column,
    only,
    opened,
    random_edits,
    returned,
    same_reading,
    saved,
)
from tests.exchange.kinds import kinds_sheet
from tests.exchange.rich import rich_sheet
from ziping.evaluation import WAIVER, Project, is_evidence, place
from ziping.exchange import held_texts, write_workbook
from ziping.exchange.incoming import (
    Base,
    TableRefused,
    open_returned,
    other_form,
    other_project,
    read_returned,
)
from ziping.forms.library import shipped_versions
from ziping.language import use
from ziping.scoring import ScoreSheet, all_fields, find_field

FORMS = [f"{item.form.id}@{item.form.form.version}" for item in shipped_versions()]


@lru_cache
def exported(sample: Path) -> bytes:
    return write_workbook(sheet_of(sample), ())


def assert_identity(sheet: ScoreSheet) -> None:
    found = returned(write_workbook(sheet, ()), sheet)
    assert differing(found.texts, sheet.project) == {}
    assert (found.unread, found.overwritten, found.strangers) == ((), (), ())
    fields = {field.path for field in all_fields(sheet.plan, sheet.project)}
    rest = sheet.project.entries.keys() - fields - found.texts.keys()
    rare = {path for path in rest if find_field(sheet.plan, sheet.project, path)}
    without = {path for path in rare if place(path).room == WAIVER or is_evidence(path)}
    assert fields - found.texts.keys() == rare - without == set()


@pytest.mark.parametrize("form", FORMS)
def test_export_then_import_is_the_identity_for_every_field_of_every_form(form: str) -> None:
    assert_identity(filled(form, 1))


@pytest.mark.parametrize("seed", range(4))
def test_it_is_the_identity_for_every_rule_kind(seed: int) -> None:
    assert_identity(kinds_sheet(seed))
    assert_identity(rich_sheet(seed))


def test_words_of_another_language_come_back() -> None:
    use("zh")
    sheet = sheet_of(PROJECT)
    content = edited(exported_now(sheet), {"answer.monitoring.met.1": "否"})
    use("en")
    found = returned(content, sheet)
    assert differing(found.texts, sheet.project) == {"answer.monitoring.met.1": ("true", "false")}


def exported_now(sheet: ScoreSheet) -> bytes:
    return write_workbook(sheet, ())


@pytest.mark.parametrize("carrier", ["all", *CARRIERS])
@pytest.mark.parametrize("sample", [PROJECT, DEPARTMENT], ids=["project", "department"])
def test_exactly_the_changed_cells_differ_by_each_carrier_alone(sample: Path, carrier: str) -> None:
    sheet = sheet_of(sample)
    edits = random_edits(sheet, 7, 12)
    content = edited(exported(sample), {path: value for path, (value, _text) in edits.items()})
    content = content if carrier == "all" else only(content, carrier)
    found = open_returned(content, ())
    base = Base(sheet.project.entries, held_texts(sheet), known=True)
    assert (found.listing is not None) == (carrier in ("all", "sheet"))
    texts = dict(read_returned(found, base, sheet).texts)
    differ = differing(texts, sheet.project)
    assert differ.keys() == edits.keys()
    wrong = {
        path: (text, edits[path][1])
        for path, (_old, text) in differ.items()
        if not same_reading(text, edits[path][1])
    }
    assert wrong == {}


def test_a_comparison_changed_beside_a_target_that_has_one_goes_into_the_target() -> None:
    sheet = changed(sheet_of(PROJECT), {"target.k3f9.target": "45以上", "target.k3f9.operator": ""})
    content = edited(exported_now(sheet), {"target.k3f9.operator": "＜"})
    texts = returned(content, sheet).texts
    assert differing(texts, sheet.project) == {"target.k3f9.target": ("45以上", "<45")}


def test_the_words_around_a_target_stay_when_its_figure_changes() -> None:
    sheet = changed(
        sheet_of(PROJECT), {"target.k3f9.target": "员工满意度95%以上", "target.k3f9.unit": "%"}
    )
    content = edited(exported_now(sheet), {"target.k3f9.target": 0.965})
    assert returned(content, sheet).texts["target.k3f9.target"] == "员工满意度96.5%以上"


def test_a_formula_written_over_is_named_with_both_values() -> None:
    sheet = sheet_of(PROJECT)
    (found,) = returned(edited(exported(PROJECT), {"total": 100}), sheet).overwritten
    assert (found.key, found.formula, found.value) == ("total", "96.98", "100")
    assert found.address.startswith("Score table!")


@pytest.mark.parametrize("carrier", CARRIERS)
def test_a_formula_written_over_is_noticed_by_each_carrier_alone(carrier: str) -> None:
    sheet = sheet_of(PROJECT)
    content = only(edited(exported(PROJECT), {"score.answer.monitoring": 1}), carrier)
    base = Base(sheet.project.entries, held_texts(sheet), known=True)
    (found,) = read_returned(open_returned(content, ()), base, sheet).overwritten
    assert (found.key, found.formula, found.value) == ("score.answer.monitoring", "5", "1")


def test_a_row_put_in_by_hand_is_named_and_changes_nothing() -> None:
    book = opened(exported(PROJECT))
    sheet, address = at(book, "target.k3f9.title")
    row = sheet[address].row
    last = sheet.max_row + 1
    sheet.cell(last, 3).value = "手加的指标"
    sheet.cell(last, 6).value = 7
    assert row < last
    found = returned(saved(book), sheet_of(PROJECT))
    assert differing(found.texts, sheet_of(PROJECT).project) == {}
    (stranger,) = found.strangers
    assert stranger.text == "手加的指标, 7"


def test_a_copied_row_is_a_row_put_in_by_hand_where_names_tell_which_is_which() -> None:
    content, address = with_copied_row(exported(PROJECT))
    found = returned(content, sheet_of(PROJECT))
    assert differing(found.texts, sheet_of(PROJECT).project) == {}
    assert [item.address for item in found.strangers] == [address]


def test_a_copied_row_is_left_alone_where_nothing_tells_which_is_which() -> None:
    content, _address = with_copied_row(exported(PROJECT))
    found = open_returned(only(content, "column"), ())
    base = Base(sheet_of(PROJECT).project.entries, held_texts(sheet_of(PROJECT)), known=True)
    read = read_returned(found, base, sheet_of(PROJECT))
    assert "target.k3f9.title" in {item.path for item in read.unread}
    assert "target.k3f9.title" not in read.texts


def with_copied_row(content: bytes) -> tuple[bytes, str]:
    book = opened(content)
    sheet, address = at(book, "target.k3f9.title")
    last = sheet.max_row + 1
    for cell in sheet[sheet[address].row]:
        sheet.cell(last, cell.column).value = cell.value
    return saved(book), f"{sheet.title}!{last}"


def test_sorted_rows_are_not_taken_for_changes() -> None:
    book = opened(exported(PROJECT))
    sheet, first = at(book, "target.k3f9.title")
    _sheet, second = at(book, "target.b7t2.title")
    for one, other in zip(sheet[sheet[first].row], sheet[sheet[second].row], strict=True):
        if not isinstance(one, MergedCell) and not str(one.value).startswith("="):
            one.value, other.value = other.value, one.value
    found = returned(saved(book), sheet_of(PROJECT))
    assert differing(found.texts, sheet_of(PROJECT).project) == {}
    assert {"target.k3f9.title", "target.b7t2.actual"} <= {item.path for item in found.unread}


def test_a_column_put_in_makes_the_hidden_column_silent_and_not_wrong() -> None:
    book = opened(only(exported(PROJECT), "column"))
    for sheet in book.worksheets:
        sheet.insert_cols(2)
    with pytest.raises(TableRefused, match="no workbook of this program"):
        open_returned(saved(book), ())


@pytest.mark.parametrize(
    ("value", "word"),
    [("=NA()", "no result"), ('=DISPIMG("ID_1",1)', "picture"), ("=_xlfn.DISPIMG(1)", "picture")],
)
def test_what_cannot_be_read_is_named_and_not_taken_over(value: str, word: str) -> None:
    found = returned(edited(exported(PROJECT), {"fact.spent": value}), sheet_of(PROJECT))
    (unread,) = found.unread
    assert unread.path == "fact.spent"
    assert word in unread.reason
    assert "fact.spent" not in found.texts


def test_a_deleted_row_of_the_workbook_deletes_nothing() -> None:
    book = opened(exported(PROJECT))
    for path in ("title", "actual"):
        del book.defined_names[f"zp.target.k3f9.{path}"]
    sheet, address = at(book, "target.k3f9.target")
    sheet.cell(sheet[address].row, key_column(sheet)).value = "zp"
    listing = book["_ziping"]
    for row in listing.iter_rows(min_row=3):
        if str(row[0].value) in ("target.k3f9.title", "target.k3f9.actual"):
            row[1].value = "=ROW(#REF!)*65536+COLUMN(#REF!)"
    found = returned(saved(book), sheet_of(PROJECT))
    assert [item.path for item in found.unread] == ["target.k3f9.title", "target.k3f9.actual"]


def test_injection_texts_are_texts_after_openpyxl_has_saved_them() -> None:
    sheet = injected()
    content = saved(opened(exported_now(sheet)))
    book = opened(content)
    for path in injected_paths(sheet):
        on, address = at(book, path)
        assert on[address].data_type == "s"
    assert differing(returned(content, sheet).texts, sheet.project) == {}


def test_another_form_is_refused_with_the_reason() -> None:
    found = open_returned(exported(DEPARTMENT), ())
    reason = other_form(found.head, sheet_of(PROJECT).project, "2022")
    assert "gz-department-self-evaluation@2024" in reason
    assert other_form(found.head, sheet_of(DEPARTMENT).project, "2024") == ""
    assert other_form(found.head, sheet_of(DEPARTMENT).project, "2025")


def test_a_project_is_known_by_its_rows_whatever_it_is_called() -> None:
    sheet = sheet_of(PROJECT)
    found = open_returned(exported(PROJECT), ())
    said = dict(sheet.project.entries)
    renamed = changed(sheet, {"subject.name": "另一个名字"}).project
    assert other_project(found.cells, said, renamed) == ""
    other = changed(sheet, {"rows.target.outputs": "aaaa", "target.aaaa.title": "别的"}).project
    others = {path: text for path, text in other.entries.items() if "k3f9" not in path}
    others = {path: text for path, text in others.items() if not path.startswith("rows.target.")}
    others["rows.target.outputs"] = "aaaa"
    stranger = Project(other.form, other.version, other.digest, others)
    assert other_project(found.cells, said, stranger).startswith("It is the workbook of")


def test_without_rows_a_project_is_known_by_what_it_says() -> None:
    said = {"subject.name": "甲", "fact.a": "1", "fact.b": "2", "fact.c": "3"}
    mine = Project("f", "1", "", {**said, "subject.name": "乙"})
    assert other_project(said, said, mine) == ""
    theirs = Project("f", "1", "", {"subject.name": "乙", "fact.a": "9", "fact.b": "8"})
    assert other_project(said, said, theirs)
