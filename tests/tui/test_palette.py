"""Colours: readable pairs, and the sets that terminals of few colours are given."""

from __future__ import annotations

from itertools import product

import pytest
from rich.color import Color, ColorSystem
from rich.style import Style

from ziping.tui.palette import PALETTES, first_theme, ink, legible, next_theme

GROUNDS = ("side", "work", "bar", "field", "selected")
INKS = ("strong", "text", "muted", "faint", "accent", "warn", "bad")


def luminance(name: str) -> float:
    triplet = Color.parse(name).get_truecolor()
    parts = [value / 255 for value in triplet]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(style: Style) -> float:
    assert style.color
    assert style.bgcolor
    one, other = sorted((luminance(style.color.name), luminance(style.bgcolor.name)))
    return (other + 0.05) / (one + 0.05)


@pytest.mark.parametrize("name", PALETTES)
def test_text_stands_out_from_its_ground(name: str) -> None:
    palette = PALETTES[name]
    for ground, colour in product(GROUNDS, INKS):
        style = legible(Style(bgcolor=getattr(palette, ground)), ink(getattr(palette, colour)))
        # Warnings on a grey of the sixteen are the weakest pair; their stamp says the same.
        enough = 3.0 if ground not in ("field", "selected") else 2.0
        assert contrast(style) >= enough, (ground, colour)
    assert contrast(ink(palette.on_focus, palette.focus)) >= 4.4


@pytest.mark.parametrize("name", ["dark16", "light16"])
def test_a_set_of_sixteen_is_made_of_the_sixteen_themselves(name: str) -> None:
    palette = PALETTES[name]
    for role in (*GROUNDS, *INKS, "focus", "on_focus", "caret"):
        colour = Color.parse(getattr(palette, role))
        nearest = colour.downgrade(ColorSystem.STANDARD)
        assert nearest.get_truecolor() is not None
        assert nearest.number is not None
        back = Color.from_ansi(nearest.number).downgrade(ColorSystem.STANDARD)
        assert back.number == nearest.number
    roles = {
        role: Color.parse(getattr(palette, role)).downgrade(ColorSystem.STANDARD).number
        for role in ("work", "selected", "focus", "accent")
    }
    assert len({roles["work"], roles["selected"], roles["focus"]}) == 3


@pytest.mark.parametrize("first", ["dark", "dark16"])
def test_the_sets_go_round_on_the_same_terminal(first: str) -> None:
    seen = [first]
    while (following := next_theme(seen[-1])) != first:
        seen.append(following)
    assert len(seen) == 3
    assert {name.endswith("16") for name in seen} == {first.endswith("16")}


@pytest.mark.parametrize(
    ("system", "theme"),
    [("standard", "dark16"), ("256", "dark"), ("truecolor", "dark"), (None, "dark")],
)
def test_the_terminal_decides_which_set_is_first(system: str | None, theme: str) -> None:
    assert first_theme(system) == theme
