"""Placeholders in a text: `{{总分}}`, `{{section.process.score}}`."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

OPENING: Final = "{{"
_PLACE: Final = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)


def placeholders(text: str) -> tuple[str, ...]:
    """What stands between the braces, in order."""
    return tuple(match[1].strip() for match in _PLACE.finditer(text))


def sole(text: str) -> bool:
    """Whether a text is one placeholder and nothing else."""
    return _PLACE.fullmatch(text.strip()) is not None and text.count(OPENING) == 1


def put_in(text: str, shown: Callable[[str], str]) -> str:
    """The text with its placeholders filled; what is put in is not looked through again."""
    return _PLACE.sub(lambda match: shown(match[1].strip()), text)
