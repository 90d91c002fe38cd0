"""The bytes of a form file as TOML data."""

from __future__ import annotations

import hashlib
import json
import tomllib
from typing import Any, Final, TypeAlias

from ziping.forms.problems import FormProblem
from ziping.language import _
from ziping.record import record

Raw: TypeAlias = dict[str, Any]
_CHANGES_NO_SCORE: Final = ("examples", "layout")


@record
class Source:
    """A form file's text and content; no content where it cannot be read, but the problem."""

    text: str
    raw: Raw
    problem: FormProblem | None = None


def read_source(content: bytes) -> Source:
    """The text and content of a file's bytes, which are UTF-8 TOML."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        message = _("This is not UTF-8 text")
        remedy = _("Save the file again with the encoding UTF-8")
        return Source("", {}, FormProblem("F107", "error", "", message, remedy, line))
    try:
        raw = tomllib.loads(text)
        _canonical(raw)  # fails where tables are nested deeper than anything here could follow
    except (ValueError, RecursionError) as error:
        return Source(text, {}, _syntax_problem(error))
    return Source(text, raw)


def identity(raw: Raw) -> str:
    """The name by which others refer to a form, `id@version`; empty where it has none."""
    head = raw.get("form")
    if not isinstance(head, dict) or "id" not in head or "version" not in head:
        return ""
    return f"{head['id']}@{head['version']}"


def digest(raw: Raw) -> str:
    """The SHA-256 of what a form prescribes, the same whatever the layout and order of its keys.

    Worked examples and the layout change no score and are left out: to add one asks nobody to
    compare scores.
    """
    content = _canonical({key: raw[key] for key in raw if key not in _CHANGES_NO_SCORE})
    return "sha256:" + hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()


def _canonical(raw: Raw) -> str:
    return json.dumps(raw, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)


def _syntax_problem(error: Exception) -> FormProblem:
    text = str(error)
    line = None
    if "line " in text:
        digits = text.rpartition("line ")[2].split(",")[0]
        line = int(digits) if digits.isdigit() else None
    message = _("This is not valid TOML: {reason}").format(reason=text or type(error).__name__)
    remedy = _("Mend the line named; texts stand in quotes, tables in [brackets]")
    return FormProblem("F100", "error", "", message, remedy, line)
