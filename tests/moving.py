"""A form in which weights move, points are given by judgement and the total is capped."""

from __future__ import annotations

from pathlib import Path

from ziping.evaluation import Project
from ziping.forms import load_form
from ziping.scoring import ScoreSheet
from ziping.session import Session
from ziping.store import project_text

FORM = """
[form]
id = "moving"
version = "1"
title = "综合自评表"
authority = { document = "办法", clause = "一" }
subject = [{ id = "name", label = "项目名称" }, { id = "year", label = "评价年度" }]
total = { weight = "100", places = 2, caps = [{ value = "rate", below = "80%", at_most = "89" }] }
grades = [
  { label = "优", from = "90" }, { label = "良", from = "80" }, { label = "差", from = "0" },
]
[layout]
kind = "scores"

[[sections]]
id = "process"
title = "过程"
weight = "50"
[[sections]]
id = "results"
title = "产出与效益"
weight = "50"
[facts.budget]
label = "预算数"
kind = "money"
unit = "万元"
[facts.spent]
label = "支出数"
kind = "money"
unit = "万元"
[facts.rate]
label = "预算执行率"
kind = "percent"
formula = "spent / budget"
places = 2
[facts.late]
label = "迟报天数"
kind = "count"
unit = "天"
[facts.line]
label = "执行率及格线"
kind = "percent"
dated = [{ from = "2020", value = "80%" }, { from = "2023", value = "90%" }]
clause = "三"
[[indicators]]
id = "execution"
section = "process"
path = ["资金"]
title = "预算执行率"
weight = "10"
standard = "执行率达到及格线起按比例得分"
rule = { kind = "linear", value = "rate", zero_at = "line", full_at = "100%" }
[[indicators]]
id = "timely"
section = "process"
path = ["管理"]
title = "报送及时性"
weight = "10"
standard = "每迟报一天扣0.5分，不足一天按一天计，扣完为止"
rule = { kind = "per_unit", value = "late", points = "0.5", units = "started", at_most = "5" }
[[indicators]]
id = "system"
section = "process"
path = ["管理"]
title = "制度健全性"
weight = "20"
standard = "按制度健全程度分档评分"
not_applicable = "redistribute"
[indicators.rule]
kind = "judgement"
tiers = [
  { id = "good", label = "达成预期指标", at_least = "80%" },
  { id = "fair", label = "部分达成预期指标并具有一定效果", at_least = "60%" },
  { id = "bad", label = "未达成预期指标且效果较差" },
]
[[indicators]]
id = "procure"
section = "process"
path = ["管理"]
title = "政府采购规范性"
weight = "10"
standard = "未涉及政府采购的不适用"
not_applicable = "redistribute"
rule = { kind = "deductions", at_most = "6" }
[[indicators]]
id = "said"
section = "results"
path = ["自报"]
title = "主管部门评价"
weight = "10"
rule = { kind = "declared" }
[[target_groups]]
id = "targets"
section = "results"
path = ["产出"]
title = "产出指标"
weight = "40"
not_applicable = "exclude"
columns = ["definition"]
standard = "未完成的按完成率得分"
[target_groups.rule]
kind = "target"
percent = true
over = { above = "130%", deduct = "excess", confirm = true }
tiers = [
  { id = "good", label = "达成", at_least = "80%" },
  { id = "fair", label = "部分达成", at_least = "60%" },
  { id = "bad", label = "未达成" },
]
"""
ROWS = {
    "rows.target.targets": "r1 r2 r3",
    "target.r1.title": "办件数量",
    "target.r1.operator": ">=",
    "target.r1.target": "100件",
    "target.r1.actual": "150件",
    "target.r1.weight": "10",
    "target.r1.definition": "全年办件",
    "target.r2.title": "营商环境改善情况",
    "target.r2.operator": "qualitative",
    "target.r2.target": "明显改善",
    "target.r2.actual": "较上年改善",
    "target.r2.weight": "20",
    "target.r2.choice": "good",
    "target.r2.points": "20",
    "target.r3.title": "企业满意度",
    "target.r3.operator": ">=",
    "target.r3.target": "95%",
    "target.r3.actual": "96%",
    "target.r3.weight": "10",
}
ANSWERS = {
    "subject.name": "项目",
    "subject.year": "2021年",
    "fact.budget": "500",
    "fact.spent": "500",
    "fact.late": "0",
    "answer.system.choice": "good",
    "answer.system.points": "18",
    "answer.procure.deduction.1.points": "1",
    "answer.procure.deduction.1.reason": "迟报",
    "answer.said.points": "10",
}


def moving_project(**edits: str) -> Project:
    """A complete project in which everything applies, but for edits (dots written as __)."""
    loaded = load_form(FORM.encode())
    if loaded.form is None:
        raise ValueError(loaded.problems)
    form = loaded.form
    changed = {path.replace("__", "."): text for path, text in edits.items()}
    entries = {path: text for path, text in {**ROWS, **ANSWERS, **changed}.items() if text}
    return Project(form.id, form.form.version, form.digest, entries, form_text=FORM)


def moving_sheet(**edits: str) -> ScoreSheet:
    """The scores of that project."""
    return moving_session(**edits).sheet


def moving_session(**edits: str) -> Session:
    """A session of that project."""
    loaded = load_form(FORM.encode())
    if loaded.form is None:
        raise ValueError(loaded.problems)
    return Session(loaded.form, moving_project(**edits))


def moving_file(path: Path, **edits: str) -> Path:
    """That project as a file."""
    path.write_text(project_text(moving_project(**edits), moving_sheet().form), encoding="utf-8")
    return path
