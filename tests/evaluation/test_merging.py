"""Merging by field path and row id: nothing is lost, nothing is decided for the person."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from ziping.evaluation import Project, place
from ziping.evaluation.differences import differences
from ziping.evaluation.merging import merge
from ziping.evaluation.orders import merged_order

FIELDS = ("subject.name", "fact.spent", "answer.care.deduction.1.points", "chapter.first")
COLUMNS = ("title", "actual")
IDS = ("r1", "r2", "r3", "r4", "n1", "n2", "n3", "n4")
LISTS = ("target.outputs", "target.effects", "table.parts")
texts = st.sampled_from(["1", "2", "3", "一\n二"])


def prefix(what: str, row: str) -> str:
    return f"target.{row}" if what.startswith("target") else f"{what}.{row}"


def project(fields: dict[str, str], rows: dict[str, list[str]]) -> Project:
    """Rows of one list each, with the fields that belong to a row that is there."""
    here = {prefix(what, row) for what, ids in rows.items() for row in ids}
    known = {
        path: text
        for path, text in fields.items()
        if place(path).room in ("subject", "fact", "answer", "chapter")
        or path.rpartition(".")[0] in here
    }
    orders = {f"rows.{what}": " ".join(ids) for what, ids in rows.items() if ids}
    return Project("form", "1", "sha", {**known, **orders})


@st.composite
def projects(draw: st.DrawFn) -> Project:
    """A target row stands in one group only, a table's rows are its own."""
    rows: dict[str, list[str]] = {what: [] for what in LISTS}
    for row in draw(st.permutations(IDS)):
        what = draw(st.sampled_from([*LISTS, ""]))
        if what:
            rows[what].append(row.upper() if what.startswith("table") else row)
    owners = [prefix(what, row) for what, ids in rows.items() for row in ids]
    paths = [*FIELDS, *(f"{owner}.{column}" for owner in owners for column in COLUMNS)]
    filled = draw(st.dictionaries(st.sampled_from(paths), texts))
    return project(filled, rows)


BASE = project(
    {
        "subject.name": "项目",
        "fact.spent": "1",
        "target.r1.title": "甲",
        "target.r1.actual": "5",
        "target.r2.title": "乙",
        "table.parts.p1.title": "子项",
    },
    {"target.outputs": ["r1", "r2"], "table.parts": ["p1"]},
)


def edited(**fields: str | None) -> Project:
    changes = [BASE.change(path.replace("__", "."), text) for path, text in fields.items()]
    return BASE.changed(changes)


def without_r1() -> Project:
    return edited(rows__target__outputs="r2", target__r1__title=None, target__r1__actual=None)


@given(projects(), projects())
def test_merging_with_the_base_is_the_other_side(base: Project, other: Project) -> None:
    for found in (merge(base, other, base), merge(base, base, other), merge(base, other, other)):
        assert (found.project, found.conflicts) == (other, ())


@given(projects(), projects(), projects())
def test_the_sides_are_alike_but_for_conflicts(base: Project, a: Project, b: Project) -> None:
    one, other = merge(base, a, b), merge(base, b, a)
    mirrored = [(item.path, item.base, item.theirs, item.mine) for item in other.conflicts]
    assert sorted((c.path, c.base, c.mine, c.theirs) for c in one.conflicts) == sorted(mirrored)
    turned = merge(base, b, a, {item.path: "theirs" for item in other.conflicts})
    assert one.project == turned.project


@given(projects(), projects(), projects())
def test_all_for_one_side_in_conflict_holds_its_texts(
    base: Project, a: Project, b: Project
) -> None:
    found = merge(base, a, b)
    units = [item.path for item in found.conflicts]
    for path, text in a.entries.items():
        if path in units and not path.startswith("rows."):
            assert found.project.text(path) == text


@given(st.data(), projects())
def test_edits_of_different_fields_are_all_in_the_union(data: st.DataObject, base: Project) -> None:
    paths = sorted(path for path in {*base.entries, *FIELDS} if not path.startswith("rows."))
    sides = data.draw(st.dictionaries(st.sampled_from(paths), st.sampled_from("mt")))
    new = {path: data.draw(texts | st.none()) for path in sides}
    mine, theirs = (
        base.changed(base.change(path, new[path]) for path, whose in sides.items() if whose == side)
        for side in "mt"
    )
    found = merge(base, mine, theirs)
    union = base.changed(base.change(path, text) for path, text in new.items())
    assert (found.project, found.conflicts) == (union, ())


