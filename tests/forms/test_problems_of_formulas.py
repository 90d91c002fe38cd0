from __future__ import annotations

import pytest

from tests.forms.small import SMALL, broken, first_change, line, load, problem

RATE = 'formula = "spent / budget"'
PAID = 'formula = "plan * 90%"'
COLUMNS = "columns = ["
USE = "Use names, + - * / ( ) and sum() min() max() mean() count()"
TAKE_OUT = "Take it out of the formula, or give it a kind such as number or money"
COUNT = "Count rows (targets, or a table's id) or what holds (targets.met)"
CIRCLE = "Break the circle: one of its figures must be typed"


@pytest.mark.parametrize(
    ("formula", "message", "remedy"),
    [
        ("spent / buget", 'Unknown name "buget" (column 9 of', 'Did you mean "budget"?'),
        ("count(targets.mett)", 'name "targets.mett"', 'Did you mean "targets.met"?'),
        ("sum(parts.plann)", 'name "parts.plann"', 'Did you mean "parts.plan"?'),
        ("sum(outputs.met_)", 'name "outputs.met_"', "Did you mean"),
        ("targets.met", "is a column of rows", "Write sum(targets.met) or another function"),
        ("spent + parts", '"parts" is a column of rows', "Write sum(parts) or another function"),
        ("spent /", "The formula ends too early (column 8 of", USE),
        ("spent ÷ budget", '"÷" cannot stand in a formula (column 7 of', USE),
        ("spent budget", '"budget" is not expected here (column 7 of', USE),
        ("count(spent)", "count() counts rows", USE),
        ("(" * 50, "The formula is nested too deeply", USE),
        ("1+" * 600 + "1", "The formula is too long", USE),
        ("1+" * 150 + "1", "The formula is too long", USE),
        ("spent + remark", '"remark" is a text, not a figure', TAKE_OUT),
        ("sum(parts.name)", '"parts.name" is a text, not a figure', TAKE_OUT),
        ("max(remark, 5)", '"remark" is a text, not a figure', TAKE_OUT),
        ("count(parts.plan)", '"parts.plan" is a figure, and count() counts what holds', COUNT),
        ("count(outputs.completion)", '"outputs.completion" is a figure', COUNT),
    ],
)
def test_a_formula_that_cannot_be_used_is_f113(formula: str, message: str, remedy: str) -> None:
    text = broken(RATE, f'formula = "{formula}"')
    found = problem(text, "F113", "facts.rate.formula")
    assert found.line == first_change(text)
    assert message in found.message
    assert found.remedy.startswith(remedy)


@pytest.mark.parametrize(
    "formula",
    [
        "spent",
        "count(targets) + count(outputs) + count(parts)",
        "count(targets.met) / count(outputs.flagged)",
        "sum(targets.met)",
        "mean(targets.completion)",
        "sum(parts.paid) / sum(parts.plan)",
        "max(parts.plan, spent, 0.5)",
        "-(spent + 5%) * 2",
    ],
)
def test_a_sound_formula_is_no_problem(formula: str) -> None:
    assert load(broken(RATE, f'formula = "{formula}"')).problems == ()


@pytest.mark.parametrize(
    ("formula", "remedy"),
    [
        ("plann * 90%", 'Did you mean "plan"?'),
        ("budgit * 90%", 'Did you mean "budget"?'),
        ("parts.plan * 90%", "Known here: name, plan, paid, budget, spent, rate, remark"),
        ("name * 90%", TAKE_OUT),
    ],
)
def test_a_column_may_name_its_row_and_the_facts(formula: str, remedy: str) -> None:
    assert load(broken(PAID, 'formula = "plan * rate"')).problems == ()
    text = broken(PAID, f'formula = "{formula}"')
    found = problem(text, "F113", "tables[0].columns[2].formula")
    assert (found.line, found.remedy) == (line(text, COLUMNS), remedy)


@pytest.mark.parametrize("formula", ["rate", "rate / budget", "min(5, spent - rate)"])
def test_a_fact_that_needs_itself_is_f114(formula: str) -> None:
    text = broken(RATE, f'formula = "{formula}"')
    found = problem(text, "F114", "facts.rate.formula")
    assert (found.line, found.remedy) == (first_change(text), CIRCLE)
    assert found.message == '"rate" depends on itself'


def test_a_circle_of_facts_is_f114_once() -> None:
    text = broken('unit = "万元"', 'unit = "万元"\nformula = "rate * 2"')
    found = problem(text, "F114", "facts.budget.formula")
    assert found.line == line(text, "rate * 2")
    assert [item.code for item in load(text).problems] == ["F114"]


@pytest.mark.parametrize("formula", ["paid", "plan - paid"])
def test_a_column_that_needs_itself_is_f114(formula: str) -> None:
    text = broken(PAID, f'formula = "{formula}"')
    found = problem(text, "F114", "tables[0].columns[2].formula")
    assert (found.line, found.remedy) == (line(text, COLUMNS), CIRCLE)
    assert found.message == '"parts.paid" depends on itself'


def test_a_circle_through_a_table_is_f114() -> None:
    text = broken(PAID, 'formula = "plan * rate"')
    text = text.replace(RATE, 'formula = "sum(parts.paid) / budget"')
    assert problem(text, "F114", "facts.rate.formula").remedy == CIRCLE


def test_two_facts_on_a_third_are_no_circle() -> None:
    more = '\n[facts.{0}]\nlabel = "x"\nformula = "{1}"\n'
    text = SMALL + more.format("twice", "rate + rate") + more.format("more", "twice + rate")
    assert load(text).problems == ()
