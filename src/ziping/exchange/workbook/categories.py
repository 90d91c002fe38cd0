"""The second level of target rows that say themselves what they belong to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ziping.exchange.workbook.model import Cells, Content, Live
from ziping.scoring import Line, ScoreSheet

CATEGORY: Final = "category"


def has_category(scores: ScoreSheet, line: Line) -> bool:
    """Whether the category of a row is its second level, because the form prints none."""
    return CATEGORY in getattr(line.source, "columns", ()) and len(scores.path(line)) < 2


def category(scores: ScoreSheet, line: Line) -> str:
    """The category of a row as it was typed."""
    return scores.project.text(f"{line.prefix}.{CATEGORY}")


def category_label(scores: ScoreSheet, lines: Sequence[str]) -> Content:
    """The category of neighbouring rows, and any other that one of them gets in the workbook."""
    paths = [f"{prefix}.{CATEGORY}" for prefix in lines]
    text = scores.project.text(paths[0])

    def write(cells: Cells) -> str:
        first, *others = (cells[path].address for path in paths)
        also = (f'IF(OR({one}="",{one}={first}),"",CHAR(10)&{one})' for one in others)
        return "&".join((f'{first}&""', *also))

    return Live(write, text)
