"""What holds for every project of the shipped forms, whatever is filled in."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.expression.calculator import calculate
from tests.expression.interpreter import meaning
from tests.scoring.projects import FORMS, Case, either, with_overrides
from tests.scoring.samples import blank, in_rows
from ziping.evaluation import TARGET, place
from ziping.expression import Named, inputs
from ziping.forms import Form, points
from ziping.scoring import Line, ScoreSheet, all_fields, score

FEWER = settings(max_examples=60)
HALF_A_HUNDREDTH = Fraction(1, 200) + Fraction(1, 10**6)


def known(sheet: ScoreSheet) -> list[Fraction]:
    scores = [sheet.score(line) for line in sheet.scored_lines]
    return [value for value in scores if value is not None]


def derived(line: Line) -> Named:
    """What the rule gives, or what is declared."""
    node = line.derived or line.score
    assert node is not None
    return node


def total_of(sheet: ScoreSheet, scores: list[Fraction]) -> Fraction | None:
    """The sum of the scores, as far as the caps of the form let it pass."""
    caps = [
        points(cap.at_most)
        for cap in sheet.form.form.total.caps
        if (value := sheet.points(sheet.plan.figures[cap.value].node)) is not None
        and value < points(cap.below)
    ]
    return min([sum(scores, Fraction(0)), *caps]) if scores else None


@FEWER
@given(with_overrides)
def test_the_total_is_the_sum_of_the_known_scores(case: Case) -> None:
    sheet = score(case.form, case.project)
    assert sheet.total == total_of(sheet, known(sheet))
    by_rule = [sheet.points(line.derived) for line in sheet.scored_lines]
    rules = [value for value in by_rule if value is not None]
    if any(line.derived is None for line in sheet.scored_lines):
        assert sheet.derived_total is None
    else:
        assert sheet.derived_total == total_of(sheet, rules)


@FEWER
@given(with_overrides)
def test_every_section_is_the_sum_of_its_known_scores(case: Case) -> None:
    sheet = score(case.form, case.project)
    for section in sheet.form.sections:
        lines = [line for line in sheet.scored_lines if line.section == section.id]
        scores = [value for line in lines if (value := sheet.score(line)) is not None]
        assert sheet.section_score(section) == (sum(scores) if scores else None)


@FEWER
@given(either)
def test_no_score_is_above_its_weight_or_below_zero(case: Case) -> None:
    sheet = score(case.form, case.project)
    for line in sheet.scored_lines:
        found, weight = sheet.score(line), sheet.weight(line)
        if found is not None:
            assert weight is not None
            assert 0 <= found <= weight + HALF_A_HUNDREDTH, line.id
            assert sheet.loss(line) == weight - found


@FEWER
@given(with_overrides)
def test_it_is_complete_when_every_score_is_known_and_all_weight_shared_out(case: Case) -> None:
    form, project = case.form, case.project
    sheet = score(form, project)
    lines = sheet.scored_lines
    weights = (
        (group.weight, [sheet.printed_weight(line) or 0 for line in lines if line.source is group])
        for group in form.target_groups
        if group.weight
    )
    shared_out = all(sum(rows) == points(weight) for weight, rows in weights)
    assert sheet.complete is (len(known(sheet)) == len(lines) and shared_out)
    if sheet.complete and form.form.grades:
        assert sheet.total is not None
        total = sheet.total
        reached = [grade.label for grade in form.form.grades if total >= points(grade.lowest)]
        assert sheet.grade == (reached or [form.form.grades[-1].label])[0]
    else:
        assert sheet.grade is None


@FEWER
@given(either, st.data())
def test_what_is_taken_away_is_unknown_and_never_zero(case: Case, data: st.DataObject) -> None:
    form, project = case.form, case.project
    sheet = score(form, project)
    # A deduction taken away is no longer listed: that is another form of the project.
    paths = sorted(path for path in sheet.inputs if ".deduction." not in path)
    if not paths:
        return
    path = data.draw(st.sampled_from(paths))
    fewer = score(form, project.changed([project.change(path, None)]))
    for line, after in zip(sheet.scored_lines, fewer.scored_lines, strict=True):
        asked = {node.path for node in inputs(derived(line))}
        if path not in asked:
            assert fewer.score(after) == sheet.score(line)
        elif fewer.score(after) is None and path not in fewer.inputs and _is_a_must(path, line):
            assert path in {node.path for node in fewer.missing(after)}
    assert fewer.total == total_of(fewer, known(fewer))


def _is_a_must(path: str, line: Line) -> bool:
    """Not what another row needs, nor a confirmation that may be left open."""
    spot = place(path)
    return (spot.room != TARGET or spot.owner == line.id) and spot.field != "set_low"


@FEWER
@given(either)
def test_an_unknown_score_says_what_is_missing_or_divides_by_nothing(case: Case) -> None:
    sheet = score(case.form, case.project)
    for line in sheet.scored_lines:
        if sheet.score(line) is None and not sheet.missing(line):
            values = [sheet.value(node) for node in inputs(derived(line))]
            no_rows = not any(item.is_target for item in sheet.lines)
            zero = any(value == 0 for value in values)
            doubtful = any(sheet.value(doubt.condition) is True for doubt in line.doubts)
            nothing = no_rows or not values or _nothing_declared(sheet)
            assert zero or doubtful or nothing, line.id
        elif sheet.score(line) is not None:
            assert sheet.missing(line) == ()


def _nothing_declared(sheet: ScoreSheet) -> bool:
    """Sums of what was typed may come to zero too."""
    figures = [sheet.value(figure.node) for figure in sheet.plan.figures.values()]
    return None in figures


@FEWER
@given(either)
def test_every_result_is_what_its_expression_means(case: Case) -> None:
    """The engine against the plain interpreter, over all that a plan works out."""
    sheet = score(case.form, case.project)
    for key, named in sheet.plan.program.names.items():
        assert sheet.results[key] == meaning(named.body, sheet.inputs), key


@FEWER
@given(with_overrides)
def test_every_printed_calculation_gives_its_score(case: Case) -> None:
    sheet = score(case.form, case.project)
    for line in sheet.scored_lines:
        result = sheet.points(derived(line))
        if result is not None:
            again = calculate(sheet.calculation(derived(line)))
            assert abs(again - result) <= HALF_A_HUNDREDTH, sheet.why(derived(line))
    for total in (sheet.plan.total, *sheet.plan.sections.values()):
        if sheet.points(total) is not None:
            assert calculate(sheet.calculation(total)) == sheet.points(total)


@FEWER
@given(either)
def test_every_printed_rate_is_what_its_calculation_gives(case: Case) -> None:
    sheet = score(case.form, case.project)
    rates = [line.parts.completion for line in sheet.lines if line.parts]
    rates += [figure.derived for figure in sheet.plan.figures.values() if figure.derived]
    for node in rates:
        result = sheet.points(node)
        if result is not None:
            again = calculate(sheet.calculation(node))
            places = node.style.places
            step = 0 if places is None else Fraction(1, 10 ** (places + 2 * node.style.percent))
            assert abs(again - result) <= Fraction(step) / 2, sheet.why(node)


@FEWER
@given(either, st.randoms(use_true_random=False))
def test_the_order_of_target_rows_leaves_every_score(case: Case, random: Random) -> None:
    form, project = case.form, case.project
    sheet = score(form, project)
    for group in form.target_groups:
        path = f"rows.target.{group.id}"
        rows = project.text(path).split()
        random.shuffle(rows)
        project = project.changed([project.change(path, " ".join(rows))])
    after = score(form, project)
    assert after.total == sheet.total
    assert after.grade == sheet.grade
    before = {line.id: sheet.score(line) for line in sheet.scored_lines}
    assert before == {line.id: after.score(line) for line in after.scored_lines}


@FEWER
@given(with_overrides)
def test_a_persons_scores_leave_what_the_rules_give(case: Case) -> None:
    form, project = case.form, case.project
    sheet = score(form, project)
    paths = [path for path in project.entries if path.endswith(".override")]
    without = score(form, project.changed(project.change(path, None) for path in paths))
    assert sheet.derived_total == without.derived_total
    for line in sheet.scored_lines:
        by_person = sheet.value(line.override) if line.override else None
        if by_person is None:
            assert sheet.score(line) == sheet.points(derived(line))


@FEWER
@given(either)
def test_scoring_twice_gives_the_same(case: Case) -> None:
    assert score(case.form, case.project).results == score(case.form, case.project).results


@pytest.mark.parametrize("form", FORMS, ids=lambda form: f"{form.id}@{form.form.version}")
@pytest.mark.parametrize("rows", [(), ("r",)])
def test_a_blank_project_scores_nothing_anywhere(form: Form, rows: tuple[str, ...]) -> None:
    """Only what counts rows is known."""
    entries: dict[str, str] = {}
    for number, group in enumerate(form.target_groups):
        entries |= in_rows(group.id, *(f"{row}{number}" for row in rows))
    sheet = score(form, blank(form, **entries))
    assert [sheet.score(line) for line in sheet.scored_lines] == [None] * len(sheet.scored_lines)
    assert [sheet.section_score(section) for section in form.sections] == [None] * len(
        form.sections
    )
    assert (sheet.total, sheet.derived_total, sheet.grade) == (None, None, None)
    assert sheet.complete is (not sheet.scored_lines and not sheet.plan.empty_groups)
    assert not sheet.misread
    assert sheet.shown(sheet.plan.total) == ""


@pytest.mark.parametrize("form", FORMS, ids=lambda form: f"{form.id}@{form.form.version}")
@pytest.mark.parametrize(
    ("text", "operator"), [("0", ">"), ("0%", ">="), ("0.00", "="), ("-0", "<="), ("0", "<")]
)
def test_zeros_everywhere_never_raise(form: Form, text: str, operator: str) -> None:
    entries: dict[str, str] = {}
    for number, group in enumerate(form.target_groups):
        entries |= in_rows(group.id, f"r{number}", f"s{number}")
    project = blank(form, **entries)
    plan = score(form, project).plan
    changes = []
    for field in all_fields(plan, project):
        if field.kind == "choice":
            changes.append(project.change(field.path, operator))
        elif not field.path.endswith(".override"):
            changes.append(project.change(field.path, text))
    sheet = score(form, project.changed(changes))
    for line in sheet.lines:
        assert sheet.why(line.parts.completion if line.parts else derived(line))
    rates = [name for name in ("execution_rate", "carry_over_rate") if name in sheet.plan.figures]
    for name in rates:
        derived_rate = sheet.plan.figures[name].derived
        assert derived_rate is not None
        assert sheet.value(derived_rate) is None
