"""Field paths: the one way in which files, commands, findings and the screen name a field."""

from __future__ import annotations

import re
from typing import Final

from ziping.record import record

SUBJECT: Final = "subject"
FACT: Final = "fact"
ANSWER: Final = "answer"
TABLE: Final = "table"
TARGET: Final = "target"
CHAPTER: Final = "chapter"
PUBLISHED_TOTAL: Final = "subject.published_total"
"""The total that an official table or an earlier report has printed."""

ROWS: Final = "rows"
"""Under `rows.<what>` a project keeps the ids of rows in their order, parted by spaces."""

TARGET_FIGURES: Final = ("target", "actual", "weight", "override")
TARGET_FIELDS: Final = (
    *("title", "operator", "target", "unit", "actual", "weight"),
    *("analysis", "improvement", "note", "override", "reason"),
)
ANSWER_TEXTS: Final = ("reason", "loss_reason", "improvement", "note")
ROW_ID: Final = re.compile(r"[a-z0-9]{1,16}")


@record
class Place:
    """The parts of a path: `target` `k3f9` `actual`."""

    room: str
    owner: str
    field: str


def place(path: str) -> Place:
    """The parts of a field path; parts that are not there are empty."""
    room, _, rest = path.partition(".")
    owner, _, field = rest.partition(".")
    return Place(room, owner, field)


def rows_path(what: str) -> str:
    """Where the row ids of a target group (`target.outputs`) or a table are kept."""
    return f"{ROWS}.{what}"
