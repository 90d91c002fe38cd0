"""A form with what the samples lack: tables, nested sections, words, long lists, odd quotients."""

from __future__ import annotations

import random

from ziping.evaluation import Project
from ziping.forms import load_form
from ziping.scoring import ScoreSheet, score

CRITERIA = "\n".join(f'  {{ text = "第 {number} 条", points = "0.1" }},' for number in range(1, 41))
FORM = f"""\
[form]
id = "rich"
version = "1"
title = "综合评分表"
authority = {{ document = "办法" }}
total = {{ weight = "50", places = 2 }}
subject = [{{ id = "name", label = "名称" }}]
grades = [{{ label = "优", from = "40" }}, {{ label = "差", from = "0" }}]

[[sections]]
id = "whole"
title = "全部"
weight = "50"

[[sections]]
id = "inner"
title = "里层"
parent = "whole"
weight = "30"

[facts.remark]
label = "说明"
kind = "text"

[facts.rate]
label = "总支付率"
kind = "percent"
formula = "sum(parts.paid) / sum(parts.plan)"

[facts.mean_rate]
label = "平均支付率"
kind = "percent"
formula = "mean(parts.rate)"
places = 2

[facts.mean_done]
label = "平均完成情况"
formula = "mean(goals.completion)"

[facts.best]
label = "最大计划"
kind = "money"
formula = "max(parts.plan)"

[facts.difference]
label = "差额"
kind = "money"
unit = "万元"
formula = "sum(parts.plan) - sum(parts.paid)"

[facts.declared]
label = "申报数"
kind = "count"
formula = "count(targets)"

[facts.met]
label = "达标数"
kind = "count"
formula = "count(targets.met)"
typed = true

[[tables]]
id = "parts"
title = "子项目"
total = true
columns = [
  {{ id = "name", label = "名称" }},
  {{ id = "plan", label = "计划", kind = "money", unit = "万元" }},
  {{ id = "change", label = "调整", kind = "money" }},
  {{ id = "final", label = "调整后", kind = "money", formula = "plan + change" }},
  {{ id = "paid", label = "支付", kind = "money" }},
  {{ id = "rate", label = "支付率", kind = "percent", formula = "paid / final", places = 2 }},
  {{ id = "part", label = "占比", kind = "percent", formula = "paid / (plan + change)" }},
]

[[indicators]]
id = "paid"
section = "whole"
path = ["资金"]
title = "支付"
weight = "6"
rule = {{ kind = "proportion", value = "rate" }}

[[indicators]]
id = "mean_paid"
section = "whole"
path = ["资金"]
title = "平均支付"
weight = "6"
rule = {{ kind = "linear", value = "mean_rate", zero_at = "50%", full_at = "100%" }}

[[indicators]]
id = "many"
section = "whole"
title = "很多条"
weight = "4"
rule = {{ kind = "checklist", mode = "add", criteria = [
{CRITERIA}
] }}

[[indicators]]
id = "met"
section = "whole"
title = "达标"
weight = "4"
rule = {{ kind = "share", met = "met", declared = "declared" }}

[[indicators]]
id = "fewer"
section = "inner"
path = ["里层指标", "更里层"]
title = "差额不为负"
weight = "5"
rule = {{ kind = "gate", value = "difference", operator = ">=", threshold = "0" }}

[[indicators]]
id = "done"
section = "inner"
title = "完成"
weight = "5"
rule = {{ kind = "completion", group = "goals" }}

[[indicators]]
id = "thirds"
section = "inner"
title = "三等分"
weight = "5"
rule = {{ kind = "checklist", criteria = [
  {{ text = "一" }}, {{ text = "二" }}, {{ text = "三" }},
] }}

[[target_groups]]
id = "goals"
section = "inner"
path = ["目标"]
title = "目标"
columns = ["definition", "period", "source", "category"]
rule = {{ kind = "target", unmet = "zero", places = 3 }}

[[target_groups]]
id = "scored"
section = "inner"
path = ["计分目标"]
title = "计分目标"
weight = "15"
rule = {{ kind = "target", unmet = "proportional", places = 1, over = {{ above = "1.5" }} }}
"""


def rich_sheet(seed: int, rows: int = 40) -> ScoreSheet:
    """A project of this form with random figures, and here and there a blank."""
    draw = random.Random(seed)  # noqa: S311 - figures for a test
    loaded = load_form(FORM.encode())
    if loaded.form is None:
        raise ValueError(loaded.problems)
    entries = {"subject.name": "综合项目", "fact.remark": "随手写的话"}
    parts = [f"p{number}" for number in range(draw.choice((0, 1, 5)))]
    entries["rows.table.parts"] = " ".join(parts)
    for row in parts:
        entries[f"table.parts.{row}.name"] = f"项目{row}"
        plan = f"{draw.choice((0, draw.uniform(0, 500))):.2f}"
        entries[f"table.parts.{row}.plan"] = plan
        entries[f"table.parts.{row}.change"] = draw.choice(("0", "-1.1", "0.3", f"-{plan}"))
        entries[f"table.parts.{row}.paid"] = draw.choice((plan, f"{draw.uniform(0, 500):.2f}"))
    for number in range(1, 41):
        entries[f"answer.many.met.{number}"] = draw.choice(("true", "false"))
    for number in range(1, 4):
        entries[f"answer.thirds.met.{number}"] = draw.choice(("true", "false", "maybe"))
    for group, count in (("goals", rows), ("scored", draw.choice((0, 3)))):
        ids = [f"{group[0]}{number}" for number in range(count)]
        entries[f"rows.target.{group}"] = " ".join(ids)
        for row in ids:
            entries[f"target.{row}.title"] = f"目标{row}"
            entries[f"target.{row}.target"] = draw.choice(
                ("≥5", "<=3", "7", "0", "员工满意度95%以上")
            )
            entries[f"target.{row}.operator"] = draw.choice((">=", "<", "="))
            entries[f"target.{row}.actual"] = draw.choice(("5", "3", "6.5", "97%", "0"))
            entries[f"target.{row}.weight"] = "5"
            entries[f"target.{row}.definition"] = "=1+1"
    for path in draw.sample(sorted(entries), k=draw.choice((0, 0, 1, 2))):
        if not path.startswith("rows."):
            del entries[path]
    form = loaded.form
    return score(form, Project(form.id, form.form.version, form.digest, entries))
