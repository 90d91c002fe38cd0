"""A field for a file of evidence: its name typed or pasted in, its size and digest recorded."""

from __future__ import annotations

from ziping.language import _
from ziping.session import Attaching, Session
from ziping.tui.notices import Notice
from ziping.tui.parts import Entry
from ziping.tui.review import Review
from ziping.tui.widgets.entry_row import EntryRow


class EvidenceRow(EntryRow):
    """The name of a file; the file is read when one leaves the field."""

    attaching: Attaching

    def __init__(self, session: Session, review: Review, part: Entry) -> None:
        super().__init__(session, review, part)
        self._attached = session.text(part.field.path)

    def turn_to(self, part: Entry) -> None:
        """Show another field."""
        is_other = part.field.path != self.field.path
        super().turn_to(part)
        if is_other:
            self.settle()

    def attach(self) -> None:
        """Record the file that was named since, or that there is none."""
        path = self.field.path
        if self.session.text(path) != self._attached:
            self.attaching.attach(path)
            self.settle()
            self.show_session()

    def settle(self) -> None:
        """What is named now has been looked at, or is being read."""
        self._attached = self.session.text(self.field.path)

    def _lines_below(self, width: int) -> list[Notice]:
        """As long as a file is read, nothing else is said of it."""
        if self.attaching.is_reading(self.session.text(self.field.path)):
            return [Notice(None, _("Reading the file ..."), self._room(width))]
        return super()._lines_below(width)

    def on_descendant_blur(self) -> None:
        """Look at the file."""
        super().on_descendant_blur()
        self.attach()
