"""Commands that make a project: blank by a form, or carried over from last year's."""

from __future__ import annotations

import re
from asyncio import to_thread
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ziping.evaluation.carrying import following_name
from ziping.forms import shipped_versions
from ziping.forms.library import ShippedForm
from ziping.language import _
from ziping.session import free_name, new_session
from ziping.session.carrying import carried_session
from ziping.session.workspace import Row
from ziping.store import StoreError, stamp
from ziping.tui.desk import Desk

if TYPE_CHECKING:
    from ziping.tui.screens.pick import Choice

_LAST_YEAR = "last year"
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\s]+')


async def new_project(at: Desk) -> None:
    """Ask for a form or last year's file, then for a name; make the file and open it."""
    from ziping.tui.screens.pick import PickScreen

    last = at.view.row if at.view.row and at.view.row.overview else None
    forms = await to_thread(shipped_versions)
    title = _("New project: by which form?")
    chosen = await at.app.push_screen_wait(PickScreen(title, _choices(last, forms)))
    if chosen is None:
        return
    source = last if chosen == _LAST_YEAR else None
    if source:
        year = source.overview.entry.year if source.overview else ""
        offered = source.path.with_stem(following_name(source.path.stem, year))
    else:
        form = next(item.form.form.title for item in forms if item.name == chosen)
        offered = at.workspace.folder / f"{_NOT_IN_NAMES.sub('-', form)}.toml"
    path = await new_file(at, _("File name of the new project"), offered)
    if path is None:
        return
    try:
        made = carried_session(source.path) if source else new_session(chosen)
        made.save(path)
    except StoreError as error:
        at.tell(str(error), bad=True)
        return
    at.view.stand_on(at.workspace.name_of(path))
    await at.open_project(path)


def _choices(last: Row | None, forms: Sequence[ShippedForm]) -> list[Choice]:
    from ziping.tui.screens.pick import Choice

    found = []
    if last:
        text = _("Copy from last year: {title}").format(title=last.title)
        below = _("Names and targets come along, answers do not; last year's values stand beside")
        found.append(Choice(_LAST_YEAR, text, _("year + 1"), below=below, words="0 fz"))
    for number, item in enumerate(forms, 1):
        head = item.form.form
        below, words = head.authority.document, f"{number} {item.name}"
        found.append(Choice(item.name, head.title, item.name, below=below, words=words))
    return found


async def new_file(at: Desk, reason: str, offered: Path) -> Path | None:
    """Ask for the name of a file that is not there yet, in this folder; None to go back."""
    from ziping.tui.screens.prompt import PromptScreen

    folder, ending = at.workspace.folder, offered.suffix
    name = at.workspace.name_of(free_name(offered) if stamp(offered) else offered)
    while True:
        answer = await at.app.push_screen_wait(PromptScreen(reason, name))
        if answer is None:
            return None
        name = answer if answer.endswith(ending) else f"{answer}{ending}"
        if stamp(folder / name) is None:
            return folder / name
        reason = _("{file} exists already; choose another name").format(file=name)
