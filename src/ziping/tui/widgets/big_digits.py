"""Figures five lines high, drawn with backgrounds: block glyphs are of doubtful width."""

from __future__ import annotations

from collections.abc import Iterator

from rich.style import Style

from ziping.tui.paint import Row

HEIGHT = 5

_SHAPES = {
    "0": ("###", "# #", "# #", "# #", "###"),
    "1": (" # ", "## ", " # ", " # ", "###"),
    "2": ("###", "  #", "###", "#  ", "###"),
    "3": ("###", "  #", "###", "  #", "###"),
    "4": ("# #", "# #", "###", "  #", "  #"),
    "5": ("###", "#  ", "###", "  #", "###"),
    "6": ("###", "#  ", "###", "# #", "###"),
    "7": ("###", "  #", "  #", "  #", "  #"),
    "8": ("###", "# #", "###", "# #", "###"),
    "9": ("###", "# #", "###", "  #", "###"),
    ".": (" ", " ", " ", " ", "#"),
    "-": ("   ", "   ", "###", "   ", "   "),
}


def big_width(text: str, wide: int = 2) -> int:
    """The cells that a figure takes, each of its dots so many cells wide."""
    return sum(len(_SHAPES[character][0]) * wide + 1 for character in text) - 1


def put_big(rows: list[Row], column: int, text: str, style: Style) -> None:
    """Draw a figure into five rows, with dots of two cells where there is room for them."""
    room = rows[0].width - 2 * column
    wide = 2 if big_width(text, 2) <= room else 1
    for y, row in enumerate(rows):
        for start, length in _dots(text, y, wide):
            row.put(column + start, " " * length, style)


def _dots(text: str, y: int, wide: int) -> Iterator[tuple[int, int]]:
    """Where filled cells begin in a line, and how many there are."""
    at = 0
    for character in text:
        shape = _SHAPES[character][y]
        for number, dot in enumerate(shape):
            if dot == "#":
                yield at + number * wide, wide
        at += len(shape) * wide + 1
