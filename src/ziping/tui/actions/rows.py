"""Commands that add, move and remove rows where one stands."""

from __future__ import annotations

from ziping.evaluation import (
    DEDUCTION,
    TABLE,
    TARGET,
    item_of,
    list_of,
    place,
    row_of,
)
from ziping.language import _
from ziping.scoring import evidence_fields
from ziping.tui.pages import page_title, table_of
from ziping.tui.workplace import EditorPlace


async def add(at: EditorPlace) -> None:
    """One more of what belongs here: a file of evidence, a row, a deduction."""
    line, table = at.line, table_of(at.session, at.here)
    item = item_of(_path(at))
    if table:
        await _add_cells(at, at.here)
    elif line and item and f".{DEDUCTION}." not in f"{item}.":
        await _add_evidence(at)
    elif line and line.is_target:
        await add_target(at, line.source.id, line.id)
    elif line and f"{line.prefix}.{DEDUCTION}.1.points" in at.session.sheet.plan.program.inputs:
        await _add_deduction(at)
    elif line:
        await _add_evidence(at)
    elif not at.here and at.session.form.target_groups:
        await add_target(at, at.session.form.target_groups[0].id)
    else:
        at.tell(_("There is nothing to add here"))


async def add_target(at: EditorPlace, group: str, after: str = "") -> None:
    """A new row in a target group, opened at its name."""
    await at.open_line(at.session.add_row(f"{TARGET}.{group}", after), focus=True)


async def _add_cells(at: EditorPlace, what: str) -> None:
    """A row in a table behind the one that one stands in, opened at its first cell."""
    after = row_of(_path(at)).rpartition(".")[2]
    row = f"{what}.{at.session.add_row(what, after)}"
    await at.open_line(what, focus=True)
    _focus_row(at, row)


async def _add_deduction(at: EditorPlace) -> None:
    line = at.line
    if line is not None:
        number = max(1, at.session.project.deductions(line.id)) + 1
        path = f"{line.prefix}.{DEDUCTION}.{number}.points"
        at.session.apply([(path, "0")])
        await at.open_line(line.id, focus=True, field=path)
        at.form.select_all(path)


async def _add_evidence(at: EditorPlace) -> None:
    """The field for one more file stands on the page already."""
    if at.line:
        at.form.focus_field(evidence_fields(at.session.project, at.line)[-1].path)


async def remove(at: EditorPlace) -> None:
    """Remove the file of evidence, deduction or row that one stands on; undo brings it back."""
    path = _path(at)
    item, row = item_of(path), _row(at)
    if item and any(entry.startswith(f"{item}.") for entry in at.session.project.entries):
        field = at.session.field(path)
        at.session.remove_item(item)
        await at.open_line(at.here, focus=True, field=path)
        _tell_removed(at, field.label if field else "")
    elif row and place(row).room == TABLE:
        await _remove_cells(at, row)
    elif row and not item:
        await _remove_target(at, row)
    else:
        at.tell(_("This belongs to the form; only what was added can be removed"))


async def _remove_cells(at: EditorPlace, row: str) -> None:
    title, column = page_title(at.session, at.here), _path(at).removeprefix(f"{row}.")
    ids = at.session.project.rows(at.here)
    index = ids.index(row.rpartition(".")[2])
    at.session.remove_row(row)
    rest = at.session.project.rows(at.here)
    field = f"{at.here}.{rest[min(index, len(rest) - 1)]}.{column}" if rest else ""
    await at.open_line(at.here, focus=True, field=field)
    _tell_removed(at, _("{title}, row {number}").format(title=title, number=index + 1))


async def _remove_target(at: EditorPlace, row: str) -> None:
    title = page_title(at.session, at.here)
    ids = [line.id for line in at.session.sheet.lines]
    index = ids.index(at.here)
    at.session.remove_row(row)
    rest = [name for name in ids if name != at.here]
    await at.open_line(rest[min(index, len(rest) - 1)] if rest else "", focus=True)
    _tell_removed(at, title)


def _tell_removed(at: EditorPlace, title: str) -> None:
    at.tell(_('Removed "{title}"; Ctrl+Z brings it back').format(title=title))


async def move_up(at: EditorPlace) -> None:
    """Move the row that one stands on up by one."""
    await _move(at, -1)


async def move_down(at: EditorPlace) -> None:
    """Move the row that one stands on down by one."""
    await _move(at, 1)


async def _move(at: EditorPlace, step: int) -> None:
    row, path = _row(at), _path(at)
    if not row:
        at.tell(_("Only rows that were added can be moved"))
    elif at.session.move_row(row, step):
        inside = at.page == "form"
        await at.open_line(at.here, focus=inside, field=path)
    else:
        at.tell(_("It is the first already") if step < 0 else _("It is the last already"))


def _path(at: EditorPlace) -> str:
    """The field that one stands on, empty outside the form."""
    field = at.form.current_field
    return field.path if field else ""


def _row(at: EditorPlace) -> str:
    """The row that one stands on, in a table or as the open target; empty for none."""
    row = row_of(_path(at)) or (at.line.prefix if at.line and at.line.is_target else "")
    return row if list_of(at.session.project, row) else ""


def _focus_row(at: EditorPlace, row: str) -> None:
    """Into the first cell of a row of the open table."""
    table = table_of(at.session, at.here)
    for column in table.columns if table else ():
        if at.form.focus_field(f"{row}.{column.id}"):
            return


def adds(at: EditorPlace) -> bool:
    """Whether something can be added where one stands."""
    return bool(at.line or table_of(at.session, at.here)) or not at.here


def has_row(at: EditorPlace) -> bool:
    """Whether one stands on a row that was added."""
    return bool(_row(at))


def removes(at: EditorPlace) -> bool:
    """Whether one stands on something that was added."""
    return has_row(at) or bool(item_of(_path(at)))
