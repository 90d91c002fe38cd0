"""From the bytes of a file to the cells of its fields."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ziping.exchange.guard import TableRefused, guard
from ziping.exchange.incoming.carriers import Found, find_fields
from ziping.language import _


def open_returned(content: bytes, known: Iterable[str]) -> Found:
    """The fields of a workbook of ours; `known` are keys that it may hold. Raises TableRefused."""
    passed = guard(content)
    if passed.kind == "xls":
        from ziping.exchange.incoming.xls import read_xls

        book = read_xls(content)
    else:
        from ziping.exchange.incoming.xlsx import read_xlsx

        book = read_xlsx(content)
    found = find_fields(book, known)
    if found is None:
        message = _("It is no workbook of this program; `ziping export` writes one to fill in")
        raise TableRefused(message)
    return replace(found, pictures=passed.pictures)
