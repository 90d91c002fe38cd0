"""Lines for a terminal of any encoding, in columns of terminal cells."""

from __future__ import annotations

import codecs
import json
import re
import sys
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ziping.exchange.json_values import Json

_HANDLER = "ziping"
_JSON_HANDLER = "ziping-json"
# Controls that JSON lets through, and marks that turn the direction of the text around them.
_UNSEEN = re.compile("[\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069]")
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
    """The text on one line with control characters made visible, so that it can neither drive
    the terminal nor pass for lines of ours."""
    return "".join(c if c.isprintable() or _is_blank(c) else ascii(c)[1:-1] for c in text)


def json_text(found: Json, encoding: str = "utf-8") -> str:
    """JSON that is valid in any encoding: what it cannot hold is escaped, never replaced."""
    codecs.register_error(_JSON_HANDLER, _escaped)
    text = json.dumps(found, ensure_ascii=False, indent=1)
    text = _UNSEEN.sub(lambda match: json.dumps(match[0])[1:-1], text)
    return text.encode(encoding, _JSON_HANDLER).decode(encoding)


def print_json(found: Json) -> None:
    """Print JSON that the terminal can encode."""
    print(json_text(found, getattr(sys.stdout, "encoding", None) or "utf-8"))


def _is_blank(character: str) -> bool:
    """The wide blank of Chinese text and its like."""
    return unicodedata.category(character) == "Zs"


def _escaped(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return json.dumps(error.object[error.start : error.end])[1:-1], error.end


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
