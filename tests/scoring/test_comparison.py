"""A comparison set out line by line."""

from __future__ import annotations

from tests.session.projects import CLEAN, form, project
from ziping.scoring import score
from ziping.scoring.comparison import compare, parts


def test_every_difference_and_every_change_of_points_stands_in_one_part() -> None:
    changes = {
        "subject.name": "新名",
        "fact.spent": "950",
        "answer.basics.met.1": "false",
        "target.r1.actual": "5",
        "waiver.F020.answer.basics.loss_reason": "x",
    }
    found = compare(score(form(), project()), score(form(), project({**CLEAN, **changes})))
    set_out = tuple(parts(found))
    paths = {part.prefix: [item.path for item in part.differences] for part in set_out}
    assert paths == {
        "": ["subject.name", "fact.spent"],
        "answer.basics": ["answer.basics.met.1", "waiver.F020.answer.basics.loss_reason"],
        "answer.spending": [],
        "target.r1": ["target.r1.actual"],
    }
    changed = [part.change for part in set_out if part.change]
    assert changed == list(found.lines)
    assert sum(change.points for change in changed) + found.rest == found.change


def test_rows_added_to_a_group_stand_under_the_group_before_them() -> None:
    rows = {"rows.target.outputs": "r1 r2 r9", "target.r9.title": "新增"}
    set_out = parts(compare(score(form(), project()), score(form(), project({**CLEAN, **rows}))))
    found = {part.prefix: [item.path for item in part.differences] for part in set_out}
    group, row = "rows.target.outputs", "target.r9"
    assert (found[group], found[row]) == ([group], ["target.r9.title"])
    assert list(found).index(group) < list(found).index(row)
    assert "" not in found
