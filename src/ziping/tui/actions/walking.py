"""Commands that go somewhere."""

from __future__ import annotations

from ziping.evaluation import TARGET, place, waived_at
from ziping.language import _
from ziping.tui.workplace import EditorPlace, Workplace


async def next_line(at: EditorPlace) -> None:
    """Open the next line, at the same field where it has one."""
    await step(at, 1, same_field=True)


async def previous_line(at: EditorPlace) -> None:
    """Open the previous line, at the same field where it has one."""
    await step(at, -1, same_field=True)


async def walk(at: EditorPlace, way: int) -> None:
    """To the next or previous field; over the end to the next or previous line."""
    entries = at.form.entries
    if at.focused not in entries:
        at.go_page("form")
        return
    index = entries.index(at.focused) + way
    if 0 <= index < len(entries):
        at.set_focus(entries[index])
    else:
        await step(at, way)


async def step(at: EditorPlace, way: int, *, same_field: bool = False) -> None:
    """To the next or previous page: the cover, then every line, and round."""
    pages = ["", *(line.id for line in at.session.sheet.lines)]
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


async def go_to(at: EditorPlace) -> None:
    """To an indicator by number or name."""
    from ziping.tui.screens.pick import Choice, PickScreen

    sheet = at.session.sheet
    choices = [Choice("", "  0  " + _("Project and figures"), words="0")]
    for item in at.navigator.items:
        if item.line:
            score = sheet.shown(item.line.score) if item.line.score else ""
            text = f"{item.number or '':>3}  {sheet.title(item.line)}"
            choices.append(Choice(item.line.id, text, score, words=f"{item.number or '-'}"))
    chosen = await at.app.push_screen_wait(PickScreen(_("Go to: number or name"), choices))
    if chosen is not None:
        await at.open_line(chosen, focus=True)


async def go_where(at: Workplace, where: str) -> None:
    """To the line that a path belongs to, else to one that asks for it, else to the cover."""
    sheet, where = at.session.sheet, (waived_at(where) or ("", where))[1]
    owners = [line.id for line in sheet.lines if line.id == place(where).owner]
    using = [line.id for line in sheet.lines if where in {n.path for n in sheet.asked(line)}]
    await at.open_line([*owners, *using, ""][0], focus=True, field=where)
