"""A project taken to another version of its form: nothing is lost, and everything is said."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.session.projects import CLEAN, FORM_TEXT, form, project
from ziping.evaluation import SET_ASIDE, Project
from ziping.findings import find
from ziping.scoring import score
from ziping.scoring.comparison import compare
from ziping.scoring.migration import Migration, migrate

SECOND = FORM_TEXT.replace('version = "1"', 'version = "2"')
OLD = form()

CARE = """[[indicators]]
id = "care"
section = "all"
title = "规范"
weight = "3"
rule = { kind = "deductions" }
"""
CARE_CHECKED = CARE.replace("deductions", 'checklist", criteria = [{ text = "合规" }], mode = "add')
FRESH = CARE_CHECKED.replace("care", "fresh").replace("规范", "新增")
GROUP = FORM_TEXT[FORM_TEXT.index("[[target_groups]]") : FORM_TEXT.index("[[chapters]]")]
TABLE = FORM_TEXT[FORM_TEXT.index("[[tables]]") : FORM_TEXT.index("[[indicators]]")]


def other(*changes: tuple[str, str]) -> str:
    """The second version of the small form, after each text was put for another."""
    text = SECOND
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def migrated(text: str, entries: Mapping[str, str] = CLEAN) -> Migration:
    return migrate(project(entries), OLD, form(text), text)


def shelf(found: Migration) -> object:
    return found.after.project.kept.get(SET_ASIDE, {}).get("small@1")


def test_a_version_that_asks_the_same_takes_everything() -> None:
    found = migrated(SECOND)
    fields = {path: text for path, text in CLEAN.items() if not path.startswith("rows.")}
    assert (found.moved, found.doubtful, found.aside, found.to_fill) == (len(fields), (), {}, ())
    after = found.after.project
    assert (after.form, after.version, after.digest) == ("small", "2", form(SECOND).digest)
    assert (after.entries, after.form_text, after.kept) == (CLEAN, SECOND, {})
    assert compare(found.before, found.after).lines == ()


def test_answers_of_an_indicator_that_is_gone_are_set_aside() -> None:
    found = migrated(other((CARE, FRESH)))
    gone = {"answer.care.deduction.1.points": "0"}
    assert (found.aside, shelf(found)) == (gone, gone)
    assert "answer.care.deduction.1.points" not in found.after.project.entries
    assert [field.path for field in found.to_fill] == ["answer.fresh.met.1"]
    lines = compare(found.before, found.after).lines
    assert {line.prefix: line.points for line in lines} == {"answer.care": -3}


def test_answers_to_another_rule_are_set_aside_and_its_questions_are_to_fill() -> None:
    entries = {**CLEAN, "answer.care.note": "说明"}
    found = migrated(other((CARE, CARE_CHECKED)), entries)
    assert list(found.aside) == ["answer.care.deduction.1.points"]
    assert [field.path for field in found.to_fill] == ["answer.care.met.1"]
    assert found.after.project.text("answer.care.note") == "说明"


LIGHTER = (
    ('parent = "all"\nweight = "8"', 'parent = "all"\nweight = "6"'),
    ('title = "产出"\nweight = "8"', 'title = "产出"\nweight = "6"'),
    ('title = "执行"\nweight = "3"', 'title = "执行"\nweight = "5"'),
)
IN_YUAN = ('"支出数"\nkind = "money"\nunit = "万元"', '"支出数"\nkind = "money"\nunit = "元"')


@pytest.mark.parametrize(
    ("changes", "path", "part"),
    [
        ((('text = "有制度"', 'text = "有办法"'),), "answer.basics.met.1", "label"),
        (LIGHTER, "target.r1.weight", "worth"),
        ((IN_YUAN,), "fact.spent", "unit"),
    ],
)
def test_what_is_asked_otherwise_stays_and_is_said(
    changes: tuple[tuple[str, str], ...], path: str, part: str
) -> None:
    found = migrated(other(*changes))
    item = next(item for item in found.doubtful if item.path == path)
    assert getattr(item.old, part) != getattr(item.new, part)
    assert found.after.project.text(path) == CLEAN[path]
    assert found.moved + len(found.doubtful) == sum(not name.startswith("rows.") for name in CLEAN)


def test_a_choice_that_is_no_longer_offered_is_set_aside() -> None:
    def judged(tier: str) -> str:
        tiers = (
            f'[{{ id = "{tier}", label = "好", at_least = "80%" }}, {{ id = "bad", label = "差" }}]'
        )
        return f'rule = {{ kind = "judgement", tiers = {tiers} }}'

    deductions = 'rule = { kind = "deductions" }'
    first = form(FORM_TEXT.replace(deductions, judged("good")))
    second = form(SECOND.replace(deductions, judged("fine")))
    entries = {**CLEAN, "answer.care.choice": "good", "answer.care.points": "3"}
    del entries["answer.care.deduction.1.points"]
    for text, aside in (("good", {"answer.care.choice": "good"}), ("bad", {})):
        mine = replace(project({**entries, "answer.care.choice": text}), form_text="")
        assert migrate(mine, first, second).aside == aside


def test_rows_of_a_group_or_table_that_is_gone_are_set_aside_whole() -> None:
    group = GROUP.replace('id = "outputs"', 'id = "effects"')
    found = migrated(other((GROUP, group), (TABLE, "")), {**CLEAN, "target.r1.own": "x"})
    assert found.aside == {
        path: text
        for path, text in {**CLEAN, "target.r1.own": "x"}.items()
        if path.startswith(("target.", "table.", "rows."))
    }
    assert [item.id for item in found.empty_groups] == ["effects"]


def test_what_no_form_asks_for_stays_where_it_is() -> None:
    entries = {**CLEAN, "answer.care.colour": "red", "subject.tag": "x"}
    assert migrated(SECOND, entries).after.project.entries == entries


def test_a_table_gets_the_rows_that_only_the_other_form_starts_with() -> None:
    rows = 'total = true\nrows = [{ id = "p1", title = "甲" }, { id = "q", title = "乙" }]'
    found = migrated(other(("total = true", rows)))
    assert found.after.project.rows("table.parts") == ("p1", "p2", "q")
    assert found.after.project.text("table.parts.q.name") == "乙"
    back = migrate(found.after.project, form(other(("total = true", rows))), OLD)
    assert back.after.project.rows("table.parts") == ("p1", "p2", "q")


def test_evidence_goes_where_its_indicator_goes() -> None:
    record = {
        f"answer.{line}.evidence.1.{name}": "1"
        for line in ("care", "basics")
        for name in ("path", "size", "sha256")
    }
    found = migrated(other((CARE, FRESH)), {**CLEAN, **record})
    evidence = {path for path in found.aside if "evidence" in path}
    assert evidence == {path for path in record if "care" in path}


def test_what_was_set_aside_never_takes_the_place_of_an_answer() -> None:
    there = migrated(other((CARE, FRESH))).after.project
    path = "answer.care.deduction.1.points"
    filled = there.changed([there.change(path, "2")])
    back = migrate(filled, form(other((CARE, FRESH))), OLD).after.project
    assert back.text(path) == "2"
    assert back.kept[SET_ASIDE]["small@1"] == {path: "0"}


@pytest.mark.parametrize(
    "kept",
    [5, {"small@2": 5}, {"small@2": {"fact.spent": 5}}, {"small@1": {"x": [1]}}],
)
def test_what_somebody_else_wrote_there_is_no_matter(kept: object) -> None:
    mine = replace(project(), kept={SET_ASIDE: kept})
    after = migrate(mine, OLD, form(SECOND), SECOND).after.project
    assert after.entries == CLEAN
    assert str(kept).strip("{}") in str(after.kept)
    assert [item for item in find(score(OLD, mine)) if item.code == "F057"] == []


@pytest.mark.parametrize(
    "path",
    ["fact.nothing", "target.r9.actual", "rows.target.none", "elsewhere", "table.parts.p9.name"],
)
def test_only_what_the_form_asks_for_comes_back(path: str) -> None:
    mine = replace(project(), kept={SET_ASIDE: {"small@2": {path: "r7"}}})
    found = migrate(mine, OLD, form(SECOND), SECOND)
    assert (found.restored, found.aside) == ({}, {})
    assert found.after.project.entries == CLEAN
    assert found.after.project.kept == mine.kept


def test_a_form_changed_within_its_version_loses_nothing_either() -> None:
    text = other((CARE, FRESH), ('version = "2"', 'version = "1"'))
    there = migrate(project(), OLD, form(text), text)
    back = migrate(there.after.project, form(text), OLD, FORM_TEXT)
    assert back.after.project == project()


VERSIONS = (
    SECOND,
    other((CARE, FRESH)),
    other((CARE, CARE_CHECKED)),
    other((GROUP, GROUP.replace('id = "outputs"', 'id = "effects"')), (TABLE, "")),
    other(('{ id = "initial", label = "年初", kind = "money" },\n', ""), (" / initial", "")),
    other(('id = "last"', 'id = "end"'), ('id = "first"', 'id = "start"')),
)


@given(st.sampled_from(VERSIONS), st.sets(st.sampled_from(sorted(CLEAN))))
def test_there_and_back_is_the_same(text: str, blank: set[str]) -> None:
    entries = {path: item for path, item in CLEAN.items() if path not in blank}
    entries |= {path: CLEAN[path] for path in CLEAN if path.startswith("rows.")}
    before: Project = project(entries)
    there = migrate(before, OLD, form(text), text)
    back = migrate(there.after.project, form(text), OLD, FORM_TEXT)
    assert back.after.project == before
    assert set(there.aside) == set(back.restored)
    assert score(OLD, back.after.project).total == there.before.total
