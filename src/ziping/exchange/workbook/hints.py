"""What is wanted in a cell of text: the words that appear when somebody stands on it."""

from __future__ import annotations

from ziping.evaluation import CHAPTER, FACT, SUBJECT, TABLE, place
from ziping.language import _
from ziping.scoring import ScoreSheet


def text_hint(scores: ScoreSheet, path: str) -> str:
    """The words for the cell of a text field."""
    spot = place(path)
    match spot.room:
        case room if room == CHAPTER:
            return _("The text of the chapter; Alt+Enter begins a new paragraph")
        case room if room in (SUBJECT, FACT, TABLE):
            return _("Fill in: {label}").format(label=_label(scores, path))
    return _of_line(spot.field)


def _label(scores: ScoreSheet, path: str) -> str:
    """What the form calls a field of the head, a figure or a column of a table."""
    spot, form = place(path), scores.form
    if spot.room == SUBJECT:
        labels = {item.id: item.label for item in form.form.subject}
        return labels.get(spot.owner, "")
    if spot.room == FACT:
        return scores.plan.figures[spot.owner].fact.label
    columns = (
        column for table in form.tables if table.id == spot.owner for column in table.columns
    )
    name = spot.field.rpartition(".")[2]
    return next((column.label for column in columns if column.id == name), "")


def _of_line(field: str) -> str:
    """What is wanted of an indicator or a target row."""
    if field.startswith("deduction."):
        return _("What was found, so that points are taken off")
    words = {
        "title": _("The name of the target, without its figure"),
        "unit": _("The unit of target and actual; % for a percent"),
        "definition": _("What is counted or measured, and how"),
        "source": _("Where the actual can be checked: the document or system"),
        "period": _("From when to when it is measured"),
        "category": _("The second level that the target belongs to"),
        "nature": _("What kind of target it is"),
        "reason": _("Why this score counts instead of the derived one"),
        "loss_reason": _("Why the target was missed or points were lost: facts and figures"),
        "improvement": _("What will be done about it, by whom and until when"),
        "note": _("What else is to be said; it is printed beside the score"),
        "target": _("The figure, in words where it is judged"),
        "actual": _("The figure, in words where it is judged"),
    }
    return words.get(field, "")
