"""Commands that save, and what stands in their way: another file, another person, the end."""

from __future__ import annotations

from asyncio import to_thread
from pathlib import Path

from ziping.language import _
from ziping.session import Keeper, Safety, choose, free_name, give_way, take_over
from ziping.session.past import past_versions, state_at
from ziping.store import ChangedError, StoreError, WriteError, stamp
from ziping.tui.actions import trial
from ziping.tui.actions.walking import go_where
from ziping.tui.workplace import Changeable, Workplace


async def save(at: Workplace) -> bool:
    """Write the project file, elsewhere where it cannot be written; whether it was. Once more
    without a change in between, it gives the version a name."""
    at.keep()
    if at.session.project is at.session.made and await _named(at):
        return True
    return await _save(at, None)


async def _named(at: Workplace) -> bool:
    """Ask for the name of the version just saved; false where there is none."""
    from ziping.tui.actions.past import ask_name

    try:
        made = [version for version in past_versions(at.session) if version.made]
        if not made:
            return False
        name = await ask_name(at.app, at.session, made[0])
        at.tell(_("This version is now called {name}").format(name=name) if name else "")
    except StoreError as error:
        at.tell(str(error), bad=True)
    return True


async def save_as(at: Workplace) -> bool:
    """Write the project to a file of another name, and go on with that one."""
    path = await _other_place(at, _("Save as"))
    return path is not None and await _save(at, path)


async def _save(at: Workplace, path: Path | None) -> bool:
    at.keep()
    over = False
    while True:
        try:
            was_read_only = bool(at.session.read_only)
            written = at.session.save(path, over=over)
        except ChangedError as error:
            answer = await _changed(at, error)
            over = answer == "over"
            path = await _other_place(at, str(error)) if answer == "beside" else None
            if not over and path is None:
                return answer == "joined"
            continue
        except StoreError as error:
            path = await _other_place(at, str(error))
            if path is None:
                at.tell(str(error), bad=True)
                return False
            continue
        at.tell(_("Saved: {file}; Ctrl+S once more names this version").format(file=written))
        at.show_all()
        if was_read_only:
            at.go_elsewhere(written)
        return True


async def _changed(at: Workplace, error: ChangedError) -> str:
    """Somebody else wrote the file: what now? `beside`, `over`, `joined` where that is done;
    empty: nothing for the moment."""
    from ziping.tui.screens.confirm import ConfirmScreen

    while True:
        question = ConfirmScreen(
            str(error),
            (
                ("", _("Go on; what I typed is kept in the journal")),
                ("compare", _("Compare: what differs between the file and mine")),
                ("join", _("Bring both together; I choose where both differ")),
                ("beside", _("Save mine beside it, under another name")),
                ("over", _("Write mine over it; theirs stays among the versions")),
            ),
        )
        answer = await at.app.push_screen_wait(question)
        try:
            if answer == "join" and await _joined(at):
                return "joined"
            if answer == "compare" and await _compared(at, error.path):
                return ""
        except StoreError as problem:
            at.tell(str(problem), bad=True)
        if answer not in ("join", "compare"):
            return answer


async def _joined(at: Workplace) -> bool:
    """Bring what was typed and the file together; whether that was done."""
    from ziping.tui.actions.joining import join_file

    if not await join_file(at.app, at.session):
        return False
    at.show_all()
    at.tell(_("Both are in the file; Ctrl+Z takes back what came from the other side"))
    return True


async def _compared(at: Workplace, path: Path) -> bool:
    """Show what differs from the file; whether one went to a field of it."""
    from ziping.tui.actions.comparing import show_comparison

    before = state_at(at.session, path)
    where = await show_comparison(at.app, at.session, _("the file"), before)
    if where is not None:
        await go_where(at, where)
    return where is not None


async def _other_place(at: Workplace, reason: str) -> Path | None:
    """Ask for another file; one that is there already is not taken."""
    from ziping.tui.screens.prompt import PromptScreen

    offered = free_name(at.session.path or Path("ziping.toml"))
    while True:
        answer = await at.app.push_screen_wait(PromptScreen(reason, str(offered)))
        if answer is None or stamp(Path(answer)) is None:
            return Path(answer) if answer else None
        reason = _("{file} exists already; choose another name").format(file=answer)


