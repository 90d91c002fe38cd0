"""A piece of text to read."""

from __future__ import annotations

from ziping.record import record


@record
class Passage:
    """A line of text: role of its colour, indent, a figure at the right, words in front."""

    text: str
    role: str = "text"
    indent: int = 0
    right: str = ""
    bold: bool = False
    lead: str = ""
