"""The pages of the editor by name: the cover (empty), tables, lines and chapters."""

from __future__ import annotations

from ziping.evaluation import CHAPTER, FACT, ROWS, TABLE, place, waived_at
from ziping.forms import Chapter, Table
from ziping.language import _
from ziping.scoring import Line
from ziping.session import Session


def page_names(session: Session) -> list[str]:
    """All pages in their order."""
    form = session.form
    return [
        "",
        *(f"{TABLE}.{table.id}" for table in form.tables),
        *(line.id for line in session.sheet.lines),
        *(f"{CHAPTER}.{chapter.id}" for chapter in form.chapters),
    ]


def line_of(session: Session, page: str) -> Line | None:
    """The line that a page is about, None for the cover, a table or a chapter."""
    return next((line for line in session.sheet.lines if line.id == page), None)


def table_of(session: Session, page: str) -> Table | None:
    """The table on a page."""
    return next((item for item in session.form.tables if page == f"{TABLE}.{item.id}"), None)


def chapter_of(session: Session, page: str) -> Chapter | None:
    """The chapter on a page."""
    return next((item for item in session.form.chapters if page == f"{CHAPTER}.{item.id}"), None)


def page_title(session: Session, page: str) -> str:
    """What a page is called in a list."""
    named = table_of(session, page) or chapter_of(session, page)
    if named:
        return named.title
    line = line_of(session, page)
    return session.sheet.title(line) if line else _("Project and figures")


def page_of(session: Session, path: str) -> str:
    """The page on which a field stands, the first of several, or on which one is waived; else the
    cover."""
    path = (waived_at(path) or ("", path))[1]
    spot = place(path)
    if spot.room == ROWS:
        return f"{TABLE}.{spot.field}" if spot.owner == TABLE else ""
    if spot.room == FACT:
        sheet = session.sheet
        asking = (line.id for line in sheet.lines if path in {n.path for n in sheet.asked(line)})
        return next(asking, "")
    page = spot.owner if spot.room not in (TABLE, CHAPTER) else f"{spot.room}.{spot.owner}"
    return page if page in page_names(session) else ""


def page_to_begin(session: Session) -> str:
    """The page of the field last changed, where there still is one; else the first line, or the
    cover while it has no name."""
    last, lines = session.last_path, session.sheet.lines
    if last and session.field(last):
        return page_of(session, last)
    return lines[0].id if lines and session.text("subject.name") else ""
