"""What is wrong with a form file: as a compiler says it, with code, place and remedy."""

from __future__ import annotations

from typing import Literal, TypeAlias

from ziping.language import _
from ziping.record import record

Severity: TypeAlias = Literal["error", "warning", "info"]


@record
class FormProblem:
    """One problem of a form file. `where` is a key path (`indicators[3].rule.zero_at`)."""

    code: str
    severity: Severity
    where: str
    message: str
    remedy: str
    line: int | None = None
    acknowledged: str | None = None


def severity_word(severity: Severity, *, waived: bool) -> str:
    """The severity of a problem or finding in the language in use."""
    if waived:
        return _("waived")
    return {"error": _("error"), "warning": _("warning"), "info": _("note")}[severity]


def misfit(where: str, raw: object, wanted: str) -> FormProblem:
    """A value of another kind than the grammar wants."""
    text = str(raw)
    value = text if len(text) <= 40 else text[:37] + "..."
    message = _("{value} stands where {wanted} is needed").format(value=value, wanted=wanted)
    return FormProblem("F103", "error", where, message, _("Write {wanted}").format(wanted=wanted))


def did_you_mean(word: str, known: list[str]) -> str:
    """A remedy that offers the nearest known word, or lists what is known."""
    from difflib import get_close_matches

    near = get_close_matches(word, known, n=1, cutoff=0.6)
    if near:
        return _('Did you mean "{near}"?').format(near=near[0])
    return _("Known here: {known}").format(known=", ".join(known))
