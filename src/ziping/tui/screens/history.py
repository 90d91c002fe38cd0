"""The versions of the file that are kept: when, by whom, the total, and what each has changed."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Sequence
from itertools import pairwise

from textual import work

from ziping.evaluation import Project
from ziping.evaluation.differences import Difference, differences
from ziping.language import _
from ziping.scoring.naming import Names
from ziping.session import Session
from ziping.session.past import past_versions, project_at
from ziping.store import ReadError, StoreError, Version
from ziping.tui.commands.listings import HISTORY
from ziping.tui.passage import Passage
from ziping.tui.screens.listing import ListingScreen
from ziping.tui.widgets.listing import Cell, Column, Entry
from ziping.tui.wording import version_words

_MOST = 12
"""So many of the fields that a version has changed are named."""


class HistoryScreen(ListingScreen):
    """The versions, the latest first. What each says is read beside; nothing waits for that."""

    def __init__(self, session: Session) -> None:
        nothing = _("No version is kept yet. Ctrl+S keeps one; so does the end of the program.")
        super().__init__(session, HISTORY, _("History"), nothing)
        self._versions: dict[str, Version] = {}
        self._projects: dict[str, Project | ReadError] = {}
        self._names = Names(session.sheet)

    @property
    def version(self) -> Version | None:
        """The version under the cursor."""
        return self._versions.get(self.list.key)

    def on_mount(self) -> None:
        """Show what the names of the versions say, then read them."""
        self.call_after_refresh(self._read)

    @work(exclusive=True)
    async def _read(self) -> None:
        """Read the versions that were not read yet, the latest first."""
        for key, version in list(self._versions.items()):
            if key not in self._projects:
                self._projects[key] = await to_thread(_read, self.session, version)
                self.list.show(self.headed(self._rows()))

    def columns(self, width: int) -> Sequence[Column]:
        """Number, time and name, what changed, the total."""
        return (
            Column(2, 5, figures=True),
            Column(9, width - 35),
            Column(width - 24, 12, figures=True),
            Column(width - 11, 9, figures=True),
        )

    def heading(self) -> Sequence[str]:
        """What stands in the columns."""
        return "", _("Time and name"), _("Changes"), _("Total")

    def entries(self) -> Sequence[Entry]:
        """The versions as they are now."""
        try:
            found = past_versions(self.session)
        except StoreError as error:
            self.tell(str(error), bad=True)
            found = ()
        self._versions = {f"{version.path}": version for version in found}
        return self._rows()

    def _rows(self) -> list[Entry]:
        return [self._row(key, version) for key, version in self._versions.items()]

    def _row(self, key: str, version: Version) -> Entry:
        changed = self._changed(key)
        count = "" if changed is None else _("{count} changes").format(count=len(changed))
        role = "strong" if version.name else "text"
        return Entry(
            key,
            (
                Cell(f"{version.number}", "muted"),
                Cell(version_words(version), role, bold=bool(version.name)),
                Cell(count, "muted"),
                Cell(version.total or "--", role),
            ),
        )

    def _changed(self, key: str) -> tuple[Difference, ...] | None:
        """What a version has changed in the one before; None while that is not known."""
        before = next((old for new, old in pairwise(self._versions) if new == key), None)
        a, b = self._projects.get(before or ""), self._projects.get(key)
        return differences(a, b) if isinstance(a, Project) and isinstance(b, Project) else None

    def detail(self, key: str) -> Sequence[Passage]:
        """When and by whom, the total, and the first fields that it has changed."""
        version, project = self._versions[key], self._projects.get(key)
        made = _("A person saved it") if version.made else _("Kept when the file was closed")
        found = [
            Passage(version.name or made, "strong", right=version.total, bold=True),
            Passage(f"{version.time:%Y-%m-%d %H:%M:%S}", "muted"),
            *([Passage(made, "muted")] if version.name else []),
            Passage(""),
        ]
        if isinstance(project, ReadError):
            return [*found, Passage(f"{project}", "bad")]
        changed = self._changed(key)
        if changed is None:
            return found
        words = _("{count} changes to the version before").format(count=len(changed))
        return [*found, Passage(words, "faint"), *self._fields(changed)]

    def _fields(self, changed: Sequence[Difference]) -> list[Passage]:
        shown = self._names.shown
        found = []
        for item in changed[:_MOST]:
            blank = _("blank")
            a, b = (shown(item.path, text or "") or blank for text in (item.a, item.b))
            found.append(Passage(self._names.name(item.path) or item.path, "text"))
            found.append(Passage(f"{a} > {b}", "muted", 2))
        if len(changed) > _MOST:
            found.append(Passage(_("and {count} more").format(count=len(changed) - _MOST), "muted"))
        return found


def _read(session: Session, version: Version) -> Project | ReadError:
    try:
        return project_at(session, version.path)
    except ReadError as error:
        return error
