"""What is said at the bottom of the editor for the field one stands on."""

from __future__ import annotations

from ziping.evaluation import TABLE, place
from ziping.language import _
from ziping.scoring import Field
from ziping.session import Session
from ziping.tui.asides import last_year_aside

_LAST_YEAR = 40
"""So many cells at the bottom are for what last year's project said."""


def field_hint(session: Session, field: Field, remedy: str) -> tuple[str, str]:
    """What the field wants, or how what was found there is mended; and the keys of use here."""
    text = remedy or field.help
    takes_figure = field.is_figure or field.kind == "target"
    if not text and takes_figure:
        text = _("Write 1,018.93, 519.03万 or 98.68%")
    elif field.options and not remedy:
        choose = _("Space or arrows choose, Delete makes it unknown")
        if text:
            # Beside both there is no room for more keys.
            return _("; ").join((text, choose)), _("Enter next")
        text = choose
    if field.kind == "prose":
        return text, _("Tab next   Ctrl+Z undo")
    if place(field.path).room == TABLE:
        # There is no room for it beside a cell.
        text = _("; ").join(filter(None, (last_year_aside(session, field, _LAST_YEAR), text)))
        return text, _("Ctrl+N add a row   Shift+Delete remove")
    if takes_figure and not remedy:
        return text, _("Type over, arrows edit   Enter next")
    return text, _("Enter next   Ctrl+Z undo")
