"""Each check fires where it should, says how to mend it, and is silent on a clean project."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pytest
from rich.cells import cell_len

from tests.session.projects import FORM_TEXT, form, project, session
from ziping.evaluation import Fault
from ziping.findings import CHECKS, Finding, fault_remedy, find
from ziping.findings.titles import short_title
from ziping.findings.waiving import UNUSED
from ziping.language import Language, use
from ziping.quantity import Reason
from ziping.scoring import score
from ziping.session import Session

SUB_POINTS = FORM_TEXT.replace(
    '{ text = "有制度" }, { text = "已执行" }',
    '{ text = "有制度", points = "1" }, { text = "已执行", points = "1" }',
)
ACKNOWLEDGED = SUB_POINTS.replace(
    "grades =",
    'acknowledged = [{ code = "F031", where = "basics", reason = "原文如此" }]\ngrades =',
)
NOT_PRINTED = FORM_TEXT.replace(
    'rule = { kind = "deductions" }', 'weight_note = "20 减 17"\nrule = { kind = "deductions" }'
)


def with_rule(rule: str, more: str = "") -> str:
    """The form with another rule under "规范"."""
    return FORM_TEXT.replace('rule = { kind = "deductions" }', f"{more}\nrule = {rule}")


JUDGED = with_rule('{ kind = "judgement" }')
TIERS = with_rule("""{ kind = "judgement", tiers = [
  { id = "full", label = "达成", at_least = "80%" }, { id = "poor", label = "未达成" }] }""")
DECLARED = with_rule('{ kind = "declared" }')
OPTIONAL = with_rule('{ kind = "deductions" }', 'not_applicable = "exclude"')
OVER = '{ above = "1.50", deduct = "excess" }'
CONFIRMED = FORM_TEXT.replace(OVER, '{ above = "1.50", deduct = "excess", confirm = true }')
EXPLAINED = FORM_TEXT.replace(OVER, '{ above = "1.50", reason = true }')
ABSENT = {"answer.care.not_applicable": "true"}
PUBLISHED = {"answer.basics.published": "2"}
TOO_LOW = {"target.r1.actual": "16"}


@dataclass(frozen=True)
class Case:
    """What must be filled in for a finding, where it then stands, and what it says."""

    code: str
    where: str
    words: str
    changes: Mapping[str, str]
    text: str = FORM_TEXT


FIRST, SECOND = "answer.care.evidence.1", "target.r1.evidence.1"
RECORDED = {f"{FIRST}.path": "a.pdf", f"{FIRST}.size": "1", f"{FIRST}.sha256": "00"}
ATTACHED_TWICE = {f"{SECOND}.path": "b.pdf", f"{SECOND}.size": "1", f"{SECOND}.sha256": "00"}
CASES = (
    Case("F001", "fact.budget", '"1,23"', {"fact.budget": "1,23"}),
    Case("F001", "answer.basics.met.1", '"yes"', {"answer.basics.met.1": "yes"}),
    Case("F001", "answer.basics.override", '"x"', {"answer.basics.override": "x"}),
    Case("F001", "target.r1.operator", '"about"', {"target.r1.operator": "about"}),
    Case("F001", "target.r1.target", '"5到6个"', {"target.r1.target": "5到6个"}),
    Case("F001", "target.r1.actual", '"5人"', {"target.r1.actual": "5人"}),
    Case("F001", "target.r1.weight", '"四"', {"target.r1.weight": "四"}),
    Case(
        "F001",
        "answer.care.deduction.1.points",
        '"一"',
        {"answer.care.deduction.1.points": "一"},
    ),
    Case("F001", "table.parts.p1.used", '"?"', {"table.parts.p1.used": "?"}),
    Case("F002", "fact.rate", "0.987", {"fact.rate": "0.987"}),
    Case("F010", "target.r1.operator", '"10"', {"target.r1.operator": ""}),
    Case("F011", "target.r1.target", "年度计划", {"target.r1.target": "年度计划"}),
    Case("F012", "target.r1.actual", "1.60, above 1.50", TOO_LOW),
    Case("F013", "target.r1.set_low", "1.60; was", TOO_LOW, CONFIRMED),
    Case("F013", "target.r1.analysis", "1.60 and no reason", TOO_LOW, EXPLAINED),
    Case("F014", "target.r2.operator", "<=", {"target.r2.operator": ">"}),
    Case("F015", "target.r2.title", '"数量"', {"target.r2.title": "数量"}),
    Case("F015", "target.r2.title", "stands twice", {"target.r2.title": " 数量 "}),
    Case("F020", "answer.basics.loss_reason", "1.50 lost", {"answer.basics.met.1": "false"}),
    Case("F020", "target.r2.analysis", "lost", {"target.r2.actual": "8"}),
    Case("F021", "answer.honest", "0.40", TOO_LOW),
    Case("F022", "answer.basics.override", "3.5", {"answer.basics.override": "3.5"}),
    Case("F022", "answer.basics.override", "-1", {"answer.basics.override": "-1"}),
    Case("F022", "target.r1.override", "5", {"target.r1.override": "5"}),
    Case("F023", "answer.basics.reason", "基础", {"answer.basics.override": "3"}),
    Case("F023", "target.r1.reason", "数量", {"target.r1.override": "4"}),
    Case("F024", "answer.care.points", "do not count", {"answer.care.points": "3.1"}, JUDGED),
    Case("F024", "answer.care.points", "do not count", {"answer.care.points": "-1"}, JUDGED),
    Case(
        "F024",
        "answer.care.points",
        '"达成" ([80%, 100%]',
        {"answer.care.choice": "full", "answer.care.points": "2.39"},
        TIERS,
    ),
    Case(
        "F024",
        "answer.care.points",
        '"未达成" ([0%, 80%)',
        {"answer.care.choice": "poor", "answer.care.points": "2.4"},
        TIERS,
    ),
    Case(
        "F026", "answer.care.loss_reason", "规范", {"answer.care.not_applicable": "true"}, OPTIONAL
    ),
    Case(
        "F042", "answer.basics.published", "2 is published, 3.00", {"answer.basics.published": "2"}
    ),
    Case("F042", "subject.published_total", "19", {"subject.published_total": "19"}),
    Case("F061", "answer.care.points", "nothing derives", {"answer.care.points": "3"}, DECLARED),
    Case("F001", "answer.care.choice", '"maybe"', {"answer.care.choice": "maybe"}, TIERS),
    Case("F025", "answer.care.deduction.1.reason", "1", {"answer.care.deduction.1.points": "1"}),
    Case(
        "F025",
        "answer.care.deduction.1.points",
        "negative",
        {"answer.care.deduction.1.points": "-1", "answer.care.deduction.1.reason": "x"},
    ),
    Case("F030", "target.r1.weight", "add up to 7, not to 8", {"target.r1.weight": "3"}),
    Case("F030", "target.r1.weight", "add up to 9, not to 8", {"target.r2.weight": "5"}),
    Case("F031", "answer.basics", "add to 2, full marks 3", {}, SUB_POINTS),
    Case("F033", "answer.care", "weight 3", {}, NOT_PRINTED),
    Case("F040", "fact.rate", "98% is typed, 100.00%", {"fact.rate": "98%"}),
    Case("F003", "fact.rate", "120.00%, above 100%", {"fact.rate": "120%"}),
    Case("F034", "target.outputs", "no target yet", {"rows.target.outputs": ""}),
    Case("F041", "fact.budget", "divides by zero", {"fact.budget": "0"}),
    Case("F041", "fact.budget", "divides by zero", {"fact.budget": "0", "fact.spent": "0"}),
    Case("F052", f"{SECOND}.path", '"a.pdf" at 规范', {**RECORDED, **ATTACHED_TWICE}),
    Case("F053", f"{FIRST}.path", "no size", {**RECORDED, f"{FIRST}.size": ""}),
    Case("F053", f"{FIRST}.path", "one machine", {**RECORDED, f"{FIRST}.path": "C:\\a.pdf"}),
)


def found_in(mine: Session, code: str) -> list[Finding]:
    return [finding for finding in mine.findings if finding.code == code]


def is_known_place(mine: Session, where: str) -> bool:
    """A field, or the line to which a finding about the form belongs."""
    lines = {line.prefix for line in mine.sheet.lines}
    groups = [f"target.{group.id}" for group in mine.form.target_groups]
    return mine.field(where) is not None or where in (*lines, *groups)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_code_has_a_title_that_fits_beside_it(language: Language) -> None:
    use(language)
    try:
        titles = {code: short_title(code) for code in (*CHECKS, UNUSED)}
    finally:
        use("en")
    assert [code for code, title in titles.items() if not 0 < cell_len(title) <= 21] == []
    assert len(set(titles.values())) == len(titles)


def test_a_clean_project_has_no_findings() -> None:
    mine = session()
    assert mine.findings == ()
    assert mine.sheet.complete


def test_every_check_has_a_case() -> None:
    of_files_and_forms = {"F050", "F051", "F055", "F057", "F060"}
    assert {case.code for case in CASES} | of_files_and_forms == set(CHECKS)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code}-{case.where}")
def test_a_check_fires_where_it_should(case: Case) -> None:
    mine = session(case.changes, case.text)
    found = found_in(mine, case.code)
    assert [finding.where for finding in found] == [case.where]
    assert case.words in found[0].message


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code}-{case.where}")
def test_every_finding_says_what_is_wrong_and_how_to_mend_it(case: Case) -> None:
    mine = session(case.changes, case.text)
    for finding in mine.findings:
        assert finding.message.strip()
        assert finding.remedy.strip()
        assert finding.severity == CHECKS[finding.code].severity
        assert is_known_place(mine, finding.where), finding
        assert not {"{", "}"} & set(finding.message + finding.remedy)


@pytest.mark.parametrize(
    ("code", "changes"),
    [
        ("F001", {"fact.budget": "1,000.00万元", "fact.spent": "１０００"}),
        ("F001", {"fact.budget": " "}),
        ("F002", {"fact.rate": "0.987%"}),
        ("F002", {"fact.rate": "0.987％"}),
        ("F002", {"fact.rate": "98.7"}),
        ("F002", {"fact.rate": "0"}),
        ("F002", {"fact.rate": "1.01"}),
        ("F010", {"target.r1.target": "10个以上", "target.r1.operator": ""}),
        ("F010", {"target.r1.target": "", "target.r1.operator": ""}),
        ("F011", {"target.r1.target": ""}),
        ("F012", {"target.r1.actual": "15"}),
        ("F014", {"target.r2.operator": "<="}),
        ("F014", {"target.r2.operator": "<=", "target.r2.target": ""}),
        ("F015", {"target.r1.title": "", "target.r2.title": ""}),
        ("F020", {"answer.basics.met.1": "false", "answer.basics.loss_reason": "x"}),
        ("F020", {"answer.basics.met.1": ""}),
        ("F020", {"target.r2.actual": "8", "target.r2.analysis": "x"}),
        ("F021", {"target.r1.actual": "16", "target.r1.override": "4"}),
        ("F022", {"answer.basics.override": "3"}),
        ("F022", {"answer.basics.override": "0"}),
        ("F023", {"answer.basics.override": "3", "answer.basics.reason": "x"}),
        ("F023", {"answer.basics.override": "x"}),
        ("F025", {"answer.care.deduction.1.points": "0"}),
        ("F025", {"answer.care.deduction.1.points": ""}),
        ("F030", {"target.r1.weight": ""}),
        ("F030", {"target.r1.weight": "3.5", "target.r2.weight": "4.5"}),
        ("F040", {"fact.rate": "100%"}),
        ("F040", {"fact.rate": "98%", "fact.spent": ""}),
        ("F041", {"fact.budget": ""}),
        ("F041", {"fact.budget": "0", "fact.spent": ""}),
    ],
)
def test_a_check_is_silent_where_nothing_is_wrong(code: str, changes: Mapping[str, str]) -> None:
    assert found_in(session(changes), code) == []


@pytest.mark.parametrize("text", [" ", "\u3000\t", "\n"])
@pytest.mark.parametrize(
    ("code", "changes", "path"),
    [
        ("F020", {"answer.basics.met.1": "false"}, "answer.basics.loss_reason"),
        ("F023", {"answer.basics.override": "3"}, "answer.basics.reason"),
        ("F025", {"answer.care.deduction.1.points": "1"}, "answer.care.deduction.1.reason"),
    ],
)
def test_a_reason_of_blanks_is_no_reason(
    code: str, changes: dict[str, str], path: str, text: str
) -> None:
    assert found_in(session({**changes, path: text}), code)


def test_the_remedy_for_weights_says_how_many_points_are_missing_or_over() -> None:
    assert "1 more" in found_in(session({"target.r1.weight": "3"}), "F030")[0].remedy
    assert "Take 1.5 off" in found_in(session({"target.r1.weight": "5.5"}), "F030")[0].remedy


def test_a_group_without_rows_has_no_weights_to_add_up() -> None:
    assert found_in(session({"rows.target.outputs": ""}), "F030") == []


def test_an_acknowledged_finding_stands_with_its_reason() -> None:
    for name in ("basics", "indicators.basics", "indicators[0]"):
        text = ACKNOWLEDGED.replace('where = "basics"', f'where = "{name}"')
        (finding,) = found_in(session(text=text), "F031")
        assert finding.waived == "原文如此"
    (finding,) = found_in(session(text=SUB_POINTS), "F031")
    assert finding.waived is None


def test_a_project_of_another_state_of_its_form_is_said_for_the_whole_project() -> None:
    other = score(form(), replace(project(), digest="sha256:0"))
    (finding,) = find(other)
    assert (finding.code, finding.where, finding.severity) == ("F060", "", "warning")
    assert finding.remedy
    assert find(score(form(), replace(project(), digest=""))) == ()


def test_findings_stand_by_waiver_severity_and_the_order_of_the_form() -> None:
    mine = session(
        {
            "target.r1.weight": "3",
            "answer.spending.override": "9",
            "answer.basics.override": "9",
            "fact.rate": "0.9",
            **TOO_LOW,
        },
        ACKNOWLEDGED,
    )
    found = [(finding.code, finding.where) for finding in mine.findings]
    order = [
        ("F022", "answer.basics.override"),
        ("F022", "answer.spending.override"),
        ("F030", "target.r1.weight"),
        ("F012", "target.r1.actual"),
        ("F002", "fact.rate"),
        ("F021", "answer.honest"),
        ("F031", "answer.basics"),
    ]
    assert [item for item in found if item in order] == order


def test_text_of_the_person_stands_in_messages_as_typed() -> None:
    hostile = "[bold]{label}\x1b[31m=SUM(1)"
    (finding,) = found_in(session({"fact.budget": hostile}), "F001")
    assert hostile in finding.message
    title = {"target.r1.title": hostile, "target.r2.title": hostile}
    (finding,) = found_in(session(title), "F015")
    assert hostile in finding.message


@pytest.mark.parametrize("fault", [*Reason, "flag", "operator"])
def test_every_fault_has_a_remedy(fault: Fault) -> None:
    assert fault_remedy(fault).strip()


def test_the_remedies_of_different_faults_differ() -> None:
    faults: tuple[Fault, ...] = (Reason.UNIT, Reason.GROUPING, Reason.DATE, "flag", "operator")
    remedies = {fault_remedy(fault) for fault in faults}
    assert len(remedies) == len(faults)
    assert fault_remedy(Reason.NOT_A_NUMBER) not in remedies
