"""Random projects of the shipped forms: about a third of the fields is blank."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hypothesis import strategies as st

from tests.scoring.samples import blank, in_rows
from ziping.evaluation import Project, place
from ziping.forms import Form, shipped_versions
from ziping.scoring import Field, all_fields, plan_for

FORMS = tuple(shipped.form for shipped in shipped_versions())

_AMOUNTS = ("0", "926.91", "1,018.93", "105.61", "-12.5", "0.01", "3", "6", "1,234.5678万", "？")
_RATES = ("0%", "95.40%", "100%", "104.5%", "-3%", "89.99", "98.685%", "0.5", "5个", "—")
_TARGETS = ("≥10", ">45", "<4", "≤0", "＝100%", "518万人以上", "98%", "年度计划数", "0", "≥3-5")
_ACTUALS = ("0", "10", "45", "3.22", "-2", "98.5%", "519.03万", "100", "16", "many", "3次")
_WEIGHTS = ("0", "10", "2.5", "20", "3.333", "much")
_DEDUCTIONS = ("0", "1", "0.5", "99", "-1", "none")
_FLAGS = ("true", "false", "perhaps")
_UNREADABLE = {
    *(
        "？",
        "5个",
        "—",
        "年度计划数",
        "≥3-5",
        "many",
        "3次",
        "98.5%",
        "much",
        "none",
        "perhaps",
        "≈",
    ),
}


def _texts(field: Field) -> tuple[str, ...]:
    name = place(field.path).field
    if name == "weight":
        return _WEIGHTS
    if name == "actual":
        return _ACTUALS
    if ".points" in field.path:
        return _DEDUCTIONS
    if field.kind == "choice":
        return (*(option.value for option in field.options), "≈")
    kinds = {"target": _TARGETS, "percent": _RATES, "flag": _FLAGS}
    if field.kind in kinds:
        return kinds[field.kind]
    return _AMOUNTS if field.is_figure else ("说明",)


def _values(field: Field, *, full: bool) -> st.SearchStrategy[str]:
    """A blank stands as often as it takes to be drawn in a third of the cases."""
    texts = _texts(field)
    if full:
        return st.sampled_from([text for text in texts if text not in _UNREADABLE])
    return st.sampled_from((*texts, *("",) * (len(texts) // 2)))


_FILLED: dict[tuple[str, str, bool], st.SearchStrategy[str]] = {}


@dataclass(frozen=True, repr=False)
class Case:
    """A form and a project; shown by what is filled in."""

    form: Form
    project: Project

    def __repr__(self) -> str:
        return f"{self.form.id}: {dict(self.project.entries)}"


@st.composite
def _cases(draw: st.DrawFn, *, overrides: bool = False) -> Case:
    """A project with up to three rows in each group and table, without a person's scores unless
    asked, in which everything applies. One in four has no blank and nothing unreadable.
    """
    form = draw(st.sampled_from(FORMS))
    full = draw(st.integers(0, 3)) == 0
    entries: dict[str, str] = {}
    for number, group in enumerate(form.target_groups):
        count = draw(st.integers(int(full), 3))
        entries |= in_rows(group.id, *(f"r{number}{row}" for row in range(count)))
    for number, table in enumerate(form.tables):
        count = draw(st.integers(int(full), 3))
        rows = " ".join(f"t{number}{row}" for row in range(count))
        entries[f"rows__table__{table.id}"] = rows
    if form.id == "gz-project-evaluation" and draw(st.booleans()):
        entries["answer__targets_standard__deduction__2__points"] = "0.5"
    project = blank(form, **entries)
    filled = dict(project.entries)
    asked: set[str] = set()
    # A judged row asks for its verdict once it is known to be judged.
    for _again in range(2):
        for field in all_fields(plan_for(form, project), project):
            set_by_person = field.path.endswith((".override", ".reason"))
            left_out = field.kind in ("text", "prose") or field.path.endswith(".not_applicable")
            if field.path in asked or left_out or (set_by_person and not overrides):
                continue
            asked.add(field.path)
            plain = full and not set_by_person
            key = (form.digest, field.path, plain)
            if key not in _FILLED:
                _FILLED[key] = _values(field, full=plain)
            filled[field.path] = draw(_FILLED[key])
        project = _project(form, filled)
    return Case(form, project)


def _project(form: Form, entries: Mapping[str, str]) -> Project:
    known = {path: text for path, text in entries.items() if text}
    return Project(form.id, form.form.version, form.digest, known)


either = _cases()
with_overrides = _cases(overrides=True)
