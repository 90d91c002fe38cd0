"""What a person calls a field path."""

from __future__ import annotations

from ziping.evaluation import ANSWER, FACT, ROWS, TABLE, TARGET, place, waived_at
from ziping.language import _
from ziping.scoring.fields import all_fields, find_field
from ziping.scoring.lines import Line
from ziping.scoring.sheet import ScoreSheet


class Names:
    """The names of a project's fields, by its form and rows."""

    def __init__(self, sheet: ScoreSheet) -> None:
        self._sheet = sheet
        self._fields = {field.path: field for field in all_fields(sheet.plan, sheet.project)}
        self._lines = {line.prefix: line for line in sheet.lines}
        self._groups = {group.id: group.title for group in sheet.form.target_groups}
        self._tables = {table.id: table for table in sheet.form.tables}

    def name(self, path: str) -> str:
        """The owner and the label of a field; empty where the form has no such field."""
        if place(path).room == ROWS:
            return self._of_rows(path)
        field = self._fields.get(path)
        label = field.label if field else self._rare(path)
        owner = self._owner(path)
        return _("{title}: {label}").format(title=owner, label=label) if owner and label else label

    def shown(self, path: str, text: str) -> str:
        """A text as a person reads it: the words of an answer, the names of rows."""
        if place(path).room == ROWS:
            return _(", ").join(self.row(path, row) for row in text.split())
        field = self._fields.get(path)
        labels = {option.value: option.label for option in field.options} if field else {}
        return labels.get(text, text)

    def row(self, path: str, row: str) -> str:
        """A row of the list at a path by its name, else by its place."""
        spot = place(path)
        if spot.owner == TARGET:
            line = self._lines.get(f"{TARGET}.{row}")
            name = self._sheet.title(line) if line else ""
        else:
            name = self._first_text(spot.field, row)
        return name or _by_place(self._sheet, path, row)

    def line(self, prefix: str) -> str:
        """An indicator or target row by its name, else by its group and place."""
        line = self._lines.get(prefix)
        return line_name(self._sheet, line) if line else ""

    def _first_text(self, table: str, row: str) -> str:
        columns = self._tables[table].columns if table in self._tables else ()
        text = self._sheet.project.text
        return text(f"{TABLE}.{table}.{row}.{columns[0].id}") if columns else ""

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
            return self.line(f"{spot.room}.{spot.owner}")
        table = self._tables.get(spot.owner) if spot.room == TABLE else None
        if table is None:
            return ""
        row = self.row(f"{ROWS}.{TABLE}.{table.id}", spot.field.partition(".")[0])
        return f"{table.title} {row}"

    def list_title(self, path: str) -> str:
        """The name of the target group or table whose rows a path lists."""
        spot = place(path)
        if spot.owner == TARGET:
            return self._groups.get(spot.field, "")
        table = self._tables.get(spot.field)
        return table.title if table else ""

    def _of_rows(self, path: str) -> str:
        title = self.list_title(path)
        return _("{title}: {label}").format(title=title, label=_("its rows")) if title else ""


def line_name(sheet: ScoreSheet, line: Line) -> str:
    """An indicator or target row by its title, else by its group and place."""
    title = sheet.title(line)
    if title or not line.is_target:
        return title
    label = _by_place(sheet, f"{ROWS}.{TARGET}.{line.source.id}", line.id)
    return _("{title}: {label}").format(title=line.source.title, label=label)


def _by_place(sheet: ScoreSheet, path: str, row: str) -> str:
    rows = sheet.project.text(path).split()
    return _("row {number}").format(number=rows.index(row) + 1) if row in rows else _("a row")


def change_of_rows(before: Names, after: Names, path: str, a: str, b: str) -> str:
    """What became of a list of rows: which were added and removed, or that they were moved."""
    old, new = a.split(), b.split()
    words = {
        _("added: {rows}"): [after.row(path, row) for row in new if row not in old],
        _("removed: {rows}"): [before.row(path, row) for row in old if row not in new],
    }
    said = [word.format(rows=_(", ").join(rows)) for word, rows in words.items() if rows]
    if [row for row in old if row in new] != [row for row in new if row in old]:
        said.append(_("in another order"))
    return _("; ").join(said)
