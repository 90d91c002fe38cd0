"""`set`: edits without a screen, all or nothing."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.session.projects import CLEAN, DEPARTMENT, IT
from ziping.session import open_kept, open_session

VALUES = {
    "subject.name": "新名",
    "fact.spent": "519.03万",
    "fact.day": "2021年3月",
    "fact.rate": "98.68%",
    "answer.basics.met.1": "false",
    "answer.care.deduction.1.points": "0.5",
    "answer.care.deduction.1.reason": "含糊",
    "answer.basics.override": "2.5",
    "answer.basics.reason": "由专家定",
    "answer.basics.loss_reason": "没有执行",
    "answer.basics.improvement": "执行",
    "answer.basics.note": "注",
    "target.r1.title": "新数量",
    "target.r1.operator": ">",
    "target.r1.target": "≥11",
    "target.r1.actual": "1,234.5",
    "target.r1.unit": "个",
    "target.r1.weight": "3.5",
    "target.r1.definition": "定义",
    "target.r1.analysis": "分析",
    "target.r1.override": "4",
    "table.parts.p1.initial": "1,000.10",
    "table.parts.p2.name": "乙",
    "chapter.last": "第一行\n第二行\n",
}


@pytest.mark.parametrize(("path", "value"), VALUES.items(), ids=VALUES)
def test_a_field_of_every_kind_takes_its_value(
    ziping: Run, file: Path, path: str, value: str
) -> None:
    ended = ziping("set", file, f"{path}={value}")
    assert (ended.code, ended.err) == (0, "")
    assert open_session(file).project.entries == {**CLEAN, path: value}


def test_several_fields_are_set_at_once(ziping: Run, file: Path) -> None:
    ended = ziping("set", file, *(f"{path}={value}" for path, value in VALUES.items()))
    assert ended.code == 0
    assert open_session(file).project.entries == {**CLEAN, **VALUES}


@pytest.mark.parametrize("path", [path for path in CLEAN if not path.startswith("rows.")])
def test_an_empty_value_makes_a_field_unknown(ziping: Run, file: Path, path: str) -> None:
    assert ziping("set", file, f"{path}=").code == 0
    found = open_session(file).project.entries
    assert found == {name: text for name, text in CLEAN.items() if name != path}


def test_the_total_before_and_after_is_printed(ziping: Run, file: Path) -> None:
    ended = ziping("set", file, "answer.basics.met.1=false")
    totals = [line.split()[:4] for line in ended.out.splitlines()]
    assert totals == [["before", "Total", "20.00", "20"], ["now", "Total", "18.50", "20"]]


@pytest.mark.parametrize(
    ("path", "label", "value"),
    [
        ("answer.basics.met.1", "not met", "false"),
        ("answer.basics.met.1", "met", "true"),
        ("target.r1.operator", "≤", "<="),
        ("target.r1.operator", "＞", ">"),
        ("target.r1.operator", "=", "="),
    ],
)
def test_a_choice_may_be_given_by_its_words(
    ziping: Run, file: Path, path: str, label: str, value: str
) -> None:
    assert ziping("set", file, f"{path}={label}").code == 0
    assert open_session(file).text(path) == value


def test_a_value_may_hold_equal_signs_and_blanks(ziping: Run, file: Path) -> None:
    assert ziping("set", file, "subject.name= a=b ").code == 0
    assert open_session(file).text("subject.name") == " a=b "


def test_the_next_deduction_can_be_listed_and_the_one_after_it_in_one_go(
    ziping: Run, file: Path
) -> None:
    edits = [f"answer.care.deduction.{number}.points=0.5" for number in (2, 3)]
    assert ziping("set", file, *edits).code == 0
    assert open_session(file).project.deductions("care") == 3


def test_of_two_values_for_one_field_the_last_counts(ziping: Run, file: Path) -> None:
    assert ziping("set", file, "subject.unit=x", "subject.unit=y").code == 0
    assert open_session(file).text("subject.unit") == "y"


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        ("fact.spnt=1", ['"fact.spnt"', '"fact.spent"']),
        ("fact.too_low=1", ['"fact.too_low"']),
        ("target.r9.actual=1", ['"target.r9.actual"']),
        ("table.parts.p1.rate=1", ['"table.parts.p1.rate"']),
        ("answer.care.deduction.3.points=1", ["answer.care.deduction.3.points"]),
        ("answer.care.deduction.02.points=1", ["answer.care.deduction.02.points"]),
        (f"answer.care.deduction.{'9' * 5000}.points=1", ["no field"]),
        ("rows.target.output=a", ['"rows.target.output"']),
        ("=1", ['""']),
        ("nonsense=1", ['"nonsense"']),
        ("fact.spent", ["PATH=VALUE"]),
        ("fact.spent=1,23", ["fact.spent", '"1,23"', "Commas", "Nothing was changed"]),
        ("fact.spent=五", ["fact.spent", '"五"']),
        ("fact.spent=5人", ["fact.spent", "unit"]),
        ("answer.basics.met.1=maybe", ["answer.basics.met.1", '"maybe"', "true, false"]),
        ("answer.basics.met.1=True", ['"True"', "true, false"]),
        ("target.r1.operator=about", ["target.r1.operator", '"about"']),
        ("target.r1.target=5到6个", ["target.r1.target", '"5到6个"']),
        ("target.r1.actual=x", ["target.r1.actual", '"x"']),
        ("answer.basics.override=x", ["answer.basics.override"]),
        ("table.parts.p1.initial=x", ["table.parts.p1.initial"]),
        ("\x1b[31m=1", ["\\x1b[31m"]),
        ("fact.spent=\x1b[31m\nTotal 100", ["\\x1b[31m"]),
    ],
)
def test_an_edit_that_cannot_be_made_is_refused_and_nothing_is_changed(
    ziping: Run, file: Path, edit: str, words: list[str]
) -> None:
    before = file.read_bytes()
    for edits in ([edit], ["subject.unit=x", edit], [edit, "subject.unit=x"]):
        ziping("set", file, *edits).refused(2, *words)
        assert file.read_bytes() == before
    assert list(file.parent.iterdir()) == [file]


def test_a_field_that_was_unreadable_before_does_not_stand_in_the_way(
    ziping: Run, file: Path
) -> None:
    text = file.read_text(encoding="utf-8").replace('"1,000"', '"1,23"')
    file.write_text(text, encoding="utf-8")
    assert ziping("set", file, "subject.unit=x").code == 0
    assert open_session(file).text("fact.budget") == "1,23"


def test_nothing_is_written_when_the_disk_is_full(
    ziping: Run, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    before = file.read_bytes()
    monkeypatch.setattr(os, "fsync", fail)
    ziping("set", file, "subject.unit=x").refused(3, str(file), "the disk is full")
    assert file.read_bytes() == before


def test_bytes_that_are_no_text_are_not_written(ziping: Run, file: Path) -> None:
    before = file.read_bytes()
    ziping("set", file, "subject.unit=\udcff").refused(3, str(file), "no text")
    assert file.read_bytes() == before


@pytest.mark.parametrize("sample", [IT, DEPARTMENT], ids=lambda path: path.stem)
def test_setting_what_is_there_already_leaves_the_file_as_it_was(
    ziping: Run, sample: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.toml"
    copy.write_bytes(sample.read_bytes())
    year = open_session(copy).text("subject.year")
    assert ziping("set", copy, f"subject.year={year}").code == 0
    assert copy.read_bytes() == sample.read_bytes()


def test_a_file_in_another_encoding_is_said_and_saved_as_utf8(ziping: Run, file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    file.write_bytes(text.encode("gb18030"))
    ended = ziping("set", file, "subject.unit=x")
    assert ended.code == 0
    assert "read as gb18030; it will be saved as UTF-8" in ended.err
    assert "项目" in file.read_text(encoding="utf-8")


def test_what_was_typed_on_screen_and_is_not_in_the_file_counts_everywhere(
    ziping: Run, file: Path
) -> None:
    session = open_kept(file)
    session.edit("fact.spent", "950")
    seen = ziping("score", file, "--json")
    assert '"total": "18.50"' in seen.out
    assert "journal" in seen.err
    session.keeper.abandon()
    assert ziping("set", file, "subject.unit=x").code == 0
    assert "950" in file.read_text(encoding="utf-8")
    assert ziping("score", file).err == ""


def test_a_file_that_is_open_elsewhere_is_not_set(ziping: Run, file: Path) -> None:
    before = file.read_bytes()
    session = open_kept(file)
    ziping("set", file, "subject.unit=x").refused(3, "has it open", "Not written")
    session.close()
    assert file.read_bytes() == before


def test_what_is_refused_is_not_set_at_the_next_start_either(ziping: Run, file: Path) -> None:
    assert ziping("set", file, "subject.unit=x", "fact.spent=abc").code == 2
    session = open_kept(file)
    assert (session.text("subject.unit"), session.can_undo, session.notes) == ("", False, ())
    session.close()


def test_rows_are_added_ordered_and_removed_by_their_list(ziping: Run, file: Path) -> None:
    ended = ziping("set", file, "rows.table.parts=n1 p1", "table.parts.n1.name=丙")
    assert (ended.code, ended.err) == (0, "")
    found = open_session(file).project
    assert found.rows("table.parts") == ("n1", "p1")
    assert found.text("table.parts.n1.name") == "丙"
    assert not any(path.startswith("table.parts.p2.") for path in found.entries)
    assert found.text("table.parts.p1.initial") == CLEAN["table.parts.p1.initial"]


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        ("rows.table.part=p1", 'rows.table.parts"?'),
        ("rows.subject=p1", "There is no list"),
        ("rows.target.outputs=r1 r1", '"r1" cannot be the id of a row'),
        ("rows.target.outputs=r1 R2", '"R2" cannot be the id of a row'),
        ("rows.table.parts=p1 r1", '"r1" cannot be the id of a row'),
    ],
)
def test_a_list_that_cannot_be_is_refused_and_nothing_is_changed(
    ziping: Run, file: Path, edit: str, said: str
) -> None:
    before = file.read_bytes()
    ended = ziping("set", file, "subject.name=新名", edit)
    assert ended.code == 2
    assert said in ended.err
    assert file.read_bytes() == before
