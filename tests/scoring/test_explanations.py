from __future__ import annotations

import pytest

from tests.scoring.samples import DEPARTMENT, IT, SAMPLES, blank
from ziping.expression import Named
from ziping.scoring import Line, ScoreSheet, score


def derived(sheet: ScoreSheet, name: str) -> Named:
    node = sheet.plan.line(name).derived
    assert node is not None
    return node


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("goal_reasonable", "3 - 0 = 3.00"),
        ("targets_standard", "3 - 1 = 2.00"),
        ("targets_effective", "3 - 3 / 6 x 1 = 2.50"),
        ("goals_achieved", "6 / 6 x 3 = 3.00"),
        ("execution_rate", "(98.68% - 90%) / (100% - 90%) x 10 = 8.68"),
        ("k3f9", "51 > 45, 1.13 <= 1.50: 10.00"),
        ("m5x8", "3.22 < 4, 1.24 <= 1.50: 10.00"),
        ("h8d4", "10 - (1.52 - 1.50) x 10 = 9.80"),
        ("z6n1", "5,190,300 > 4,000,000, 1.30 <= 1.50: 10.00"),
    ],
)
def test_why_a_project_scores_what_it_scores(name: str, why: str) -> None:
    sheet = IT.sheet()
    assert sheet.why(derived(sheet, name)) == why


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("outputs_completed", "20 x 100% = 20.00"),
        ("payment_rate", "95.40% x 10 = 9.54"),
        ("carry_over", "0.00% <= 0%: 2.00"),
        ("contract_signing", "3 - 3 = 0.00"),
        ("public_expense", "(-4.55%) <= 0%: 2.00"),
        ("three_public", "9.49 <= 9.50: 2.00"),
    ],
)
def test_why_a_department_scores_what_it_scores(name: str, why: str) -> None:
    sheet = DEPARTMENT.sheet()
    assert sheet.why(derived(sheet, name)) == why


def test_why_the_total_is_what_it_is() -> None:
    sheet = IT.sheet()
    assert sheet.why(sheet.plan.total) == "13.50 + 23.68 + 59.80 = 96.98"
    assert sheet.why(sheet.plan.sections["process"]) == "5.00 + 8.68 + 5.00 + 5.00 = 23.68"
    assert sheet.plan.grade is not None
    assert sheet.why(sheet.plan.grade) == "96.98 >= 90: 优"


@pytest.mark.parametrize(
    ("fact", "why"),
    [
        ("budget_final", "926.91 + 105.61 = 1,032.52"),
        ("execution_rate", "1,018.93 / 1,032.52 = 98.68%"),
    ],
)
def test_why_a_figure_is_what_it_is(fact: str, why: str) -> None:
    sheet = IT.sheet()
    node = sheet.plan.figures[fact].derived
    assert node is not None
    assert sheet.why(node) == why


def test_in_names_instead_of_numbers() -> None:
    sheet = IT.sheet()
    node = derived(sheet, "execution_rate")
    assert sheet.calculation(node, symbols=True) == "(预算支出执行率 - 90%) / (100% - 90%) x 10"
    rate = sheet.plan.figures["execution_rate"].derived
    assert rate is not None
    assert sheet.calculation(rate, symbols=True) == "实际支出数 / 全年预算数"


def test_what_is_unknown_is_explained_in_names() -> None:
    sheet = score(IT.form, blank(IT.form, fact__spent="5"))
    rate = sheet.plan.figures["execution_rate"].derived
    assert rate is not None
    assert sheet.why(rate) == "5 / 全年预算数"
    assert sheet.shown(rate) == ""


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("51", "51 / 45 = 1.13"),
        ("51.0", "51.0 / 45 = 1.13"),
        ("51.50个", "51.50 / 45 = 1.14"),
        ("0.5万", "5,000 / 45 = 111.11"),
        ("-51", "(-51) / 45 = -1.13"),
    ],
)
def test_a_typed_figure_keeps_its_decimals_in_the_calculation(typed: str, shown: str) -> None:
    sheet = IT.sheet(target__k3f9__actual=typed)
    parts = sheet.plan.line("k3f9").parts
    assert parts is not None
    assert sheet.why(parts.completion) == shown


