"""What is said at the bottom of the editor for the field one stands on."""

from __future__ import annotations

from ziping.evaluation import TABLE, place
from ziping.language import _
from ziping.scoring import Field


def field_hint(field: Field, remedy: str) -> tuple[str, str]:
    """What the field wants, or how what was found there is mended; and the keys of use here."""
    text = remedy or field.help
    takes_figure = field.is_figure or field.kind == "target"
    if not text and takes_figure:
        text = _("Write 1,018.93, 519.03万 or 98.68%")
    elif field.options and not remedy:
        choose = _("Space or arrows choose, Delete makes it unknown")
        text = _("; ").join(filter(None, (text, choose)))
    if field.kind == "prose":
        return text, _("Tab next   Ctrl+Z undo")
    if place(field.path).room == TABLE:
        return text, _("Ctrl+N add a row   Shift+Delete remove")
    if takes_figure and not remedy:
        return text, _("Type over, arrows edit   Enter next")
    return text, _("Enter next   Ctrl+Z undo")
