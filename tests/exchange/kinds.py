"""Random forms of every rule kind and every treatment of what does not apply, and projects."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tests.exchange.cases import decimal
from ziping.evaluation import Project, place
from ziping.expression import Reference
from ziping.forms import Form, load_form
from ziping.scoring import ScoreSheet, score

TREATMENTS = ("forbidden", "forbidden", "full", "redistribute", "exclude")
WEIGHTS = ("2", "3", "4", "5", "2.5", "7.5", "3.3")
TIERS = (
    'tiers = [{ id = "good", label = "好", at_least = "80%" }, '
    '{ id = "fair", label = "中", above = "50%" }, { id = "bad", label = "差" }]'
)
FACTS = """
[facts.spent]
label = "支出"
kind = "money"
unit = "万元"
[facts.budget]
label = "预算"
kind = "money"
[facts.rate]
label = "执行率"
kind = "percent"
formula = "spent / budget"
places = 2
[facts.late]
label = "迟报天数"
kind = "number"
[facts.line]
label = "执行率界线"
kind = "percent"
dated = [{ from = "2020", value = "80%" }, { from = "2023", value = "90%" }]
[facts.top]
label = "满分线"
kind = "percent"
typed = true
formula = "max(line, 95%)"
[facts.met]
label = "达标数"
kind = "count"
formula = "count(goals.met)"
typed = true
[facts.declared]
label = "申报数"
kind = "count"
formula = "count(goals)"
[facts.low]
label = "偏低数"
kind = "count"
formula = "count(goals.flagged)"
"""


@dataclass
class Drawing:
    """A form being drawn: its indicators and groups by section, and the weights they add up to."""

    draw: random.Random
    treatments: Sequence[str] = TREATMENTS
    blocks: list[str] = field(default_factory=list)
    weights: dict[str, float] = field(default_factory=dict)

    def indicator(self, name: str, section: str, rule: str, weight: str) -> None:
        head = f'id = "{name}"\nsection = "{section}"\ntitle = "指标{name}"\nweight = "{weight}"'
        self.blocks.append(f"[[indicators]]\n{head}\n{self._treatment()}\nrule = {{ {rule} }}")
        self.weights[section] = self.weights.get(section, 0) + float(weight)

    def group(self, name: str, section: str, rule: str, weight: str = "") -> None:
        head = f'id = "{name}"\nsection = "{section}"\ntitle = "组{name}"\npath = ["组{name}"]'
        points = f'weight = "{weight}"\n{self._treatment()}' if weight else ""
        self.blocks.append(f"[[target_groups]]\n{head}\n{points}\nrule = {{ {rule} }}")
        if weight:
            self.weights[section] = self.weights.get(section, 0) + float(weight)

    def _treatment(self) -> str:
        found = self.draw.choice(self.treatments)
        text = f'not_applicable = "{found}"'
        if found == "redistribute" and self.draw.random() < 0.3:
            text += '\nredistribute_to = "process"'
        return text


def indicator_rules(draw: random.Random, weight: str) -> Iterator[tuple[str, str]]:
    """One rule of each kind for an indicator of this weight."""
    half = float(weight) / 2
    cap = f', at_most = "{half:g}"' if draw.random() < 0.5 else ""
    yield "proportion", 'kind = "proportion", value = "rate"'
    anchors = draw.choice(
        ('zero_at = "90%", full_at = "100%"', 'zero_at = "110%", full_at = "95%"')
        if draw.random() < 0.6
        else ('zero_at = "50%", full_at = "top"', 'zero_at = "line", full_at = "100%"')
    )
    yield "linear", f'kind = "linear", value = "rate", {anchors}'
    threshold = draw.choice(("line", "90%"))
    sign = draw.choice((">=", ">", "<", "<=", "="))
    yield "gate", f'kind = "gate", value = "rate", operator = "{sign}", threshold = "{threshold}"'
    bands = f'{{ at_least = "95%", points = "{weight}" }}, {{ above = "80%", points = "{half:g}" }}'
    yield "bands", f'kind = "bands", value = "rate", bands = [{bands}, {{ points = "0" }}]'
    mode = draw.choice(("add", "deduct"))
    points = draw.choice(("", f', points = "{half:g}"'))
    criteria = f'{{ text = "甲"{points} }}, {{ text = "乙"{points} }}'
    criteria += ', { text = "丙" }' if not points and draw.random() < 0.5 else ""
    yield "checklist", f'kind = "checklist", mode = "{mode}", criteria = [{criteria}]'
    yield "deductions", f'kind = "deductions"{cap}'
    units, side = draw.choice(("whole", "started", "proportional")), draw.choice(("above", "below"))
    measured = draw.choice(
        (
            'value = "late", points = "0.3"',
            'value = "late", points = "0.5", unit = "0.7", limit = "1.4"',
            'value = "rate", points = "0.2", unit = "1%", limit = "line"',
        )
    )
    yield "per_unit", f'kind = "per_unit", {measured}, units = "{units}", side = "{side}"{cap}'
    yield "judgement", 'kind = "judgement"'
    yield "tiers", f'kind = "judgement", {TIERS}'
    yield "declared", 'kind = "declared"'
    yield "share", 'kind = "share", met = "met", declared = "declared"'
    yield "per_flagged", 'kind = "per_flagged", flagged = "low", of = "declared"'
    yield "completion", 'kind = "completion", group = "goals"'


def target_rule(draw: random.Random) -> str:
    """A rule for target rows with any of its variants."""
    parts = ['kind = "target"', f'reverse = "{draw.choice(("inverse", "linear"))}"']
    unmet = draw.choice(("proportional", "zero", "steps"))
    parts.append(f'unmet = "{unmet}"')
    if unmet == "steps":
        parts.append(
            'steps = [{ at_least = "80%", share = "60%" }, { above = "0.5", share = "0.3" }, '
            '{ share = "0" }]'
        )
    parts.append(f"percent = {draw.choice(('true', 'false'))}")
    parts.append(f"places = {draw.choice((0, 1, 2))}")
    parts.append(f"rounded = {draw.choice(('true', 'true', 'false'))}")
    cost = draw.choice(
        (
            'deduct = "none"',
            'deduct = "excess"',
            'deduct = "points", points = "0.5"',
            'deduct = "cap", cap = "80%"',
        )
    )
    confirm = draw.choice(("true", "false"))
    if draw.random() < 0.8:
        parts.append(f'over = {{ above = "1.3", {cost}, confirm = {confirm} }}')
    if draw.random() < 0.5:
        parts.append(TIERS)
    return ", ".join(parts)


def random_form(draw: random.Random) -> Form:
    """A form of a random choice of kinds, with sections inside one another."""
    form = Drawing(draw, draw.choice((TREATMENTS, ("forbidden",), ("exclude", "redistribute"))))
    sections = ("decision", "process", "inner")
    has_goals = draw.random() < 0.7
    for kind, _rule in list(indicator_rules(draw, "1")):
        if draw.random() < 0.4 or (kind == "declared" and draw.random() < 0.6):
            continue
        weight = draw.choice(WEIGHTS)
        rule = dict(indicator_rules(draw, weight))[kind]
        if has_goals or "goals" not in rule:
            form.indicator(kind, draw.choice(sections), rule, weight)
    if has_goals:
        form.group("goals", "inner", target_rule(draw))
    for name in ("scored", "other")[: draw.choice((0, 1, 2))]:
        form.group(name, draw.choice(sections), target_rule(draw), draw.choice(("10", "6", "9.9")))
    return load(form, sections, has_goals=has_goals)


def load(form: Drawing, sections: Sequence[str], *, has_goals: bool) -> Form:
    """The form that was drawn, with figures, sections and head."""
    draw, weights = form.draw, form.weights
    if "inner" in sections:
        weights["process"] = weights.get("process", 0) + weights.get("inner", 0)
    whole = sum(weights.get(name, 0) for name in sections if name != "inner")
    places = draw.choice((2, 2, 1, 0))
    more = draw.choice(("", "", ", score_places = 1", ", score_places = 0"))
    if whole and draw.random() < 0.4:
        at_most = f"{whole * 0.5:.2f}"
        more += f', caps = [{{ value = "rate", below = "98%", at_most = "{at_most}" }}]'
    grades = (
        f'grades = [{{ label = "优", from = "{whole * 0.8:.2f}" }}, {{ label = "差", from = "0" }}]'
    )
    text = [
        '[form]\nid = "kinds"\nversion = "1"\ntitle = "各类规则"',
        'authority = { document = "办法" }',
        'subject = [{ id = "name", label = "名称" }, { id = "year", label = "年度" }]',
        f'total = {{ weight = "{whole:g}", places = {places}{more} }}',
        grades if whole and draw.random() < 0.8 else "",
    ]
    for name in sections:
        parent = '\nparent = "process"' if name == "inner" else ""
        points = f"{weights.get(name, 0):g}"
        text.append(
            f'[[sections]]\nid = "{name}"\ntitle = "部分{name}"\nweight = "{points}"{parent}'
        )
    facts = FACTS
    if not has_goals:
        facts = facts.replace("goals.met", "targets.met").replace("goals", "targets")
    loaded = load_form("\n".join([*text, facts, *form.blocks]).encode())
    if loaded.form is None:
        raise ValueError(loaded.problems)
    return loaded.form


def kinds_sheet(seed: int) -> ScoreSheet:
    """A random project of a random form; every third has blanks."""
    draw = random.Random(f"kinds {seed}")  # noqa: S311 - figures for a test
    return random_project(draw, random_form(draw), blanks=seed % 3 == 2)


def empty_sheet() -> ScoreSheet:
    """A form without any indicator or points, and nothing filled in."""
    form = Drawing(random.Random(0), ("forbidden",))  # noqa: S311 - nothing is drawn
    form.group("goals", "inner", 'kind = "target"')
    loaded = load(form, ("process", "inner"), has_goals=True)
    return score(loaded, Project(loaded.id, "1", loaded.digest, {}))


def random_project(draw: random.Random, form: Form, *, blanks: bool) -> ScoreSheet:
    """A project of a form with random answers."""
    entries = {"subject.name": "各类", "subject.year": draw.choice(("2021", "2023年", "2022年度"))}
    for group in form.target_groups:
        rows = draw.choice((0, 1, 2, 2, 3, 3, 3, 3))
        ids = [f"{group.id[0]}{number}" for number in range(rows)]
        entries[f"rows.target.{group.id}"] = " ".join(ids)
        for row in ids:
            entries.update(_row(draw, f"target.{row}", judged=group.rule.qualitative))
    for indicator in form.indicators:
        if indicator.rule.kind == "deductions":
            for number in range(2, draw.choice((2, 3, 4))):
                entries[f"answer.{indicator.id}.deduction.{number}.points"] = "0.25"
    empty = score(form, Project(form.id, form.form.version, form.digest, entries))
    for path, node in empty.plan.program.inputs.items():
        typed = _answer(draw, path, node, empty)
        if path not in entries and typed is not None:
            entries[path] = typed
    for line in empty.scored_lines:
        if draw.random() < 0.1:
            entries[line.published_path] = decimal(draw, 0, 5)
    if draw.random() < 0.2:
        entries["subject.published_total"] = decimal(draw, 20, 90)
    filled = sorted(path for path in entries if not path.startswith(("rows.", "subject.name")))
    for path in draw.sample(filled, k=min(len(filled), draw.randint(1, 4) if blanks else 0)):
        entries[path] = draw.choice(("", "", "约五百"))
    return score(form, Project(form.id, form.form.version, form.digest, _filled(entries)))


def _filled(entries: dict[str, str]) -> dict[str, str]:
    return {path: text for path, text in entries.items() if text}


def _row(draw: random.Random, prefix: str, *, judged: bool) -> dict[str, str]:
    target = draw.choice((decimal(draw, 1, 500), "0", "4.48万", "40", "95%"))
    actual = draw.choice((decimal(draw, 0, 900), "0", target, decimal(draw, 30, 99)))
    operator = draw.choice((">", ">=", "=", "<=", "<"))
    if judged and draw.random() < 0.5:
        target, actual, operator = "明显改善", "已改善", "qualitative"
    return {
        f"{prefix}.title": "目标",
        f"{prefix}.target": target,
        f"{prefix}.actual": actual,
        f"{prefix}.operator": operator,
        f"{prefix}.unit": "%" if target.endswith("%") else "",
    }


def _answer(draw: random.Random, path: str, node: Reference, sheet: ScoreSheet) -> str | None:
    name = place(path).field
    if name == "not_applicable":
        return draw.choice(("true", "false", None, None, None))
    if name == "set_low":
        return draw.choice(("true", "false", None))
    if node.kind == "flag":
        return draw.choice(("true", "true", "false"))
    if node.kind == "choice":
        return draw.choice(node.options).value
    if name == "override":
        return decimal(draw, -1, 6) if draw.random() < 0.15 else None
    if name.startswith("deduction."):
        return draw.choice(("0", "0.5", "1", "1.25"))
    if name == "points":
        return draw.choice(("0", "0.25", "99") if draw.random() < 0.2 else ("2", "1.6", "0.2"))
    if name == "weight":
        return draw.choice(("3", "5", "3.3"))
    figures = {
        "fact.budget": ("500", *(decimal(draw, 400, 600) for _number in range(9)), "0"),
        "fact.spent": ("480", "500", decimal(draw, 300, 620)),
        "fact.late": ("0", "2.1", "1.4", "2.8", decimal(draw, 0, 9)),
        "fact.top": (None, None, "97%"),
        "fact.met": (None, None, "1"),
    }
    return draw.choice(figures.get(path, (None,)))
