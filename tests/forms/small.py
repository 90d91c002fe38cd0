"""A small form with one of everything, to be broken at one place."""

from __future__ import annotations

from ziping.forms import FormProblem, LoadedForm, load_form

SMALL = """\
[form]
id = "small"
version = "1"
title = "小表"
authority = { document = "办法" }
total = { weight = "20", places = 2 }
subject = [{ id = "name", label = "名称" }, { id = "year", label = "年度" }]
grades = [{ label = "优", from = "18" }, { label = "差", from = "0" }]
acknowledged = []

[[sections]]
id = "whole"
title = "全部"
weight = "20"

[[sections]]
id = "results"
title = "结果"
parent = "whole"
weight = "8"

[facts.budget]
label = "预算数"
kind = "money"
unit = "万元"

[facts.spent]
label = "支出数"
kind = "money"

[facts.rate]
label = "执行率"
kind = "percent"
formula = "spent / budget"
places = 2

[facts.remark]
label = "说明"
kind = "text"

[[tables]]
id = "parts"
title = "子项目"
total = true
columns = [
  { id = "name", label = "名称" },
  { id = "plan", label = "计划", kind = "money" },
  { id = "paid", label = "支付", kind = "money", formula = "plan * 90%" },
]

[[indicators]]
id = "spending"
section = "whole"
title = "支出"
weight = "7"
rule = { kind = "linear", value = "rate", zero_at = "90%", full_at = "100%" }

[[indicators]]
id = "order"
section = "whole"
title = "程序"
weight = "5"

[indicators.rule]
kind = "checklist"
criteria = [
  { text = "立项", points = "2" },
  { text = "验收", points = "3" },
]

[[target_groups]]
id = "outputs"
section = "results"
title = "产出"
weight = "8"
rule = { kind = "target", over = { above = "1.50", deduct = "excess" } }

[[chapters]]
id = "overview"
title = "概述"
"""


def broken(old: str, new: str) -> str:
    """The small form with one text, which stands in it once, put for another."""
    assert SMALL.count(old) == 1, (old, SMALL.count(old))
    return SMALL.replace(old, new)


def load(text: str) -> LoadedForm:
    return load_form(text.encode())


def line(text: str, words: str) -> int:
    """The 1-based line in which the words stand first."""
    return next(number for number, row in enumerate(text.split("\n"), 1) if words in row)


def first_change(text: str) -> int:
    """The 1-based line in which a text first differs from the small form."""
    pairs = zip(SMALL.split("\n"), text.split("\n"), strict=False)
    return next(number for number, (old, new) in enumerate(pairs, 1) if old != new)


def problem(text: str, code: str, where: str) -> FormProblem:
    """The problem of this code at this place of a form that must not be usable because of it."""
    loaded = load(text)
    found = [item for item in loaded.problems if (item.code, item.where) == (code, where)]
    assert len(found) == 1, loaded.problems
    assert (loaded.form is None) == (found[0].severity == "error")
    return found[0]
