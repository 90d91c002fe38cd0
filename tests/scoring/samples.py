"""The samples that ship, what was published about them, and small forms with a single rule."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from ziping.evaluation import Project, rows_path
from ziping.forms import Form, load_form, shipped_form
from ziping.resources import data
from ziping.scoring import ScoreSheet, score
from ziping.store import read_project_file

GOLDEN = Path(__file__).resolve().parents[1] / "golden"


@dataclass(frozen=True, slots=True)
class Sample:
    """A sample project, its form and its published results."""

    form: Form
    project: Project
    published: Mapping[str, Any]

    def sheet(self, **changed: str | None) -> ScoreSheet:
        """The scores, after these fields (dots written as __) got another text."""
        return score(self.form, edited(self.project, **changed))


def sample(name: str, golden: str) -> Sample:
    project = read_project_file(Path(str(data("sample_data") / name))).project
    shipped = shipped_form(project.form)
    assert shipped is not None
    published = tomllib.loads((GOLDEN / golden).read_text(encoding="utf-8"))
    return Sample(shipped.form, project, published)


IT = sample("gz-it-2021.toml", "gz_it_2021.toml")
DEPARTMENT = sample("gz-department-2023.toml", "gz_department_2023.toml")
SAMPLES = {"it": IT, "department": DEPARTMENT}


def edited(project: Project, **changed: str | None) -> Project:
    changes = [project.change(path.replace("__", "."), text) for path, text in changed.items()]
    return project.changed(changes)


def blank(form: Form, **entries: str) -> Project:
    """A project of a form with nothing but these fields (dots written as __)."""
    return edited(Project(form.id, form.form.version, form.digest, {}), **entries)


SMALL = """
[form]
id = "small"
version = "1"
title = "小表"
authority = {{ document = "办法" }}
total = {{ weight = "{weight}", places = {places} }}

[[sections]]
id = "all"
title = "全部"
weight = "{weight}"

[[indicators]]
id = "one"
section = "all"
title = "指标"
weight = "{weight}"
rule = {rule}

[facts.a]
label = "甲"
[facts.b]
label = "乙"
[facts.rate]
label = "率"
kind = "percent"
{more}
"""
GROUP = """
[[target_groups]]
id = "rows"
section = "all"
title = "指标"
rule = {rule}
"""

TARGETS = """
[form]
id = "rows"
version = "1"
title = "小表"
authority = {{ document = "办法" }}
total = {{ weight = "10" }}
[[sections]]
id = "all"
title = "全部"
weight = "10"
[[target_groups]]
id = "rows"
section = "all"
title = "指标"
weight = "10"
rule = {rule}
"""


def small(rule: str, *, weight: str = "10", places: int = 2, more: str = "") -> Form:
    """A form of one indicator with this rule."""
    return sound(SMALL.format(rule=rule, weight=weight, places=places, more=more))


def sound(text: str) -> Form:
    loaded = load_form(text.encode())
    assert loaded.form is not None, loaded.errors
    return loaded.form


def one_score(form: Form, **entries: str) -> Fraction | None:
    """The score of the indicator of a small form."""
    sheet = score(form, blank(form, **entries))
    return sheet.score(sheet.plan.line("one"))


def in_rows(group: str, *rows: str) -> dict[str, str]:
    """The entry that puts rows into a target group, as a keyword."""
    return {rows_path(f"target.{group}").replace(".", "__"): " ".join(rows)}


def number(text: str | None) -> Fraction | None:
    """A published figure; a percent as a ratio."""
    if text is None:
        return None
    return Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)
