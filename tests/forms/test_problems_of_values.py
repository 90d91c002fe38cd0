from __future__ import annotations

import pytest

from tests.forms.small import SMALL, broken, first_change, line, load, problem

LINEAR = 'rule = { kind = "linear", value = "rate", zero_at = "90%", full_at = "100%" }'
WHOLE = "Write a whole number from 0 to 10"
FIGURE = 'Write a figure in quotes, such as "12.5" or "90%"'
GATE = 'rule = { kind = "gate", value = "rate", operator = "≥" }'
GROUP_PATH = "target_groups[0].path"
TEXT = "Write a text"
OVER = "target_groups[0].rule.over"
FACTS = '[facts.budget]\nlabel = "预算数"\nkind = "money"\nunit = "万元"'


@pytest.mark.parametrize(
    ("old", "new", "where", "remedy"),
    [
        ('unit = "万元"', 'units = "万元"', "facts.budget.units", 'Did you mean "unit"?'),
        ('zero_at = "90%"', 'zero_at = "0", zer_at = ""', "indicators[0].rule.zer_at", "zero_at"),
        ('"excess"', '"excess", deduktion = ""', f"{OVER}.deduktion", '"deduct"'),
        ("[facts.budget]", "[fact.x]\n[facts.budget]", "fact", 'Did you mean "facts"?'),
        ("acknowledged", "acknowleged", "form.acknowleged", 'Did you mean "acknowledged"?'),
        ('title = "概述"', 'z = 1\ntitle = ""', "chapters[0].z", "here: id, title, parent, insert"),
        ('unit = "万元"', 'From = ""', "facts.budget.From", "Known here: label, kind, unit"),
        (
            'label = "差", from',
            'label = "差", lowest',
            "form.grades[1].lowest",
            "here: label, from",
        ),
    ],
)
def test_an_unknown_key_is_f101_and_finds_its_likeness(
    old: str, new: str, where: str, remedy: str
) -> None:
    text = broken(old, new)
    found = problem(text, "F101", where)
    assert found.line == first_change(text)
    assert remedy in found.remedy
    assert f'Unknown key "{where.rpartition(".")[2]}"' == found.message


@pytest.mark.parametrize(
    ("old", "where", "at"),
    [
        ('\nversion = "1"', "form.version", "[form]"),
        ('\ntitle = "小表"', "form.title", "[form]"),
        ('label = "支出数"\n', "facts.spent.label", "[facts.spent]"),
        ('value = "rate", ', "indicators[0].rule.value", 'kind = "linear"'),
        (', from = "18"', "form.grades[0].from", "grades"),
        (' document = "办法" ', "form.authority.document", "authority"),
        ('above = "1.50", ', "target_groups[0].rule.over.above", "deduct"),
        (LINEAR, "indicators[0].rule", "[[indicators]]"),
        (', label = "年度"', "form.subject[1].label", "subject"),
        ('title = "概述"\n', "chapters[0].title", "[[chapters]]"),
    ],
)
def test_a_missing_key_is_f102_and_the_line_to_add_is_given(old: str, where: str, at: str) -> None:
    text = broken(old, "")
    found = problem(text, "F102", where)
    assert found.line == line(text, at)
    assert found.remedy == f"Add the line: {where.rpartition('.')[2]} = ..."


@pytest.mark.parametrize(
    ("old", "new", "where", "remedy"),
    [
        ('title = "小表"', "title = 5", "form.title", "Write a text"),
        ('title = "概述"', "title = [1]", "chapters[0].title", "Write a text"),
        ("total = true", 'total = "yes"', "tables[0].total", "Write true or false"),
        ("total = true", "total = 1", "tables[0].total", "Write true or false"),
        ("places = 2 }", "places = 11 }", "form.total.places", WHOLE),
        ("places = 2\n", "places = -1\n", "facts.rate.places", WHOLE),
        ("places = 2\n", "places = true\n", "facts.rate.places", WHOLE),
        ("places = 2\n", "places = 2.0\n", "facts.rate.places", WHOLE),
        ("places = 2\n", 'places = "2"\n', "facts.rate.places", WHOLE),
        ('weight = "7"', "weight = 7.0", "indicators[0].weight", FIGURE),
        ('weight = "7"', "weight = true", "indicators[0].weight", FIGURE),
        ('weight = "7"', 'weight = "seven"', "indicators[0].weight", FIGURE),
        ('weight = "7"', 'weight = ""', "indicators[0].weight", FIGURE),
        ('weight = "7"', 'weight = "1,23"', "indicators[0].weight", FIGURE),
        ('weight = "7"', "weight = 2020-01-01", "indicators[0].weight", FIGURE),
        ('"90%"', "nan", "indicators[0].rule.zero_at", FIGURE),
        ("acknowledged = []", "acknowledged = {}", "form.acknowledged", "Write a list"),
        ('section = "results"', 'path = "产出"\nsection = "results"', GROUP_PATH, "Write a list"),
        ('section = "results"', 'path = [1]\nsection = "results"', f"{GROUP_PATH}[0]", TEXT),
        ('{ id = "year", label = "年度" }', '"year"', "form.subject[1]", "Write a table"),
        ('{ document = "办法" }', '"办法"', "form.authority", "Write a table"),
        ('{ above = "1.50", deduct = "excess" }', '"1.50"', OVER, "Write a table"),
    ],
)
def test_a_value_of_another_kind_is_f103(old: str, new: str, where: str, remedy: str) -> None:
    text = broken(old, new)
    found = problem(text, "F103", where)
    assert found.line == first_change(text)
    assert found.remedy == remedy


