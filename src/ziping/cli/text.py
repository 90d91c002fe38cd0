"""Lines for a terminal of any encoding, in columns of terminal cells."""

from __future__ import annotations

import codecs
import sys
import unicodedata

_HANDLER = "ziping"
_NEAREST = {"✓": "√", "✗": "×", "⚠": "!", "¥": "￥", "•": "·", "–": "-", "−": "-", "\xa0": " "}
_PLAIN = {
    "√": "v",
    "×": "x",
    "≥": ">=",
    "≤": "<=",
    "→": "->",
    "…": "...",
    "“": '"',
    "”": '"',
    "—": "-",
    "·": "-",
    "￥": "CNY",
    "＞": ">",
    "＜": "<",
    "＝": "=",
}


def prepare_output() -> None:
    """Make printing never fail, whatever the terminal can encode."""
    codecs.register_error(_HANDLER, _nearest)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors=_HANDLER)


def width(text: str) -> int:
    """The terminal cells that a text takes."""
    cells = {"W": 2, "F": 2}
    return sum(
        0 if unicodedata.combining(c) else cells.get(unicodedata.east_asian_width(c), 1)
        for c in text
    )


def left(text: str, cells: int) -> str:
    """The text filled with blanks to a width; never cut."""
    return text + " " * (cells - width(text))


def right(text: str, cells: int) -> str:
    """The text pushed to the right of a width; never cut."""
    return " " * (cells - width(text)) + text


def clean(text: str) -> str:
    """The text with control characters made visible, so that it cannot drive the terminal."""
    return "".join(c if c.isprintable() or c == "\n" else ascii(c)[1:-1] for c in text)


def _nearest(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    encoding = sys.stdout.encoding if error.encoding == "charmap" else error.encoding
    return "".join(
        _encodable(c, encoding) for c in error.object[error.start : error.end]
    ), error.end


def _encodable(character: str, encoding: str) -> str:
    near = _NEAREST.get(character, character)
    for choice in (near, _PLAIN.get(near, near)):
        try:
            choice.encode(encoding)
        except UnicodeEncodeError:
            continue
        return choice
    return "?"
