"""What reaches the terminal is text to be seen: nothing that it would obey, turn round or join."""

from __future__ import annotations

import re
from typing import Final

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

UNSEEN: Final = re.compile(
    "["
    "\x00-\x1f\x7f-\x9f"  # controls
    "\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"  # layout
    "\ufe00-\ufe0f\U000e0000-\U000e01ef"  # variants, tags
    "\U0001f3fb-\U0001f3ff"  # colours of skin
    "]+"
)
"""Characters that take no cell of their own and are no accents."""

_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def in_one_line(text: str) -> str:
    """The text as an entry of one line draws it: a blank for each tab, line end and control."""
    return _CONTROL.sub(" ", text)


class Plain(LineFilter):
    """Leaves them out of every line that is drawn; the text itself stays as typed."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments without them."""
        if not any(UNSEEN.search(segment.text) for segment in segments):
            return segments
        return [
            Segment(UNSEEN.sub("", segment.text), segment.style, segment.control)
            for segment in segments
        ]
