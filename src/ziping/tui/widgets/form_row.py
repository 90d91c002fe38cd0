"""A row of the form, drawn in the columns that all rows share."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import Generic, NamedTuple, TypeVar

from textual.widget import Widget

from ziping.scoring import Field
from ziping.session import Session
from ziping.tui.paint import Row
from ziping.tui.palette import Palette, ink, palette_of
from ziping.tui.parts import Choice, Entry, Part, Prose
from ziping.tui.review import Review

INSET = 3
LABEL = 15
FIELD = 18


class Slot(NamedTuple):
    """A field of a row, and where it is filled in; None where that is out of use."""

    field: Field
    entry: Widget | None


P = TypeVar("P", bound=Part)
F = TypeVar("F", Entry, Choice, Prose)


class FormRow(Widget, Generic[P]):
    """A row of the form that draws itself and may hold entries. It shows one part of a page
    and can turn to another of its kind."""

    DEFAULT_CSS = """
    FormRow { height: auto; layout: vertical; }
    """

    def __init__(self, session: Session, review: Review, part: P) -> None:
        super().__init__()
        self.session = session
        self.review = review
        self.part = part
        self._shown: object = None

    def turn_to(self, part: P) -> None:
        """Show another part, and nothing of the one before."""
        self.part = part
        self._shown = None
        self.refresh(layout=True)
        # It may be drawn before it is laid out anew.
        self.show_session()
        self.display = self.of_use

    @property
    def slots(self) -> Sequence[Slot]:
        """What is filled in here, in order."""
        return ()

    @property
    def of_use(self) -> bool:
        """Whether the row is to be seen at all."""
        return True

    @property
    def palette(self) -> Palette:
        """The colours in use."""
        return palette_of(self)

    @property
    def is_current(self) -> bool:
        """Whether the next key goes here."""
        focused = self.screen.focused
        return focused is not None and self in focused.ancestors_with_self

    def on_descendant_focus(self) -> None:
        """Show where the next key goes."""
        self.refresh()

    def on_descendant_blur(self) -> None:
        """Show where the next key goes."""
        self.refresh()

    def row(self) -> Row:
        """An empty line of the row's width."""
        return Row(self.size.width, ink(self.palette.text, self.palette.work))

    def show_session(self) -> None:
        """Show what the session holds now, where it shows otherwise than before."""
        shows = self.shows()
        if shows != self._shown or shows is None:
            self._shown = shows
            self.refresh()

    def shows(self) -> object:
        """What the drawing depends on besides focus and colours; None where that is not known."""
        return None


class FieldRow(FormRow[F]):
    """A row in which one thing is filled in."""

    @property
    def field(self) -> Field:
        """What is filled in here."""
        return self.part.field

    @property
    @abstractmethod
    def entry(self) -> Widget | None:
        """Where it is filled in, None where that is out of use."""

    @property
    def slots(self) -> Sequence[Slot]:
        """The one field."""
        return (Slot(self.field, self.entry),)
