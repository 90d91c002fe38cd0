"""What does not apply: full marks, or its weight goes to others; nothing is divided by zero."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.scoring.samples import blank, in_rows, number, sound
from ziping.findings import find
from ziping.forms import Form
from ziping.scoring import ScoreSheet, find_field, score

FORM = """
[form]
id = "absent"
version = "1"
title = "小表"
authority = {{ document = "办法" }}
total = {{ weight = "100", places = 2 }}
grades = [{{ label = "优", from = "90" }}, {{ label = "差", from = "0" }}]
[[sections]]
id = "done"
title = "产出"
weight = "60"
[[sections]]
id = "liked"
title = "满意度"
weight = "40"
[[indicators]]
id = "a"
section = "done"
title = "甲"
weight = "20"
rule = {{ kind = "judgement" }}
{a}
[[indicators]]
id = "b"
section = "done"
title = "乙"
weight = "40"
rule = {{ kind = "judgement" }}
[[indicators]]
id = "c"
section = "liked"
title = "丙"
weight = "40"
rule = {{ kind = "judgement" }}
{c}
"""


def form(a: str = "", c: str = "") -> Form:
    return sound(FORM.format(a=a, c=c))


def scored(of: Form, **points: str) -> ScoreSheet:
    """The points by indicator; "-" is one that does not apply."""
    given = {}
    for name, typed in points.items():
        field = "not_applicable" if typed == "-" else "points"
        given[f"answer__{name}__{field}"] = "true" if typed == "-" else typed
    return score(of, blank(of, **given))


def figures(sheet: ScoreSheet) -> list[tuple[str | None, str | None]]:
    """Score and effective weight of each line."""
    return [(shown(sheet.score(line)), shown(sheet.weight(line))) for line in sheet.scored_lines]


def shown(value: Fraction | None) -> str | None:
    return None if value is None else str(value)


EXCLUDED = form('not_applicable = "exclude"', 'not_applicable = "exclude"')
WITHIN = form('not_applicable = "redistribute"', 'not_applicable = "redistribute"')
ELSEWHERE = form(c='not_applicable = "redistribute"\nredistribute_to = "done"')
FULL = form('not_applicable = "full"')


def test_what_always_applies_has_no_such_field() -> None:
    sheet = scored(form(), a="20", b="40", c="40")
    assert find_field(sheet.plan, sheet.project, "answer.a.not_applicable") is None
    assert sheet.total == 100


@pytest.mark.parametrize("of", [EXCLUDED, WITHIN, ELSEWHERE, FULL])
def test_nothing_moves_while_everything_applies(of: Form) -> None:
    sheet = scored(of, a="10", b="30", c="40")
    assert figures(sheet) == [("10", "20"), ("30", "40"), ("40", "40")]
    assert sheet.total == 80
    assert sheet.grade == "差"


def test_full_marks_for_what_does_not_apply() -> None:
    sheet = scored(FULL, a="-", b="30", c="40")
    assert sheet.total == 90
    assert sheet.complete
    assert sheet.score(sheet.plan.line("a")) is None


def test_an_excluded_weight_raises_all_others() -> None:
    sheet = scored(EXCLUDED, a="-", b="30", c="40")
    assert figures(sheet) == [(None, "0"), ("75/2", "50"), ("50", "50")]
    assert sheet.total == number("87.5")
    assert [sheet.section_weight(section) for section in sheet.form.sections] == [50, 50]


def test_full_marks_everywhere_are_the_whole_although_thirds_do_not_end() -> None:
    sheet = scored(EXCLUDED, a="20", b="40", c="-")
    assert figures(sheet) == [("100/3", "100/3"), ("200/3", "200/3"), (None, "0")]
    assert sheet.total == 100
    assert sheet.derived_total == 100
    assert sheet.grade == "优"


def test_a_redistributed_weight_stays_in_its_section() -> None:
    sheet = scored(WITHIN, a="-", b="30", c="20")
    assert figures(sheet) == [(None, "0"), ("45", "60"), ("20", "40")]
    assert sheet.total == 65


def test_a_redistributed_weight_goes_where_the_form_sends_it() -> None:
    sheet = scored(ELSEWHERE, a="20", b="30", c="-")
    assert figures(sheet) == [("100/3", "100/3"), ("50", "200/3"), (None, "0")]
    assert sheet.total == number("83.33")


def test_where_a_section_has_no_line_left_its_weight_goes_to_the_whole() -> None:
    sheet = scored(WITHIN, a="20", b="20", c="-")
    assert figures(sheet)[:2] == [("100/3", "100/3"), ("100/3", "200/3")]
    assert sheet.total == number("66.67")


def test_where_nothing_applies_nothing_is_known_and_nothing_fails() -> None:
    of = sound(
        FORM.format(a="", c="").replace(
            'rule = { kind = "judgement" }',
            'not_applicable = "exclude"\nrule = { kind = "judgement" }',
        )
    )
    sheet = scored(of, a="-", b="-", c="-")
    assert [score for score, _weight in figures(sheet)] == [None, None, None]
    assert sheet.grade is None or sheet.total is not None
    assert find(sheet)


def test_a_persons_score_is_measured_by_the_weight_that_counts() -> None:
    sheet = scored(EXCLUDED, a="-", b="30", c="40")
    raised = sheet.project.changed([sheet.project.change("answer.b.override", "45")])
    assert score(EXCLUDED, raised).score(sheet.plan.line("b")) == 45
    beyond = sheet.project.changed([sheet.project.change("answer.b.override", "50.01")])
    assert score(EXCLUDED, beyond).score(sheet.plan.line("b")) == number("37.5")


def test_a_blank_that_does_not_apply_is_not_missing() -> None:
    sheet = scored(EXCLUDED, a="-", b="30")
    assert sheet.blanks == 1
    assert not sheet.complete
    assert sheet.missing(sheet.plan.line("a")) == ()


def test_a_section_counts_what_its_lines_count_once_a_weight_has_moved() -> None:
    sheet = scored(ELSEWHERE, a="20", b="40", c="-")
    assert [sheet.section_weight(section) for section in sheet.form.sections] == [100, 0]
    assert sheet.moved


THIRDS = """
[form]
id = "thirds"
version = "1"
title = "小表"
authority = {{ document = "办法" }}
total = {{ weight = "80" }}
grades = [{{ label = "优", from = "80" }}, {{ label = "差", from = "0" }}]
{parts}
[[target_groups]]
id = "rows"
section = "x"
title = "组"
weight = "20"
not_applicable = "exclude"
rule = {{ kind = "target" }}
"""
PART = """
[[sections]]
id = "{id}"
title = "部分"
weight = "{weight}"
[[indicators]]
id = "i{id}"
section = "{id}"
title = "指标"
weight = "20"
rule = {{ kind = "judgement" }}
"""


def thirds() -> ScoreSheet:
    """Three equal sections with full marks, and a target row that does not apply."""
    weights = {"x": "40", "y": "20", "z": "20"}
    of = sound(
        THIRDS.format(parts="".join(PART.format(id=i, weight=w) for i, w in weights.items()))
    )
    points = {f"answer__i{name}__points": "20" for name in weights}
    row = {"target__r__weight": "20", "target__r__not_applicable": "true"}
    return score(of, blank(of, **in_rows("rows", "r"), **row, **points))


def test_a_total_of_raised_scores_is_rounded_once() -> None:
    sheet = thirds()
    printed = [sheet.section_score(section) for section in sheet.form.sections]
    assert printed == [number("26.67")] * 3
    assert sheet.total == 80
    assert sheet.grade == "优"


def test_printed_weights_add_up_although_they_have_moved() -> None:
    assert not any(finding.code == "F030" for finding in find(thirds()))


def test_a_calculation_speaks_of_raises_only_where_there_are_any() -> None:
    sheet = scored(WITHIN, a="10", b="30", c="40")
    line = sheet.plan.line("b")
    assert line.derived is not None
    assert "x 1" not in sheet.why(line.derived)
    assert sheet.steps(line) == ()
    moved = scored(WITHIN, a="-", b="30", c="40")
    assert moved.why(line.derived) == "30 x 1.5 x 1 = 45.00"
    assert "Raise of the weights" in {step.label for step in moved.steps(line)}
