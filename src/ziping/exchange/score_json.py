"""A scored project as JSON: figures are strings, a percent carries its sign, unknown is null."""

from __future__ import annotations

from fractions import Fraction

from ziping.evaluation import operator_of, unit_of
from ziping.exchange.account_json import account_json, hint_json
from ziping.exchange.json_values import Json
from ziping.expression import Expression, Named, Reference, Value
from ziping.findings import Finding
from ziping.quantity import Target, read_target, show
from ziping.scoring import Line, ScoreSheet
from ziping.scoring.account import line_account
from ziping.scoring.hints import hint
from ziping.scoring.totals import section_account, total_account


def score_json(file: str, sheet: ScoreSheet, findings: tuple[Finding, ...]) -> dict[str, Json]:
    """The object that `score --json` prints for one file."""
    form = sheet.form
    return {
        "file": file,
        "form": form.id,
        "version": form.form.version,
        "title": sheet.project.text("subject.name"),
        "complete": sheet.complete,
        "weight": show(sheet.full_marks()),
        "total": _points(sheet.total),
        "derived_total": _points(sheet.derived_total),
        "published_total": _points(sheet.published_total),
        "grade": sheet.grade,
        "account": account_json(total_account(sheet)),
        "sections": [
            {
                "id": section.id,
                "parent": section.parent or None,
                "title": section.title,
                "weight": show(sheet.section_weight(section)),
                "nominal_weight": section.weight.shown,
                "score": _points(sheet.section_score(section)),
                "account": account_json(section_account(sheet, section)),
            }
            for section in form.sections
        ],
        "indicators": [_indicator(sheet, line) for line in sheet.scored_lines],
        "targets": [_target(sheet, line) for line in sheet.lines if line.is_target],
        "facts": [_fact(sheet, name) for name in sheet.plan.figures],
        "tables": {table.id: _table(sheet, table.id) for table in form.tables},
        "findings": findings_json(findings),
    }


def findings_json(findings: tuple[Finding, ...]) -> list[Json]:
    """The list that `check --json` prints for one file."""
    return [
        {
            "code": finding.code,
            "severity": finding.severity,
            "where": finding.where,
            "message": finding.message,
            "remedy": finding.remedy,
            "waived": finding.waived,
        }
        for finding in findings
    ]


def _points(value: Fraction | None) -> str | None:
    return None if value is None else show(value, 2)


def _figure(value: Value, *, percent: bool = False) -> str | None:
    if not isinstance(value, Fraction):
        return value if isinstance(value, str) else None
    return show(value, percent=percent)


def _shown(sheet: ScoreSheet, node: Expression) -> str | None:
    value = sheet.value(node)
    percent = isinstance(node, Named | Reference) and node.style.percent
    places = node.style.places if isinstance(node, Named | Reference) else None
    if isinstance(value, Fraction):
        return show(value, places, percent=percent)
    return value if isinstance(value, str) else None


def _indicator(sheet: ScoreSheet, line: Line) -> Json:
    account, found = line_account(sheet, line), hint(sheet, line)
    return {
        "id": line.id,
        "section": line.section,
        "path": list(sheet.path(line)),
        "title": sheet.title(line),
        "weight": _figure(sheet.weight(line)),
        "nominal_weight": _figure(sheet.printed_weight(line)),
        "score": _points(sheet.score(line)),
        "derived": _points(sheet.points(line.derived)) if sheet.applies(line) else None,
        "override": _figure(sheet.value(line.override)) if line.override else None,
        "published": _points(sheet.published(line)),
        "applicable": sheet.applies(line),
        "why": sheet.why_line(line) if line.score else None,
        "account": account_json(account) if account else None,
        "hint": hint_json(sheet, found) if found else None,
    }


def _target(sheet: ScoreSheet, line: Line) -> Json:
    entries, parts = sheet.project.entries, line.parts
    unit = unit_of(entries, line.id)
    percent = unit == "%"
    operator = operator_of(entries, line.id)
    values = sheet.inputs
    return {
        "id": line.id,
        "group": line.source.id,
        "title": sheet.title(line),
        "operator": operator or None,
        "target": _figure(values.get(f"{line.prefix}.target"), percent=percent),
        "unit": unit,
        "actual": _figure(values.get(f"{line.prefix}.actual"), percent=percent),
        "completion": _shown(sheet, parts.completion) if parts else None,
        "met": _flag(sheet, parts.met) if parts else None,
        "flagged": _flag(sheet, parts.flagged) if parts else None,
        "weight": _figure(sheet.weight(line)),
        "score": _points(sheet.score(line)),
        "text": target_text(entries.get(f"{line.prefix}.target", ""), operator),
    }


def target_text(typed: str, operator: str) -> str:
    """The target as typed, behind its comparison where its own words have none."""
    read = read_target(typed)
    says_it = isinstance(read, Target) and read.operator is not None
    return typed if says_it or not typed else f"{operator}{typed}"


def _flag(sheet: ScoreSheet, node: Expression) -> bool | None:
    found = sheet.value(node)
    return found if isinstance(found, bool) else None


def _fact(sheet: ScoreSheet, name: str) -> Json:
    figure = sheet.plan.figures[name]
    return {
        "id": name,
        "label": figure.fact.label,
        "value": _shown(sheet, figure.node),
        "unit": "%" if figure.fact.kind == "percent" else figure.fact.unit,
        "typed": (sheet.project.text(figure.typed.path) or None) if figure.typed else None,
    }


def _table(sheet: ScoreSheet, name: str) -> Json:
    rows: dict[str, dict[str, Json]] = {}
    for place, node in sheet.plan.tables[name].items():
        row, _dot, column = place.partition(".")
        rows.setdefault(row, {})[column] = _shown(sheet, node)
    total: Json = dict(rows.pop("", {}))
    return {"rows": [{"id": row, **cells} for row, cells in rows.items()], "total": total or None}
