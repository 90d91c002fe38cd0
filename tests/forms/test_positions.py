from __future__ import annotations

import pytest

from tests.forms.small import SMALL, line
from ziping.forms.positions import key_lines, line_of

TEXT = '''\
# a comment = 1
top = 1
[form]
id = "x"
"quoted" = 1
dotted.key = 2

[[sections]]
id = "a"
[[ sections ]] # again
id = "b"
text = """
fake = 1
[[sections]]
"""
after = 1
[sections.inner]
x = 1
[[sections.parts]]
y = 1
[[sections.parts]]
y = [
  { z = 1 },
]
[facts."实际"]
label = 1
\u2028 = 1
last = "[table]"
'''


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ("top", 2),
        ("form", 3),
        ("form.id", 4),
        ("form.quoted", 5),
        ("form.dotted.key", 6),
        ("sections[0]", 8),
        ("sections[0].id", 9),
        ("sections[1]", 10),
        ("sections[1].id", 11),
        ("sections[1].after", 16),
        ("sections[1].inner", 17),
        ("sections[1].inner.x", 18),
        ("sections[1].parts[0].y", 20),
        ("sections[1].parts[1]", 21),
        ("sections[1].parts[1].y[0].z", 22),
        ("sections[1].missing", 10),
        ("sections[0].rule.kind", 8),
        ("facts", 25),
        ("facts.实际.label", 26),
        ("facts.实际.last", 28),
        ("facts.other", 25),
        ("nowhere", None),
        ("facts.a]b", 25),
        ("a]b", None),
        ("]", None),
        (".", None),
        ("", None),
    ],
)
def test_a_key_stands_on_its_line_or_in_the_nearest_table(where: str, expected: int | None) -> None:
    assert line_of(key_lines(TEXT), where) == expected


def test_what_stands_in_a_long_text_is_no_key() -> None:
    assert not any(name.endswith("fake") for name in key_lines(TEXT))


@pytest.mark.parametrize(
    ("where", "words"),
    [
        ("form.grades[1].from", "grades ="),
        ("tables[0].columns[2].formula", "columns ="),
        ("indicators[1].rule.criteria[0].points", "criteria ="),
        ("indicators[0].rule.full_at", "rule = { kind"),
        ("target_groups[0].weight.shown", 'weight = "8"\nrule'),
    ],
)
def test_inside_an_inline_value_the_line_of_its_key_counts(where: str, words: str) -> None:
    expected = SMALL[: SMALL.index(words)].count("\n") + 1
    assert line_of(key_lines(SMALL), where) == expected
    assert line(SMALL, "[form]") == 1
