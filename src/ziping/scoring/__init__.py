"""Form and project into a score sheet with its derivation; a form proved by its examples."""

from ziping.scoring.asks import operators, sign
from ziping.scoring.fields import (
    Field,
    FieldKind,
    all_fields,
    chapter_fields,
    column_label,
    cover_fields,
    find_field,
    line_fields,
    subject_fields,
)
from ziping.scoring.lines import Figure, Line
from ziping.scoring.plan import Plan, plan_for
from ziping.scoring.proof import Proof, prove
from ziping.scoring.sheet import ScoreSheet, score

__all__ = [
    "Field",
    "FieldKind",
    "Figure",
    "Line",
    "Plan",
    "Proof",
    "ScoreSheet",
    "all_fields",
    "chapter_fields",
    "column_label",
    "cover_fields",
    "find_field",
    "line_fields",
    "operators",
    "plan_for",
    "prove",
    "score",
    "sign",
    "subject_fields",
]
