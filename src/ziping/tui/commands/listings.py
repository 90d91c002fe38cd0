"""The commands of the screens with a list: findings, comparison, history, conflicts, a workbook
that came back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ziping.language import _
from ziping.tui.actions import comparing, incoming, joining, listing, mending, past
from ziping.tui.command import Command, Purpose
from ziping.tui.commands import shared

if TYPE_CHECKING:
    from ziping.tui.screens.compare import CompareScreen
    from ziping.tui.screens.findings import FindingsScreen
    from ziping.tui.screens.history import HistoryScreen
    from ziping.tui.screens.incoming import IncomingScreen
    from ziping.tui.screens.join import JoinScreen


def _listing(back: str, *own: Command[Any]) -> tuple[Command[Any], ...]:
    """What a list has of its own, and what all lists have; `back` are the keys that leave it."""
    return (
        shared.HELP.at(1),
        *own,
        Command("next", "f2", Purpose.GO, lambda: _("Next"),
                lambda: _("To the next entry"), listing.down),
        Command("previous", "shift+f2", Purpose.GO, lambda: _("Previous"),
                lambda: _("To the entry before"), listing.up),
        shared.THEME,
        shared.PICK.at(1),
        Command("back", back, Purpose.GO, lambda: _("Back"),
                lambda: _("Back to where you were"), listing.back, 7),
    )  # fmt: skip


FINDINGS: tuple[Command[FindingsScreen], ...] = _listing(
    "f4,escape,ctrl+q",
    Command("open", "enter", Purpose.GO, lambda: _("Go there"),
            lambda: _("To the field of this finding"), mending.open_place, 2),
    Command("resolve", "ctrl+r", Purpose.CHANGE, lambda: _("Resolve"),
            lambda: _("Mend this finding, or give the reason why it may stand"),
            mending.resolve_here, 3, asks=True),
    shared.UNDO.at(5),
    shared.REDO,
)  # fmt: skip

COMPARE: tuple[Command[CompareScreen], ...] = _listing(
    "f7,escape,ctrl+q",
    Command("open", "enter", Purpose.GO, lambda: _("Go there"),
            lambda: _("To the field that differs"), comparing.open_place, 2),
)  # fmt: skip

HISTORY: tuple[Command[HistoryScreen], ...] = _listing(
    "escape,shift+f7,ctrl+q",
    Command("open", "enter,f7", Purpose.GO, lambda: _("Compare"),
            lambda: _("Compare this version with the present state"), past.look, 2, asks=True),
    Command("go_back", "ctrl+r", Purpose.CHANGE, lambda: _("Go back to it"),
            lambda: _("Fill in everything as it was then; undo takes that back"),
            past.return_to, 3, asks=True),
    Command("name", "ctrl+n", Purpose.FILE, lambda: _("Name"),
            lambda: _("Give this version a name; one with a name stays"), past.name, 4, asks=True),
    shared.UNDO.at(5),
    shared.REDO,
)  # fmt: skip

JOIN: tuple[Command[JoinScreen], ...] = _listing(
    "escape,ctrl+q",
    Command("mine", "1,fullwidth_digit_one,left", Purpose.CHANGE, lambda: _("Mine"),
            lambda: _("Here what I typed counts"), joining.take_mine, 2),
    Command("theirs", "2,fullwidth_digit_two,right", Purpose.CHANGE, lambda: _("The file's"),
            lambda: _("Here what the file says counts"), joining.take_theirs, 3),
    Command("rest_mine", "3,fullwidth_digit_three", Purpose.CHANGE, lambda: _("Rest mine"),
            lambda: _("Wherever nothing is chosen yet, mine"), joining.rest_mine, 4),
    Command("rest_theirs", "4,fullwidth_digit_four", Purpose.CHANGE, lambda: _("Rest the file's"),
            lambda: _("Wherever nothing is chosen yet, the file's"), joining.rest_theirs, 5),
    Command("open", "enter", Purpose.GO, lambda: _("Done"),
            lambda: _("Take what is chosen, once something is chosen everywhere"),
            joining.finish, 2),
)  # fmt: skip

INCOMING: tuple[Command[IncomingScreen], ...] = _listing(
    "escape,shift+f6,ctrl+q",
    Command("mine", "1,fullwidth_digit_one", Purpose.CHANGE, lambda: _("The file's"),
            lambda: _("Here what the file says stays"), incoming.take_file, 3),
    Command("theirs", "2,fullwidth_digit_two", Purpose.CHANGE, lambda: _("The workbook's"),
            lambda: _("Here what the workbook says counts"), incoming.take_workbook, 4),
    Command("all_mine", "3,fullwidth_digit_three", Purpose.CHANGE, lambda: _("All the file's"),
            lambda: _("What the file says stays everywhere"), incoming.all_file, 5),
    Command("all_theirs", "4,fullwidth_digit_four", Purpose.CHANGE, lambda: _("All the workbook's"),
            lambda: _("What the workbook says counts everywhere"), incoming.all_workbook, 6),
    Command("open", "enter", Purpose.GO, lambda: _("Take over"),
            lambda: _("Fill in what is chosen, as one step that undo takes back"),
            incoming.finish, 2),
)  # fmt: skip
