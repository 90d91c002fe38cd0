"""A hint raises one reported outcome by the least that gives full marks, and nothing else."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.scoring.projects import Case, either, with_overrides
from tests.scoring.samples import DEPARTMENT, GROUP, IT, blank, in_rows, small, sound
from ziping.evaluation import place, sealed
from ziping.forms import Form
from ziping.quantity import show
from ziping.scoring import ScoreSheet, score
from ziping.scoring.hints import Hint, chances, full_score, hint, hint_text, next_grade

OUTCOME = "[facts.reached]\nlabel = '达到'\noutcome = true\n"
LINEAR = '{ kind = "linear", value = "rate", zero_at = "90%", full_at = "100%" }'


def find(sheet: ScoreSheet, line: str) -> Hint | None:
    return hint(sheet, sheet.plan.line(line))


def raised(sheet: ScoreSheet, found: Hint, steps: int) -> ScoreSheet:
    """The scores with what the hint raises raised by so many of its steps, typed anew."""
    step = found.more / found.steps
    value = found.value + (steps - found.steps) * step
    unit = sheet.style(found.node).unit.replace("%", "")
    text = show(value, percent=sheet.style(found.node).percent) + unit
    changed = sheet.project.change(found.node.path, text)
    return score(sheet.form, sheet.project.changed([changed]))


def test_what_more_is_to_be_spent_for_full_marks() -> None:
    found = find(IT.sheet(), "execution_rate")
    assert found is not None
    assert (found.node.path, found.more) == ("fact.spent", Fraction("13.54"))
    assert (found.steps, found.gain) == (1354, Fraction("1.32"))
    assert hint_text(IT.sheet(), found) == (
        "实际支出数: 13.54 万元 more, 1,032.47 万元 in all, gives full marks"
    )


@pytest.mark.parametrize("line", ["h8d4", "goal_reasonable", "targets_effective"])
def test_no_hint_where_raising_does_not_help(line: str) -> None:
    """An over-achieved row, a line with full marks, a line that only judgement changes."""
    assert find(IT.sheet(), line) is None


def test_a_rate_is_raised_by_the_decimals_it_was_typed_with() -> None:
    sheet = DEPARTMENT.sheet()
    found = find(sheet, "payment_rate")
    assert found is not None
    assert hint_text(sheet, found) == (
        "年度平均支出率: 4.55% more, 99.95% in all, gives full marks"
    )
    whole = find(DEPARTMENT.sheet(fact__average_payment_rate="95%"), "payment_rate")
    assert whole is not None
    assert whole.steps == 5
    assert whole.value == 1


def test_a_step_is_one_of_the_last_printed_decimal() -> None:
    sheet = IT.sheet(target__z6n1__actual="319.03万", target__z6n1__target="500.5万")
    found = find(sheet, "z6n1")
    assert found is not None
    assert found.more / found.steps == 100
    assert found.value == Fraction("497.99") * 10**4 + 100 * round(found.steps - 17896)


@pytest.mark.parametrize(
    ("operator", "target", "actual", "value"),
    [
        (">=", "200", "150", 199),
        ("=", "20", "8", 20),
        ("=", "100000", "1", 99500),
        ("=", "20.5", "8", None),
        ("=", "20", "30", None),
        ("<=", "20", "30", None),
        ("<", "20", "20", None),
        (">=", "年度计划", "30", None),
    ],
)
def test_the_actual_of_a_row(operator: str, target: str, actual: str, value: int | None) -> None:
    changed = {"target__k3f9__operator": operator, "target__k3f9__target": target}
    found = find(IT.sheet(**changed, target__k3f9__actual=actual), "k3f9")
    assert (found and found.value) == value


@pytest.mark.parametrize("above", ["1.00", "1.001", "1.5"])
def test_a_narrow_region_of_full_marks_is_not_jumped_over(above: str) -> None:
    rule = f'{{ kind = "target", places = 3, over = {{ above = "{above}", deduct = "excess" }} }}'
    group = GROUP.format(rule=rule).replace('section = "all"', 'section = "all"\nweight = "10"')
    form = _of_rows(group)
    rows = in_rows("rows", "r1")
    fields = {"operator": ">=", "target": "1000000", "actual": "3", "weight": "10"}
    sheet = score(form, blank(form, **rows, **{f"target__r1__{k}": v for k, v in fields.items()}))
    found = find(sheet, "r1")
    assert found is not None
    assert found.value == 999500


def _of_rows(group: str) -> Form:
    head = (
        'indicators = []\n[form]\nid = "rows"\nversion = "1"\ntitle = "表"\n'
        'authority = { document = "办法" }\ntotal = { weight = "10" }\n'
        '[[sections]]\nid = "all"\ntitle = "全部"\nweight = "10"\n'
    )
    return sound(head + group)


@pytest.mark.parametrize("declared", [True, False])
def test_only_a_figure_that_the_form_declares_an_outcome_is_raised(*, declared: bool) -> None:
    more = OUTCOME if declared else OUTCOME.replace("outcome = true\n", "")
    rule = '{ kind = "gate", value = "reached", operator = ">=", threshold = "7.5" }'
    form = small(rule, more=more)
    found = find(score(form, blank(form, fact__reached="7")), "one")
    assert (found.value if found else None) == (8 if declared else None)


def test_no_hint_on_a_line_that_a_persons_score_decides() -> None:
    assert find(IT.sheet(answer__execution_rate__override="8"), "execution_rate") is None
    assert find(IT.sheet(answer__execution_rate__override="8.68"), "execution_rate") is None
    assert find(IT.sheet(answer__execution_rate__override="80"), "execution_rate") is not None


def test_no_hint_where_points_are_lost_on_the_way() -> None:
    bands = '{ at_least = "9", points = "10" }, { at_least = "5", points = "0" }, { points = "4" }'
    rule = f'{{ kind = "bands", value = "reached", bands = [{bands}] }}'
    form = small(rule, more=OUTCOME)
    assert find(score(form, blank(form, fact__reached="3")), "one") is None
    assert find(score(form, blank(form, fact__reached="6")), "one") is not None


def test_no_hint_for_what_is_signed_off() -> None:
    sheet = IT.sheet()
    assert find(sheet, "execution_rate") is not None
    final = score(IT.form, sealed(IT.project, IT.form.digest, {}, "2023-04-06"))
    assert find(final, "execution_rate") is None


def test_no_hint_before_there_is_a_score() -> None:
    assert find(IT.sheet(fact__budget_initial=None), "execution_rate") is None


@settings(max_examples=150)
@given(st.one_of(either, with_overrides))
def test_a_hint_reaches_full_marks_and_the_step_before_does_not(case: Case) -> None:
    sheet = score(case.form, case.project)
    for line in sheet.scored_lines:
        found = hint(sheet, line)
        if found is None:
            continue
        full = full_score(sheet, line)
        assert found.steps >= 1
        assert found.more > 0
        after, before = raised(sheet, found, found.steps), raised(sheet, found, found.steps - 1)
        assert after.score(line) == full
        assert (before.score(line) or 0) < (full or 0)
        assert found.gain == (full or 0) - (sheet.score(line) or 0)


@settings(max_examples=100)
@given(with_overrides)
def test_a_hint_touches_nothing_but_outcomes_that_fall_short(case: Case) -> None:
    sheet = score(case.form, case.project)
    for line in sheet.scored_lines:
        found = hint(sheet, line)
        if found is None:
            continue
        spot = place(found.node.path)
        if spot.room == "fact":
            assert sheet.form.facts[spot.owner].outcome
        else:
            assert found.node.path == f"{line.prefix}.actual"
            assert line.parts is not None
            assert sheet.value(line.parts.met) is False


def test_the_points_to_win_stand_by_size_each_with_its_hint() -> None:
    found = chances(IT.sheet())
    assert [(item.line.id, item.points, item.hint is not None) for item in found] == [
        ("execution_rate", Fraction("1.32"), True),
        ("targets_standard", 1, False),
        ("targets_effective", Fraction("0.5"), False),
        ("h8d4", Fraction("0.2"), False),
    ]
    first = chances(IT.sheet(answer__procedure__met__1=None))[0]
    assert (first.line.id, first.is_open) == ("procedure", True)
    assert first.points == 5


@settings(max_examples=60)
@given(with_overrides)
def test_with_all_points_won_the_total_would_be_full(case: Case) -> None:
    sheet = score(case.form, case.project)
    fulls = [full_score(sheet, line) for line in sheet.scored_lines]
    if None in fulls:
        return
    known = sum((full for full in fulls if full is not None), Fraction(0))
    over = [sheet.score(line) or Fraction(0) for line in sheet.scored_lines]
    assert sum(over) + sum(item.points for item in chances(sheet)) == known


def test_the_points_missing_to_the_next_grade() -> None:
    assert next_grade(IT.sheet()) is None
    found = next_grade(IT.sheet(fact__spent="800", answer__monitoring__met__1="false"))
    assert found is not None
    assert (found[0].label, found[1]) == ("优", Fraction("3.7"))
    assert next_grade(IT.sheet(fact__spent=None)) is None
    assert next_grade(DEPARTMENT.sheet()) is None
