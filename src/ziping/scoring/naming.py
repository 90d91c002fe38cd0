"""What a person calls a field path."""

from __future__ import annotations

from ziping.evaluation import ANSWER, FACT, ROWS, TABLE, TARGET, place, waived_at
from ziping.language import _
from ziping.scoring.fields import all_fields, find_field
from ziping.scoring.sheet import ScoreSheet


class Names:
    """The names of a project's fields, by its form and rows."""

    def __init__(self, sheet: ScoreSheet) -> None:
        self._sheet = sheet
        self._fields = {field.path: field for field in all_fields(sheet.plan, sheet.project)}
        self._lines = {line.prefix: sheet.title(line) for line in sheet.lines}
        self._tables = {table.id: table for table in sheet.form.tables}

    def name(self, path: str) -> str:
        """The owner and the label of a field; empty where the form has no such field."""
        spot = place(path)
        if spot.room == ROWS:
            return self._of_rows(spot.owner, spot.field)
        field = self._fields.get(path)
        label = field.label if field else self._rare(path)
        owner = self._owner(path)
        return _("{title}: {label}").format(title=owner, label=label) if owner and label else label

    def shown(self, path: str, text: str) -> str:
        """A text as a person reads it: the words of an answer, the names of rows."""
        spot = place(path)
        if spot.room == ROWS:
            room = TARGET if spot.owner == TARGET else f"{TABLE}.{spot.field}"
            return _(", ").join(self._row(room, row) or row for row in text.split())
        field = self._fields.get(path)
        labels = {option.value: option.label for option in field.options} if field else {}
        return labels.get(text, text)

    def _row(self, room: str, row: str) -> str:
        return self._lines.get(f"{room}.{row}", "") or self._owner(f"{room}.{row}.")

    def _rare(self, path: str) -> str:
        """A field that the form offers only where somebody asks for it, or a derived figure."""
        figure = self._sheet.plan.figures.get(place(path).owner)
        if place(path).room == FACT and figure:
            return figure.fact.label
        field = find_field(self._sheet.plan, self._sheet.project, path)
        return field.label if field else ""

    def _owner(self, path: str) -> str:
        spot, waived = place(path), waived_at(path)
        if waived:
            return self.name(waived[1]) or self._owner(waived[1])
        if spot.room in (ANSWER, TARGET):
            return self._lines.get(f"{spot.room}.{spot.owner}", "")
        table = self._tables.get(spot.owner) if spot.room == TABLE else None
        if table is None:
            return ""
        row = spot.field.partition(".")[0]
        first = f"{TABLE}.{table.id}.{row}.{table.columns[0].id}"
        return " ".join(filter(None, (table.title, self._sheet.project.text(first))))

    def _of_rows(self, room: str, name: str) -> str:
        groups = {group.id: group.title for group in self._sheet.form.target_groups}
        tables = {table.id: table.title for table in self._sheet.form.tables}
        title = (groups if room == TARGET else tables).get(name, "")
        return _("{title}: {label}").format(title=title, label=_("its rows")) if title else ""
