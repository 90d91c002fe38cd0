"""What is refused before any parser sees it, each with its own sentence."""

from __future__ import annotations

from contextlib import suppress

import pytest

from tests.exchange.cases import PROJECT, sheet_of
from tests.exchange.coming_back import returned
from tests.exchange.refused import FAR, OLE, REFUSED, SHEET, good, packed
from ziping.exchange.guard import TableRefused, guard
from ziping.exchange.incoming import open_returned


@pytest.mark.parametrize("kind", REFUSED)
def test_each_kind_of_file_is_refused_with_its_own_sentence(kind: str) -> None:
    make, words = REFUSED[kind]
    with pytest.raises(TableRefused) as refused:
        guard(make())
    assert words in str(refused.value)
    assert ";" in str(refused.value)


def test_our_own_workbook_passes() -> None:
    passed = guard(good())
    assert (passed.kind, passed.pictures) == ("xlsx", False)


def test_pictures_in_cells_are_noticed() -> None:
    content = packed({"xl/cellimages.xml": b"<a/>"})
    assert guard(content).pictures
    assert open_returned(content, ()).pictures


def test_a_cell_far_away_is_no_reason_to_refuse_and_takes_no_time_to_walk_to() -> None:
    content = packed({"xl/worksheets/sheet5.xml": FAR})
    found = open_returned(content, ())
    assert found.book.sheets["Findings"].keys() == {(1048576, 16384)}
    assert returned(content, sheet_of(PROJECT)).unread == ()


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "xl/styles.xml"])
def test_a_part_that_is_no_xml_is_refused_and_breaks_nothing(part: str) -> None:
    with pytest.raises(TableRefused):
        open_returned(packed({part: b"<a><b></a>"}), ())


@pytest.mark.parametrize(
    "part", [b"<a/>", b'<sheetData><row><c r="A1" t="s"><v>9</v></c></row></sheetData>']
)
def test_a_part_that_says_nothing_that_fits_is_refused_or_read(part: bytes) -> None:
    for name in (SHEET, "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "_rels/.rels"):
        with suppress(TableRefused):
            open_returned(packed({name: part}), ())


def test_an_old_file_that_is_none_is_refused() -> None:
    pytest.importorskip("xlrd")
    broken = OLE + bytes(504) + "Workbook".encode("utf-16-le") + bytes(2000)
    with pytest.raises(TableRefused, match="no whole workbook"):
        open_returned(broken, ())
