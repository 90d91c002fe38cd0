"""Commands that go somewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ziping.evaluation import TARGET, place
from ziping.language import _

if TYPE_CHECKING:
    from ziping.tui.screens.editor import EditorScreen


async def next_line(screen: EditorScreen) -> None:
    """Open the next line, at the same field where it has one."""
    await step(screen, 1, same_field=True)


async def previous_line(screen: EditorScreen) -> None:
    """Open the previous line, at the same field where it has one."""
    await step(screen, -1, same_field=True)


async def walk(screen: EditorScreen, way: int) -> None:
    """To the next or previous field; over the end to the next or previous line."""
    entries = screen.form.entries
    if screen.focused not in entries:
        screen.go_page("form")
        return
    index = entries.index(screen.focused) + way
    if 0 <= index < len(entries):
        entries[index].focus()
    else:
        await step(screen, way)


async def step(screen: EditorScreen, way: int, *, same_field: bool = False) -> None:
    """To the next or previous page: the cover, then every line, and round."""
    pages = ["", *(line.id for line in screen.session.sheet.lines)]
    target = pages[(pages.index(screen.here) + way) % len(pages)]
    field, wanted = screen.form.current_field, ""
    if same_field and field and place(field.path).room == TARGET:
        wanted = f"{TARGET}.{target}.{place(field.path).field}"
    await screen.open_line(target, focus=True, field=wanted)


def next_pane(screen: EditorScreen) -> None:
    """Indicators, form, scores, and round."""
    if screen.is_narrow:
        pages, here = ("navigator", "form", "live"), screen.pages.page
    else:
        pages = ("navigator", "form")  # type: ignore[assignment]  # the scores are in sight
        here = "navigator" if screen.navigator.has_focus else "form"
    screen.go_page(pages[(pages.index(here) + 1) % len(pages)])


async def go_to(screen: EditorScreen) -> None:
    """To an indicator by number or name."""
    from ziping.tui.screens.pick import Choice, PickScreen

    sheet = screen.session.sheet
    choices = [Choice("", "  0  " + _("Project and figures"), words="0")]
    for item in screen.navigator.items:
        if item.line:
            score = sheet.shown(item.line.score) if item.line.score else ""
            text = f"{item.number or '':>3}  {sheet.title(item.line)}"
            choices.append(Choice(item.line.id, text, score, words=f"{item.number or '-'}"))
    chosen = await screen.app.push_screen_wait(PickScreen(_("Go to: number or name"), choices))
    if chosen is not None:
        await screen.open_line(chosen, focus=True)


async def findings(screen: EditorScreen) -> None:
    """All findings; Enter goes to the place."""
    from ziping.tui.screens.pick import Choice, PickScreen

    names = {"error": _("error"), "warning": _("warning"), "info": _("note")}
    found = screen.session.findings
    choices = [
        Choice(
            finding.where,
            finding.message,
            _("waived") if finding.waived else names[finding.severity],
            below=f"{finding.code}  {finding.waived or finding.remedy}",
            words=f"{number} {finding.code}",
        )
        for number, finding in enumerate(found, 1)
    ]
    where = await screen.app.push_screen_wait(PickScreen(_("Findings"), choices))
    if where:
        await _go_where(screen, where)


async def _go_where(screen: EditorScreen, where: str) -> None:
    """To the line that a path belongs to, else to the cover."""
    sheet = screen.session.sheet
    for line in sheet.lines:
        asked = {node.path for node in sheet.asked(line)}
        if place(where).owner == line.id or where in asked:
            await screen.open_line(line.id, focus=True, field=where)
            return
    await screen.open_line("", focus=True, field=where)


async def commands(screen: EditorScreen) -> None:
    """Any command by its name."""
    from ziping.tui.commands import COMMANDS
    from ziping.tui.screens.pick import Choice, PickScreen

    choices = [
        Choice(
            command.id,
            f"{command.label()}  {command.help()}",
            command.shown,
            words=f"{command.initials} {command.id}",
        )
        for command in COMMANDS
    ]
    chosen = await screen.app.push_screen_wait(PickScreen(_("Commands"), choices))
    if chosen:
        screen.action_command(chosen)
