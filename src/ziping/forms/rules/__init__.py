"""The rule kinds of official forms: one small class each, all listed here."""

from ziping.forms.rules.bands import Bands
from ziping.forms.rules.base import Asks, Flaw, RowAsks, RowRule, Rule, TargetParts
from ziping.forms.rules.checklist import Checklist
from ziping.forms.rules.completion import Completion
from ziping.forms.rules.deductions import Deductions
from ziping.forms.rules.gate import Gate
from ziping.forms.rules.linear import Linear
from ziping.forms.rules.per_flagged import PerFlagged
from ziping.forms.rules.proportion import Proportion
from ziping.forms.rules.share import Share
from ziping.forms.rules.target import TargetRule

RULES: dict[str, type] = {
    rule.kind: rule
    for rule in (
        Bands,
        Checklist,
        Completion,
        Deductions,
        Gate,
        Linear,
        PerFlagged,
        Proportion,
        Share,
    )
}
ROW_RULES: dict[str, type] = {TargetRule.kind: TargetRule}

__all__ = ["ROW_RULES", "RULES", "Asks", "Flaw", "RowAsks", "RowRule", "Rule", "TargetParts"]
