"""A form's worked examples are run, and what is wrong with them is said with line and remedy."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.forms.small import SMALL, line, load
from ziping.forms import FormProblem
from ziping.scoring.proof import Proof, prove

SPENDING = """
[[examples]]
id = "half"
indicator = "spending"
given = { "fact.spent" = "95", "fact.budget" = "100" }
score = "3.5"
"""
ROW = """
[[examples]]
id = "over"
group = "outputs"
score = "7.6"
completion = "1.55"

[examples.given]
"target.row.target" = ">=100"
"target.row.actual" = "155"
"target.row.weight" = "8"
"""
RATE = """
[[examples]]
id = "rate"
fact = "rate"
given = { "fact.spent" = "2", "fact.budget" = "3" }
value = "66.67%"
"""
WHOLE = """
[[examples]]
id = "whole"
total = "19.6"
grade = "优"

[examples.given]
"fact.spent" = "100"
"fact.budget" = "100"
"answer.order.met.1" = "true"
"answer.order.met.2" = "true"
"target.a.group" = "outputs"
"target.a.target" = ">=100"
"target.a.actual" = "155"
"target.a.weight" = "8"
"""
ALL = SPENDING + ROW + RATE + WHOLE


def proof(examples: str) -> Proof:
    loaded = load(SMALL + examples)
    assert loaded.form is not None, loaded.problems
    return prove(loaded)


def errors(examples: str) -> list[FormProblem]:
    """Its problems but for those of the share, each of which has line and remedy."""
    found = [item for item in proof(examples).problems if not item.code.startswith("F07")]
    assert all(item.line and item.remedy and item.severity == "error" for item in found)
    return found


def error(old: str, new: str) -> FormProblem:
    """The one problem after this change of the examples; it stands on the line of the change."""
    assert ALL.count(old) == 1, ALL.count(old)
    (found,) = errors(ALL.replace(old, new))
    return found


def test_examples_of_indicators_rows_facts_and_the_whole_form_hold() -> None:
    found = proof(ALL)
    assert (found.examples, found.failed) == (4, 0)
    assert errors(ALL) == []


def test_a_form_without_examples_proves_nothing() -> None:
    assert proof("") == Proof(0, 0, 0, (), ())


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (
            'score = "3.5"',
            'score = "3.6"',
            "score 3.6 expected, 3.50 came out: (95.00% - 90%) / (100% - 90%) x 7 = 3.50",
        ),
        (
            'score = "7.6"',
            'score = ""',
            "score unknown expected, 7.60 came out: 8 - (1.55 - 1.50) x 8 = 7.60",
        ),
        (
            'completion = "1.55"',
            'completion = "155.1%"',
            "completion 155.1% expected, 1.55 came out: 155 / 100 = 1.55",
        ),
        (
            'value = "66.67%"',
            'value = "66.66%"',
            "value 66.66% expected, 66.67% came out: 2 / 3 = 66.67%",
        ),
        ('total = "19.6"', 'total = "20"', "total 20 expected, 19.60 came out: "),
        ('grade = "优"', 'grade = "差"', "grade 差 expected, 优 came out"),
    ],
)
def test_a_wrong_expectation_names_what_came_out_and_how(old: str, new: str, words: str) -> None:
    found = error(old, new)
    assert found.code == "F153"
    assert found.line == line(SMALL + ALL.replace(old, new), new)
    assert words in found.message
    assert found.remedy == "Mend the rule, or the example where the standard says otherwise"


def test_a_figure_that_is_not_given_is_unknown_and_not_zero() -> None:
    found = error('"fact.spent" = "95", ', "")
    assert "score 3.5 expected, unknown came out" in found.message
    assert errors(SPENDING.replace('"fact.spent" = "95", ', "").replace("3.5", "")) == []


def test_without_a_row_there_is_no_grade() -> None:
    (found,) = errors('[[examples]]\nid = "x"\ngrade = "优"')
    assert found.message == 'Example "x": grade 优 expected, unknown came out: Total >= 18'


@pytest.mark.parametrize(
    ("old", "new", "where", "remedy"),
    [
        ('indicator = "spending"', 'indicator = "spendin"', "[0].indicator", 'mean "spending"'),
        ('group = "outputs"\nscore', 'group = "output"\nscore', "[1].group", 'mean "outputs"'),
        ('fact = "rate"', 'fact = "rat"', "[2].fact", 'mean "rate"'),
        ('fact = "rate"', 'fact = "spent"', "[2].fact", "Known here: rate"),
        (
            '"target.a.group" = "outputs"',
            '"target.a.group" = "puts"',
            "[3].given.target.a.group",
            'mean "outputs"',
        ),
    ],
)
def test_an_unknown_name_is_f112(old: str, new: str, where: str, remedy: str) -> None:
    first = errors(ALL.replace(old, new))[0]
    assert (first.code, first.where) == ("F112", f"examples{where}")
    assert first.line == line(SMALL + ALL.replace(old, new), new.partition("\n")[0])
    assert remedy in first.remedy


@pytest.mark.parametrize(
    ("old", "new", "remedy"),
    [
        ('"fact.spent" = "95"', '"fact.spend" = "95"', 'Did you mean "fact.spent"?'),
        ('"fact.spent" = "95"', '"fact.rate" = "95%"', "fact."),
        ('"fact.spent" = "95"', '"facts.spent" = "95"', 'Did you mean "fact"?'),
        ('"target.row.actual"', '"target.row.actuals"', 'Did you mean "target.row.actual"?'),
        ('"answer.order.met.2"', '"answer.order.met.3"', 'Did you mean "answer.order.met.2"?'),
        ('"target.a.group" = "outputs"\n', "", 'Add "target.a.group" = "..."'),
        ('"target.a.actual"', '"table.parts.a.paid"', 'Did you mean "table.parts.a.plan"?'),
    ],
)
def test_an_unknown_field_is_f150(old: str, new: str, remedy: str) -> None:
    found = error(old, new)
    assert found.code == "F150"
    assert remedy in found.remedy


def test_an_example_of_a_group_needs_its_row() -> None:
    (found,) = errors(ROW.replace("target.row.", "target.one."))
    assert found.code == "F150"
    assert found.remedy == 'Begin the paths with "target.row."'


@pytest.mark.parametrize(
    ("old", "new", "remedy"),
    [
        ('fact = "rate"', 'fact = "rate"\ngroup = "outputs"', "Keep one of"),
        ('value = "66.67%"', "", "Add one of: value, total, grade"),
        ('value = "66.67%"', 'score = "1"', "Expected can be: value, total, grade"),
        ('score = "3.5"', 'completion = "1"', "Expected can be: score, doubts, total, grade"),
    ],
)
def test_an_example_expects_what_there_is_of_one_thing(old: str, new: str, remedy: str) -> None:
    found = errors(ALL.replace(old, new))
    assert any(item.code == "F151" and remedy in item.remedy for item in found)


def test_rows_without_points_have_a_completion_and_no_score() -> None:
    scored = 'weight = "8"\nrule = { kind = "target"'
    form = SMALL.replace(scored, scored.removeprefix('weight = "8"\n'))
    form = form.replace('weight = "8"', 'weight = "0"').replace('weight = "7"', 'weight = "15"')
    loaded = load(form + ROW)
    assert loaded.form is not None, loaded.problems
    (found,) = [item for item in prove(loaded).problems if item.severity == "error"]
    assert found.remedy == "Expected can be: completion, flagged, total, grade"


@pytest.mark.parametrize(
    ("old", "new"),
    [('"fact.spent" = "95"', '"fact.spent" = "九十五"'), ('score = "3.5"', 'score = "满分"')],
)
def test_what_cannot_be_read_is_f152(old: str, new: str) -> None:
    assert error(old, new).code == "F152"


def test_whether_a_target_was_too_low_can_be_expected() -> None:
    assert errors(ROW.replace('completion = "1.55"', 'flagged = "true"')) == []
    (found,) = errors(ROW.replace('completion = "1.55"', 'flagged = "false"'))
    assert found.message.startswith('Example "over": flagged false expected, true came out')
    (found,) = errors(ROW.replace('completion = "1.55"', 'flagged = "perhaps"'))
    assert found.code == "F152"


def test_tables_come_from_their_paths() -> None:
    total = SMALL.replace('formula = "spent / budget"', 'formula = "sum(parts.paid) / budget"')
    rows = '"table.parts.a.plan" = "50", "table.parts.b.plan" = "50"'
    loaded = load(total + SPENDING.replace('"fact.spent" = "95"', rows).replace("3.5", "0"))
    assert loaded.form is not None, loaded.problems
    assert prove(loaded).failed == 0


PARTS = st.sampled_from(["fact", "target", "table", "answer", "rows", "row", "a", "", "outputs"])
MORE = st.sampled_from(["spent", "actual", "group", "deduction", "met", "1", "parts", "甲", " "])
PATHS = st.lists(PARTS | MORE, max_size=5).map(".".join)


@given(st.dictionaries(PATHS, st.sampled_from(["", "1", "outputs", ">=5", "true"]), max_size=4))
def test_whatever_is_given_the_answer_is_a_list_of_problems(entries: dict[str, str]) -> None:
    inner = ", ".join(f'"{path}" = "{text}"' for path, text in entries.items())
    examples = f'[[examples]]\nid = "x"\ngiven = {{ {inner} }}\ntotal = ""\n'
    found = proof(examples)
    assert found.failed == any(item.severity == "error" for item in found.problems)
