"""Answers among few words: which one is given, and which one a key gives."""

from __future__ import annotations

from ziping.scoring import Field
from ziping.session import Session


def answer(session: Session, field: Field) -> object:
    """The value of the answer, however it was typed."""
    found = session.sheet.inputs.get(field.path, session.text(field.path))
    return str(found).lower() if isinstance(found, bool) else found


def answer_label(session: Session, field: Field) -> str:
    """The words of the answer, empty where it is none of the field's."""
    now = answer(session, field)
    return next((option.label for option in field.options if option.value == now), "")


def turned(session: Session, field: Field, step: int) -> str:
    """The next or previous answer, round and round."""
    values = [option.value for option in field.options]
    now = answer(session, field)
    if now in values:
        return values[(values.index(now) + step) % len(values)]
    return values[0 if step > 0 else -1]


def picked(field: Field, character: str) -> str | None:
    """The answer that a digit or sign stands for, None where it stands for none."""
    values = [option.value for option in field.options]
    if character.isdecimal() and 0 < int(character) <= len(values):
        return values[int(character) - 1]
    meant = (option.value for option in field.options if character in (option.value, option.label))
    return next(meant, None)
