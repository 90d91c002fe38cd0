"""Form and project into a score sheet with its derivation."""

from ziping.scoring.account import Account, Entry, Row, figures, line_account, rows
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
    table_fields,
)
from ziping.scoring.hints import Chance, Hint, chances, hint, hint_text, next_grade
from ziping.scoring.lines import Capping, Figure, Line
from ziping.scoring.migration import Doubtful, Migration, migrate
from ziping.scoring.naming import Names
from ziping.scoring.plan import Plan, plan_for
from ziping.scoring.proof import Proof, prove
from ziping.scoring.questions import Question
from ziping.scoring.sheet import ScoreSheet, score
from ziping.scoring.totals import SECTION, TOTAL, section_account, total_account
from ziping.scoring.weights import treatment
from ziping.scoring.workings import Working, workings

__all__ = [
    "SECTION",
    "TOTAL",
    "Account",
    "Capping",
    "Chance",
    "Comparison",
    "Doubtful",
    "Entry",
    "Field",
    "FieldKind",
    "Figure",
    "Hint",
    "Line",
    "LineChange",
    "Migration",
    "Names",
    "Plan",
    "Proof",
    "Question",
    "Row",
    "ScoreSheet",
    "Working",
    "all_fields",
    "chances",
    "chapter_fields",
    "column_label",
    "compare",
    "cover_fields",
    "figures",
    "find_field",
    "hint",
    "hint_text",
    "line_account",
    "line_fields",
    "migrate",
    "next_grade",
    "operators",
    "plan_for",
    "prove",
    "rows",
    "score",
    "section_account",
    "sign",
    "subject_fields",
    "table_fields",
    "total_account",
    "treatment",
    "workings",
]
