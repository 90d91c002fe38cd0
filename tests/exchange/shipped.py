"""Random projects of the forms that ship, filled in from the head to the goals."""

from __future__ import annotations

import random

from tests.exchange.cases import decimal
from ziping.evaluation import Project
from ziping.expression import Reference
from ziping.forms import Column, TargetGroup
from ziping.forms.library import shipped_form, shipped_versions
from ziping.scoring import ScoreSheet, score

NAMES = tuple(sorted(item.name for item in shipped_versions()))
WORDS = ("已完成。", "=1+1", "因雨季停工，工期顺延。\n次年补足", "@某单位", "")
CATEGORIES = ("数量指标", "数量指标", "质量指标", "")


def shipped_sheet(name: str, seed: int) -> ScoreSheet:
    """A random project of a form; every third has blanks."""
    draw = random.Random(f"{name} {seed}")  # noqa: S311 - figures for a test
    found = shipped_form(name)
    assert found is not None
    form = found.form
    entries = {f"subject.{item.id}": draw.choice(WORDS) for item in form.form.subject}
    entries["subject.year"] = draw.choice(("2021", "2023年", "2022年度", "二〇二二"))
    entries |= {f"chapter.{item.id}": draw.choice(WORDS) * 30 for item in form.chapters}
    for group in form.target_groups:
        ids = [f"{group.id[:4]}{number}" for number in range(draw.choice((1, 2, 3, 9)))]
        entries[f"rows.target.{group.id}"] = " ".join(ids)
        for row in ids:
            entries |= _target(draw, f"target.{row}", group)
    for table in form.tables:
        ids = [row.id for row in table.rows] or [f"r{number}" for number in range(3)]
        entries[f"rows.table.{table.id}"] = " ".join(ids)
        for row in ids:
            for column in table.columns:
                if not column.formula:
                    entries[f"table.{table.id}.{row}.{column.id}"] = _cell(draw, column)
    empty = score(form, Project(form.id, form.form.version, form.digest, entries))
    for path, node in empty.plan.program.inputs.items():
        entries.setdefault(path, _answer(draw, path, node))
    for line in empty.scored_lines:
        entries[line.loss_reason_path] = draw.choice(WORDS)
        entries[f"{line.prefix}.improvement"] = draw.choice(WORDS)
    if seed % 3 == 2:
        for path in draw.sample(sorted(entries), k=min(len(entries), 9)):
            entries[path] = entries[path] if path.startswith("rows.") else ""
    known = {path: text for path, text in entries.items() if text}
    return score(form, Project(form.id, form.form.version, form.digest, known))


def _target(draw: random.Random, prefix: str, group: TargetGroup) -> dict[str, str]:
    target = draw.choice((decimal(draw, 1, 500), "0", "4.48万", "9,000", "95%", "90.0%"))
    actual = draw.choice((decimal(draw, 0, 900), "0", target, decimal(draw, 30, 99)))
    operator = draw.choice((">", ">=", "=", "<=", "<"))
    if group.rule.qualitative and draw.random() < 0.3:
        target, actual, operator = "明显改善", "已改善", "qualitative"
    unit = "%" if target.endswith("%") else draw.choice(("个", "", "万元"))
    return {
        f"{prefix}.title": draw.choice(("目标", "=目标(1)", "新建管网长度")),
        f"{prefix}.target": target,
        f"{prefix}.actual": actual,
        f"{prefix}.operator": operator,
        f"{prefix}.unit": unit,
        f"{prefix}.category": draw.choice(CATEGORIES),
    }


def _cell(draw: random.Random, column: Column) -> str:
    if column.kind == "text":
        return draw.choice(("当年财政拨款", "=其他", "上年结转"))
    return draw.choice((decimal(draw, 0, 2000), "0", "1,032.52", "-32.4", "500"))


def _answer(draw: random.Random, path: str, node: Reference) -> str:
    if path.endswith(".not_applicable"):
        return draw.choice(("true", "", "", ""))
    if path.endswith(".override"):
        return draw.choice(("1.5", "0.25", *[""] * 10))
    if node.kind == "flag":
        return draw.choice(("true", "true", "false"))
    if node.kind == "choice":
        return draw.choice(node.options).value
    if node.kind in ("text", "date"):
        return draw.choice(WORDS)
    if node.kind == "percent":
        return draw.choice((decimal(draw, 80, 101) + "%", "100%", "0%"))
    if path.endswith((".weight", ".points")):
        return draw.choice(("10", "5", "7.5", "3.3", "0"))
    return draw.choice((decimal(draw, 0, 2000), decimal(draw, 900, 1100), "0", "1,032.52"))
