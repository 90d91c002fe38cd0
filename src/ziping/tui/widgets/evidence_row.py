"""A field for a file of evidence: its name typed or pasted in, its size and digest recorded."""

from __future__ import annotations

from ziping.session import Session, attach
from ziping.tui.parts import Entry
from ziping.tui.review import Review
from ziping.tui.widgets.entry_row import EntryRow


class EvidenceRow(EntryRow):
    """The name of a file; the file is looked at when one leaves the field."""

    def __init__(self, session: Session, review: Review, part: Entry) -> None:
        super().__init__(session, review, part)
        self._attached = session.text(part.field.path)

    def turn_to(self, part: Entry) -> None:
        """Show another field."""
        super().turn_to(part)
        self._attached = self.session.text(part.field.path)

    def attach(self) -> None:
        """Record the file that was named since, or that there is none."""
        path = self.field.path
        if self.session.text(path) != self._attached:
            attach(self.session, path)
            self._attached = self.session.text(path)

    def on_descendant_blur(self) -> None:
        """Look at the file."""
        super().on_descendant_blur()
        self.attach()