def test_the_steps_of_a_calculation_come_before_what_uses_them() -> None:
    sheet = IT.sheet()
    line = sheet.plan.line("execution_rate")
    assert [step.label for step in sheet.steps(line)] == ["全年预算数", "预算支出执行率"]
    line = sheet.plan.line("h8d4")
    assert [step.key for step in sheet.steps(line)] == ["target.h8d4.completion"]


def test_what_a_line_asks_for() -> None:
    sheet = IT.sheet()
    asked = [node.path for node in sheet.asked(sheet.plan.line("execution_rate"))]
    assert asked == ["fact.spent", "fact.budget_initial", "fact.budget_adjustment"]
    met = [node.path for node in sheet.asked(sheet.plan.line("procedure"))]
    assert met == ["answer.procedure.met.1", "answer.procedure.met.2"]
    row = {node.path for node in sheet.asked(sheet.plan.line("k3f9"))}
    fields = ("operator", "actual", "target", "weight")
    assert row == {f"target.k3f9.{name}" for name in fields}


def test_what_stands_in_a_calculation_are_its_inputs_and_named_parts() -> None:
    sheet = IT.sheet()
    rate = sheet.plan.figures["execution_rate"].derived
    assert rate is not None
    labels = [getattr(part, "label", "") for part in sheet.parts(rate)]
    assert labels == ["实际支出数", "全年预算数"]


@pytest.mark.parametrize("name", SAMPLES)
def test_the_account_of_every_line_and_section_closes(name: str) -> None:
    """Full marks less the losses of the lines are the score, on each level."""
    sheet = SAMPLES[name].sheet()
    losses = [sheet.loss(line) for line in sheet.scored_lines]
    known = [loss for loss in losses if loss is not None]
    assert len(known) == len(losses)
    assert sheet.total == sheet.full_marks() - sum(known)
    for section in sheet.form.sections:
        lines = [line for line in sheet.scored_lines if line.section == section.id]
        weights = [sheet.weight(line) or 0 for line in lines]
        assert sum(weights) == section.weight.value


def test_lines_stand_in_the_order_of_the_form_with_rows_in_their_place() -> None:
    sheet = DEPARTMENT.sheet()
    ids = [line.id for line in sheet.lines]
    assert ids[:2] == ["outputs_completed", "a1f3"]
    assert ids[8:11] == ["a8g8", "benefits_completed", "b1j5"]
    assert ids[12:14] == ["b3r7", "payment_rate"]
    assert [line.id for line in IT.sheet().lines][-6:] == [
        "k3f9",
        "b7t2",
        "m5x8",
        "q2w6",
        "h8d4",
        "z6n1",
    ]


def test_titles_and_headings_of_lines() -> None:
    sheet = IT.sheet()
    row, indicator = sheet.plan.line("k3f9"), sheet.plan.line("procedure")
    assert (sheet.title(row), sheet.title(indicator)) == ("网办事项数量", "项目实施程序")
    assert sheet.path(row) == ("绩效指标完成情况", "产出指标")
    assert sheet.path(indicator) == ("项目过程", "项目管理")
    assert (row.is_target, indicator.is_target) == (True, False)
    assert row.loss_reason_path == "target.k3f9.analysis"
    assert indicator.loss_reason_path == "answer.procedure.loss_reason"
    with pytest.raises(KeyError, match="nowhere"):
        sheet.plan.line("nowhere")


def test_a_plan_is_made_once_for_a_form_and_its_rows() -> None:
    first = IT.sheet()
    assert IT.sheet(fact__spent="5").plan is first.plan
    fewer = IT.sheet(rows__target__outputs="k3f9")
    assert fewer.plan is not first.plan
    assert _rows(fewer.lines) == ["k3f9", "h8d4", "z6n1"]


def _rows(lines: tuple[Line, ...]) -> list[str]:
    return [line.id for line in lines if line.is_target]
