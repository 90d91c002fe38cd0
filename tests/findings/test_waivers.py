"""A person may let a finding stand, with a reason; and what mends one does so, and no more."""

from __future__ import annotations

import pytest

from tests.findings.test_checks import CASES, Case
from tests.session.projects import session
from ziping.evaluation import Observed, sealed, waived_at, waiver_path
from ziping.findings import CHECKS, Finding, Observations
from ziping.session import Session

REASON = "与上年同口径"
UNUSED = "F062"
MENDING = {"F002", "F014", "F022", "F025", "F030", "F040", "F052"}
"""The codes that the cases show with something that mends them."""

EACH = pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code}-{case.where}")


def at_case(case: Case) -> tuple[Session, Finding]:
    mine = session(case.changes, case.text)
    return mine, next(item for item in mine.findings if item.code == case.code)


@EACH
def test_what_is_waived_stands_with_its_reason_and_is_open_again_without(case: Case) -> None:
    mine, found = at_case(case)
    before = mine.findings
    path = waiver_path(found.code, found.where)
    assert waived_at(path) == (found.code, found.where)
    assert mine.field(path) is not None
    mine.apply([(path, REASON)])
    again = next(item for item in mine.findings if (item.code, item.where) == waived_at(path))
    assert again.waived == REASON
    assert (again.message, again.severity) == (found.message, found.severity)
    assert mine.findings[-1].waived is not None, "those that may stand come last"
    mine.undo()
    assert mine.findings == before


def test_the_forms_own_reason_goes_first() -> None:
    from tests.findings.test_checks import ACKNOWLEDGED

    mine = session({"waiver.F031.answer.basics": REASON}, ACKNOWLEDGED)
    assert [(item.code, item.waived) for item in mine.findings] == [("F031", "原文如此")]


@pytest.mark.parametrize("reason", [" ", "　", "\n"])
def test_a_blank_reason_is_none(reason: str) -> None:
    changes = {"answer.basics.override": "9", "waiver.F022.answer.basics.override": reason}
    assert all(item.waived is None for item in session(changes).findings)


def test_a_waiver_of_nothing_is_said_and_can_be_removed() -> None:
    mine = session({"waiver.F022.answer.basics.override": REASON})
    (found,) = mine.findings
    assert (found.code, found.severity) == (UNUSED, "info")
    assert UNUSED not in CHECKS, "no check may use the code for something else"
    mine.apply(found.mends[0].edits)
    assert mine.findings == ()


def test_a_waiver_for_evidence_waits_until_somebody_has_looked() -> None:
    mine = session({"waiver.F050.answer.care.evidence.1.path": REASON})
    assert mine.findings == ()


@pytest.mark.parametrize(
    "path", ["waiver.F055.subject.name", "waiver.F999.x", "waiver.x", "waiver"]
)
def test_only_known_codes_can_be_waived_and_never_an_edit_after_the_seal(path: str) -> None:
    assert session().field(path) is None


@EACH
def test_what_mends_a_finding_ends_it_and_touches_nothing_else(case: Case) -> None:
    mine, found = at_case(case)
    before = mine.project.entries
    others = {(item.code, item.where) for item in mine.findings}
    for mend in found.mends:
        mine.apply(mend.edits)
        now = {(item.code, item.where) for item in mine.findings}
        assert (found.code, found.where) not in now
        assert {code for code, _where in now - others} <= {"F040"}, "at most the next in line"
        assert mine.sheet.misread.keys() <= session(case.changes, case.text).sheet.misread.keys()
        touched = {path for path, _text in mend.edits}
        assert not any(path.endswith(".actual") or ".met." in path for path in touched)
        assert touched <= before.keys(), "no answer is made up"
        mine.undo()
        assert mine.project.entries == before


def test_the_remedies_that_are_mechanical_are_offered() -> None:
    assert {case.code for case in CASES if at_case(case)[1].mends} == MENDING


def test_a_remainder_can_go_to_any_target_that_keeps_some_weight() -> None:
    mine = session({"target.r1.weight": "1", "target.r2.weight": "9"})
    (found,) = [item for item in mine.findings if item.code == "F030"]
    assert [mend.edits for mend in found.mends] == [((("target.r2.weight", "7")),)]


def test_a_ratio_may_have_been_meant_as_it_was_read() -> None:
    mine = session({"fact.rate": "0.987"})
    (found,) = [item for item in mine.findings if item.code == "F002"]
    assert [mend.edits[0][1] for mend in found.mends] == ["98.7%", "0.987%"]


def test_evidence_that_has_changed_is_recorded_anew_where_it_was_read_through() -> None:
    prefix = "answer.care.evidence.1"
    mine = session({f"{prefix}.path": "a.pdf", f"{prefix}.size": "1", f"{prefix}.sha256": "00"})
    mine.observe(Observations({"a.pdf": Observed(2)}))
    assert [item.mends for item in mine.findings] == [()]
    mine.observe(Observations({"a.pdf": Observed(2, "11")}))
    (found,) = mine.findings
    assert found.code == "F051"
    mine.apply(found.mends[0].edits)
    assert mine.findings == ()
    assert (mine.text(f"{prefix}.size"), mine.text(f"{prefix}.sha256")) == ("2", "11")


def test_an_edit_after_the_seal_stands_whatever_a_file_says_of_it() -> None:
    mine = session({"waiver.F055.fact.spent": REASON})
    mine.adopt(sealed(mine.project, mine.form.digest, {}, "2024-03-01T09:30:00+08:00"))
    mine.edit("fact.spent", "999")
    (edited,) = [item for item in mine.findings if item.code == "F055"]
    assert (edited.where, edited.waived) == ("fact.spent", None)
