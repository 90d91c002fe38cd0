"""Lines for a terminal: clean, in columns, in any encoding."""

from __future__ import annotations

import io
import json
import sys
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ziping.cli.text import clean, json_text, left, prepare_output, right, width
from ziping.exchange.json_values import Json

OURS = "√×≥≤→…“”—·￥①②│─■ ✓✗⚠¥•–−\xa0"
ENCODINGS = ["utf-8", "gbk", "gb18030", "ascii", "cp437", "cp1252", "latin-1", "big5"]
any_text = st.text() | st.text("\x00\x07\x1b\x7f\x85\x9b\n\r\t\u2028\u202e\u200b\u3000 [A]=中a")


@given(any_text)
@example("\x1b[31m红\x1b]0;title\x07")
@example("\x9b31m")
@example("a\nTotal 100.00")
@example("\u202egnp.exe")
def test_no_text_can_drive_the_terminal_or_pass_for_another_line(text: str) -> None:
    found = clean(text)
    assert all(c.isprintable() or unicodedata.category(c) == "Zs" for c in found)
    assert len(found.splitlines()) <= 1


@pytest.mark.parametrize(
    "text",
    ["项目　名称", "[A] =SUM(1) {x} %s", "a\xa0b", "≥95%，“好”", "𠮷野家", "é", "emoji 🎉"],
)
def test_a_text_that_can_be_printed_stays_as_it_is(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize(
    ("text", "seen"),
    [("\x1b[31m", "\\x1b[31m"), ("a\nb", "a\\nb"), ("\u202e", "\\u202e"), ("\udcff", "\\udcff")],
)
def test_what_cannot_be_printed_is_shown_as_its_number(text: str, seen: str) -> None:
    assert clean(text) == seen


@pytest.mark.parametrize(
    ("text", "cells"), [("", 0), ("ab", 2), ("自评", 4), ("，", 2), ("e\u0301", 1), ("①", 1)]
)
def test_the_width_of_a_text_is_in_cells(text: str, cells: int) -> None:
    assert width(text) == cells
    assert width(left(text, 9)) == width(right(text, 9)) == 9


@given(st.text(), st.integers(0, 12))
def test_a_text_that_is_too_long_is_never_cut(text: str, cells: int) -> None:
    assert left(text, cells).startswith(text)
    assert right(text, cells).endswith(text)
    assert width(left(text, cells)) == max(width(text), cells)


json_values = st.recursive(
    st.none() | st.booleans() | any_text | st.text(st.characters(categories=["Cs", "Lo"])),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(any_text, inner, max_size=3),
    max_leaves=6,
)


@given(json_values, st.sampled_from(ENCODINGS))
@example("“三公”经费", "ascii")
@example("𠮷", "gbk")
@example("\udcff", "utf-8")
def test_json_is_the_same_in_any_encoding(item: Json, encoding: str) -> None:
    content = json_text(item, encoding).encode(encoding)
    assert json.loads(content.decode(encoding)) == item


@given(any_text)
def test_json_cannot_drive_the_terminal(text: str) -> None:
    found = json_text([text])
    assert not any(unicodedata.category(c) == "Cc" for c in found.replace("\n", ""))
    assert "\u202e" not in found


def test_json_keeps_chinese_as_it_is() -> None:
    assert json_text({"title": "“三公”经费"}) == '{\n "title": "“三公”经费"\n}'


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_printing_never_fails_and_replaces_by_the_nearest(
    encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", stream)
        patch.setattr(sys, "stderr", stream)
        prepare_output()
        sys.stdout.write(f"{OURS} 自评\udcff🎉")
        stream.flush()
    content = stream.buffer
    assert isinstance(content, io.BytesIO)
    printed = content.getvalue().decode(encoding)
    starts = {
        "utf-8": f"{OURS} 自评?🎉",
        "gb18030": OURS,
        "gbk": "√×≥≤→…“”—·￥①②│─■ √×!￥·–-  自评??",
        "ascii": 'vx>=<=->...""--CNY????? vx!CNY---  ????',
    }
    assert printed.startswith(starts.get(encoding, ""))


def test_a_stream_that_was_closed_before_the_start_is_no_failure(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", None)
        patch.setattr(sys, "stderr", None)
        prepare_output()
