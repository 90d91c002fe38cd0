"""What the navigator lists: pages, headings, and where a target is added."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import Enum
from itertools import zip_longest

from ziping.evaluation import CHAPTER, TABLE
from ziping.forms import Section, TargetGroup
from ziping.language import _
from ziping.record import record
from ziping.scoring import Line
from ziping.session import Session, Status
from ziping.tui.review import Review


def word(status: Status) -> str:
    """The status in a word."""
    return {
        Status.ERROR: _("error"),
        Status.BLANK: _("blank"),
        Status.MISSING: _("to do"),
        Status.WARNING: _("warning"),
        Status.LOST: _("lost"),
        Status.FULL: _("full"),
        Status.ABSENT: _("absent"),
    }[status]


class Filter(Enum):
    """Which lines the navigator lists."""

    ALL = "all"
    UNFINISHED = "unfinished"
    LOST = "lost"
    FINDINGS = "findings"

    @property
    def words(self) -> str:
        """What the lines listed have in common."""
        return {
            Filter.ALL: _("Indicator"),
            Filter.UNFINISHED: _("Unfinished"),
            Filter.LOST: _("Points lost"),
            Filter.FINDINGS: _("With findings"),
        }[self]

    @property
    def following(self) -> Filter:
        """The next one, round and round."""
        every = list(Filter)
        return every[(every.index(self) + 1) % len(every)]


@record
class Item:
    """One row of the navigator; `page` is what opens here, None where nothing does. A row is a
    page, a heading (a section's, or in words), or where a target is added to a group. A chapter
    `is_written` where no others stand under it."""

    page: str | None = None
    title: str = ""
    section: Section | None = None
    line: Line | None = None
    group: TargetGroup | None = None
    number: int = 0
    level: int = 0
    is_table: bool = False
    is_written: bool = False

    @property
    def stops(self) -> bool:
        """Whether the cursor may stand here."""
        return self.page is not None or self.group is not None


def items(session: Session) -> list[Item]:
    """All rows, from the heading of the columns down."""
    found = [Item(), Item("", _("Project and figures"))]
    found += [
        Item(f"{TABLE}.{table.id}", table.title, is_table=True) for table in session.form.tables
    ]
    number = 0
    for section in session.form.sections:
        found += [Item(), Item(section=section)]
        for item in _section(session, section):
            number += item.number
            found.append(Item(line=item.line, page=item.page, number=number * item.number)
                         if item.line else item)  # fmt: skip
    return found + _chapters(session)


def _section(session: Session, section: Section) -> Iterator[Item]:
    """The lines of a section, each group's place to add to behind its rows; a line with a score
    has the number 1, which is counted on."""
    lines = [line for line in session.sheet.lines if line.section == section.id]
    shown = set()
    for line, following in zip_longest(lines, lines[1:]):
        yield Item(line.id, line=line, number=1 if line.score else 0)
        last = following is None or following.source is not line.source
        if last and isinstance(line.source, TargetGroup):
            shown.add(line.source.id)
            yield Item(group=line.source)
    for group in session.form.target_groups:
        if group.section == section.id and group.id not in shown:
            yield Item(group=group)


def _chapters(session: Session) -> list[Item]:
    chapters = session.form.chapters
    parents = {chapter.parent for chapter in chapters}
    levels: dict[str, int] = {}
    listed = []
    for chapter in chapters:
        page, level = f"{CHAPTER}.{chapter.id}", levels.get(chapter.parent, -1) + 1
        levels[chapter.id] = level
        written = chapter.id not in parents
        listed.append(Item(page, chapter.title, level=level, is_written=written))
    return [Item(), Item(title=_("Report")), *listed] if listed else []


def filtered(
    found: list[Item], wanted: Filter, session: Session, review: Review, here: str
) -> list[Item]:
    """The rows that a filter leaves; the cover and the open page always stay."""
    if wanted is Filter.ALL:
        return found
    passes = _passes(wanted, session, review)
    left: list[Item] = []
    for item in found:
        if item.page in ("", here) or (item.page is not None and passes(item)):
            left.append(item)
        elif not item.stops:
            # Of headings with nothing under them only the last may stay.
            while left and not left[-1].stops and _is_heading(item) <= _is_heading(left[-1]):
                left.pop()
            left.append(item)
    while not left[-1].stops:
        left.pop()
    return [found[0], *(item for item in left if item is not found[0])]


def _is_heading(item: Item) -> bool:
    return item.section is not None or bool(item.title)


def _passes(wanted: Filter, session: Session, review: Review) -> Callable[[Item], bool]:
    sheet = session.sheet
    unfinished = (Status.ERROR, Status.BLANK, Status.MISSING)

    def passes(item: Item) -> bool:
        page, line = item.page or "", item.line
        match wanted:
            case Filter.UNFINISHED if line:
                return review.statuses.get(line.id) in unfinished
            case Filter.UNFINISHED:
                return item.is_written and not session.text(page).strip()
            case Filter.LOST:
                return line is not None and bool(sheet.loss(line))
            case _:
                return line is not None and review.has_findings(line.id)

    return passes
