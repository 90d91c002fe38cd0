from __future__ import annotations

import pytest

from tests.forms.small import SMALL, broken, first_change, line, load, problem

LINEAR = 'rule = { kind = "linear", value = "rate", zero_at = "90%", full_at = "100%" }'
OWN = "Give each its own id"
LETTERS = "Use letters, digits and _ only"
ANOTHER = "Choose another id: letters, digits and _"
FACTS = "Known here: budget, spent, rate, remark"
NO_PARENT = "Break the circle: one of them must have no parent"


def gate(more: str) -> str:
    return f'rule = {{ kind = "gate", operator = "<", {more} }}'


@pytest.mark.parametrize(
    ("old", "new", "where", "id_", "at"),
    [
        ('id = "order"', 'id = "spending"', "indicators[1].id", "spending", ""),
        ('id = "results"', 'id = "whole"', "sections[1].id", "whole", ""),
        ('id = "year"', 'id = "name"', "form.subject[1].id", "name", ""),
        ('id = "plan"', 'id = "name"', "tables[0].columns[1].id", "name", "columns = ["),
    ],
)
def test_an_id_that_stands_twice_is_f110(old: str, new: str, where: str, id_: str, at: str) -> None:
    text = broken(old, new)
    found = problem(text, "F110", where)
    assert found.line == (line(text, at) if at else first_change(text))
    assert found.message == f'The id "{id_}" stands twice'
    assert found.remedy == OWN


@pytest.mark.parametrize("list_", ["target_groups", "chapters", "tables", "sections"])
def test_the_second_of_two_of_a_list_is_at_fault(list_: str) -> None:
    start = SMALL.rindex(f"[[{list_}]]")
    end = SMALL.find("\n\n", start)
    again = SMALL[start:end].rstrip()
    count = SMALL.count(f"[[{list_}]]")
    text = f"{SMALL}\n{again}\n"
    found = problem(text, "F110", f"{list_}[{count}].id")
    assert found.line == len(SMALL.split("\n")) + 2


@pytest.mark.parametrize("id_", ["over-view", "", "概述", "a.b", " overview", "_", "a b", "é"])
def test_an_id_that_cannot_be_in_a_path_is_f111(id_: str) -> None:
    text = broken('id = "overview"', f'id = "{id_}"')
    found = problem(text, "F111", "chapters[0].id")
    assert found.line == first_change(text)
    assert found.message == f'"{id_}" cannot be an id'
    assert found.remedy == LETTERS


@pytest.mark.parametrize("id_", ["overview_2", "o1", "A", "x_"])
def test_letters_digits_and_underscores_make_an_id(id_: str) -> None:
    assert load(broken('id = "overview"', f'id = "{id_}"')).problems == ()


def test_the_columns_of_a_table_have_ids_too() -> None:
    text = broken('id = "name", label = "名称" },\n', 'id = "a.b", label = "名称" },\n')
    found = problem(text, "F111", "tables[0].columns[0].id")
    assert (found.line, found.remedy) == (line(text, "columns = ["), LETTERS)


@pytest.mark.parametrize("name", ["targets", "sum", "count", "re-mark", '"a.b"', '""', "1a"])
def test_a_fact_whose_name_cannot_stand_in_a_formula_is_f111(name: str) -> None:
    text = broken("[facts.remark]", f"[facts.{name}]")
    bare = name.strip('"')
    found = problem(text, "F111", f"facts.{bare}")
    assert found.remedy == ANOTHER
    assert found.message == f'"{bare}" cannot be the id of a fact'
    assert found.line is not None
    if bare and "." not in bare:
        assert found.line == first_change(text)


