"""The samples give exactly the findings that their sources warrant."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.session.projects import DEPARTMENT, IT
from ziping.session import open_session


@pytest.mark.parametrize(
    ("sample", "wanted"),
    [
        (
            IT,
            [
                ("F012", "warning", "target.h8d4.actual", False),
                ("F021", "info", "answer.targets_effective", False),
                ("F031", "warning", "answer.procedure", True),
                ("F031", "warning", "answer.monitoring", True),
            ],
        ),
        (DEPARTMENT, [("F033", "info", "answer.asset_compliant", False)]),
    ],
    ids=["it", "department"],
)
def test_a_sample_has_exactly_its_findings(
    sample: Path, wanted: list[tuple[str, str, str, bool]]
) -> None:
    found = [
        (item.code, item.severity, item.where, item.waived is not None)
        for item in open_session(sample).findings
    ]
    assert found == wanted


def test_the_penalty_for_one_cause_is_shown_with_both_losses() -> None:
    found = {item.code: item.message for item in open_session(IT).findings}
    assert "1.52" in found["F012"]
    assert "1.50" in found["F012"]
    assert "0.20" in found["F021"]
    assert "0.50" in found["F021"]
