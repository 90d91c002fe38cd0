"""What JSON can say of a project: there are no numbers, figures are strings."""

from __future__ import annotations

from typing import TypeAlias

Json: TypeAlias = "str | bool | list[Json] | dict[str, Json] | None"
