"""Waivers: a person's reasons why a finding may stand, by its code and its place."""

from __future__ import annotations

import re
from typing import Final

WAIVER: Final = "waiver"
_PATH = re.compile(rf"{WAIVER}\.(F[0-9]{{3}})(?:\.(.+))?")


def waiver_path(code: str, where: str) -> str:
    """The field that holds the reason; a finding about the whole has no place."""
    return ".".join(filter(None, (WAIVER, code, where)))


def waived_at(path: str) -> tuple[str, str] | None:
    """Code and place of the finding that a field waives, None for any other field."""
    match = _PATH.fullmatch(path)
    return (match[1], match[2] or "") if match else None
