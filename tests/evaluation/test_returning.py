"""What a workbook would change: three texts side by side, or two."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from ziping.evaluation import Project
from ziping.evaluation.returning import Proposal, proposals

TEXTS = st.dictionaries(st.sampled_from(["fact.a", "fact.b", "fact.c"]), st.sampled_from("123"))


def project(entries: Mapping[str, str]) -> Project:
    return Project("small", "1", "", dict(entries))


def test_only_what_the_workbook_changed_is_proposed() -> None:
    base = {"fact.a": "1", "fact.b": "1", "fact.c": "1"}
    mine = project({"fact.a": "1", "fact.b": "2", "fact.c": "2"})
    texts = {"fact.a": "3", "fact.b": "1", "fact.c": "3"}
    assert proposals(mine, texts, base) == (
        Proposal("fact.a", "1", "1", "3", conflict=False),
        Proposal("fact.c", "1", "2", "3", conflict=True),
    )


def test_the_same_change_on_both_sides_is_none() -> None:
    assert proposals(project({"fact.a": "2"}), {"fact.a": "2"}, {"fact.a": "1"}) == ()


def test_a_field_that_is_emptied_or_filled_in_is_a_change() -> None:
    mine = project({"fact.a": "1"})
    assert proposals(mine, {"fact.a": "", "fact.b": "2"}, {"fact.a": "1", "fact.b": ""}) == (
        Proposal("fact.a", "1", "1", None, conflict=False),
        Proposal("fact.b", None, None, "2", conflict=False),
    )


def test_without_a_base_all_that_differs_is_proposed_and_nothing_conflicts() -> None:
    mine = project({"fact.a": "1", "fact.b": "2"})
    assert proposals(mine, {"fact.a": "1", "fact.b": "3"}, None) == (
        Proposal("fact.b", None, "2", "3", conflict=False),
    )


@given(TEXTS, TEXTS, TEXTS)
def test_taking_everything_over_leaves_nothing_to_propose(
    base: dict[str, str], entries: dict[str, str], texts: dict[str, str]
) -> None:
    mine = project(entries)
    found = proposals(mine, texts, base)
    after = mine.changed(mine.change(item.path, item.workbook) for item in found)
    assert proposals(after, texts, base) == ()
    untouched = mine.differing(after) - {item.path for item in found}
    assert untouched == set()
