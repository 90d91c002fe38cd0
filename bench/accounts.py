"""Random projects of every form: `PYTHONPATH=src .venv/bin/python bench/accounts.py [PER_FORM]`.

A third of the fields is blank, one line in eight does not apply where the form allows it. Counts
accounts that do not close exactly, scores outside zero to full marks, and better actuals that
lower a score without any over-achievement rule.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from fractions import Fraction

from ziping.evaluation import Project, new_row_id, place, rows_path
from ziping.forms import Form, shipped_versions
from ziping.scoring import Field, ScoreSheet, all_fields, plan_for, score
from ziping.scoring.account import Account, line_account
from ziping.scoring.totals import section_account, total_account

PER_FORM = 1000
_AMOUNTS = ("0", "926.91", "1,018.93", "105.61", "-12.5", "0.01", "3", "6", "1,234.5678万", "？")
_RATES = ("0%", "95.40%", "100%", "104.5%", "-3%", "89.99", "98.685%", "5个")
_TARGETS = ("≥10", ">45", "<4", "≤0", "＝100", "518万人以上", "98", "年度计划数", "0", "≤20")
_ACTUALS = ("0", "10", "45", "3.22", "-2", "98.5", "519.03万", "100", "16", "many", "9.999")
_POINTS = ("0", "1", "0.5", "4.2", "99", "-1", "8", "10")


def main() -> int:
    """Draw, check, count."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else PER_FORM
    wrong: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for shipped in shipped_versions():
        draw = random.Random(shipped.name)  # noqa: S311 - figures for a check
        for _number in range(count):
            sheet = score(shipped.form, _project(shipped.form, draw))
            for kind, is_wrong in _checks(sheet, draw):
                total[kind] += 1
                wrong[kind] += is_wrong
        print(f"{shipped.name}: {count} projects")
    for kind, checks in total.items():
        print(f"{kind}: {checks} checked, {wrong[kind]} wrong")
    return int(any(wrong.values()))


def _project(form: Form, draw: random.Random) -> Project:
    project = Project(form.id, form.form.version, form.digest, {})
    for what in [f"target.{g.id}" for g in form.target_groups] + [
        f"table.{t.id}" for t in form.tables
    ]:
        for _row in range(draw.randint(0, 3)):
            rows = [*project.rows(what), new_row_id(project)]
            project = project.changed([project.change(rows_path(what), " ".join(rows))])
    fields = list(all_fields(plan_for(form, project), project))
    changes = [project.change(field.path, _text(field, draw)) for field in fields]
    return project.changed(changes)


def _text(field: Field, draw: random.Random) -> str:
    name = place(field.path).field
    if name == "not_applicable":
        return "true" if draw.random() < 1 / 8 else ""
    if draw.random() < 1 / 3 or (name == "override" and draw.random() < 0.8):
        return ""
    if field.options:
        return draw.choice([option.value for option in field.options])
    if name == "weight":
        return draw.choice(("10", "5", "2.5", "3.333", "0"))
    if name == "actual":
        return draw.choice(_ACTUALS)
    if name.endswith(("points", "override")):
        return draw.choice(_POINTS)
    texts = {"target": _TARGETS, "percent": _RATES}.get(field.kind)
    return draw.choice(texts or _AMOUNTS) if texts or field.is_figure else "说明"


def _checks(sheet: ScoreSheet, draw: random.Random) -> list[tuple[str, bool]]:
    accounts = [line_account(sheet, line) for line in sheet.scored_lines]
    accounts += [section_account(sheet, section) for section in sheet.form.sections]
    accounts.append(total_account(sheet))
    found = [("accounts", not _closes(account)) for account in accounts if account]
    for line in sheet.scored_lines:
        points, weight = sheet.score(line), sheet.weight(line)
        if points is not None and weight is not None:
            found.append(("scores in range", not (0 <= points <= weight or weight < 0)))
    return found + _better(sheet, draw)


def _closes(account: Account) -> bool:
    entries = sum((entry.points for entry in account.entries), Fraction(0))
    return account.weight + entries == (account.result or 0)


def _better(sheet: ScoreSheet, draw: random.Random) -> list[tuple[str, bool]]:
    """More is better where the comparison says so, unless it shows that the target was too low."""
    found = []
    for line in sheet.scored_lines:
        before, actual = sheet.score(line), sheet.inputs.get(f"{line.prefix}.actual")
        rises = sheet.inputs.get(f"{line.prefix}.operator") in (">", ">=")
        if before is None or not isinstance(actual, Fraction) or not rises:
            continue
        step = draw.choice((Fraction(1, 100), Fraction(1), Fraction(1000)))
        change = sheet.project.change(f"{line.prefix}.actual", f"{float(actual + step):.4f}")
        after = score(sheet.form, sheet.project.changed([change]))
        same = next(item for item in after.scored_lines if item.id == line.id)
        if same.parts and after.value(same.parts.flagged) is True:
            continue
        points = after.score(same)
        found.append(("better actuals", points is None or points < before))
    return found


if __name__ == "__main__":
    sys.exit(main())
