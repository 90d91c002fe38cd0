"""A form that extends another one: what comes out, and what can be wrong with it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field

import pytest

from tests.forms.small import SMALL, line
from ziping.forms import Form, FormProblem, LoadedForm, load_form
from ziping.forms.source import Raw, identity, read_source

HEAD = """\
[form]
id = "own"
version = "2"
extends = "small@1"
"""


@dataclass
class Texts:
    """The texts of forms, to be extended by name."""

    texts: dict[str, str] = field(default_factory=dict)

    def find(self, name: str) -> Raw | FormProblem | None:
        source = read_source(self.texts.get(name, "").encode())
        return source.problem or (source.raw if name and identity(source.raw) == name else None)

    def names(self, like: str) -> list[str]:
        return sorted(self.texts)


def load(own: str, head: str = HEAD, **more: str) -> LoadedForm:
    texts = {"small@1": SMALL, **{f"{name}@1": text for name, text in more.items()}}
    return load_form((head + own).encode(), Texts(texts))


def form(own: str, head: str = HEAD, **more: str) -> Form:
    loaded = load(own, head, **more)
    assert loaded.form is not None, loaded.problems
    return loaded.form


def problem(own: str, head: str = HEAD, **more: str) -> FormProblem:
    loaded = load(own, head, **more)
    assert loaded.form is None
    assert len(loaded.errors) == 1, loaded.errors
    return loaded.errors[0]


def removing(*items: str) -> str:
    return HEAD + f"remove = {list(items)}\n".replace("'", '"')


def base() -> Form:
    found = load_form(SMALL.encode()).form
    assert found is not None
    return found


def test_a_form_that_changes_nothing_is_its_base_under_another_name() -> None:
    own, small = form(""), base()
    assert (own.id, own.form.version, own.form.title) == ("own", "2", small.form.title)
    assert own.sections == small.sections
    assert own.indicators == small.indicators
    assert own.facts == small.facts
    assert own.tables == small.tables
    assert own.target_groups == small.target_groups
    assert own.chapters == small.chapters


def test_the_digest_is_that_of_a_file_that_says_it_all_itself() -> None:
    written = SMALL.replace('id = "small"\nversion = "1"', 'id = "own"\nversion = "2"')
    whole = load_form(written.encode()).form
    assert whole is not None
    assert form("").digest == whole.digest
    assert form("\n[facts.budget]\nlabel = '预算'\n").digest != whole.digest


def test_what_one_form_adds_the_next_can_remove() -> None:
    more = HEAD.replace('"own"', '"more"').replace('"2"', '"1"') + "[facts.extra]\nlabel = '另'\n"
    assert "extra" in form("", HEAD.replace("small@1", "more@1"), more=more).facts
    without = removing("facts.extra").replace("small@1", "more@1")
    assert form("", without, more=more).facts == base().facts


def test_tables_merge_key_by_key() -> None:
    own = form('total = { places = 1 }\n[facts.budget]\nlabel = "预算"\n')
    assert own.form.total.places == 1
    assert own.form.total.weight.shown == "20"
    assert own.form.authority.document == "办法"
    assert (own.facts["budget"].label, own.facts["budget"].unit) == ("预算", "万元")
    assert list(own.facts) == list(base().facts)


def test_lists_merge_by_id_in_the_order_of_the_base() -> None:
    text = """