async def leave(at: Workplace) -> None:
    """Leave the project with everything in the file; ask only where that cannot be, and what is
    to become of a trial."""
    at.keep()
    if not await trial.ends(at):
        return
    kept = isinstance(at.session.keeper, Keeper)
    if not kept and at.session.dirty and not at.session.read_only and not await _may_leave(at, ""):
        return
    try:
        at.session.close()
    except WriteError as error:
        if not await _may_leave(at, str(error)):
            return
        at.session.keeper.abandon()
    at.go_elsewhere()


async def _may_leave(at: Workplace, reason: str) -> bool:
    """The file does not hold everything: whether to leave all the same."""
    from ziping.tui.screens.confirm import ConfirmScreen

    safe = at.session.safety is not Safety.UNSAFE
    drop = _("Leave; the next start goes on from here") if safe else _("Leave without saving")
    answer = await at.app.push_screen_wait(
        ConfirmScreen(
            reason or _("There are changes that are not saved"),
            (("save", _("Save and leave")), ("stay", _("Stay")), ("drop", drop)),
        )
    )
    return answer == "drop" or (answer == "save" and await save(at))


async def opened_read_only(at: Workplace) -> None:
    """Ask what to do with a file that is open elsewhere, or differs from what was typed."""
    if at.session.conflicts:
        await _choose(at)
    else:
        await _take_over(at)


async def _choose(at: Workplace) -> None:
    from ziping.tui.screens.confirm import ConfirmScreen

    fields = [at.session.field(change.path) for change in at.session.conflicts]
    names = [field.label for field in fields if field]
    question = _(
        "Before the last end {count} fields were typed that somebody else has changed in the file "
        "since: {fields}"
    ).format(count=len(fields), fields=", ".join(names[:6]) + ("..." if len(names) > 6 else ""))
    answer = await at.app.push_screen_wait(
        ConfirmScreen(
            question,
            (
                ("leave", _("Leave; decide another time")),
                ("fields", _("Choose field by field")),
                ("file", _("Keep the file; what I typed goes to a file beside it")),
                ("typed", _("Keep what I typed; Ctrl+Z brings the file's back")),
            ),
        )
    )
    if answer == "leave":
        at.session.keeper.abandon()
        at.go_elsewhere()
        return
    paths = [change.path for change in at.session.conflicts]
    typed = paths if answer == "typed" else []
    if answer == "fields":
        chosen = await _typed_fields(at)
        if chosen is None:
            await _choose(at)
            return
        typed = chosen
    try:
        aside = choose(at.session, typed)
    except WriteError as error:
        at.tell(str(error), bad=True)
        return
    at.show_all()
    if aside:
        at.tell(_("What was typed is in {file}").format(file=aside))


async def _typed_fields(at: Workplace) -> list[str] | None:
    """The fields for which what was typed counts; None where a person goes back."""
    from ziping.evaluation.merging import Conflict
    from ziping.tui.actions.joining import choose_sides

    found = [Conflict(item.path, None, item.new, item.old) for item in at.session.conflicts]
    chosen = await choose_sides(at.app, at.session, found)
    if chosen is None:
        return None
    return [conflict.path for conflict, side in chosen.items() if side == "mine"]


async def _take_over(at: Workplace) -> None:
    from ziping.tui.screens.confirm import ConfirmScreen

    question = ConfirmScreen(
        _("{reason}. It can be read here, and taken over").format(reason=at.session.read_only),
        (
            ("read", _("Read only")),
            ("take", _("Take it over; the other program saves and lets go")),
        ),
    )
    path = at.session.path
    if await at.app.push_screen_wait(question) != "take" or path is None:
        return
    at.tell(_("Waiting for the other program..."))
    if await to_thread(take_over, path):
        at.go_elsewhere(path)
    else:
        at.tell(_("The other program does not answer; save under another name"), bad=True)


def gave_way(at: Changeable) -> bool:
    """Let another program have the file where it asks for it; whether it did."""
    keeper = at.session.keeper
    if not isinstance(keeper, Keeper) or not keeper.asked:
        return False
    at.keep()
    give_way(at.session)
    at.show_all()
    at.tell(at.session.read_only, bad=True)
    return True
