"""How cells look: roles with a font and a colour each, apart from what stands in them."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

from ziping.record import record

Role: TypeAlias = Literal[
    "body",
    "score",
    "muted",
    "blank",
    "title",
    "subject",
    "head",
    "group",
    "subtotal",
    "total",
    "block",
    "note",
    "prose",
    "subhead",
]
Align: TypeAlias = Literal["left", "center", "right"]

SONG: Final = "宋体"
HEI: Final = "黑体"
BIAOSONG: Final = "方正小标宋简体"
CHINESE: Final = 134
FAMILIES: Final = {SONG: 1, HEI: 2, BIAOSONG: 1}
"""Serifs or none: with the Chinese character set, what a program goes by that lacks a font."""
INK: Final = "262626"
ENTRY_INK: Final = "1F3864"
ENTRY_FILL: Final = "FFF8E1"
LOST_INK: Final = "B00000"
LINE_INK: Final = "7F7F7F"
CHART_FILLS: Final = ("9DC3E6", "E7E6E6")
"""Bars of what is scored, and of what is lost."""
CHART_LINE: Final = "E5E5E5"
INDENT: Final = 9
"""Pixels by which running text stands off the line at its left."""


@record
class Face:
    """The font and colours of a role; sizes are points."""

    font: str = SONG
    size: float = 9
    bold: bool = False
    ink: str = INK
    fill: str = ""
    ruled: bool = True


FACES: Final[dict[Role, Face]] = {
    "body": Face(),
    "score": Face(bold=True),
    "muted": Face(ink="7A7A7A"),
    "blank": Face(fill="F7F7F7"),
    "title": Face(BIAOSONG, 18, ruled=False),
    "subject": Face(size=10, ruled=False),
    "head": Face(HEI, 9.5, fill="E3EAF3"),
    "group": Face(),
    "subtotal": Face(HEI, 9, fill="F2F2F2"),
    "total": Face(HEI, 10.5, fill="DCE6F1"),
    "block": Face(HEI, 11, ruled=False),
    "note": Face(size=8, ink="7A7A7A", ruled=False),
    "prose": Face(size=10.5),
    "subhead": Face(HEI, 10, ruled=False),
}


@record
class Look:
    """One look: an entry is unlocked and softly coloured; numbers shrink instead of showing ###.
    What is higher than a page stands at its `top`; `tighter` is how many points smaller its font
    is."""

    role: Role = "body"
    align: Align = "center"
    number: str = "General"
    entry: bool = False
    shrink: bool = False
    wrap: bool = True
    top: bool = False
    tighter: float = 0

    @property
    def face(self) -> Face:
        """Its font and colours."""
        return FACES[self.role]

    @property
    def indented(self) -> bool:
        """Whether it stands off the line at its left."""
        return self.align == "left" and self.face.ruled

    @property
    def size(self) -> float:
        """Its points."""
        return self.face.size - self.tighter


def left(role: Role = "body", *, entry: bool = False, number: str = "General") -> Look:
    """Running text, a little off the line."""
    return Look(role, "left", number, entry)


def figure(number: str, role: Role = "body", *, entry: bool = False) -> Look:
    """A number, shown whole however narrow the column."""
    return Look(role, "center", number, entry, shrink=True, wrap=False)
