"""A piece of text to read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """A line of text: role of its colour, indent, a figure at the right, words in front."""

    text: str
    role: str = "text"
    indent: int = 0
    right: str = ""
    bold: bool = False
    lead: str = ""
