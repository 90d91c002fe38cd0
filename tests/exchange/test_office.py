"""Workbooks that LibreOffice has saved, as .xlsx and as .xls, with one carrier left at a time."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from tests.exchange.cases import PROJECT, sheet_of
from tests.exchange.coming_back import at, differing, injected, injected_paths, opened, same_reading
from tests.exchange.office import BY_HAND, EDITS, ENDINGS, INJECTED, VARIANTS
from ziping.exchange import held_texts
from ziping.exchange.incoming import Base, Found, Returned, open_returned, read_returned
from ziping.scoring import ScoreSheet

pytestmark = [pytest.mark.libreoffice, pytest.mark.slow]


def read(file: Path, sheet: ScoreSheet) -> tuple[Found, Returned]:
    if file.suffix == ".xls":
        pytest.importorskip("xlrd")
    found = open_returned(file.read_bytes(), ())
    base = Base(sheet.project.entries, held_texts(sheet), known=True)
    if found.listing:
        base = Base(found.listing.typed, found.listing.held, known=True)
    return found, read_returned(found, base, sheet)


@pytest.mark.parametrize(("variant", "ending"), list(product(VARIANTS, ENDINGS)))
def test_exactly_the_edited_cells_come_back(office: Path, variant: str, ending: str) -> None:
    sheet = sheet_of(PROJECT)
    found, back = read(office / f"{variant}.{ending}", sheet)
    assert (found.listing is not None) == (variant in ("all", "sheet"))
    differ = differing(back.texts, sheet.project)
    assert differ.keys() == EDITS.keys()
    wrong = {
        path: (text, EDITS[path][1])
        for path, (_old, text) in differ.items()
        if not same_reading(text, EDITS[path][1])
    }
    assert wrong == {}
    assert (back.unread, back.overwritten) == ((), ())


@pytest.mark.parametrize(("variant", "ending"), list(product(("all", "column"), ENDINGS)))
def test_a_row_put_in_by_hand_is_named(office: Path, variant: str, ending: str) -> None:
    _found, back = read(office / f"{variant}.{ending}", sheet_of(PROJECT))
    assert [item.text for item in back.strangers] == [BY_HAND]


@pytest.mark.parametrize("ending", ENDINGS)
def test_injection_texts_come_back_as_they_were(office: Path, ending: str) -> None:
    sheet = injected()
    _found, back = read(office / f"{INJECTED}.{ending}", sheet)
    assert differing(back.texts, sheet.project) == {}


def test_injection_texts_are_texts_after_libreoffice_has_saved_them(office: Path) -> None:
    book = opened((office / f"{INJECTED}.xlsx").read_bytes())
    for path in ("subject.name", *injected_paths(injected())):
        sheet, address = at(book, path)
        assert sheet[address].data_type == "s", path