[[indicators]]
id = "order"
weight = "4"
[[indicators]]
id = "spending"
weight = "8"
rule = { zero_at = "80%" }
[[tables]]
id = "parts"
columns = [{ id = "note", label = "备注" }, { id = "plan", label = "预算" }]
"""
    own = form(text)
    assert [(item.id, item.weight.shown) for item in own.indicators] == [
        ("spending", "8"),
        ("order", "4"),
    ]
    assert own.indicators[0].title == "支出"
    columns = {item.id: item.label for item in own.tables[0].columns}
    assert columns == {"name": "名称", "plan": "预算", "paid": "支付", "note": "备注"}
    assert list(columns) == ["name", "plan", "paid", "note"]
    assert own.tables[0].total is True


def test_what_has_no_id_is_replaced() -> None:
    own = form('grades = [{ label = "合格", from = "0" }]\n')
    assert [grade.label for grade in own.form.grades] == ["合格"]
    criteria = 'criteria = [{ text = "合并" }]'
    own = form(f'[[indicators]]\nid = "order"\n[indicators.rule]\n{criteria}\n')
    assert own.indicators[1].rule.criteria[0].text == "合并"  # type: ignore[attr-defined]
    assert form("subject = []\n").form.subject == ()


def test_a_rule_of_another_kind_is_replaced_whole_and_of_the_same_merged() -> None:
    own = form('[[indicators]]\nid = "spending"\nrule = { kind = "proportion", value = "rate" }\n')
    assert own.indicators[0].rule.kind == "proportion"
    same = 'rule = { kind = "linear", zero_at = "80%" }'
    rule = form(f'[[indicators]]\nid = "spending"\n{same}\n').indicators[0].rule
    assert rule.zero_at.shown == "80%"  # type: ignore[attr-defined]
    assert rule.full_at.shown == "100%"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("items", "order"),
    [
        ([("x", "")], "x a b c"),
        ([("x", "a")], "a x b c"),
        ([("x", "c"), ("y", "c")], "a b c x y"),
        ([("x", "a"), ("y", "a")], "a x y b c"),
        ([("y", "x"), ("x", "a")], "a x y b c"),
        ([("x", None), ("y", "a")], "a y b c x"),
        ([("c", "a")], "a c b"),
        ([("a", "c"), ("x", "a")], "b c a x"),
    ],
)
@pytest.mark.parametrize("facts", [True, False])
def test_an_item_stands_behind_the_one_that_it_names(
    items: list[tuple[str, str | None]], order: str, facts: bool
) -> None:
    def block(name: str, after: str | None) -> str:
        head = f"[facts.{name}]\nlabel" if facts else f'[[chapters]]\nid = "{name}"\ntitle'
        return f'{head} = "{name}"\n' + ("" if after is None else f'after = "{after}"\n')

    middle = HEAD.replace('"own"', '"abc"').replace('"2"', '"1"')
    middle += 'remove = ["indicators.spending", "facts", "chapters"]\n'
    middle += "".join(block(name, None) for name in "abc")
    middle += '[[indicators]]\nid = "one"\nsection = "whole"\ntitle = "一"\nweight = "7"\n'
    middle += 'rule = { kind = "deductions" }\n'
    own = form(
        "".join(block(name, after) for name, after in items),
        HEAD.replace("small@1", "abc@1"),
        abc=middle,
    )
    found = list(own.facts) if facts else [item.id for item in own.chapters]
    assert found == order.split()


def test_what_is_removed_is_gone_and_may_be_stated_anew() -> None:
    own = form(
        "", removing("chapters.overview", "form.subject.year", "target_groups.outputs.rule.over")
    )
    assert own.chapters == ()
    assert [item.id for item in own.form.subject] == ["name"]
    assert own.target_groups[0].rule.over is None  # type: ignore[attr-defined]
    anew = """
