"""The open indicator: its standard, its fields, its calculation."""

from __future__ import annotations

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widget import Widget

from ziping.evaluation import ANSWER, FACT, TARGET, operator_of, place
from ziping.expression import Named
from ziping.forms.rules import QUALITATIVE
from ziping.language import _
from ziping.scoring import Field, Line, cover_fields, line_fields
from ziping.session import Session
from ziping.tui.widgets.choice_row import ChoiceRow
from ziping.tui.widgets.entry_row import EntryRow
from ziping.tui.widgets.form_row import FormRow
from ziping.tui.widgets.prose_row import ProseRow
from ziping.tui.widgets.text_rows import CoverHeading, Heading, ResultRow

_ELSEWHERE = (TARGET, "freed", "left", "weight")
"""Results that a form does not list: targets have their own, weights stand in the heading."""


class FormPane(VerticalScroll, can_focus=False):
    """The form of one line. It holds no values: rows read the session and edit it."""

    DEFAULT_CSS = """
    FormPane { background: $work; }
    """

    def __init__(self, session: Session, line: Line | None) -> None:
        super().__init__(id="form")
        self.session = session
        self.line = line

    def compose(self) -> ComposeResult:
        """The rows of the first page."""
        yield from self._rows()

    async def open(self, line: Line | None) -> None:
        """Show another line, or the cover."""
        self.line = line
        with self.app.batch_update():
            await self.remove_children()
            await self.mount_all(self._rows())
            self.scroll_home(animate=False)

    @property
    def _all_rows(self) -> list[FormRow]:
        return [row for row in self.children if isinstance(row, FormRow)]

    def show_session(self) -> None:
        """Show the session as it stands, in every row."""
        for row in self._all_rows:
            row.show_session()

    def asks(self, path: str) -> bool:
        """Whether a field of this path is on the form."""
        rows = self._all_rows
        return any(isinstance(r, EntryRow | ProseRow) and r.field.path == path for r in rows)

    def keep(self) -> None:
        """Hand on what prose fields hold and have not told yet."""
        for row in self.query(ProseRow):
            if row.entry:
                row.entry.edit_session()

    @property
    def entries(self) -> list[Widget]:
        """What can be filled in, in order."""
        found: list[Widget] = []
        for row in self._all_rows:
            if row.display and isinstance(row, ChoiceRow):
                found.append(row)
            elif row.display and isinstance(row, EntryRow | ProseRow) and row.entry:
                found.append(row.entry)
        return found

    def first_missing(self) -> Widget | None:
        """The first entry that keeps the line from being scored, else the first one."""
        entries = self.entries
        scored = self.line is None or self.session.sheet.score(self.line) is not None
        for entry in () if scored else entries:
            row = next(item for item in entry.ancestors_with_self if isinstance(item, FormRow))
            field = getattr(row, "field", None)
            if isinstance(field, Field) and field.required and not self.session.text(field.path):
                return entry
        return entries[0] if entries else None

    @property
    def current_field(self) -> Field | None:
        """The field that has the focus."""
        for row in self._all_rows:
            if isinstance(row, EntryRow | ProseRow | ChoiceRow) and row.is_current:
                return row.field
        return None

    def focus_field(self, path: str) -> bool:
        """Go to a field of this line; false where it is not there or out of use."""
        for row in self._all_rows:
            if isinstance(row, EntryRow | ProseRow | ChoiceRow) and row.field.path == path:
                target = row if isinstance(row, ChoiceRow) else row.entry
                if target:
                    self.screen.set_focus(target)
                return target is not None
        return False

    def toggle_criterion(self, number: int) -> bool:
        """Answer the criterion of this number the other way."""
        for row in self.query(ChoiceRow):
            if row.number == number:
                row.turn(1)
                self.screen.set_focus(row)
                return True
        return False

    def select_all(self, path: str) -> None:
        """Mark what stands in a field, so that typing takes its place."""
        for row in self.query(EntryRow):
            if row.field.path == path:
                row.entry.action_select_all()

    def _rows(self) -> Iterator[FormRow]:
        if self.line is None:
            yield from self._cover_rows()
        else:
            yield from self._form(self.line)

    def _cover_rows(self) -> Iterator[FormRow]:
        sheet = self.session.sheet
        yield CoverHeading(self.session)
        for field in cover_fields(sheet.plan):
            yield EntryRow(self.session, field)
        for figure in sheet.plan.figures.values():
            if isinstance(figure.node, Named) and figure.derived is not None:
                unit = "" if figure.node.style.percent else figure.node.style.unit
                yield ResultRow(self.session, figure.node, unit)

    def _form(self, line: Line) -> Iterator[FormRow]:
        sheet = self.session.sheet
        yield Heading(self.session, line)
        fields = line_fields(sheet.plan, self.session.project, line)
        judged = [field for field in fields if _is_judgement(field)]
        asked = [field for field in fields if not _is_judgement(field)]
        for order, field in enumerate(asked, 1):
            yield self._field(line, field, order)
        yield from self._results(line)
        for field in judged:
            yield self._field(line, field, 0)

    def _field(self, line: Line, field: Field, order: int) -> FormRow:
        if field.kind == "prose" or "\n" in self.session.text(field.path):
            only = (
                line.id if field.path.endswith(("loss_reason", "analysis", "improvement")) else ""
            )
            return ProseRow(self.session, field, line=only if line.score else "")
        if field.options:
            return ChoiceRow(self.session, field, order if field.is_criterion else 0)
        after = f"{line.prefix}.override" if field.path == f"{line.prefix}.reason" else ""
        return EntryRow(self.session, field, after=after)

    def _results(self, line: Line) -> Iterator[FormRow]:
        sheet = self.session.sheet
        if line.parts is not None:
            # A row that is judged has no completion.
            if operator_of(self.session.project.entries, line.id) != QUALITATIVE:
                yield ResultRow(self.session, line.parts.completion, "")
        elif line.derived is not None:
            for node in sheet.steps(line):
                if place(node.key).room not in _ELSEWHERE:
                    unit = "" if node.style.percent else node.style.unit
                    yield ResultRow(self.session, node, unit)
        if line.derived is not None:
            clause = line.source.clause
            source = (
                _("Standard {clause}, F3 shows the account").format(clause=clause) if clause else ""
            )
            yield ResultRow(self.session, line.derived, _("points"), source, score=True)


def _is_judgement(field: Field) -> bool:
    """Whether a field comes after the calculation: a person's score and the explanations."""
    spot = place(field.path)
    if spot.room == FACT:
        return False
    last = spot.field.rpartition(".")[2]
    if spot.room == ANSWER and spot.field.startswith("deduction."):
        return False
    return last in (
        "override",
        "reason",
        "loss_reason",
        "analysis",
        "improvement",
        "note",
        "definition",
        "source",
        "period",
        "category",
    )
