"""A workbook that came back beside the project: one takes its changes over, cell by cell."""

from __future__ import annotations

from collections.abc import Sequence

from ziping.evaluation.merging import Side
from ziping.evaluation.returning import Proposal
from ziping.language import _
from ziping.quantity import show
from ziping.scoring.naming import Names
from ziping.session import Session
from ziping.session.incoming import Incoming, would_be
from ziping.tui.commands.listings import INCOMING
from ziping.tui.passage import Passage
from ziping.tui.screens.listing import ListingScreen
from ziping.tui.widgets.listing import Cell, Column, Entry

_NOTES = "notes"


class IncomingScreen(ListingScreen):
    """What the workbook would change, and which side counts where. At first the workbook's counts
    wherever the file has not changed since. It is left with nothing, or to take `chosen` over."""

    def __init__(self, session: Session, found: Incoming) -> None:
        nothing = _("Nothing in the workbook differs from the project.")
        super().__init__(session, INCOMING, _("Take in"), nothing)
        self._found = found
        self._names = Names(session.sheet)
        self._proposals = {item.path: item for item in found.proposals}
        self.sides: dict[str, Side] = {
            item.path: "theirs" for item in found.proposals if not item.conflict
        }
        self.tab = "" if found.proposals else _NOTES

    @property
    def undecided(self) -> list[str]:
        """The fields for which no side is chosen yet."""
        return [path for path in self._proposals if path not in self.sides]

    @property
    def chosen(self) -> list[Proposal]:
        """The changes that are taken over."""
        found = self._proposals
        return [found[path] for path in found if self.sides.get(path) == "theirs"]

    def take(self, side: Side) -> None:
        """Choose a side here, and go on to the next change."""
        if self.list.key in self._proposals:
            self.sides[self.list.key] = side
            self.show_all()
            self.list.move(1)

    def take_all(self, side: Side) -> None:
        """Choose a side everywhere."""
        self.sides = dict.fromkeys(self._proposals, side)
        self.show_all()

    def columns(self, width: int) -> Sequence[Column]:
        """The side chosen, the field, both texts; a note has the whole width."""
        if self.tab == _NOTES:
            return (Column(2, width - 3),)
        text = (width - 14) * 3 // 10
        name = width - 14 - 2 * text
        return (
            Column(2, 8),
            Column(11, name),
            Column(12 + name, text),
            Column(13 + name + text, text),
        )

    def tab_words(self) -> Sequence[tuple[str, str]]:
        """The changes, and what cannot be taken over."""
        count = len(self._proposals)
        words = _("{count} changes").format(count=count)
        if self.undecided:
            open_ = len(self.undecided)
            words = _("{count} changes, {open} to choose").format(count=count, open=open_)
        notes = _("{count} notes").format(count=len(self._found.notes))
        return (("", words), *([(_NOTES, notes)] if self._found.notes else []))

    def heading(self) -> Sequence[str]:
        """What stands in the columns."""
        if self.tab == _NOTES:
            return (_("What is not taken over, or should be known"),)
        return _("Chosen"), _("Field"), _("In the file"), _("In the workbook")

    def advice(self) -> str:
        """How one chooses."""
        return _("1 or 2 chooses, arrows go to the notes and back, Esc leaves all as it is")

    def note(self) -> str:
        """The total as it is and as it would be."""
        before, after = self.session.sheet.total, would_be(self.session, self.chosen).total
        totals = ("--" if total is None else show(total, 2) for total in (before, after))
        return _("Total {a} to {b}").format(**dict(zip("ab", totals, strict=True)))

    def entries(self) -> Sequence[Entry]:
        """The changes, or the notes."""
        if self.tab == _NOTES:
            notes = enumerate(self._found.notes)
            return [Entry(str(number), (Cell(note),)) for number, note in notes]
        return [self._entry(item) for item in self._proposals.values()]

    def _entry(self, item: Proposal) -> Entry:
        side = self.sides.get(item.path)
        words = {"mine": _("file"), "theirs": _("workbook"), None: _("open")}
        texts = [
            Cell(self._text(item, text), "strong" if side == name else "muted")
            for name, text in (("mine", item.file), ("theirs", item.workbook))
        ]
        mark = Cell(words[side], "warn" if side is None else "text")
        return Entry(item.path, (mark, Cell(self._called(item.path)), *texts))

    def detail(self, key: str) -> Sequence[Passage]:
        """All texts in full."""
        if self.tab == _NOTES:
            return [Passage(self._found.notes[int(key)], "text")]
        item = self._proposals[key]
        found = [Passage(self._called(key), "strong", bold=True), Passage("")]
        if item.conflict:
            found += [Passage(_("Both have changed since the export."), "warn"), Passage("")]
        sides = [
            ("1  " + _("In the file"), item.file),
            ("2  " + _("In the workbook"), item.workbook),
        ]
        if self._found.three_way:
            sides.append((_("When it was exported"), item.base))
        for words, text in sides:
            role = "accent" if words[0].isdecimal() else "faint"
            found += [Passage(words, role), Passage(self._text(item, text), "text"), Passage("")]
        return found

    def _called(self, path: str) -> str:
        return self._names.name(path) or path

    def _text(self, item: Proposal, text: str | None) -> str:
        return self._names.shown(item.path, text or "") or _("blank")
