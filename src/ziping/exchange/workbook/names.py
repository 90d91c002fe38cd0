"""Names by which the cells of a workbook are found again, wherever rows have moved."""

from __future__ import annotations

import hashlib
import re
from typing import Final

PREFIX: Final = "zp."
_LONGEST: Final = 255
_ESCAPED = re.compile(r"_x([0-9A-F]{4})_")
_OTHERS = re.compile(r"[^A-Za-z0-9_.]")


def defined_name(path: str) -> str:
    """The defined name of a field path or result: letters, digits, dots and underscores only."""
    name = PREFIX + _OTHERS.sub(lambda match: f"_x{ord(match[0]):04X}_", path)
    if len(name) <= _LONGEST:
        return name
    return f"{name[:190]}.{hashlib.sha256(path.encode()).hexdigest()}"


def named_path(name: str) -> str:
    """What a defined name stands for, empty where it is none of ours; a name that was too long
    to be written out gives another text than its path."""
    if not name.startswith(PREFIX):
        return ""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), name.removeprefix(PREFIX))
