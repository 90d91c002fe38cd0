"""The journal: whatever becomes of its bytes, no wrong value is read from it."""

from __future__ import annotations

import errno
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.store.disks import FailingDisk
from ziping.evaluation import Change
from ziping.store import DISK, WRITE, Journal, JournalStep, Mark, Start, read_journal
from ziping.store.journal import edit_of, edited

START = Start("/自评.toml", 1, "abc", {"subject.name": "甲"})
texts = st.text(st.characters(), max_size=20)


def written(path: Path, count: int = 4, start: Start = START) -> bytes:
    journal = Journal.begin(DISK, path, start, [Change("fact.spent", None, "1,018.93")])
    for number in range(count):
        journal.step("type", [Change("subject.name", "甲" * number, "甲" * (number + 1))])
    journal.mark(WRITE, journal.number, "f" * 64)
    journal.step("settle", [])
    journal.close()
    return path.read_bytes()


def test_what_was_added_is_read(tmp_path: Path) -> None:
    reading = read_journal(written(tmp_path / "journal", 2))
    assert reading is not None
    assert reading.start == START
    assert reading.lines == (
        JournalStep(1, "do", (("fact.spent", 0, "", "1,018.93"),)),
        JournalStep(2, "type", (("subject.name", 0, "", "甲"),)),
        JournalStep(3, "type", (("subject.name", 1, "", "甲"),)),
        Mark(WRITE, 3, "f" * 64),
        JournalStep(5, "settle", ()),
    )
    assert not reading.damaged


def test_cut_at_any_byte_it_holds_the_whole_lines_before(tmp_path: Path) -> None:
    content = written(tmp_path / "journal")
    whole = read_journal(content)
    assert whole is not None
    for size in range(len(content)):
        found = read_journal(content[:size])
        lines = content[:size].count(b"\n")
        assert (found is None) == (lines == 0)
        if found:
            assert (found.lines, found.damaged) == (whole.lines[: lines - 1], False)
            assert found.size == len(b"".join(content.splitlines(keepends=True)[:lines]))


@pytest.mark.parametrize("flip", [1, 0x20, 0x80, 0xFF])
def test_with_any_byte_flipped_it_holds_what_stands_before(tmp_path: Path, flip: int) -> None:
    content = written(tmp_path / "journal")
    whole = read_journal(content)
    assert whole is not None
    for place in range(len(content)):
        broken = bytearray(content)
        broken[place] ^= flip
        found = read_journal(bytes(broken))
        before = content[:place].count(b"\n")
        lines = found.lines if found else ()
        assert (found is None) == (before == 0)
        assert lines == whole.lines[: max(0, before - 1)]


def test_a_line_of_another_journal_is_not_taken(tmp_path: Path) -> None:
    one = written(tmp_path / "one")
    other = written(tmp_path / "other", start=replace(START, turn=2))
    first = one.splitlines(keepends=True)
    mixed = b"".join([*first[:6], *other.splitlines(keepends=True)[6:]])
    found = read_journal(mixed)
    assert found is not None
    assert (len(found.lines), found.damaged) == (5, True)


@pytest.mark.parametrize("content", [b"", b"x", b"\n\n", b"00000000 0 {}\n", b"\0" * 100])
def test_what_is_no_journal_is_none(content: bytes) -> None:
    assert read_journal(content) is None


def test_it_goes_on_behind_its_sound_part(tmp_path: Path) -> None:
    path = tmp_path / "journal"
    content = written(path)
    path.write_bytes(content[:-3])
    reading = read_journal(path.read_bytes())
    assert reading is not None
    journal = Journal.resume(DISK, path, reading)
    journal.step("settle", [])
    journal.close()
    assert path.read_bytes() == content


def test_a_line_that_did_not_fit_leaves_no_half_of_it(tmp_path: Path) -> None:
    path = tmp_path / "journal"
    written(path)
    reading = read_journal(path.read_bytes())
    assert reading is not None
    before = path.read_bytes()
    disk = FailingDisk(errno.ENOSPC, only=["write"])
    journal = Journal.resume(disk, path, reading)
    with pytest.raises(OSError, match="space"):
        journal.step("do", [Change("x", None, "1" * 100)])
    journal.close()
    assert path.read_bytes() == before


@given(texts, texts, texts, texts)
def test_an_edit_turns_the_old_text_into_the_new_one(a: str, b: str, c: str, d: str) -> None:
    old, new = a + b + c, a + d + c
    edit = edit_of(Change("x", old, new))
    assert edited(old, edit) == new
    assert len(edit[2]) <= len(b)
    assert len(edit[3]) <= len(d) + max(0, len(b) - len(d))


def test_an_edit_of_a_long_text_is_short() -> None:
    text = "评价" * 10_000
    edit = edit_of(Change("chapter.first", text, text[:9000] + "甲" + text[9000:]))
    assert (edit[2], edit[3]) == ("", "甲")


@given(texts, texts, texts)
def test_an_edit_made_to_another_text_is_refused_or_right_by_itself(
    old: str, new: str, other: str
) -> None:
    edit = edit_of(Change("x", old, new))
    found = edited(other, edit)
    assert found is None or other[edit[1] :].startswith(edit[2])
