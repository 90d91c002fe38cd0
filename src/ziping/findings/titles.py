"""What a finding is about, in the few words that fit beside its code in a table."""

from __future__ import annotations

from ziping.language import _


def short_title(code: str) -> str:
    """The title of a code; empty where it has none."""
    return _titles().get(code, "")


def _titles() -> dict[str, str]:
    return {
        "F001": _("cannot be read"),
        "F002": _("ratio or per cent"),
        "F003": _("above 100%"),
        "F010": _("no comparison"),
        "F011": _("target without figure"),
        "F012": _("target set too low"),
        "F013": _("excess unexplained"),
        "F014": _("two comparisons"),
        "F015": _("same name twice"),
        "F020": _("loss unexplained"),
        "F021": _("penalised twice"),
        "F022": _("score out of range"),
        "F023": _("score set, no reason"),
        "F024": _("impossible answer"),
        "F025": _("deduction unexplained"),
        "F026": _("absence unexplained"),
        "F030": _("weights do not add up"),
        "F031": _("form's points differ"),
        "F033": _("weight not printed"),
        "F034": _("group without target"),
        "F040": _("typed or derived"),
        "F041": _("division by zero"),
        "F042": _("published otherwise"),
        "F050": _("evidence missing"),
        "F051": _("evidence changed"),
        "F052": _("evidence used twice"),
        "F053": _("evidence unrecorded"),
        "F055": _("edited after sealing"),
        "F057": _("answers not placed"),
        "F060": _("form has changed"),
        "F061": _("score not derived"),
        "F062": _("waives nothing"),
    }
