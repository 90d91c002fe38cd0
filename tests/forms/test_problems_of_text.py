from __future__ import annotations

import pytest

from tests.forms.small import SMALL, broken, first_change, load, problem
from ziping.forms import load_form

MEND = "Mend the line named; texts stand in quotes, tables in [brackets]"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('title = "小表"', 'title = "小表'),
        ('version = "1"', "version = "),
        ('version = "1"', "version"),
        ("[facts.spent]", "[facts.budget]"),
        ("[facts.spent]", "[facts.spent"),
        ('version = "1"', 'version = "1"\nid = "again"'),
        ('version = "1"', 'version = "\\q"'),
    ],
)
def test_a_form_that_is_no_toml_says_in_which_line(old: str, new: str) -> None:
    text = broken(old, new)
    found = problem(text, "F100", "")
    assert found.line == first_change(text)
    assert found.message.startswith("This is not valid TOML: ")
    assert found.remedy == MEND


@pytest.mark.parametrize(
    "value", ["9" * 5000, "0x" + "f" * 5000, "[" * 3000, "{a=" * 3000, ".".join("a" * 3000) + "=1"]
)
def test_what_is_too_large_or_too_deep_to_be_a_form_is_a_problem_too(value: str) -> None:
    (found,) = load(f"{SMALL}\n[deep]\nx = {value}").problems
    assert (found.code, found.remedy) == ("F100", MEND)
    (found,) = load(f"{value if '.' in value else 'x.' * 3000 + 'x = 1'}\n{SMALL}").problems
    assert found.code == "F100"


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"\xff\xfe[\x00", 1),
        ('# 一\n\n# "'.encode() + "表".encode("gb18030"), 3),
        (b"a=1\n\xe4", 2),
    ],
)
def test_another_encoding_is_named_with_its_line(content: bytes, line: int) -> None:
    loaded = load_form(content)
    (found,) = loaded.problems
    assert loaded.form is None
    assert (found.code, found.line) == ("F107", line)
    assert found.remedy == "Save the file again with the encoding UTF-8"


def test_a_byte_order_mark_is_no_problem() -> None:
    loaded = load_form(b"\xef\xbb\xbf" + SMALL.encode())
    assert loaded.form is not None
    assert loaded.text == SMALL


def test_windows_line_ends_are_no_problem_and_keep_the_lines() -> None:
    loaded = load(SMALL.replace("\n", "\r\n"))
    assert loaded.form is not None
    text = broken('version = "1"', "version = 1").replace("\n", "\r\n")
    assert problem(text, "F103", "form.version").line == 3


@pytest.mark.parametrize("content", [b"", b"\n", "# 空\n".encode()])
def test_an_empty_form_lacks_everything(content: bytes) -> None:
    loaded = load_form(content)
    assert loaded.form is None
    assert [(item.code, item.where) for item in loaded.problems] == [
        ("F102", "form"),
        ("F102", "sections"),
    ]
