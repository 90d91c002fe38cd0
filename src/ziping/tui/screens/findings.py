"""All findings: where, what is wrong, how to mend it; and those that may stand, with the reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from ziping.evaluation import waived_at
from ziping.findings import Finding
from ziping.forms import severity_word
from ziping.language import _
from ziping.scoring.naming import Names
from ziping.session import Session
from ziping.tui.commands.listings import FINDINGS
from ziping.tui.passage import Passage
from ziping.tui.screens.listing import ListingScreen
from ziping.tui.stamps import finding_stamp
from ziping.tui.widgets.listing import Cell, Column, Entry
from ziping.tui.wording import without_title

_ALL, _WAIVED = "all", "waived"


class FindingsScreen(ListingScreen):
    """The findings of a session, by severity; it is left for the field of one."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, FINDINGS, _("Findings"), _("Nothing found"))
        self.tab = _ALL
        self._shown: dict[str, Finding] = {}
        self._names = Names(session.sheet)
        self._titles: dict[str, str] = {}

    @property
    def finding(self) -> Finding | None:
        """The finding under the cursor."""
        return self._shown.get(self.list.key)

    def columns(self, width: int) -> Sequence[Column]:
        """Stamp, code, place, message; where there is little room the place is in the detail."""
        if width < 60:
            return Column(2, 2), Column(5, 4), Column(0, 0), Column(11, width - 13)
        place = width // 3
        return Column(2, 2), Column(6, 4), Column(12, place), Column(14 + place, width - 16 - place)

    def tab_words(self) -> Sequence[tuple[str, str]]:
        """All, one severity, or those that may stand, which alone count these."""
        counts = Counter(map(_tab_of, self.session.findings))
        return (
            (_ALL, _("all {count}").format(count=counts.total() - counts[_WAIVED])),
            ("error", _("errors {count}").format(count=counts["error"])),
            ("warning", _("warnings {count}").format(count=counts["warning"])),
            ("info", _("notes {count}").format(count=counts["info"])),
            (_WAIVED, _("waived {count}").format(count=counts[_WAIVED])),
        )

    def heading(self) -> Sequence[str]:
        """What stands in the columns."""
        return "", _("Code"), _("Place"), _("Finding")

    def advice(self) -> str:
        """How the list is narrowed."""
        return _("Left and right narrow the list, Tab goes into the detail and back")

    def entries(self) -> Sequence[Entry]:
        """The findings of the open tab; those that may stand below a heading."""
        sheet = self.session.sheet
        self._names = Names(sheet)
        self._titles = {line.prefix: sheet.title(line) for line in sheet.lines}
        found = [item for item in self.session.findings if self.tab in (_ALL, _tab_of(item))]
        self._shown = {_key(item): item for item in found}
        return list(self._entries())

    def _entries(self) -> Iterator[Entry]:
        headed = False
        for key, item in self._shown.items():
            if item.waived is not None and self.tab == _ALL and not headed:
                headed = True
                yield Entry("", ())
                blank = Cell("")
                yield Entry("", (blank, blank, Cell(_("May stand"), "strong", bold=True), blank))
            role = "faint" if item.waived is not None else "text"
            title = self._line_title(item)
            texts = (title or self._place(item), without_title(item.message, title))
            stamp = finding_stamp(item)
            cells = (Cell(stamp.text, stamp.role), Cell(item.code, "muted"))
            yield Entry(key, (*cells, *(Cell(text, role) for text in texts)))

    def detail(self, key: str) -> Sequence[Passage]:
        """What is wrong, where, how to mend it, and what Ctrl+R can do."""
        item = self._shown[key]
        severity = severity_word(item.severity, waived=item.waived is not None)
        stamp = finding_stamp(item)
        found = [
            Passage(f"{stamp.text}  {severity}", stamp.role, right=item.code),
            Passage(item.message, "strong", bold=True),
            Passage(self._place(item), "muted"),
            Passage(""),
        ]
        if item.waived is not None:
            found += [
                Passage(_("It may stand because"), "faint"),
                Passage(item.waived, "text"),
                Passage(_("The reason is printed in the workbook"), "faint"),
                Passage(""),
            ]
        found += [Passage(_("What to do"), "faint"), Passage(item.remedy, "text")]
        found += [Passage(mend.words, "accent", 2) for mend in item.mends]
        return found

    def _place(self, item: Finding) -> str:
        """Where it stands, as a person calls it."""
        return self._names.name(item.where) or self._line_title(item) or _("The whole")

    def _line_title(self, item: Finding) -> str:
        """The line that it is about; empty where it is about none."""
        where = (waived_at(item.where) or ("", item.where))[1]
        return self._titles.get(".".join(where.split(".")[:2]), "")


def _key(item: Finding) -> str:
    return f"{item.code} {item.where} {item.message}"


def _tab_of(item: Finding) -> str:
    return item.severity if item.waived is None else _WAIVED
