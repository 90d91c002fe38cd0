"""The account of a score, and the hint to full marks, as JSON."""

from __future__ import annotations

from ziping.exchange.json_values import Json
from ziping.quantity import show
from ziping.scoring import ScoreSheet
from ziping.scoring.account import Account, figures
from ziping.scoring.hints import Hint, hint_text


def account_json(account: Account) -> dict[str, Json]:
    """Full marks, entries and result; as decimals the figures add up exactly as they stand."""
    weight, *points, result = figures(account)
    entries: list[Json] = [
        {
            "kind": entry.kind,
            "label": entry.label,
            "points": text.removeprefix("+"),
            "calculation": entry.calculation or None,
            "where": entry.path,
        }
        for entry, text in zip(account.entries, points, strict=True)
    ]
    known = account.result is not None
    return {"weight": weight, "entries": entries, "result": result if known else None}


def hint_json(sheet: ScoreSheet, hint: Hint) -> dict[str, Json]:
    """What to raise, by how much, to what, the points it gains, and all of it in words."""
    percent = sheet.style(hint.node).percent
    return {
        "where": hint.node.path,
        "more": show(hint.more, percent=percent),
        "value": show(hint.value, percent=percent),
        "gain": show(hint.gain),
        "text": hint_text(sheet, hint),
    }
