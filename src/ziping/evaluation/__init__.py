"""What the evaluator fills in: facts, answers, tables, targets, prose, and how it is read."""

from ziping.evaluation.paths import (
    ANSWER,
    ANSWER_TEXTS,
    CHAPTER,
    FACT,
    ROW_ID,
    SUBJECT,
    TABLE,
    TARGET,
    TARGET_FIELDS,
    TARGET_FIGURES,
    Place,
    place,
    rows_path,
)
from ziping.evaluation.project import Change, Project, new_row_id
from ziping.evaluation.reading import (
    Fault,
    Misread,
    Reader,
    Readings,
    operator_of,
    typed_figure,
    unit_of,
)

__all__ = [
    "ANSWER",
    "ANSWER_TEXTS",
    "CHAPTER",
    "FACT",
    "ROW_ID",
    "SUBJECT",
    "TABLE",
    "TARGET",
    "TARGET_FIELDS",
    "TARGET_FIGURES",
    "Change",
    "Fault",
    "Misread",
    "Place",
    "Project",
    "Reader",
    "Readings",
    "new_row_id",
    "operator_of",
    "place",
    "rows_path",
    "typed_figure",
    "unit_of",
]
