"""A small form with one of everything, a project that fills it in without a finding, samples."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from ziping.evaluation import Project
from ziping.forms import Form, load_form
from ziping.session import Session

ROOT = Path(__file__).resolve().parents[2]
IT = ROOT / "sample_data" / "gz-it-2021.toml"
DEPARTMENT = ROOT / "sample_data" / "gz-department-2023.toml"
REPORT = ROOT / "sample_data" / "jm-project-2022.toml"
SAMPLES = (IT, DEPARTMENT)

FORM_TEXT = """
[form]
id = "small"
version = "1"
title = "小表"
title_en = "Small form"
authority = { document = "办法", clause = "一" }
total = { weight = "20", places = 2 }
subject = [{ id = "name", label = "名称" }, { id = "unit", label = "单位" }]
grades = [{ label = "优", from = "18" }, { label = "差", from = "0" }]

[[sections]]
id = "all"
title = "全部"
weight = "20"

[[sections]]
id = "results"
title = "结果"
parent = "all"
weight = "8"

[facts.budget]
label = "预算数"
kind = "money"
unit = "万元"

[facts.spent]
label = "支出数"
kind = "money"
unit = "万元"

[facts.rate]
label = "执行率"
kind = "percent"
formula = "spent / budget"
places = 2
typed = true

[facts.day]
label = "日期"
kind = "date"

[facts.too_low]
label = "过低"
kind = "count"
formula = "count(targets.flagged)"

[facts.targets_declared]
label = "个数"
kind = "count"
formula = "count(targets)"

[[tables]]
id = "parts"
title = "子项"
total = true
columns = [
  { id = "name", label = "子项名称" },
  { id = "initial", label = "年初", kind = "money" },
  { id = "used", label = "已用", kind = "money" },
  { id = "rate", label = "比率", kind = "percent", formula = "used / initial", places = 2 },
]

[[indicators]]
id = "basics"
section = "all"
title = "基础"
weight = "3"
rule = { kind = "checklist", criteria = [{ text = "有制度" }, { text = "已执行" }] }

[[indicators]]
id = "care"
section = "all"
title = "规范"
weight = "3"
rule = { kind = "deductions" }

[[indicators]]
id = "spending"
section = "all"
title = "执行"
weight = "3"
rule = { kind = "linear", value = "rate", zero_at = "90%", full_at = "100%" }

[[indicators]]
id = "honest"
section = "all"
title = "有效"
weight = "3"
rule = { kind = "per_flagged", flagged = "too_low", of = "targets_declared" }

[[target_groups]]
id = "outputs"
section = "results"
title = "产出"
weight = "8"
columns = ["definition"]

[target_groups.rule]
kind = "target"
unmet = "proportional"
places = 2
over = { above = "1.50", deduct = "excess" }

[[chapters]]
id = "first"
title = "一、概述"

[[chapters]]
id = "last"
title = "二、建议"
"""

CLEAN: Mapping[str, str] = {
    "subject.name": "项目",
    "fact.budget": "1,000",
    "fact.spent": "1000万元",
    "answer.basics.met.1": "true",
    "answer.basics.met.2": "true",
    "answer.care.deduction.1.points": "0",
    "rows.target.outputs": "r1 r2",
    "target.r1.title": "数量",
    "target.r1.operator": ">=",
    "target.r1.target": "10",
    "target.r1.actual": "12",
    "target.r1.unit": "个",
    "target.r1.weight": "4",
    "target.r2.title": "时间",
    "target.r2.target": "不超过4秒",
    "target.r2.actual": "3.5",
    "target.r2.weight": "4",
    "rows.table.parts": "p1 p2",
    "table.parts.p1.name": "甲",
    "table.parts.p1.initial": "100",
    "table.parts.p1.used": "93.5",
    "table.parts.p2.initial": "200",
    "table.parts.p2.used": "200",
    "chapter.first": "第一行\n第二行",
}


@cache
def form(text: str = FORM_TEXT) -> Form:
    loaded = load_form(text.encode())
    assert loaded.form is not None, loaded.problems
    return loaded.form


def project(entries: Mapping[str, str] = CLEAN, text: str = FORM_TEXT) -> Project:
    """A project of the small form, which travels with it."""
    known = form(text)
    return Project(known.id, known.form.version, known.digest, dict(entries), text)


def session(changes: Mapping[str, str] | None = None, text: str = FORM_TEXT) -> Session:
    """The clean project with some fields changed; an empty text makes a field unknown."""
    entries = {**CLEAN, **(changes or {})}
    filled = {path: item for path, item in entries.items() if item}
    return Session(form(text), project(filled, text))
