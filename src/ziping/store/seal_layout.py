"""The seal in a project file: its head, then a digest per line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from ziping.evaluation import Seal
from ziping.store.toml_text import name, text, value

SEAL: Final = "seal"
_TEXTS: Final = ("time", "digest", "form")
_TABLES: Final = ("fields", "evidence")


def seal_lines(seal: Seal) -> Iterator[str]:
    """The tables of a seal."""
    yield ""
    yield f"[{SEAL}]"
    yield from (f"{key} = {text(getattr(seal, key))}" for key in _TEXTS)
    yield from (f"{name(key)} = {value(item)}" for key, item in seal.more.items())
    for table in _TABLES:
        yield ""
        yield f"[{SEAL}.{table}]"
        yield from (f"{name(key)} = {text(item)}" for key, item in getattr(seal, table).items())


def read_seal(content: Mapping[str, Any]) -> Seal:
    """The seal in a table. What is damaged is empty, and so is no longer what the seal's own
    digest is over."""
    time, digest, form = (str(content.get(key, "")) for key in _TEXTS)
    fields, evidence = (_texts(content.get(table)) for table in _TABLES)
    more = {key: item for key, item in content.items() if key not in (*_TEXTS, *_TABLES)}
    return Seal(time, digest, form, fields, evidence, more)


def _texts(table: object) -> dict[str, str]:
    items = table.items() if isinstance(table, dict) else ()
    return {key: str(item) for key, item in items}
