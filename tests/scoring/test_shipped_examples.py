"""The examples of the forms that ship hold, guard every rule, and notice what is put wrong."""

from __future__ import annotations

from functools import cache

import pytest

from ziping.forms import Form, FormProblem, load_form
from ziping.resources import data
from ziping.scoring import score
from ziping.scoring.examples import cases, printed, sheet_of
from ziping.scoring.proof import Proof, prove

PROJECT, DEPARTMENT = "gz-project-evaluation", "gz-department-self-evaluation"
FORMS = tuple(sorted(item.name.removesuffix(".toml") for item in data("forms").iterdir()))


@cache
def text(name: str) -> str:
    return (data("forms") / f"{name}.toml").read_text(encoding="utf-8")


def form(name: str) -> Form:
    found = load_form(text(name).encode()).form
    assert found is not None
    return found


def proof(content: str) -> Proof:
    return prove(load_form(content.encode()))


@pytest.mark.parametrize("name", FORMS)
def test_every_rule_of_a_form_that_ships_is_guarded(name: str) -> None:
    """A form that cannot be guarded in full says why: it acknowledges F071 at the rule."""
    found = proof(text(name))
    assert found.failed == 0
    assert [item for item in found.problems if not item.acknowledged] == []
    assert len(found.rules) > 0


@pytest.mark.parametrize("name", FORMS)
def test_every_indicator_and_group_has_examples_of_its_own(name: str) -> None:
    known = form(name)
    about = {case.about for case in cases(known)}
    assert {item.id for item in known.indicators} <= about
    assert {item.id for item in known.target_groups} <= about


@pytest.mark.parametrize("name", FORMS)
def test_a_form_narrowed_to_an_example_scores_it_like_the_whole(name: str) -> None:
    known = form(name)
    for case in cases(known):
        whole, narrow = score(known, case.project), sheet_of(known, case)
        for expected, _text in case.expected:
            assert printed(whole, case, expected) == printed(narrow, case, expected)


def caught(name: str, old: str, new: str) -> list[FormProblem]:
    """What is said of a form that ships after a change of its text that leaves it loadable."""
    assert old in text(name)
    wrong = text(name).replace(old, new, 1)
    loaded = load_form(wrong.encode())
    assert loaded.form is not None, loaded.problems
    found = [item for item in prove(loaded).problems if item.severity == "error"]
    lines = wrong.split("\n")
    for item in found:
        assert item.code == "F153"
        assert item.line is not None
        expected = item.where.rpartition(".")[2]
        assert lines[item.line - 1].startswith(f"{expected} = ")
        assert "Mend the rule" in item.remedy
    return found


@pytest.mark.parametrize(
    ("name", "old", "new", "example"),
    [
        (PROJECT, 'zero_at = "90%"', 'zero_at = "89%"', "execution_below"),
        (PROJECT, 'full_at = "100%"', 'full_at = "101%"', "execution_in_full"),
        (PROJECT, 'above = "1.50"', 'above = "1.51"', "output_above_the_limit"),
        (PROJECT, 'deduct = "excess"', 'deduct = "none"', "output_half_over"),
        (PROJECT, 'unmet = "proportional"', 'unmet = "zero"', "output_not_reached"),
        (PROJECT, 'points = "2"', 'points = "1"', "monitoring_first_missing"),
        (PROJECT, '{ label = "良", from = "80" }', '{ label = "良", from = "79" }', "grade_just"),
        (PROJECT, "spent / budget_final", "spent / budget_initial", "execution_adjusted"),
        (DEPARTMENT, 'operator = "<="', 'operator = "<"', "carry_over_nothing"),
        (DEPARTMENT, 'threshold = "0%"', 'threshold = "1%"', "carry_over_a_little"),
        (DEPARTMENT, "percent = true }", "percent = false }", "outputs_row_half_up"),
        (DEPARTMENT, "(public_expense_spent - ", "(", "public_saved"),
        (DEPARTMENT, "carry_over_opening + general", "general", "carry_over_printed"),
    ],
)
def test_a_rule_put_wrong_fails_an_example(name: str, old: str, new: str, example: str) -> None:
    found = caught(name, old, new)
    assert any(f'"{example}' in item.message for item in found)


def test_two_weights_exchanged_add_up_and_are_noticed_all_the_same() -> None:
    weights = ('id = "results_used"', 'id = "contract_filing"')
    wrong = text(DEPARTMENT)
    for name, weight in zip(weights, ("1", "3"), strict=True):
        start = wrong.index("weight = ", wrong.index(name))
        wrong = wrong[:start] + f'weight = "{weight}"' + wrong[wrong.index("\n", start) :]
    found = proof(wrong)
    assert found.failed == 2
    assert {item.code for item in found.problems} == {"F153"}


def test_a_variant_inherits_the_examples_that_hold_for_it() -> None:
    variant = f"""
[form]
id = "city"
version = "1"
extends = "{PROJECT}@2022"

[[indicators]]
id = "execution_rate"
rule = {{ full_at = "98%" }}

[[examples]]
id = "execution_in_the_middle"
score = "6.25"
"""
    found, base = proof(variant), proof(text(PROJECT))
    assert found.failed == 0
    assert found.left_out > 0
    assert found.examples + found.left_out == base.examples
