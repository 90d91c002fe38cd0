"""What of a form's oddities its author knows of and lets stand."""

from __future__ import annotations

from ziping.forms.model import Form

_ODDITIES = "F0"
"""What a standard may really print. A form that is broken (F1..) cannot be acknowledged."""


def acknowledged(form: Form, code: str, where: str) -> str | None:
    """The reason that the form gives for a problem at a key path, None where it gives none.

    The form may name the place by id (`process`), by list and id (`sections.process`), or by
    list and number (`sections[1]`).
    """
    if not code.startswith(_ODDITIES):
        return None
    names = _names(form, where)
    reasons = (
        item.reason for item in form.form.acknowledged if item.code == code and item.where in names
    )
    return next(reasons, None)


def _names(form: Form, where: str) -> tuple[str, ...]:
    """What the list item, fact or table that holds a key path may be called."""
    place, _dot, rest = where.partition(".")
    room, bracket, number = place.rstrip("]").partition("[")
    if bracket:
        name = str(getattr(form, room)[int(number)].id)
    elif room == "facts":
        name = rest.partition(".")[0]
    else:
        return (place,)
    return (place, name, f"{room}.{name}")
