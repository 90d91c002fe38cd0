"""Commands that deal with findings: go there, mend, waive with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.app import App

from ziping.evaluation import place, waiver_path
from ziping.findings import Finding, Mend, may_waive
from ziping.language import _
from ziping.quantity import show
from ziping.scoring.naming import Names
from ziping.session import Session
from ziping.tui.actions.walking import go_where
from ziping.tui.workplace import EditorPlace, Workplace

if TYPE_CHECKING:
    from ziping.tui.screens.findings import FindingsScreen
    from ziping.tui.screens.pick import Choice


async def findings(at: Workplace) -> None:
    """All findings; Enter goes to the place."""
    from ziping.tui.screens.findings import FindingsScreen

    screen = FindingsScreen(at.session)
    where = await at.app.push_screen_wait(screen)
    if where is not None:
        at.finding = screen.finding
        await go_where(at, where)


async def next_finding(at: EditorPlace) -> None:
    """To the next open finding of the list after the one last gone to, and round."""
    found = [item for item in at.session.findings if item.waived is None]
    if not found:
        at.tell(_("Nothing found"))
        return
    last = found.index(at.finding) if at.finding in found else -1
    at.finding = found[(last + 1) % len(found)]
    await go_where(at, at.finding.where)
    at.tell(f"{at.finding.code}  {at.finding.message}", bad=at.finding.severity == "error")


async def resolve(at: EditorPlace) -> None:
    """Deal with what stands at this field, else at this line."""
    field = at.form.current_field
    path = field.path if field else ""
    open_ = [item for item in at.session.findings if item.waived is None]
    found = [item for item in open_ if item.where == path and path]
    found = found or [item for item in open_ if at.here and place(item.where).owner == at.here]
    if not found:
        at.tell(_("No finding stands here; F4 lists all"))
        return
    where = await _deal(at.app, at.session, found[0])
    if where:
        await go_where(at, where)


def open_place(at: FindingsScreen) -> None:
    """To the field of the finding under the cursor."""
    if at.finding:
        at.dismiss(at.finding.where)


async def resolve_here(at: FindingsScreen) -> None:
    """Deal with the finding under the cursor."""
    if at.finding is None:
        return
    where = await _deal(at.app, at.session, at.finding)
    if where:
        at.dismiss(where)
    else:
        at.show_all()


async def _deal(app: App[Any], session: Session, finding: Finding) -> str:
    """Ask what to do with a finding and do it, as one step; where to go, if one wants to."""
    from ziping.tui.screens.pick import PickScreen

    choices = _offers(session, finding)
    chosen = await app.push_screen_wait(PickScreen(finding.message, choices))
    waiver = waiver_path(finding.code, finding.where)
    session.settle()
    if chosen == _GO:
        return finding.where
    if chosen == _UNWAIVE:
        session.apply([(waiver, "")])
    elif chosen == _WAIVE:
        await _waive(app, session, waiver)
    elif chosen:
        session.apply(finding.mends[int(chosen)].edits)
    return ""


_GO, _WAIVE, _UNWAIVE = "go", "waive", "unwaive"


def _offers(session: Session, finding: Finding) -> list[Choice]:
    """What can be done: what mends it by itself, a waiver, the field."""
    from ziping.tui.screens.pick import Choice

    offers = [
        Choice(f"{number}", mend.words, _effect(session, mend), below=_edits(session, mend))
        for number, mend in enumerate(finding.mends)
        if finding.waived is None
    ]
    own = session.text(waiver_path(finding.code, finding.where))
    if own and finding.waived is not None:
        offers.append(Choice(_UNWAIVE, _("Waive it no longer"), below=own))
        offers.append(Choice(_WAIVE, _("Give another reason")))
    elif finding.waived is None and may_waive(finding.code):
        below = _("The reason is printed in the workbook; the finding counts as waived")
        offers.append(Choice(_WAIVE, _("Let it stand, with the reason why"), below=below))
    return [*offers, Choice(_GO, _("Go to the field"), below=finding.remedy)]


def _effect(session: Session, mend: Mend) -> str:
    """What a mend would make of the total."""
    before, after = session.sheet.total, session.sheet_with(mend.edits).total
    if before == after or before is None or after is None:
        return _("total unchanged") if before == after else ""
    return _("total {before} to {after}").format(before=show(before, 2), after=show(after, 2))


def _edits(session: Session, mend: Mend) -> str:
    """Which texts a mend would put in place of which."""
    blank = _("blank")
    names = Names(session.sheet)
    return "; ".join(
        f"{names.name(path) or path}  {session.text(path) or blank} > {text or blank}"
        for path, text in mend.edits
    )


async def _waive(app: App[Any], session: Session, path: str) -> None:
    from ziping.tui.screens.prompt import PromptScreen

    question = _("Why it may stand. The reason is printed in the workbook's list of findings")
    prompt = PromptScreen(question, session.text(path), _("waive it"))
    reason = await app.push_screen_wait(prompt)
    if reason:
        session.apply([(path, reason)])
