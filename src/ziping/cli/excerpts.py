"""Two long texts shown by where they differ."""

from __future__ import annotations

from itertools import takewhile

_SHORT, _AROUND = 60, 16
_LEFT_OUT = "…"


def excerpts(a: str | None, b: str | None) -> tuple[str | None, str | None]:
    """Both texts; where one is long, without most of what they begin and end alike."""
    if a is None or b is None or max(len(a), len(b)) <= _SHORT:
        return a, b
    begin = _alike(a, b)
    end = _alike(a[begin:][::-1], b[begin:][::-1])
    return _cut(a, begin, end), _cut(b, begin, end)


def _alike(a: str, b: str) -> int:
    """How many characters both begin with."""
    pairs = zip(a, b, strict=False)
    return sum(1 for _pair in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _cut(text: str, begin: int, end: int) -> str:
    first, last = max(begin - _AROUND, 0), min(len(text) - end + _AROUND, len(text))
    before = _LEFT_OUT if first else ""
    after = _LEFT_OUT if last < len(text) else ""
    return f"{before}{text[first:last]}{after}"
