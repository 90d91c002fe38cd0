"""Text into terminal cells: placed, pushed right, cut with "..", wrapped as Chinese is."""

from __future__ import annotations

from dataclasses import dataclass, field

from rich.cells import cell_len, get_character_cell_size, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from ziping.tui.palette import legible

_NOT_AT_START = frozenset("，。、；：？！）》」』】”’％)],.;:?!%")
_NOT_AT_END = frozenset("（《「『【“‘([")


def printable(text: str) -> str:
    """The text in one line, with what a terminal would obey made visible."""
    return "".join(c if c.isprintable() else _visible(c) for c in text)


def _visible(character: str) -> str:
    return " " if character in "\n\r\t" else ascii(character)[1:-1]


def fit(text: str, cells: int) -> str:
    """The text within a width; a longer one ends in ".."."""
    text = printable(text)
    if cell_len(text) <= cells:
        return text
    return set_cell_size(text, max(0, cells - 2)).rstrip() + ".."[: max(0, cells)]


def quoting(message: str, words: str, cells: int) -> str:
    """A message with a `{text}` of somebody's words within a width: they are cut, it is not."""
    return message.format(text=fit(words, cells - cell_len(message.format(text=""))))


def wrap(text: str, cells: int) -> list[str]:
    """The text in lines of a width; no line begins with closing or ends with opening marks."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        rest, start = printable(paragraph), 0
        while (end := line_end(rest, start, max(2, cells))) < len(rest):
            lines.append(rest[start:end].rstrip())
            start = end + len(rest[end:]) - len(rest[end:].lstrip(" "))
        lines.append(rest[start:])
    return lines


def line_end(text: str, start: int, cells: int) -> int:
    """Where the line that begins at `start` ends: not within a word, not before a closing mark.
    It rests on what the line could hold and the character behind that, and nothing further."""
    end, used = start, 0
    while end < len(text) and used <= cells:
        used += get_character_cell_size(text[end])
        end += 1
    if used <= cells:
        return len(text)
    longest = max(end - 1, start + 1)
    cut = longest
    while cut > start + 1 and (_within_word(text, cut) or text[cut] in _NOT_AT_START):
        cut -= 1
    while cut > start + 1 and text[cut - 1] in _NOT_AT_END:
        cut -= 1
    return cut if cut - start > (longest - start) // 2 else longest


def _within_word(text: str, cut: int) -> bool:
    return text[cut - 1].isascii() and text[cut].isascii() and " " not in text[cut - 1 : cut + 1]


@dataclass(slots=True)
class Row:
    """One line of cells; later parts are placed right of earlier ones."""

    width: int
    style: Style
    _parts: list[tuple[str, Style]] = field(default_factory=list)
    _at: int = 0

    def put(self, column: int, text: str, style: Style) -> Row:
        """Place a text at a column, or right after what stands there already."""
        self._fill(column)
        room = self.width - self._at
        if text and room > 0:
            text = fit(text, room)
            self._parts.append((text, legible(self.style, style)))
            self._at += cell_len(text)
        return self

    @property
    def room(self) -> int:
        """The cells that are left behind what stands there."""
        return self.width - self._at

    def put_right(self, end: int, text: str, style: Style) -> Row:
        """Place a text so that it ends before a column."""
        return self.put(max(self._at, end - cell_len(text)), text, style)

    def strip(self) -> Strip:
        """The finished line, filled to its width."""
        self._fill(self.width)
        return Strip([Segment(text, style) for text, style in self._parts], self.width)

    def _fill(self, column: int) -> None:
        """Blanks up to a column, in one part with what precedes them on the same ground."""
        if column <= self._at:
            return
        blanks = " " * (column - self._at)
        if self._parts and self._parts[-1][1].bgcolor == self.style.bgcolor:
            text, style = self._parts[-1]
            self._parts[-1] = (text + blanks, style)
        else:
            self._parts.append((blanks, self.style))
        self._at = column