@pytest.mark.parametrize(
    ("old", "new", "where", "remedy"),
    [
        ('"order"\nsection = "whole"', '"order"\nsection = "whale"', "1].section", "whole"),
        ('parent = "whole"', 'parent = "hole"', "sections[1].parent", "whole"),
        ('section = "results"', 'section = "result"', "target_groups[0].section", "results"),
        ('value = "rate"', 'value = "rates"', "indicators[0].rule.value", "rate"),
        (LINEAR, 'rule = { kind = "completion", group = "output" }', "0].rule.group", "outputs"),
        (LINEAR, gate('value = "rate", threshold = "sppent"'), "0].rule.threshold", "spent"),
        (LINEAR, gate('value = "budgt", threshold = "spent"'), "0].rule.value", "budget"),
        (LINEAR, 'rule = { kind = "share", met = "rate", declared = "x" }', "rule.declared", ""),
        (LINEAR, 'rule = { kind = "share", met = "x", declared = "rate" }', "0].rule.met", ""),
        (LINEAR, 'rule = { kind = "per_flagged", flagged = "x", of = "rate" }', "flagged", ""),
        (LINEAR, 'rule = { kind = "per_flagged", flagged = "rate", of = "x" }', "0].rule.of", ""),
        (LINEAR, 'rule = { kind = "proportion", value = "x" }', "0].rule.value", ""),
    ],
)
def test_an_unknown_name_is_f112_and_finds_its_likeness(
    old: str, new: str, where: str, remedy: str
) -> None:
    text = broken(old, new)
    (found,) = [item for item in load(text).problems if item.code == "F112"]
    assert found.where.endswith(where)
    assert found.line == first_change(text)
    assert found.remedy == (f'Did you mean "{remedy}"?' if remedy else FACTS)


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ('parent = "whole"', 'parent = "results"', "sections[1].parent"),
        ('title = "全部"', 'title = "全部"\nparent = "results"', "sections[0].parent"),
    ],
)
def test_a_section_inside_itself_is_f114(old: str, new: str, where: str) -> None:
    text = broken(old, new)
    found = problem(text, "F114", where)
    assert found.line == first_change(text)
    assert found.remedy == NO_PARENT


@pytest.mark.parametrize(
    ("more", "where", "remedy"),
    [
        ('parent = "overvew"', "chapters[0].parent", 'Did you mean "overview"?'),
        ('insert = "score"', "chapters[0].insert", 'Did you mean "scores"?'),
        ('insert = "table:part"', "chapters[0].insert", 'Did you mean "table:parts"?'),
        ('insert = "parts"', "chapters[0].insert", "table:parts"),
    ],
)
def test_a_chapter_names_a_chapter_the_scores_or_a_table(
    more: str, where: str, remedy: str
) -> None:
    text = broken('title = "概述"', f'title = "概述"\n{more}')
    found = problem(text, "F112", where)
    assert found.line == line(text, more)
    assert remedy in found.remedy


@pytest.mark.parametrize(
    ("more", "where", "remedy"),
    [
        ('funds = "part"', "layout.funds", 'Did you mean "parts"?'),
        ('execution = "spendin"', "layout.execution", 'Did you mean "spending"?'),
        ('goals = ["overview", "overvew"]', "layout.goals[1]", 'Did you mean "overview"?'),
    ],
)
def test_a_layout_names_what_the_form_has(more: str, where: str, remedy: str) -> None:
    text = f"{SMALL}\n[layout]\n{more}\n"
    assert problem(text, "F112", where).remedy == remedy


@pytest.mark.parametrize("insert", ["scores", "table:parts", ""])
def test_what_a_chapter_can_hold_is_no_problem(insert: str) -> None:
    text = broken('title = "概述"', f'title = "概述"\ninsert = "{insert}"')
    assert load(text).problems == ()


def test_a_chapter_inside_itself_is_f114() -> None:
    text = broken('title = "概述"', 'title = "概述"\nparent = "overview"')
    found = problem(text, "F114", "chapters[0].parent")
    assert (found.line, found.remedy) == (line(text, 'parent = "overview"'), NO_PARENT)


@pytest.mark.parametrize("kind", ["text", "date"])
@pytest.mark.parametrize(
    ("rule", "parameter"),
    [
        ('kind = "proportion", value = "remark"', "value"),
        ('kind = "gate", value = "rate", operator = ">", threshold = "remark"', "threshold"),
        ('kind = "share", met = "rate", declared = "remark"', "declared"),
    ],
)
def test_a_rule_over_a_text_is_f115(rule: str, parameter: str, kind: str) -> None:
    text = broken(LINEAR, f"rule = {{ {rule} }}")
    text = text.replace('kind = "text"', f'kind = "{kind}"')
    found = problem(text, "F115", f"indicators[0].rule.{parameter}")
    assert found.line == first_change(broken(LINEAR, ""))
    assert found.message == '"remark" is a text, not a figure'
    assert found.remedy == "Name a fact of a kind such as number or money"


def test_two_examples_of_one_id_are_f110() -> None:
    example = '\n[[examples]]\nid = "half"\ntotal = ""\n'
    found = problem(SMALL + example + example, "F110", "examples[1].id")
    assert found.line == (SMALL + example + example).count("\n") - 1
    assert found.remedy == OWN
