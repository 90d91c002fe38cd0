"""Form and project into a score sheet with its derivation."""

from ziping.scoring.asks import operators, sign
from ziping.scoring.comparison import Comparison, LineChange, compare
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
from ziping.scoring.migration import Doubtful, Migration, migrate
from ziping.scoring.naming import Names
from ziping.scoring.plan import Plan, plan_for
from ziping.scoring.questions import Question
from ziping.scoring.sheet import ScoreSheet, score

__all__ = [
    "Comparison",
    "Doubtful",
    "Field",
    "FieldKind",
    "Figure",
    "Line",
    "LineChange",
    "Migration",
    "Names",
    "Plan",
    "Question",
    "ScoreSheet",
    "all_fields",
    "chapter_fields",
    "column_label",
    "compare",
    "cover_fields",
    "find_field",
    "line_fields",
    "migrate",
    "operators",
    "plan_for",
    "score",
    "sign",
    "subject_fields",
]
