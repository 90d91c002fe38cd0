"""What a workbook says of itself and of its rows, so that fields are found when it comes back.

The same line about the workbook stands in a defined name, in the hidden column of each sheet and
on the hidden sheet: any one of the three is enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import astuple, fields
from typing import Final

from ziping.evaluation.differences import digest_of
from ziping.exchange.workbook.contents import no, yes
from ziping.record import record
from ziping.scoring import ScoreSheet

HEAD: Final = "head"
"""The key of the line about the workbook among the defined names."""

_OURS, _FORMAT, _PARTING = "ziping", "1", "|"
_ROW: Final = "zp"
_PLACE = re.compile(r"([1-9][0-9]{0,4}):(\S+)")
_SHORT: Final = 16


@record
class Head:
    """By which form a workbook was written, from which texts, and its words for yes and no."""

    form: str
    version: str
    digest: str
    base: str
    yes: str
    no: str

    def line(self) -> str:
        """The line that is written into the workbook."""
        return _PARTING.join((_OURS, _FORMAT, *astuple(self)))


def head_of(scores: ScoreSheet) -> Head:
    """What a workbook of this project says of itself."""
    project = scores.project
    digest = scores.form.digest.rpartition(":")[2][:_SHORT]
    base = digest_of(project.entries)[:_SHORT]
    return Head(scores.form.id, scores.form.form.version, digest, base, yes(), no())


def read_head(text: str) -> Head | None:
    """The line about a workbook; None where it is another text."""
    ours, *rest = text.split(_PARTING)
    if ours != _OURS or len(rest) != 1 + len(fields(Head)) or rest[0] != _FORMAT:
        return None
    return Head(*rest[1:])


def row_line(places: Iterable[tuple[int, str]]) -> str:
    """The text by which a row is known: what stands in which of its columns."""
    return " ".join((_ROW, *(f"{column}:{key}" for column, key in places)))


def read_row(text: str) -> list[tuple[int, str]] | None:
    """What stands in which columns of a row; None where the text is none of ours."""
    ours, *places = text.split(" ")
    found = [_PLACE.fullmatch(place) for place in places]
    if ours != _ROW or not all(found):
        return None
    return [(int(match[1]), match[2]) for match in found if match]
