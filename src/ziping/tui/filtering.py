"""What a person types to find something in a list: words, numbers, or initials of pinyin."""

from __future__ import annotations

from unicodedata import normalize

from ziping.tui.pinyin import reads


def plain(typed: str) -> str:
    """What was typed, in half-width small print: an input method may be on."""
    return normalize("NFKC", typed).casefold().strip()


def finds(text: str, typed: str) -> bool:
    """Whether every word typed stands in a text, as it is or by its initials."""
    words = plain(text)
    return all(part in words or _reads(text, part) for part in plain(typed).split())


def begins(text: str, typed: str) -> bool:
    """Whether a text begins with what was typed, as it is or by its initials."""
    wanted = plain(typed)
    return plain(text).startswith(wanted) or _reads(text.lstrip()[: len(wanted)], wanted)


def _reads(text: str, typed: str) -> bool:
    return typed.isascii() and typed.isalnum() and reads(text, typed)
