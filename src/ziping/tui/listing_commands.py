"""The commands of the screens with a list: findings, comparison, history, conflicts, a workbook
that came back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ziping.language import _
from ziping.tui.actions import comparing, incoming, joining, listing, mending, past
from ziping.tui.command import HELP, PICK, Command

if TYPE_CHECKING:
    from ziping.tui.screens.compare import CompareScreen
    from ziping.tui.screens.findings import FindingsScreen
    from ziping.tui.screens.history import HistoryScreen
    from ziping.tui.screens.incoming import IncomingScreen
    from ziping.tui.screens.join import JoinScreen
    from ziping.tui.screens.listing import ListingScreen

UNDO: Command[ListingScreen] = Command(
    "undo", "ctrl+z", "Ctrl+Z", "cx", lambda: _("Undo"),
    lambda: _("Take back the last change"), listing.undo, 5,
)  # fmt: skip
REDO: Command[ListingScreen] = Command(
    "redo", "ctrl+y", "Ctrl+Y", "cz", lambda: _("Redo"),
    lambda: _("Do again what was undone"), listing.redo,
)  # fmt: skip


def _back(keys: str, shown: str) -> Command[Any]:
    return Command("back", keys, shown, "fh", lambda: _("Back"),
                   lambda: _("Back to where you were"), listing.back, 7)  # fmt: skip


FINDINGS: tuple[Command[FindingsScreen], ...] = (
    HELP,
    Command("open", "enter", "Enter", "dc", lambda: _("Go there"),
            lambda: _("To the field of this finding"), mending.open_place, 2),
    Command("resolve", "ctrl+r", "Ctrl+R", "cl", lambda: _("Resolve"),
            lambda: _("Mend this finding, or give the reason why it may stand"),
            mending.resolve_here, 3, asks=True),
    Command("next", "f2", "F2", "xyt", lambda: _("Next"),
            lambda: _("The next finding"), listing.down),
    Command("previous", "shift+f2,f14", "Shift+F2", "syt", lambda: _("Previous"),
            lambda: _("The previous finding"), listing.up),
    UNDO,
    REDO,
    PICK,
    _back("f4,escape,ctrl+q", "F4"),
)  # fmt: skip

COMPARE: tuple[Command[CompareScreen], ...] = (
    HELP,
    Command("open", "enter", "Enter", "dc", lambda: _("Go there"),
            lambda: _("To the field that differs"), comparing.open_place, 2),
    PICK,
    _back("f7,escape,ctrl+q", "F7"),
)  # fmt: skip

HISTORY: tuple[Command[HistoryScreen], ...] = (
    HELP,
    Command("open", "enter,f7", "Enter", "bj", lambda: _("Compare"),
            lambda: _("Compare this version with the present state"), past.look, 2, asks=True),
    Command("go_back", "ctrl+r", "Ctrl+R", "hf", lambda: _("Go back to it"),
            lambda: _("Fill in everything as it was then; undo takes that back"),
            past.return_to, 3, asks=True),
    Command("name", "ctrl+n", "Ctrl+N", "mm", lambda: _("Name"),
            lambda: _("Give this version a name; one with a name stays"), past.name, 4, asks=True),
    UNDO,
    REDO,
    PICK,
    _back("escape,shift+f7,f19,ctrl+q", "Esc"),
)  # fmt: skip

JOIN: tuple[Command[JoinScreen], ...] = (
    HELP,
    Command("mine", "1,fullwidth_digit_one,left", "1", "wd", lambda: _("Mine"),
            lambda: _("Here what I typed counts"), joining.take_mine, 2),
    Command("theirs", "2,fullwidth_digit_two,right", "2", "wj", lambda: _("The file's"),
            lambda: _("Here what the file says counts"), joining.take_theirs, 3),
    Command("rest_mine", "3,fullwidth_digit_three", "3", "qbwd", lambda: _("Rest mine"),
            lambda: _("Wherever nothing is chosen yet, mine"), joining.rest_mine, 4),
    Command("rest_theirs", "4,fullwidth_digit_four", "4", "qbwj", lambda: _("Rest the file's"),
            lambda: _("Wherever nothing is chosen yet, the file's"), joining.rest_theirs, 5),
    Command("open", "enter", "Enter", "wc", lambda: _("Done"),
            lambda: _("Take what is chosen, once something is chosen everywhere"),
            joining.finish, 6),
    PICK,
    _back("escape,ctrl+q", "Esc"),
)  # fmt: skip

INCOMING: tuple[Command[IncomingScreen], ...] = (
    HELP,
    Command("mine", "1,fullwidth_digit_one", "1", "wj", lambda: _("The file's"),
            lambda: _("Here what the file says stays"), incoming.take_file, 3),
    Command("theirs", "2,fullwidth_digit_two", "2", "gzb", lambda: _("The workbook's"),
            lambda: _("Here what the workbook says counts"), incoming.take_workbook, 4),
    Command("all_mine", "3,fullwidth_digit_three", "3", "qbwj", lambda: _("All the file's"),
            lambda: _("What the file says stays everywhere"), incoming.all_file, 5),
    Command("all_theirs", "4,fullwidth_digit_four", "4", "qbgzb", lambda: _("All the workbook's"),
            lambda: _("What the workbook says counts everywhere"), incoming.all_workbook, 6),
    Command("open", "enter", "Enter", "qy", lambda: _("Take over"),
            lambda: _("Fill in what is chosen, as one step that undo takes back"),
            incoming.finish, 2),
    Command("next", "f2", "F2", "xyc", lambda: _("Next"),
            lambda: _("The next change"), listing.down),
    Command("previous", "shift+f2,f14", "Shift+F2", "syc", lambda: _("Previous"),
            lambda: _("The previous change"), listing.up),
    PICK,
    _back("escape,shift+f6,f18,ctrl+q", "Esc"),
)  # fmt: skip
