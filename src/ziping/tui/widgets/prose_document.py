"""Long paragraphs broken into lines anew only where they changed.

The library looks through a whole paragraph several times at each key; officials write paragraphs
of many thousand characters. It also breaks at blanks alone, which Chinese has none of.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from textual import _wrap
from textual.document import _wrapped_document
from textual.document._wrapped_document import WrappedDocument
from textual.widgets import _text_area

from ziping.tui.paint import line_end


class ProseDocument(WrappedDocument):
    """A document whose lines are cut, not rendered, to be looked at."""

    def get_sections(self, line_index: int) -> list[str]:
        """See WrappedDocument."""
        line = self.document.get_line(line_index)
        ends = [0, *self._wrap_offsets[line_index], len(line)]
        return [line[start:end] for start, end in pairwise(ends)]

    def section_at(self, y: int) -> tuple[int, int, int] | None:
        """The line that is drawn at a height, and from where to where; None below the last."""
        if not 0 <= y < len(self._offset_to_line_info):
            return None
        line, section = self._offset_to_line_info[y]
        ends = [0, *self._wrap_offsets[line], len(self.document.get_line(line))]
        return line, ends[section], ends[section + 1]


class Breaks:
    """The places where a paragraph is broken; the last one broken is remembered."""

    def __init__(self) -> None:
        self._text, self._width = "", 0
        self._places: list[int] = []

    def find(self, text: str, width: int) -> list[int]:
        """Where lines of a width begin, but for the first."""
        same, shift = 0, 0
        old: list[int] = []
        if width == self._width:
            old, shift = self._places, len(text) - len(self._text)
            same = _common(self._text, text)
        places = old[: _settled(old, same)]
        tail = len(text) - _common(self._text[same:][::-1], text[same:][::-1])
        place = places[-1] if places else 0
        while (place := line_end(text, place, width)) < len(text):
            found = bisect_left(old, place - shift) if place >= tail else len(old)
            if found < len(old) and old[found] == place - shift:
                places += [after + shift for after in old[found:]]
                break
            places.append(place)
        self._text, self._width, self._places = text, width, places
        return list(places)


def _settled(places: list[int], same: int) -> int:
    """How many places still hold where only so many characters are as they were. What a line
    could have held is less than twice what it holds."""
    settled = bisect_left(places, same)
    while settled:
        begins = places[settled - 2] if settled > 1 else 0
        if 2 * places[settled - 1] - begins + 1 < same:
            break
        settled -= 1
    return settled


def _common(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[low:middle] == other[low:middle] else (low, middle - 1)
    return low


_breaks = Breaks()
_tabbed = _wrap.compute_wrap_offsets


def _wrap_offsets(
    text: str,
    width: int,
    tab_size: int,
    fold: bool = True,  # noqa: FBT001, FBT002 - the library's own
    precomputed_tab_sections: list[tuple[str, int]] | None = None,
) -> list[int]:
    if "\t" in text:
        return _tabbed(text, width, tab_size, fold, precomputed_tab_sections)
    return _breaks.find(text, max(2, width))


vars(_wrapped_document)["compute_wrap_offsets"] = _wrap_offsets
vars(_text_area)["WrappedDocument"] = ProseDocument
