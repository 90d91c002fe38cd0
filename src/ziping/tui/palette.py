"""The colours by role. Dark and light are entries of the 256-colour table; terminals of 16 colours
have sets of their own, made of those 16, since the nearest ones would make the focus a grey.
"""

from __future__ import annotations

from dataclasses import asdict
from functools import lru_cache

from rich.style import Style
from textual.theme import Theme
from textual.widget import Widget

from ziping.record import record


@record
class Palette:
    """One filled accent, amber for something to do, red only for what is wrong."""

    side: str
    work: str
    bar: str
    field: str
    selected: str
    focus: str
    on_focus: str
    caret: str
    strong: str
    text: str
    muted: str
    faint: str
    accent: str
    warn: str
    bad: str
    dark: bool = True

    def theme(self, name: str) -> Theme:
        """The palette as a theme, its roles as variables for the style sheets."""
        roles = {key: value for key, value in asdict(self).items() if isinstance(value, str)}
        return Theme(
            name=name,
            primary=self.accent,
            foreground=self.text,
            background=self.side,
            surface=self.work,
            panel=self.bar,
            warning=self.warn,
            error=self.bad,
            dark=self.dark,
            variables={
                **roles,
                "input-cursor-background": self.caret,
                "input-cursor-foreground": self.focus,
                "input-cursor-text-style": "none",
                "input-selection-background": self.accent,
            },
        )


PALETTES = {
    "dark": Palette(
        "#121212", "#1c1c1c", "#262626", "#303030", "#303030", "#005f87", "#ffffff", "#ffffff",
        "#eeeeee", "#d0d0d0", "#a8a8a8", "#8a8a8a", "#5fafd7", "#d7af5f", "#ff875f",
    ),
    "light": Palette(
        "#eeeeee", "#ffffff", "#dadada", "#e4e4e4", "#dadada", "#005f87", "#ffffff", "#afd7ff",
        "#000000", "#262626", "#4e4e4e", "#626262", "#005f87", "#875f00", "#af0000", dark=False,
    ),
    "contrast": Palette(
        "#000000", "#000000", "#000000", "#303030", "#303030", "#ffff00", "#000000", "#000000",
        "#ffffff", "#ffffff", "#ffffff", "#dadada", "#00ffff", "#ffff00", "#ff8787",
    ),
    "dark16": Palette(
        "#000000", "#000000", "#000000", "#555555", "#555555", "#00aaaa", "#000000", "#ffffff",
        "#ffffff", "#aaaaaa", "#aaaaaa", "#aaaaaa", "#55ffff", "#ffff55", "#ff5555",
    ),
    "light16": Palette(
        "#ffffff", "#ffffff", "#ffffff", "#aaaaaa", "#aaaaaa", "#0000aa", "#ffffff", "#ffffff",
        "#000000", "#000000", "#555555", "#555555", "#0000aa", "#aa5500", "#aa0000", dark=False,
    ),
}  # fmt: skip
PALETTES["contrast16"] = PALETTES["contrast"]
_TOO_FAINT = {("#aaaaaa", "#555555"): "#ffffff", ("#555555", "#aaaaaa"): "#000000"}
"""Pairs among the 16 that are hard to read, and what is written instead."""


def first_theme(color_system: str | None) -> str:
    """The set of colours to begin with, by what the terminal can show."""
    return "dark16" if color_system == "standard" else "dark"


def next_theme(name: str) -> str:
    """The set of colours that follows another on the same terminal."""
    names = [other for other in PALETTES if other.endswith("16") == name.endswith("16")]
    return names[(names.index(name) + 1) % len(names)]


def palette_of(widget: Widget) -> Palette:
    """The colours in use where a widget is."""
    return PALETTES[widget.app.theme]


@lru_cache(maxsize=512)
def ink(color: str, background: str = "", *, bold: bool = False) -> Style:
    """A text style; without a background the widget's own shows."""
    return Style(color=color, bgcolor=background or None, bold=bold or None)


@lru_cache(maxsize=2048)
def legible(ground: Style, style: Style) -> Style:
    """A style on a ground; stronger where the two could not be told apart."""
    both = ground + style
    if both.color is None or both.bgcolor is None:
        return both
    stronger = _TOO_FAINT.get((both.color.name, both.bgcolor.name))
    return both + ink(stronger) if stronger else both
