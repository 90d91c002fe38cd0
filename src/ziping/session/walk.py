"""A walk through a form, question by question, for those who read lines and not screens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from pathlib import Path
from unicodedata import normalize

from ziping.evaluation import EVIDENCE, FACT, TABLE, TARGET, evidence, is_evidence, place
from ziping.findings import fault_remedy
from ziping.forms import TargetGroup
from ziping.language import _
from ziping.record import record
from ziping.scoring import Field, Line, cover_fields, line_fields, table_fields
from ziping.scoring.fields import chapter_fields
from ziping.session.evidence import evidence_edits
from ziping.session.session import Session

COVER, CHAPTERS = "", "chapter"
_TRUTH = dict.fromkeys(("是", "y", "yes"), "true")
_TRUTH |= dict.fromkeys(("否", "n", "no"), "false")
_EXPLAINS = ("loss_reason", "analysis", "improvement")


@record
class Stop:
    """One question, on the page of a line (its id), of a table (`table.parts`), on the cover or
    among the chapters. One that `adds` asks for the name of a further row in that list."""

    page: str
    field: Field
    adds: str = ""


class Walk:
    """Where one is on the walk; after the last question `stop` is None."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._stops = list(stops(session))
        self._at = 0

    @property
    def stop(self) -> Stop | None:
        """What is asked now."""
        return self._stops[self._at] if self._at < len(self._stops) else None

    @property
    def place(self) -> tuple[int, int]:
        """The number of the question, and how many there are as things stand."""
        return self._at + 1, len(self._stops)

    def forward(self) -> None:
        """To the next question."""
        self._at += 1

    def back(self) -> None:
        """To the question before."""
        self._at = max(0, self._at - 1)

    def skip(self) -> None:
        """To the first question of the next page."""
        page = self._stops[self._at].page
        while self.stop and self.stop.page == page:
            self._at += 1

    def put(self, text: str) -> str:
        """Put an answer into its field and go on; else what keeps from going on. What cannot be
        read stays as typed. Raises ReadError for evidence that is not there."""
        stop = self._stops[self._at]
        path = stop.field.path
        if stop.adds:
            path = self._add(stop.adds) if text else ""
        value = chosen(stop.field, text)
        if value is None:
            return _("None of the answers: give a number from 1 to {count}").format(
                count=len(stop.field.options)
            )
        if path:
            self.session.apply(self._edits(path, value))
        self._follow(path)
        misread = self.session.sheet.misread.get(path)
        if misread:
            return _(
                '"{text}" is kept as typed, but cannot be read and counts as blank. '
                "{remedy}. Answer once more to replace it"
            ).format(text=text, remedy=fault_remedy(misread.fault))
        self.forward()
        return ""

    def _edits(self, path: str, text: str) -> Sequence[tuple[str, str]]:
        if is_evidence(path):
            return evidence_edits(self.session.path or Path(), path, text)
        return [(path, text)]

    def _add(self, what: str) -> str:
        """A new row; the path of its first field."""
        row = self.session.add_row(what)
        room, _dot, table = what.partition(".")
        if room == TARGET:
            return f"{TARGET}.{row}.title"
        columns = next(t.columns for t in self.session.form.tables if t.id == table)
        first = next((column for column in columns if not column.formula), columns[0])
        return f"{what}.{row}.{first.id}"

    def _follow(self, path: str) -> None:
        """Answers bring questions and take them away: stand at this field among those of now."""
        self._stops = list(stops(self.session))
        places = (n for n, stop in enumerate(self._stops) if stop.field.path == path)
        self._at = next(places, self._at)


def chosen(field: Field, text: str) -> str | None:
    """The text for an answer: an option by its value, words or number, and by yes and no where
    it is a question of those; None where there is none of them. Any text is an answer where
    there are no options."""
    if not field.options or not text:
        return text
    number = normalize("NFKC", text).strip()
    found = field.value_of(text) or field.value_of(_TRUTH.get(number.lower(), text))
    if found is None and number.isdecimal() and 0 < int(number) <= len(field.options):
        return field.options[int(number) - 1].value
    return found


def stops(session: Session) -> Iterator[Stop]:
    """Every question as things stand, in the order of the form."""
    plan, project = session.sheet.plan, session.project
    yield from (Stop(COVER, field) for field in cover_fields(plan))
    cells = list(table_fields(plan, project))
    for table in plan.form.tables:
        page = f"{TABLE}.{table.id}"
        yield from (Stop(page, field) for field in cells if field.path.startswith(f"{page}."))
        yield _another(page, page, table.title or table.id)
    for line, following in zip_longest(plan.lines, plan.lines[1:]):
        yield from (Stop(line.id, field) for field in _line_fields(session, line))
        group = line.source
        if isinstance(group, TargetGroup) and (following is None or following.source != group):
            yield _another(line.id, f"{TARGET}.{group.id}", group.title)
    for group in plan.form.target_groups:
        if not project.rows(f"{TARGET}.{group.id}"):
            yield _another(f"{TARGET}.{group.id}", f"{TARGET}.{group.id}", group.title)
    yield from (Stop(CHAPTERS, field) for field in chapter_fields(plan))


def _another(page: str, what: str, title: str) -> Stop:
    label = _("Another one in {list}: its name; an empty line for none").format(list=title)
    return Stop(page, Field(f"{what}.+", label, "text"), adds=what)


def _line_fields(session: Session, line: Line) -> Iterator[Field]:
    """The fields of a line without facts, which are asked once, and without what is of no use
    by now; behind its deductions one more, at the end its evidence and one more piece."""
    fields = line_fields(session.sheet.plan, session.project, line)
    own = [f for f in fields if place(f.path).room != FACT and _is_of_use(session, line, f)]
    number = max(1, session.project.deductions(line.id))
    last = f"{line.prefix}.deduction.{number}."
    more = session.field(f"{line.prefix}.deduction.{number + 1}.points")
    for field, following in zip_longest(own, own[1:]):
        yield field
        behind = following is None or not following.path.startswith(last)
        if more and field.path.startswith(last) and behind and session.text(f"{last}points"):
            yield more
    numbers = [e.number for e in evidence(session.project) if e.owner == line.prefix]
    for number in (*sorted(numbers), max(numbers, default=0) + 1):
        found = session.field(f"{line.prefix}.{EVIDENCE}.{number}.path")
        if found:
            yield found


def _is_of_use(session: Session, line: Line, field: Field) -> bool:
    """Whether a field makes sense by now: a reason needs something to give a reason for."""
    if session.text(field.path):
        return True
    if field.path == line.reason_path:
        return bool(session.text(line.override_path))
    explains = field.path.rpartition(".")[2] in _EXPLAINS
    return not explains or line.score is None or bool(session.sheet.loss(line))
