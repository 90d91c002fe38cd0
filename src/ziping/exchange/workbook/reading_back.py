"""What a viewer that calculates nothing sees in a written workbook."""

from __future__ import annotations

import io

from openpyxl import load_workbook

from ziping.exchange.workbook.names import defined_name
from ziping.scoring import ScoreSheet


def scores_found(content: bytes, scores: ScoreSheet) -> int:
    """How many scores stand in their cells as the engine has them."""
    book = load_workbook(io.BytesIO(content), data_only=True)
    found = 0
    for line in scores.scored_lines:
        name = book.defined_names.get(defined_name(line.score.key)) if line.score else None
        score = scores.score(line)
        if name is None or score is None:
            continue
        for title, address in name.destinations:
            value = book[title][address.replace("$", "")].value
            found += isinstance(value, int | float) and value == float(score)
    return found
