"""Form and project into a score sheet with its derivation."""

from ziping.scoring.asks import operators, sign
from ziping.scoring.fields import (
    Field,
    FieldKind,
    all_fields,
    chapter_fields,
    column_label,
    cover_fields,
    evidence_fields,
    find_field,
    line_fields,
    published_field,
    subject_fields,
    table_fields,
    total_field,
)
from ziping.scoring.lines import Capping, Figure, Line
from ziping.scoring.plan import Plan, plan_for
from ziping.scoring.ranges import points_range, score_range
from ziping.scoring.sheet import ScoreSheet, score
from ziping.scoring.weights import treatment

__all__ = [
    "Capping",
    "Field",
    "FieldKind",
    "Figure",
    "Line",
    "Plan",
    "ScoreSheet",
    "all_fields",
    "chapter_fields",
    "column_label",
    "cover_fields",
    "evidence_fields",
    "find_field",
    "line_fields",
    "operators",
    "plan_for",
    "points_range",
    "published_field",
    "score",
    "score_range",
    "sign",
    "subject_fields",
    "table_fields",
    "total_field",
    "treatment",
]
