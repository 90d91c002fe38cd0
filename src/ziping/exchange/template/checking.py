"""A filled template as another reader sees it."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterable

from openpyxl import load_workbook

from ziping.exchange.template.fill import Placed
from ziping.exchange.workbook.model import Number, Text
from ziping.exchange.workbook.texts import escaped


def cells_found(content: bytes, placed: Iterable[Placed]) -> int:
    """How many cells hold what was put there."""
    with warnings.catch_warnings():
        # What the library does not know it leaves out of its own copy only.
        warnings.simplefilter("ignore")
        book = load_workbook(io.BytesIO(content))
    count = 0
    for title, address, filling in placed:
        cell = book[title][address]
        match filling.content:
            case Number(value=value):
                count += cell.value == float(value)
            case Text(text=text):
                count += cell.value == escaped(text) and cell.data_type != "f"
            case None:
                count += cell.value is None
    return count
