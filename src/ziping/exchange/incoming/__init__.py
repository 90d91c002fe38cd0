"""A workbook of ours that comes back after somebody has worked in it."""

from ziping.exchange.guard import TableRefused
from ziping.exchange.incoming.carriers import Found
from ziping.exchange.incoming.identity import other_form, other_project, other_year
from ziping.exchange.incoming.opening import open_returned
from ziping.exchange.incoming.returned import (
    Overwritten,
    Returned,
    Stranger,
    Unread,
    read_returned,
)
from ziping.exchange.incoming.texts import Base

__all__ = [
    "Base",
    "Found",
    "Overwritten",
    "Returned",
    "Stranger",
    "TableRefused",
    "Unread",
    "open_returned",
    "other_form",
    "other_project",
    "other_year",
    "read_returned",
]