def test_what_stands_in_the_wrong_place_is_quoted_and_cut_where_it_is_long() -> None:
    text = broken('title = "小表"', f"title = [{'1, ' * 100}1]")
    assert problem(text, "F103", "form.title").message == (
        "[1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, ... stands where a text is needed"
    )


def test_facts_and_sections_must_be_tables() -> None:
    found = problem(broken(FACTS, "[facts]\nbudget = 1"), "F103", "facts.budget")
    assert (found.line, found.remedy) == (23, "Write a table")
    text = SMALL.replace("[[sections]]\n", "", 1).replace("[[sections]]", "[sections]")
    assert load(text).errors


def test_a_whole_number_without_quotes_is_a_figure() -> None:
    loaded = load(broken('weight = "7"', "weight = 7"))
    assert loaded.form is not None
    assert loaded.form.indicators[0].weight == load(SMALL).form.indicators[0].weight  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("old", "new", "where", "remedy"),
    [
        ('percent"', 'procent"', "facts.rate.kind", 'Did you mean "percent"?'),
        ('"excess"', '"some"', f"{OVER}.deduct", "Known here: none, excess, points, cap"),
        ('"7"', '"7"\nnot_applicable = "exlude"', "indicators[0].not_applicable", '"exclude"'),
        ('"checklist"', '"checklist"\nmode = 1', "indicators[1].rule.mode", "here: add, deduct"),
        (LINEAR, GATE, "indicators[0].rule.operator", "Known here: >, >=, =, <=, <"),
    ],
)
def test_a_word_that_is_not_on_the_list_is_f105(
    old: str, new: str, where: str, remedy: str
) -> None:
    text = broken(old, new)
    found = problem(text, "F105", where)
    assert found.line == first_change(text)
    assert remedy in found.remedy


@pytest.mark.parametrize(
    ("old", "new", "where", "remedy"),
    [
        ('"linear"', '"lineer"', "indicators[0].rule.kind", 'Did you mean "linear"?'),
        ('kind = "linear", ', "", "indicators[0].rule.kind", "Known here: bands, checklist"),
        ('kind = "target"', 'kind = "gate"', "target_groups[0].rule.kind", "Known here: target"),
        ('"checklist"', "[]", "indicators[1].rule.kind", "Known here: bands, checklist"),
        (LINEAR, "rule = 5", "indicators[0].rule.kind", "Known here: bands, checklist"),
        ('"checklist"', '"target"', "indicators[1].rule.kind", "Known here: bands, checklist"),
    ],
)
def test_an_unknown_rule_kind_is_f106(old: str, new: str, where: str, remedy: str) -> None:
    text = broken(old, new)
    found = problem(text, "F106", where)
    assert found.line == first_change(text)
    assert remedy in found.remedy


def test_what_could_not_be_read_is_not_blamed_on_the_sums() -> None:
    codes = [item.code for item in load(broken('weight = "7"', 'weight = "x"')).problems]
    assert codes == ["F103"]


def test_all_problems_are_reported_at_once_in_the_order_of_their_lines() -> None:
    text = SMALL.replace("places = 2\n", 'places = "2"\n').replace('"linear"', '"lineer"')
    text = text.replace('title = "概述"', "titel = 5").replace('unit = "万元"', "unit = 1")
    problems = load(text).problems
    assert [item.code for item in problems] == ["F103", "F103", "F106", "F102", "F101"]
    lines = [item.line or 0 for item in problems]
    assert lines == sorted(lines)
