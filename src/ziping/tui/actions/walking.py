"""Commands that go somewhere."""

from __future__ import annotations

from ziping.evaluation import TARGET, place, waived_at
from ziping.language import _
from ziping.tui.pages import line_of, page_of, page_title
from ziping.tui.workplace import EditorPlace, Workplace


async def next_line(at: Workplace) -> None:
    """To the next line."""
    await at.step(1)


async def previous_line(at: Workplace) -> None:
    """To the line before."""
    await at.step(-1)


async def walk(at: EditorPlace, way: int) -> None:
    """To the next or previous field; over the end to the next or previous line."""
    entries = at.form.entries
    if at.focused not in entries:
        if entries or at.page != "form":
            at.go_page("form")
        else:
            await _over_the_end(at, way)
        return
    index = entries.index(at.focused) + way
    if 0 <= index < len(entries):
        at.set_focus(entries[index])
    else:
        await _over_the_end(at, way)


async def walk_rows(at: EditorPlace, way: int) -> None:
    """To the field below or above, in a table to that of the same column; over the end to the
    next or previous page."""
    focused = at.focused
    if focused is None or focused not in at.form.entries:
        await walk(at, way)
        return
    below = at.form.beside(focused, way)
    if below is not None:
        at.set_focus(below)
    else:
        await _over_the_end(at, way)


async def _over_the_end(at: EditorPlace, way: int) -> None:
    """To the next page, or to the last field of the one before."""
    await step(at, way)
    if way < 0 and at.form.entries:
        at.set_focus(at.form.entries[-1])


async def step(at: EditorPlace, way: int, *, same_field: bool = False) -> None:
    """To the next or previous page of those that the navigator shows, and round."""
    pages = at.navigator.pages
    target = pages[(pages.index(at.here) + way) % len(pages)]
    field, wanted = at.form.current_field, ""
    if same_field and field and place(field.path).room == TARGET and _is_scored(at, target):
        wanted = f"{TARGET}.{target}.{place(field.path).field}"
    await at.open_line(target, focus=True, field=wanted)


def _is_scored(at: EditorPlace, name: str) -> bool:
    line = next((item for item in at.session.sheet.lines if item.id == name), None)
    return line is not None and at.session.sheet.score(line) is not None


def next_pane(at: EditorPlace) -> None:
    """Indicators, form, scores, and round."""
    panes = at.panes
    at.go_page(panes[(panes.index(at.page) + 1) % len(panes)])


def turn_filter(at: EditorPlace) -> None:
    """List other lines in the navigator; F2 walks those that are listed."""
    at.navigator.turn_filter()
    at.tell(at.navigator.filter.words)


async def go_to(at: Workplace) -> None:
    """To an indicator by number or name."""
    from ziping.tui.screens.pick import Choice, PickScreen

    session = at.session
    choices = []
    for page, number in at.goals():
        line = line_of(session, page)
        score = session.sheet.shown(line.score) if line and line.score else ""
        text = f"{number.strip('-'):>3}  {page_title(session, page)}"
        choices.append(Choice(page, text, score, words=number))
    chosen = await at.app.push_screen_wait(PickScreen(_("Go to: number or name"), choices))
    if chosen is not None:
        await at.open_line(chosen, focus=True)


async def go_where(at: Workplace, where: str) -> None:
    """To the page that a path belongs to, else to the cover."""
    where = (waived_at(where) or ("", where))[1]
    await at.open_line(page_of(at.session, where), focus=True, field=where)