@given(projects(), projects(), projects())
def test_every_row_with_fields_stands_in_one_list(base: Project, a: Project, b: Project) -> None:
    entries = merge(base, a, b).project.entries
    rows = [row for path, ids in entries.items() if path.startswith("rows.") for row in ids.split()]
    assert len(rows) == len(set(rows))
    for path in entries:
        if place(path).room in ("target", "table"):
            owner = path.split(".")[-2]
            assert owner in rows


def test_the_same_field_changed_otherwise_is_a_conflict() -> None:
    found = merge(BASE, edited(fact__spent="2"), edited(fact__spent="3", subject__name="新"))
    (conflict,) = found.conflicts
    assert (conflict.path, conflict.base) == ("fact.spent", "1")
    assert (conflict.mine, conflict.theirs) == ("2", "3")
    assert (found.project.text("fact.spent"), found.project.text("subject.name")) == ("2", "新")
    chosen = merge(
        BASE, edited(fact__spent="2"), edited(fact__spent=None), {"fact.spent": "theirs"}
    )
    assert chosen.project.text("fact.spent") == ""
    assert chosen.conflicts[0].theirs is None


def test_the_same_change_on_both_sides_is_none() -> None:
    assert merge(BASE, edited(fact__spent="2"), edited(fact__spent="2")).conflicts == ()


def test_a_row_removed_here_and_edited_there_is_one_conflict() -> None:
    theirs = edited(target__r1__actual="6", target__r1__note="说明")
    found = merge(BASE, without_r1(), theirs)
    (conflict,) = found.conflicts
    assert (conflict.path, conflict.mine) == ("target.r1", None)
    assert conflict.theirs == "target.r1.actual = 6; target.r1.note = 说明"
    assert found.project == without_r1()
    assert merge(BASE, without_r1(), theirs, {"target.r1": "theirs"}).project == theirs


def test_a_row_removed_on_one_side_only_goes_silently() -> None:
    found = merge(BASE, edited(fact__spent="2"), without_r1())
    assert found.conflicts == ()
    assert found.project.rows("target.outputs") == ("r2",)
    assert "target.r1.title" not in found.project.entries


def test_a_row_moved_to_two_groups_is_a_conflict() -> None:
    mine = edited(rows__target__outputs="r2", rows__target__a="r1")
    theirs = edited(rows__target__outputs="r2", rows__target__b="r1")
    found = merge(BASE, mine, theirs)
    assert [item.path for item in found.conflicts] == ["target.r1.group"]
    assert found.project == mine


def test_what_a_newer_program_wrote_is_merged_too() -> None:
    mine = replace(BASE, kept={"status": {"done": True}})
    theirs = replace(BASE, kept={"fact.list": [1]})
    assert merge(BASE, mine, theirs).project.kept == {**mine.kept, **theirs.kept}
    other = replace(BASE, kept={"status": {"done": False}})
    assert [item.path for item in merge(BASE, mine, other).conflicts] == ["status"]


def test_a_form_changed_on_one_side_counts_and_two_forms_are_a_conflict() -> None:
    mine, theirs = replace(BASE, version="2"), replace(BASE, version="3")
    assert merge(BASE, BASE, theirs).project == theirs
    assert [item.path for item in merge(BASE, mine, theirs).conflicts] == ["ziping"]


def test_rows_added_on_both_sides_follow_their_rows() -> None:
    def order(base: str, mine: str, theirs: str) -> tuple[str, bool]:
        members = set(f"{mine}{theirs}")
        rows, agreed = merged_order(members, base, mine, theirs, prefer_mine=True)
        return "".join(rows), agreed

    assert order("abc", "abcx", "aybc") == ("aybcx", True)
    assert order("ab", "abz", "abxy") == ("abxyz", True)
    assert order("abc", "cab", "abcx") == ("cxab", True)
    assert order("abc", "cab", "bac") == ("cab", False)


def test_differences_name_every_path_once() -> None:
    other = replace(edited(fact__spent="2", target__r2__title=None), version="2", kept={"x": [1]})
    found = {item.path: (item.a, item.b) for item in differences(BASE, other)}
    assert found == {
        "ziping.version": ("1", "2"),
        "fact.spent": ("1", "2"),
        "target.r2.title": ("乙", None),
        "x": (None, "[1]"),
    }
    assert differences(BASE, BASE) == ()
