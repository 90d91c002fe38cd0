"""The rule kinds of official forms: one small class each, all listed here."""

from ziping.forms.rules.bands import Bands
from ziping.forms.rules.base import (
    Asks,
    AsksJudgement,
    Doubt,
    Flaw,
    Limit,
    RowAsks,
    RowRule,
    Rule,
    TargetParts,
)
from ziping.forms.rules.checklist import Checklist
from ziping.forms.rules.completion import Completion
from ziping.forms.rules.deductions import Deductions
from ziping.forms.rules.gate import Gate
from ziping.forms.rules.judgement import Declared, Judgement
from ziping.forms.rules.linear import Linear
from ziping.forms.rules.per_flagged import PerFlagged
from ziping.forms.rules.per_unit import PerUnit
from ziping.forms.rules.proportion import Proportion
from ziping.forms.rules.share import Share
from ziping.forms.rules.target import QUALITATIVE, TargetRule

RULES: dict[str, type] = {
    rule.kind: rule
    for rule in (
        Bands,
        Checklist,
        Completion,
        Declared,
        Deductions,
        Gate,
        Judgement,
        Linear,
        PerFlagged,
        PerUnit,
        Proportion,
        Share,
    )
}
ROW_RULES: dict[str, type] = {TargetRule.kind: TargetRule}

__all__ = [
    "QUALITATIVE",
    "ROW_RULES",
    "RULES",
    "Asks",
    "AsksJudgement",
    "Doubt",
    "Flaw",
    "Limit",
    "RowAsks",
    "RowRule",
    "Rule",
    "TargetParts",
]
