"""What stands beside a field, without a screen."""

from __future__ import annotations

import pytest

from tests.tui.conftest import SAMPLES
from ziping.language import use
from ziping.session import Session, new_session, open_session, shown_unit
from ziping.tui.asides import asides
from ziping.tui.page import page
from ziping.tui.parts import Entry, Result


@pytest.fixture
def session() -> Session:
    use("en")
    found = new_session("mof-project@2020")
    row = "rows.target.outputs"
    found.apply([(row, "a b"), ("rows.target.benefits", "c")])
    return found


def _beside(session: Session, path: str) -> list[str]:
    field = session.field(path)
    assert field is not None
    return asides(session, field, 40)


@pytest.mark.parametrize(
    ("text", "unit", "beside"),
    [
        ("12。5", "", ["read as 12.5"]),
        ("519.03万", "元", ["read as 5,190,300"]),
        ("519.03万", "万元", ["read as 519.03"]),
        ("1,234.50", "个", []),
        ("100", "个", []),
        ("1２0", "个", ["read as 120"]),
        ("98.7％", "", ["read as 98.7%"]),
        ("约五百", "个", []),
        ("", "个", []),
    ],
)
def test_a_figure_says_how_it_is_read(
    session: Session, text: str, unit: str, beside: list[str]
) -> None:
    session.apply([("target.a.unit", unit), ("target.a.actual", text)])
    assert _beside(session, "target.a.actual") == beside


def test_a_unit_shows_beside_the_figures_as_it_is_typed(session: Session) -> None:
    field = session.field("target.a.actual")
    assert field is not None
    session.edit("target.a.unit", "万元")
    assert shown_unit(session, field) == "万元"
    session.apply([("target.a.unit", ""), ("target.a.target", "95%以上")])
    assert shown_unit(session, field) == "%"
    session.apply([("target.a.actual", "96%")])
    assert shown_unit(session, field) == ""


def test_weights_say_what_their_group_lacks(session: Session) -> None:
    assert _beside(session, "target.a.weight") == ["50 left"]
    session.apply([("target.a.weight", "30"), ("target.b.weight", "19.5")])
    assert _beside(session, "target.b.weight") == ["0.5 left"]
    session.apply([("target.b.weight", "22")])
    assert _beside(session, "target.a.weight") == ["2 too many"]
    session.apply([("target.b.weight", "20")])
    assert _beside(session, "target.a.weight") == []
    assert _beside(session, "target.c.weight") == ["30 left"]


def test_points_keep_to_the_range_of_their_tier(session: Session) -> None:
    session.apply([("target.a.operator", "qualitative"), ("target.a.weight", "20")])
    assert _beside(session, "target.a.points") == []
    for choice, shown in (("reached", "[16, 20]"), ("partly", "[12, 16)"), ("failed", "[0, 12)")):
        session.apply([("target.a.choice", choice)])
        assert _beside(session, "target.a.points") == [shown]
    assert _beside(session, "target.a.override") == ["[0, 20]"]


def test_a_fact_that_may_be_typed_stands_once_with_how_it_follows() -> None:
    use("en")
    session = open_session(SAMPLES / "gz-department-2023.toml")
    assert _beside(session, "fact.spent") == ["derived 8,858.19 + 12,663.89 = 21,522.08"]
    session.edit("fact.spent", "21,000")
    assert _beside(session, "fact.spent") == ["derived 8,858.19 + 12,663.89 = 21,522.08"]
    session.edit("fact.spent", "21522.08")
    assert _beside(session, "fact.spent") == []


@pytest.mark.parametrize("name", ["", "goals_achieved"])
def test_a_page_shows_each_figure_once(name: str) -> None:
    session = open_session(SAMPLES / "gz-it-2021.toml")
    parts = tuple(page(session, name))
    results = [part.node.label for part in parts if isinstance(part, Result)]
    asked = [part.field.label for part in parts if isinstance(part, Entry)]
    assert "申报目标数" in asked
    assert len({*results, *asked}) == len([*results, *asked])
