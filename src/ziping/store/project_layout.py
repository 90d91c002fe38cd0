"""The names that a project file's reader and writer share."""

from __future__ import annotations

from typing import Final

from ziping.evaluation import ANSWER, CHAPTER, FACT, SUBJECT, TABLE, TARGET, WAIVER
from ziping.store.toml_text import key, name

FORMAT: Final = "1"
HEAD: Final = "ziping"
FORM_FILE: Final = "form_file"
END: Final = "end"
GROUP: Final = "group"
ROOMS: Final = (SUBJECT, FACT, ANSWER, TABLE, TARGET, CHAPTER, WAIVER)


def file_key(path: str) -> str:
    """The dotted key of a field. What a waiver waives is one name: places may begin alike."""
    room, _dot, rest = path.partition(".")
    return kept_key(room, rest) if room == WAIVER else key(path)


def kept_key(*names: str) -> str:
    """The key under which an unknown item is kept: as it stands in the file."""
    return ".".join(map(name, names))
