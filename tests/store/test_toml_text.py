"""Whatever is written as TOML reads back exactly as it was."""

from __future__ import annotations

import tomllib
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ziping.store.toml_text import Number, key, name, text, value

any_text = st.text() | st.text("'\"\\\n\r\t \x00\x7f\u2028[]=#{},.a中", max_size=12)
values = st.recursive(
    st.booleans() | st.integers() | any_text | st.dates() | st.datetimes(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(any_text, inner, max_size=3),
    max_leaves=8,
)


def read(line: str) -> Any:  # noqa: ANN401 - whatever TOML holds
    return tomllib.loads(f"x = {line}\n", parse_float=Number)["x"]


@given(any_text)
@example("\nleading and trailing \n")
@example("CRLF\r\nCR\rLF\n")
@example('\'\'\'\n"""\n""""')
@example('ends with a quote\n"')
@example("ends with a backslash\n\\")
@example("a \\\n  line that TOML would join")
@example("\x00\x01\x1b[31m\x7f\x85\u2028\ufeff𠮷")
@example("")
def test_any_text_reads_back_as_it_was(typed: str) -> None:
    assert read(text(typed)) == typed
    assert read(value(typed)) == typed


@given(any_text)
def test_a_file_turned_to_the_line_ends_of_windows_holds_the_same_text(typed: str) -> None:
    line = f"x = {text(typed)}\n".replace("\n", "\r\n")
    assert tomllib.loads(line)["x"] == typed


@given(any_text)
def test_a_text_without_line_breaks_stays_on_its_line(typed: str) -> None:
    assert text(typed).count("\n") == (typed.count("\n") + 1 if "\n" in typed else 0)


@given(any_text)
@example("")
@example("a\nb")
@example("a.b")
def test_any_name_of_a_key_reads_back_as_it_was(part: str) -> None:
    assert tomllib.loads(f"{name(part)} = 1") == {part: 1}
    assert "\n" not in name(part)


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("met.1", "met.1"),
        ("a_b-c", "a_b-c"),
        ("指标.x", '"指标".x'),
        ("a b", '"a b"'),
        ("", '""'),
    ],
)
def test_a_key_is_quoted_only_where_it_must_be(path: str, written: str) -> None:
    assert key(path) == written


@given(values)
def test_any_value_reads_back_as_it_was(item: Any) -> None:  # noqa: ANN401 - whatever TOML holds
    assert read(value(item)) == item
    assert "\n" not in value(item)


@pytest.mark.parametrize("written", ["1.50", "1e3", "1_018.930", "-0.0", "inf", "nan"])
def test_a_number_with_decimals_is_written_back_as_it_stood(written: str) -> None:
    found = read(written)
    assert isinstance(found, Number)
    assert value({"a": [found]}) == f"{{ a = [{written}] }}"


@pytest.mark.parametrize(
    "item", [date(2021, 2, 3), time(1, 2, 3), datetime(2021, 2, 3, 4, 5, 6, 700, tzinfo=UTC)]
)
def test_dates_and_times_read_back_as_they_were(item: object) -> None:
    assert read(value(item)) == item


def test_a_truth_value_is_no_number() -> None:
    assert (value(item=True), value(item=1)) == ("true", "1")
