"""How far a line is, by the worst that can be said of it."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.moving import moving_session
from tests.session.projects import session
from ziping.session import Status, new_session, statuses


def status(line: str, changes: Mapping[str, str] | None = None) -> Status:
    mine = session(changes)
    return statuses(mine.sheet, mine.findings)[line]


def test_every_line_of_the_sheet_has_a_status() -> None:
    mine = session()
    found = statuses(mine.sheet, mine.findings)
    assert list(found) == [line.id for line in mine.sheet.lines]
    assert set(found.values()) == {Status.FULL}


def test_nothing_filled_in_is_blank() -> None:
    mine = new_session("gz-project-evaluation")
    found = statuses(mine.sheet, mine.findings)
    assert set(found.values()) == {Status.BLANK}


@pytest.mark.parametrize(
    ("line", "changes", "wanted"),
    [
        ("basics", {"answer.basics.met.2": ""}, Status.MISSING),
        ("basics", {"answer.basics.met.2": "maybe"}, Status.ERROR),
        ("basics", {"answer.basics.met.2": "false"}, Status.MISSING),
        (
            "basics",
            {"answer.basics.met.2": "false", "answer.basics.loss_reason": "x"},
            Status.LOST,
        ),
        ("basics", {"answer.basics.override": "9", "answer.basics.reason": "x"}, Status.ERROR),
        ("basics", {"answer.basics.override": "3"}, Status.MISSING),
        ("spending", {"fact.spent": "x"}, Status.ERROR),
        ("spending", {"fact.spent": ""}, Status.MISSING),
        ("spending", {"fact.spent": "", "fact.budget": ""}, Status.BLANK),
        ("r1", {"target.r1.actual": ""}, Status.MISSING),
        ("r1", {"target.r1.actual": "16", "target.r1.analysis": "x"}, Status.WARNING),
        ("r2", {"target.r1.actual": "16"}, Status.FULL),
    ],
)
def test_the_worst_decides(line: str, changes: Mapping[str, str], wanted: Status) -> None:
    assert status(line, changes) is wanted


@pytest.mark.parametrize(("reason", "wanted"), [("未采购", Status.ABSENT), ("", Status.WARNING)])
def test_what_does_not_apply_says_so_once_it_has_its_reason(reason: str, wanted: Status) -> None:
    edits = {"answer__procure__not_applicable": "true", "answer__procure__loss_reason": reason}
    edits["answer__procure__deduction__1__reason"] = ""
    mine = moving_session(answer__procure__deduction__1__points="", **edits)
    assert statuses(mine.sheet, mine.findings)["procure"] is wanted
