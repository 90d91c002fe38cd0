"""What help says, as passages to read."""

from __future__ import annotations

from collections.abc import Sequence

from ziping.language import _
from ziping.scoring import Field, Line
from ziping.tui.passage import Passage


def field_passages(field: Field | None, line: Line | None) -> list[Passage]:
    """Help for the field one stands on, and the standard of its indicator."""
    found: list[Passage] = []
    if field is not None:
        found += [Passage(field.label, "strong", bold=True)]
        found += [Passage(text, "text", 2) for text in filter(None, (field.help, _wants(field)))]
        found += [Passage(field.path, "faint", 2), Passage("")]
    if line is not None and line.source.standard:
        found += [
            Passage(_("Standard"), "strong", bold=True),
            Passage(line.source.standard, "text", 2),
            Passage(""),
        ]
    return found


def help_passages(about: Sequence[Passage], keys: Sequence[tuple[str, str]]) -> list[Passage]:
    """What is said of the place, then the keys, then the stamps."""
    found = [*about, Passage(_("Keys"), "strong", bold=True)]
    more = (
        ("Tab  Shift+Tab", _("Next and previous field")),
        ("Enter", _("Take the entry and go on")),
        ("Esc", _("To the list of indicators")),
        (_("Space, digits"), _("Answer a criterion")),
        ("Delete", _("Make an answer unknown")),
        ("Ctrl+U", _("Clear a field from the caret to its beginning")),
    )
    found += [Passage(words, "text", 2, lead=key) for key, words in (*keys, *more)]
    found += [Passage(""), Passage(_("Stamps"), "strong", bold=True)]
    found.append(
        Passage(
            _(
                "满 full marks  扣 lost, explained  缺 something missing  空 blank  "
                "警 warning  错 unreadable or out of range"
            ),
            "text",
            2,
        )
    )
    return found


def _wants(field: Field) -> str:
    if field.is_figure or field.kind == "target":
        return _(
            "Numbers as you write them: 1,018.93, １２．５, 519.03万, 98.68%. What cannot be "
            "read stays as typed and counts as unknown."
        )
    if field.options:
        return _("Space or arrows choose; Delete makes it unknown.")
    return ""
