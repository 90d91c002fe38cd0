"""Where what was typed and what somebody else wrote differ: one chooses field by field."""

from __future__ import annotations

from collections.abc import Sequence

from ziping.evaluation.merging import Conflict, Side
from ziping.language import _
from ziping.scoring.naming import Names
from ziping.session import Session
from ziping.tui.commands.listings import JOIN
from ziping.tui.passage import Passage
from ziping.tui.screens.listing import ListingScreen
from ziping.tui.widgets.listing import Cell, Column, Entry


class JoinScreen(ListingScreen):
    """Conflicts and the side chosen for each. It is left with nothing, or with a choice for all
    of them in `choices`."""

    def __init__(self, session: Session, conflicts: Sequence[Conflict]) -> None:
        super().__init__(session, JOIN, _("Choose"), "")
        self.choices: dict[Conflict, Side] = {}
        self._conflicts = {conflict.path: conflict for conflict in conflicts}
        self._names = Names(session.sheet)

    @property
    def conflict(self) -> Conflict:
        """The conflict under the cursor."""
        return self._conflicts[self.list.key]

    @property
    def undecided(self) -> list[Conflict]:
        """The conflicts without a choice."""
        return [item for item in self._conflicts.values() if item not in self.choices]

    def take(self, side: Side) -> None:
        """Choose a side here, and go to the next conflict without a choice."""
        here = self.conflict
        self.choices[here] = side
        order = list(self._conflicts.values())
        after = order[order.index(here) :] + order[: order.index(here)]
        following = next((item for item in after if item not in self.choices), here)
        self.show_all(following.path)

    def take_rest(self, side: Side) -> None:
        """Choose a side wherever none is chosen."""
        self.choices |= dict.fromkeys(self.undecided, side)
        self.show_all()

    def columns(self, width: int) -> Sequence[Column]:
        """The side chosen, the field, both texts."""
        text = (width - 14) // 3
        return Column(2, 8), Column(11, text), Column(12 + text, text), Column(13 + 2 * text, text)

    def tab_words(self) -> Sequence[tuple[str, str]]:
        """How much is still to be chosen."""
        count = len(self.undecided)
        left = _("{count} still to choose").format(count=count) if count else _("all chosen")
        return (("", left),)

    def heading(self) -> Sequence[str]:
        """What stands in the columns."""
        return _("Chosen"), _("Field"), _("What I typed"), _("What the file says")

    def advice(self) -> str:
        """How one chooses."""
        return _("1 or 2 chooses, Tab goes into the detail and back, Esc leaves all as it is")

    def entries(self) -> Sequence[Entry]:
        """The conflicts."""
        return [self._entry(conflict) for conflict in self._conflicts.values()]

    def _entry(self, conflict: Conflict) -> Entry:
        side = self.choices.get(conflict)
        words = {"mine": _("mine"), "theirs": _("the file's"), None: _("open")}
        roles = {"mine": "text", "theirs": "text", None: "muted"}
        sides = (("mine", conflict.mine), ("theirs", conflict.theirs))
        texts = [
            Cell(self._text(conflict, text), "strong" if side == name else roles[side])
            for name, text in sides
        ]
        mark = Cell(words[side], "warn" if side is None else "strong")
        return Entry(conflict.path, (mark, Cell(self._called(conflict)), *texts))

    def detail(self, key: str) -> Sequence[Passage]:
        """All texts in full."""
        conflict = self._conflicts[key]
        found = [Passage(self._called(conflict), "strong", bold=True), Passage("")]
        sides = (
            ("1  " + _("What I typed"), conflict.mine),
            ("2  " + _("What the file says"), conflict.theirs),
            (_("Before both"), conflict.base),
        )
        for words, text in sides if conflict.base is not None else sides[:2]:
            found += [
                Passage(words, "accent" if words[0].isdecimal() else "faint"),
                Passage(self._text(conflict, text), "text"),
                Passage(""),
            ]
        return found

    def _called(self, conflict: Conflict) -> str:
        return self._names.name(conflict.path) or conflict.path

    def _text(self, conflict: Conflict, text: str | None) -> str:
        return self._names.shown(conflict.path, text or "") or _("(not there)")
