"""Findings and statuses as the screen shows them: behind the scores while keys are pressed."""

from __future__ import annotations

from collections.abc import Mapping

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
        """Whether the session has changed since."""
        return self._sheet is not self._session.sheet

    def renew(self) -> None:
        """Look through the session as it stands."""
        session = self._session
        self._sheet = session.sheet
        self.findings: tuple[Finding, ...] = session.findings
        self.open_findings = tuple(item for item in session.findings if item.waived is None)
        self.statuses: Mapping[str, Status] = statuses(session.sheet, session.findings)
