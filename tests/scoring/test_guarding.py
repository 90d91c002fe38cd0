"""Which misprints of a form its examples would notice."""

from __future__ import annotations

from tests.forms.small import SMALL, line, load
from tests.scoring.samples import SMALL as ONE
from tests.scoring.test_examples import ALL, SPENDING, proof
from ziping.forms import LoadedForm
from ziping.scoring.proof import Proof, prove

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
        ("total", "form.total"),
        ("优", "form.grades[0]"),
        ("rate", "facts.rate"),
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
    assert prove(LoadedForm(None, "", ())) == Proof(0, 0, 0, (), ())


def by_one(rule: str, examples: str, more: str = "", *, total: str = "") -> Proof:
    """The proof of a form with one indicator of this rule."""
    text = ONE.format(rule=rule, weight="10", places=2, more=more)
    head = "places = 2 }"
    loaded = load(text.replace(head, f"places = 2{total} }}\nsubject = [{YEAR}]") + examples)
    assert loaded.form is not None, loaded.problems
    found = prove(loaded)
    assert found.failed == 0, found.problems
    return found


YEAR = '{ id = "year", label = "年度" }'
TIERS = """{ kind = "judgement", tiers = [
  { id = "good", label = "好", at_least = "80%" }, { id = "poor", label = "差" },
] }"""


def judged(verdict: str, points: str, doubts: str) -> str:
    return f"""
[[examples]]
id = "{verdict}{points.replace(".", "_")}"
indicator = "one"
given = {{ "answer.one.choice" = "{verdict}", "answer.one.points" = "{points}" }}
score = "{points}"
doubts = "{doubts}"
"""


def test_the_bound_of_a_tier_is_guarded_by_what_is_doubted() -> None:
    at_the_bound = judged("good", "8", "0")
    assert unnoticed(by_one(TIERS, at_the_bound))["indicators[0]"] == [
        "indicators[0].weight 9",
        "indicators[0].rule.tiers[0].at_least 79%",
    ]
    around = at_the_bound + judged("good", "7.99", "1") + judged("good", "10", "0")
    assert unnoticed(by_one(TIERS, around))["indicators[0]"] == []


def test_a_figure_that_changes_with_the_year_is_a_rule_of_its_own() -> None:
    fact = """
[facts.limit]
label = "上限"
dated = [{ from = "2021", value = "5" }, { from = "2023", value = "7" }]
"""
    example = """
[[examples]]
id = "before"
fact = "limit"
given = { "subject.year" = "2022" }
value = "5"
"""
    found = unnoticed(by_one('{ kind = "proportion", value = "a" }', example, fact))
    assert found["facts.limit"] == ["facts.limit.dated[1].value 8", "facts.limit.dated[1].value 6"]


def test_a_cap_is_guarded_by_examples_on_both_sides() -> None:
    example = """
[[examples]]
id = "below"
given = { "fact.a" = "0.6" }
total = "4.5"

[[examples]]
id = "at_the_bound"
given = { "fact.a" = "0.7" }
total = "7"
"""
    cap = ', caps = [{ value = "a", below = "0.7", at_most = "4.5" }]'
    found = unnoticed(by_one('{ kind = "proportion", value = "a" }', example, total=cap))
    assert found["form.total"] == ["form.total.places 3", "form.total.places 1"]


def test_a_weight_that_moves_is_scored_by_the_whole_form() -> None:
    form = SMALL.replace('weight = "5"', 'weight = "5"\nnot_applicable = "redistribute"')
    example = SPENDING.replace("given = {", 'given = { "answer.order.not_applicable" = "true",')
    loaded = load(form + example.replace('"3.5"', '"6"'))
    assert loaded.form is not None, loaded.problems
    assert prove(loaded).failed == 0
