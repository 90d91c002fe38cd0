"""What help says, as passages to read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ziping.language import _
from ziping.scoring import Field, Line
from ziping.session import Session, Status, last_year_text, wants
from ziping.tui.command import Command, OwnKeys, Place, Purpose
from ziping.tui.passage import Passage
from ziping.tui.stamps import status_stamp


def field_passages(session: Session, field: Field | None, line: Line | None) -> list[Passage]:
    """Help for the field one stands on, and the standard of its indicator."""
    found: list[Passage] = []
    if field is not None:
        found += [Passage(field.label, "strong", bold=True)]
        found += [Passage(text, "text", 2) for text in filter(None, (field.help, *_wants(field)))]
        if field.options:
            options = _(", ").join(option.label for option in field.options)
            found += [Passage(options, "text", 2, lead=_("Answers"))]
        if before := last_year_text(session, field):
            found += [Passage(before, "text", 2, lead=_("Last year"))]
        found += [Passage(field.path, "faint", 2, lead=_("Field path")), Passage("")]
    if line is not None and line.source.standard:
        found += [
            Passage(_("Standard"), "strong", bold=True),
            Passage(line.source.standard, "text", 2),
            Passage(""),
        ]
    return found


def help_passages(at: Place) -> list[Passage]:
    """What is said of the place, then the keys by what they are for, then the stamps."""
    found = [*at.about(), *_key_passages(at.commands, at.own_keys())]
    if at.stamps():
        found += [Passage(_("Stamps"), "strong", bold=True)]
        found += [Passage(words, "text", 2, lead=stamp) for stamp, words in at.stamps()]
    return found


def editor_keys() -> OwnKeys:
    """The keys of the editor that belong to no command."""
    return {
        Purpose.GO: (
            ("Tab  Shift+Tab", _("Next and previous field")),
            ("PgDn  PgUp", _("Next and previous indicator")),
            ("Esc", _("To the list of indicators")),
        ),
        Purpose.CHANGE: (
            ("Enter", _("Take the entry and go on")),
            (_("Space, digits"), _("Answer a criterion")),
            ("Delete", _("Make an answer unknown")),
            ("Ctrl+U", _("Clear a field from the caret to its beginning")),
        ),
    }


def meeting_keys() -> OwnKeys:
    """The keys of the meeting's table that belong to no command."""
    return {
        Purpose.GO: (
            (_("Arrows, Tab"), _("Walk the indicators, and the fields of one")),
            ("Esc", _("End typing; then back to the editor")),
        ),
        Purpose.CHANGE: (
            (_("Digits"), _("Take the place of what stands in the field")),
            ("Enter", _("Edit what stands there; while typing, to the next indicator")),
        ),
    }


def listing_keys(*, has_tabs: bool) -> OwnKeys:
    """The keys of a list that belong to no command."""
    tabs = ((_("left, right"), _("Narrow the list")),) if has_tabs else ()
    return {
        Purpose.GO: (
            (_("arrows"), _("Choose an entry; PgUp and PgDn by ten")),
            ("Tab", _("Into the detail and back")),
            *tabs,
        )
    }


def _key_passages(commands: Sequence[Command[Any]], own: OwnKeys) -> Iterator[Passage]:
    """The keys by what they are for: those that belong to no command, then the commands."""
    headings = {
        Purpose.GO: _("Keys to go somewhere"),
        Purpose.SEE: _("Keys to see more"),
        Purpose.CHANGE: _("Keys to fill in"),
        Purpose.FILE: _("Keys for the file"),
        Purpose.PROGRAM: _("Keys for the program"),
    }
    for purpose, heading in headings.items():
        found = [(item.shown, item.help()) for item in commands if item.purpose is purpose]
        rows = (*own.get(purpose, ()), *found)
        if rows:
            yield Passage(heading, "strong", bold=True)
            yield from (Passage(words, "text", 2, lead=key) for key, words in rows)
            yield Passage("")


def status_stamps() -> list[tuple[str, str]]:
    """The stamps of lines, with what they mean."""
    words = {
        Status.FULL: _("full marks"),
        Status.LOST: _("points lost, and explained"),
        Status.MISSING: _("something is missing, such as the reason for a loss"),
        Status.BLANK: _("nothing filled in: unknown, not zero"),
        Status.WARNING: _("a warning stands"),
        Status.ERROR: _("unreadable or out of range"),
        Status.ABSENT: _("does not apply"),
    }
    return [(status_stamp(status).text, text) for status, text in words.items()]


def _wants(field: Field) -> Iterator[str]:
    """What may be typed into a field, and the keys that are its own."""
    yield from wants(field)
    if field.options:
        yield _("Space, arrows or a digit choose; Delete makes it unknown.")
    elif field.kind == "prose":
        yield _("As many lines as it needs; Enter makes a new one, Tab goes on.")
