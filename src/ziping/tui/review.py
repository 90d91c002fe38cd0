"""Findings and statuses as the screen shows them: behind the scores while keys are pressed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from ziping.evaluation import place
from ziping.findings import Finding
from ziping.session import Session, Status, statuses


class Review:
    """What was found when the session was last looked through.

    To look through many lines takes longer than to score them again, so the screen draws key and
    total first. Whoever needs what holds at this moment asks the session itself.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self.renew()

    @property
    def is_behind(self) -> bool:
        """Whether the session has changed since, or something outside was looked at."""
        session = self._session
        return self._sheet is not session.sheet or self._seen is not session.seen

    def renew(self) -> None:
        """Look through the session as it stands."""
        session = self._session
        self._sheet, self._seen = session.sheet, session.seen
        self.findings: tuple[Finding, ...] = session.findings
        self.open_findings = tuple(item for item in session.findings if item.waived is None)
        self._by_owner: defaultdict[str, list[Finding]] = defaultdict(list)
        self._by_field: defaultdict[str, list[Finding]] = defaultdict(list)
        for item in self.open_findings:
            self._by_owner[place(item.where).owner].append(item)
            self._by_field[item.where].append(item)
        self.statuses: Mapping[str, Status] = statuses(session.sheet, session.findings)

    def at(self, path: str) -> Sequence[Finding]:
        """The open findings about a field."""
        return self._by_field.get(path, ())

    def has_findings(self, line: str) -> bool:
        """Whether something is open about a line."""
        return bool(self._by_owner.get(line))

    def open_first_of(self, line: str) -> Iterator[Finding]:
        """The open findings, those of one line before all others."""
        yield from self._by_owner.get(line, ())
        yield from (item for item in self.open_findings if place(item.where).owner != line)
