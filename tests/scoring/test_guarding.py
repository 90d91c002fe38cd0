"""Which misprints of a form its examples would notice."""

from __future__ import annotations

from tests.forms.small import SMALL, line, load
from tests.scoring.test_examples import ALL, SPENDING, proof
from ziping.forms import LoadedForm
from ziping.scoring import Proof, prove

ENDS = """
[[examples]]
id = "lower_end"
indicator = "spending"
given = { "fact.spent" = "90", "fact.budget" = "100" }
score = "0"
"""


def unnoticed(found: Proof) -> dict[str, list[str]]:
    """By key path, the changes that no example notices."""
    return {
        rule.where: [f"{change.parameter} {change.new}" for change in rule.unnoticed]
        for rule in found.rules
    }


def test_the_rules_are_those_that_a_figure_of_the_form_can_change() -> None:
    assert [(rule.id, rule.where) for rule in proof(ALL).rules] == [
        ("total", "form.total.places"),
        ("优", "form.grades[0]"),
        ("rate", "facts.rate.places"),
        ("spending", "indicators[0]"),
        ("order", "indicators[1]"),
        ("outputs", "target_groups[0].rule"),
    ]


def test_an_example_between_the_anchors_notices_both_and_one_at_an_end_does_not() -> None:
    assert unnoticed(proof(SPENDING))["indicators[0]"] == []
    assert unnoticed(proof(ENDS))["indicators[0]"] == [
        "indicators[0].weight 8",
        "indicators[0].weight 6",
        "indicators[0].rule.zero_at 91%",
        "indicators[0].rule.full_at 101%",
        "indicators[0].rule.full_at 99%",
    ]


def test_an_example_of_the_whole_form_notices_what_its_total_rests_on() -> None:
    found = unnoticed(proof(ALL))
    criterion = "indicators[1].rule.criteria"
    assert found["indicators[1]"] == [
        f"{criterion}[{number}].points {points}"
        for number, points in ((0, 3), (0, 1), (1, 4), (1, 2))
    ]
    assert found["target_groups[0].rule"] == [
        "target_groups[0].rule.places 3",
        "target_groups[0].rule.over.above at_least 1.50",
    ]


def test_what_goes_unnoticed_is_a_note_at_its_rule_with_the_change() -> None:
    found = [item for item in proof(ENDS).problems if item.where == "indicators[0]"]
    (note,) = found
    assert (note.code, note.severity) == ("F071", "info")
    assert note.line == line(SMALL, 'id = "spending"') - 1
    assert "spending: no example notices " in note.message
    assert "rule.zero_at 91% instead of 90%" in note.message
    assert "Add an example" in note.remedy


def test_too_few_guarded_rules_are_a_warning_at_the_first_example() -> None:
    found = proof(ALL)
    assert found.guarded < len(found.rules)
    (warning,) = [item for item in found.problems if item.code == "F070"]
    assert warning.severity == "warning"
    assert warning.line == line(SMALL + ALL, "[[examples]]")
    assert warning.message == (f"The examples guard {found.guarded} of 6 rules, less than 90%")


def test_the_author_of_a_form_may_say_why_the_share_is_low() -> None:
    reason = 'acknowledged = [{ code = "F070", where = "examples", reason = "试行" }]'
    text = SMALL.replace("acknowledged = []", reason) + ALL
    (warning,) = [item for item in prove(load(text)).problems if item.code == "F070"]
    assert warning.acknowledged == "试行"


def test_rules_are_only_tried_once_all_examples_hold() -> None:
    found = proof(ALL.replace('score = "3.5"', 'score = "3.6"'))
    assert (found.failed, found.rules) == (1, ())
    assert {item.code for item in found.problems} == {"F153"}


def test_a_form_that_could_not_be_loaded_is_not_proved() -> None:
    assert prove(LoadedForm(None, "", ())) == Proof(0, 0, (), ())
