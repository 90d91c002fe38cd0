"""From what was typed to exact values."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ziping.evaluation import Misread, Project, Reader, operator_of, unit_of
from ziping.expression import Kind, Reference, Style, Value
from ziping.quantity import Reason


def read(entries: Mapping[str, str], *inputs: Reference) -> tuple[dict[str, Value], set[str]]:
    """The values, and the paths that could not be read."""
    found = Reader(inputs).read(Project("form", "1", "", dict(entries)))
    assert not found.values.keys() & found.misread.keys()
    return dict(found.values), set(found.misread)


def fact(kind: Kind = "number", unit: str = "") -> Reference:
    return Reference("fact.x", "x", kind, Style(unit=unit))


def target(field: str) -> Reference:
    return Reference(f"target.r1.{field}", field)


@pytest.mark.parametrize(
    ("text", "kind", "unit", "value"),
    [
        ("1,018.93", "money", "万元", Fraction("1018.93")),
        ("519.03万", "number", "个", Fraction(5190300)),
        ("1元", "money", "万元", Fraction(1, 10000)),
        ("98.68%", "percent", "", Fraction("0.9868")),
        ("98.68", "percent", "", Fraction("0.9868")),
        ("5", "count", "个", Fraction(5)),
        ("2021-01-01", "date", "", "2021-01-01"),
        (" 文字 ", "text", "", " 文字 "),
        ("true", "flag", "", True),
        (" FALSE ", "flag", "", False),
    ],
)
def test_a_text_is_read_by_the_kind_of_its_field(
    text: str, kind: Kind, unit: str, value: Value
) -> None:
    assert read({"fact.x": text}, fact(kind, unit)) == ({"fact.x": value}, set())


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("五", "number"),
        ("1,23", "number"),
        ("1.2.3", "money"),
        ("5人", "percent"),
        ("yes", "flag"),
        ("1", "flag"),
        ("是", "flag"),
    ],
)
def test_what_cannot_be_read_is_unknown_and_said(text: str, kind: Kind) -> None:
    found = Reader([fact(kind)]).read(Project("form", "1", "", {"fact.x": text}))
    assert found.values == {}
    misread = found.misread["fact.x"]
    assert (misread.path, misread.text) == ("fact.x", text)
    assert misread.fault == "flag" if kind == "flag" else isinstance(misread.fault, Reason)


@pytest.mark.parametrize("kind", ["number", "money", "percent", "flag", "text", "date"])
def test_a_field_that_is_not_filled_in_is_neither_known_nor_misread(kind: Kind) -> None:
    assert read({}, fact(kind)) == ({}, set())


@pytest.mark.parametrize("kind", ["number", "money", "percent"])
def test_a_blank_figure_is_unknown_and_never_zero(kind: Kind) -> None:
    assert read({"fact.x": " \u3000"}, fact(kind)) == ({}, set())


@given(st.text())
def test_any_text_is_a_value_or_misread_or_unknown(text: str) -> None:
    kinds: dict[Kind, type] = {"number": Fraction, "percent": Fraction, "flag": bool, "text": str}
    for kind, wanted in kinds.items():
        values, misread = read({"fact.x": text} if text else {}, fact(kind))
        assert len(values) + len(misread) <= 1
        assert all(isinstance(value, wanted) for value in values.values())


@pytest.mark.parametrize(
    ("entries", "value"),
    [
        ({"target": "≥95%"}, Fraction("0.95")),
        ({"target": "60万人"}, Fraction(600000)),
        ({"target": "4", "unit": "秒"}, Fraction(4)),
        ({"target": "4万", "unit": "个"}, Fraction(40000)),
        ({"target": "员工满意度98%以上"}, Fraction("0.98")),
    ],
)
def test_the_figure_of_a_target_is_read_out_of_its_words(
    entries: dict[str, str], value: Fraction
) -> None:
    typed = {f"target.r1.{field}": text for field, text in entries.items()}
    assert read(typed, target("target")) == ({"target.r1.target": value}, set())


def test_a_target_in_words_alone_is_unknown_and_no_mistake() -> None:
    assert read({"target.r1.target": "年度计划数"}, target("target")) == ({}, set())


def test_a_target_with_two_figures_cannot_be_read() -> None:
    assert read({"target.r1.target": "5到6个"}, target("target")) == ({}, {"target.r1.target"})


@pytest.mark.parametrize(
    ("entries", "unit"),
    [
        ({}, ""),
        ({"unit": "个"}, "个"),
        ({"target": "60万人"}, "人"),
        ({"target": "≥95%"}, "%"),
        ({"target": "60人", "unit": "个"}, "个"),
        ({"target": "5到6个"}, ""),
    ],
)
def test_the_unit_of_a_row_is_typed_or_stands_in_its_target(
    entries: dict[str, str], unit: str
) -> None:
    typed = {f"target.r1.{field}": text for field, text in entries.items()}
    assert unit_of(typed, "r1") == unit


@pytest.mark.parametrize(
    ("entries", "value"),
    [
        ({"target": "≥60万人", "actual": "65万"}, Fraction(650000)),
        ({"target": "≥85%", "actual": "105.88"}, Fraction("1.0588")),
        ({"target": "4", "unit": "秒", "actual": "3.22秒"}, Fraction("3.22")),
        ({"actual": "3.22"}, Fraction("3.22")),
    ],
)
def test_an_actual_is_read_in_the_unit_of_its_row(entries: dict[str, str], value: Fraction) -> None:
    typed = {f"target.r1.{field}": text for field, text in entries.items()}
    assert read(typed, target("actual")) == ({"target.r1.actual": value}, set())


def test_an_actual_in_another_unit_than_its_row_cannot_be_read() -> None:
    typed = {"target.r1.unit": "秒", "target.r1.actual": "5人"}
    found = Reader([target("actual")]).read(Project("form", "1", "", typed))
    assert found.misread["target.r1.actual"] == Misread("target.r1.actual", "5人", Reason.UNIT)


@pytest.mark.parametrize(
    ("entries", "operator"),
    [
        ({}, ""),
        ({"operator": ">"}, ">"),
        ({"target": "≥95%"}, ">="),
        ({"target": "不超过4秒"}, "<="),
        ({"target": "95%", "operator": "<"}, "<"),
        ({"target": "≥95%", "operator": "<"}, ">="),
        ({"target": "年度计划数", "operator": ">"}, ">"),
    ],
)
def test_the_words_of_a_target_go_before_the_comparison_beside_it(
    entries: dict[str, str], operator: str
) -> None:
    typed = {f"target.r1.{field}": text for field, text in entries.items()}
    assert operator_of(typed, "r1") == operator
    wanted = {"target.r1.operator": operator} if operator else {}
    assert read(typed, Reference("target.r1.operator", "", "choice")) == (wanted, set())


def test_a_comparison_that_is_none_is_misread() -> None:
    typed = {"target.r1.operator": "about"}
    found = Reader([Reference("target.r1.operator", "", "choice")]).read(
        Project("form", "1", "", typed)
    )
    assert found.misread["target.r1.operator"].fault == "operator"


def test_a_reader_reads_only_the_inputs_it_was_made_for() -> None:
    assert read({"fact.x": "1", "fact.y": "x"}, fact()) == ({"fact.x": Fraction(1)}, set())


ROW_INPUTS = (
    *(target(field) for field in ("target", "actual", "weight", "override")),
    Reference("target.r1.operator", "", "choice"),
    Reference("answer.care.met.1", "", "flag"),
    fact(),
)
FIELDS = (*(node.path for node in ROW_INPUTS), "target.r1.unit", "target.r1.title", "subject.name")
texts = st.sampled_from(("1", "12人", "≥95%", "95%", "秒", ">", "true", "x", ""))


@given(st.lists(st.dictionaries(st.sampled_from(FIELDS), texts, max_size=6), min_size=2))
def test_reading_on_from_what_was_read_gives_what_reading_anew_gives(
    several: list[dict[str, str]],
) -> None:
    reader = Reader(ROW_INPUTS)
    before = Project("form", "1", "", {})
    readings = reader.read(before)
    for entries in several:
        project = Project("form", "1", "", entries)
        readings = reader.reread(project, before, readings)
        assert readings == reader.read(project)
        before = project