[[indicators]]
id = "spending"
section = "whole"
title = "支出进度"
weight = "7"
rule = { kind = "deductions" }
"""
    own = form(anew, removing("indicators.spending"))
    assert [item.id for item in own.indicators] == ["order", "spending"]


def test_a_chain_of_forms_adds_up() -> None:
    middle = HEAD.replace('"own"', '"mid"').replace('"2"', '"1"') + '[facts.more]\nlabel = "多"\n'
    own = form('[facts.more]\nunit = "个"\n', HEAD.replace("small@1", "mid@1"), mid=middle)
    assert (own.facts["more"].label, own.facts["more"].unit) == ("多", "个")
    assert next(iter(own.facts)) == "budget"


def chain(length: int) -> dict[str, str]:
    head = '[form]\nid = "f{number}"\nversion = "1"\nextends = "{below}"\n'
    below = ["small@1", *(f"f{number}@1" for number in range(length))]
    return {f"f{n}": head.format(number=n, below=below[n]) for n in range(length)}


def test_a_chain_may_have_eight_forms_and_no_more() -> None:
    assert form("", HEAD.replace("small@1", "f5@1"), **chain(6)).id == "own"
    found = problem("", HEAD.replace("small@1", "f6@1"), **chain(7))
    assert (found.code, found.where, found.line) == ("F121", "form.extends", 4)
    assert "own@2 → f6@1" in found.message
    assert "8" in found.remedy


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("small@2", 'Did you mean "small@1"?'),
        ("smal", "small@1"),
        ("", "small@1"),
        ("x@1", "small@1"),
    ],
)
def test_an_unknown_base_is_f120_and_finds_its_likeness(name: str, remedy: str) -> None:
    found = problem("", HEAD.replace("small@1", name))
    assert (found.code, found.where, found.line) == ("F120", "form.extends", 4)
    assert f'"{name}"' in found.message
    assert remedy in found.remedy


@pytest.mark.parametrize("value", ["1", "true", "[]", "{}", '["small@1"]', "2022-01-01"])
def test_a_base_that_is_no_name_is_f120(value: str) -> None:
    found = problem("", HEAD.replace('"small@1"', value))
    assert (found.code, found.line) == ("F120", 4)


def test_nothing_can_be_removed_where_nothing_is_extended() -> None:
    found = problem("", '[form]\nid = "own"\nversion = "2"\nremove = ["facts.rate"]\n')
    assert (found.code, found.where, found.line) == ("F120", "form.remove", 4)
    assert "extends" in found.remedy


def test_a_form_that_extends_itself_is_f121() -> None:
    found = problem("", HEAD.replace("small@1", "own@2"))
    assert (found.code, found.where, found.line) == ("F121", "form.extends", 4)
    assert "own@2 → own@2" in found.message


def test_a_circle_of_forms_is_f121_wherever_it_closes() -> None:
    a = '[form]\nid = "a"\nversion = "1"\nextends = "b@1"\n'
    b = '[form]\nid = "b"\nversion = "1"\nextends = "a@1"\n'
    found = problem("", HEAD.replace("small@1", "a@1"), a=a, b=b)
    assert (found.code, found.where, found.line) == ("F121", "form.extends", 4)
    assert "a@1 → b@1 → a@1" in found.message
    assert "(in a@1)" in found.message
    assert load_form(a.encode(), Texts({"a@1": a, "b@1": b})).errors[0].code == "F121"


def test_a_base_that_cannot_be_read_says_why() -> None:
    found = problem("", HEAD.replace("small@1", "bad@1"), bad='[form]\nid = "bad\n')
    assert (found.code, found.where, found.line) == ("F100", "form.extends", 4)
    assert found.message.endswith("(in bad@1)")


def test_a_wrong_removal_in_a_base_is_told_where_it_is_extended() -> None:
    wrong = removing("facts.gone").replace('"own"', '"mid"').replace('"2"', '"1"')
    found = problem("", HEAD.replace("small@1", "mid@1"), mid=wrong)
    assert (found.code, found.where, found.line) == ("F122", "form.extends", 4)
    assert found.message.endswith("(in mid@1)")


@pytest.mark.parametrize(
    ("item", "remedy"),
    [
        ("facts.rat", 'Did you mean "rate"?'),
        ("fact.rate", 'Did you mean "facts"?'),
        ("indicators.spendng", 'Did you mean "spending"?'),
        ("tables.parts.columns.pln", 'Did you mean "plan"?'),
        ("facts.rate.label.x", "Known here: "),
        ("indicators.0", "Known here: spending, order"),
        ("", "Known here: "),
        (".", "Known here: "),
    ],
)
def test_what_is_not_there_cannot_be_removed(item: str, remedy: str) -> None:
    found = problem("", removing("chapters.overview", item))
    assert (found.code, found.where, found.line) == ("F122", "form.remove[1]", 5)
    assert remedy in found.remedy


@pytest.mark.parametrize("value", ['"facts.rate"', "[1]", "{}", "[[]]", "7", '[["facts.rate"]]'])
def test_what_is_removed_is_a_list_of_texts(value: str) -> None:
    found = problem("", f"{HEAD}remove = {value}\n")
    assert (found.code, found.where, found.line) == ("F103", "form.remove", 5)


@pytest.mark.parametrize(
    ("after", "remedy"),
    [('"overvew"', '"overview"'), ('"own"', "overview"), ("5", "overview"), ("[]", "overview")],
)
def test_what_is_not_there_has_nothing_behind_it(after: str, remedy: str) -> None:
    text = f'[[chapters]]\nid = "own"\ntitle = "新"\nafter = {after}\n'
    found = problem(text)
    assert (found.code, found.where) == ("F123", "chapters[0].after")
    assert found.line == line(HEAD + text, "after = ")
    assert remedy in found.remedy


def test_two_that_wait_for_each_other_are_told() -> None:
    one, two = (
        '[[chapters]]\nid = "{}"\ntitle = "新"\nafter = "{}"\n'.format(*pair)
        for pair in ("xy", "yx")
    )
    loaded = load(one + two)
    assert {(item.code, item.line) for item in loaded.errors} == {("F123", 8), ("F123", 12)}


def test_nothing_can_be_placed_in_a_form_that_extends_none() -> None:
    text = SMALL + 'after = ""\n'
    assert [item.code for item in load_form(text.encode()).errors] == ["F101"]


@pytest.mark.parametrize("key", ["id", "version"])
def test_the_identity_is_not_inherited(key: str) -> None:
    head = "".join(row for row in HEAD.splitlines(keepends=True) if not row.startswith(key))
    found = problem("", head)
    assert (found.code, found.where, found.line) == ("F102", f"form.{key}", 1)


def test_a_problem_of_the_file_itself_has_its_line() -> None:
    text = '[[indicators]]\nid = "order"\nstandrad = "x"\n[[chapters]]\nid = "new"\n'
    own = HEAD + text
    found = {item.code: item for item in load(text).errors}
    assert (found["F101"].where, found["F101"].line) == (
        "indicators[0].standrad",
        line(own, "stand"),
    )
    assert (found["F102"].where, found["F102"].line) == ("chapters[0].title", line(own, "[[chap"))


def test_a_problem_of_what_the_base_says_names_the_base_and_no_line() -> None:
    found = problem("", removing("facts.budget"))
    assert (found.code, found.where, found.line) == ("F113", "facts.rate.formula", None)
    assert found.message.endswith("(in small@1)")


def test_weights_that_do_not_add_up_after_the_merge_are_told() -> None:
    lighter = '[[indicators]]\nid = "order"\nweight = "4"\n[indicators.rule]\nkind = "deductions"\n'
    found = problem(lighter)
    assert (found.code, found.where, found.line) == ("F030", "sections[0].weight", None)
    assert "19" in found.message
    assert found.message.endswith("(in small@1)")
    assert found.remedy
    text = lighter + '[[sections]]\nid = "whole"\nweight = "20"\n'
    own = problem(text)
    assert (own.code, own.where) == ("F030", "sections[0].weight")
    assert own.line == line(HEAD + text, 'weight = "20"')


def test_an_oddity_that_the_base_acknowledges_stays_so_by_its_id() -> None:
    noted = 'acknowledged = [{ code = "F031", where = "order", reason = "如此" }]\n'
    text = '[[indicators]]\nid = "new"\nsection = "whole"\ntitle = "新"\nweight = "0"\n'
    text += 'after = "spending"\nrule = { kind = "deductions" }\n'
    loaded = load(
        noted
        + '[[indicators]]\nid = "order"\nrule.criteria = [{ text = "a", points = "2" }]\n'
        + text
    )
    assert loaded.form is not None
    assert [item.id for item in loaded.form.indicators] == ["spending", "new", "order"]
    (found,) = loaded.problems
    assert (found.code, found.acknowledged) == ("F031", "如此")


def test_the_whole_is_what_the_two_files_say_together() -> None:
    loaded = load("[facts.rate]\nplaces = 3\n")
    small = tomllib.loads(SMALL)
    assert loaded.whole is not None
    assert loaded.whole["facts"] == {
        **small["facts"],
        "rate": {**small["facts"]["rate"], "places": 3},
    }
    assert loaded.whole["form"] == {**small["form"], "id": "own", "version": "2"}
    assert load_form(SMALL.encode()).whole is None
