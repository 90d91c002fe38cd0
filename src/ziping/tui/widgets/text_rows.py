"""The rows of a form that are only read: its heading, and derived figures."""

from __future__ import annotations

from rich.cells import cell_len
from textual.geometry import Size
from textual.strip import Strip

from ziping.language import _
from ziping.session import Session
from ziping.tui.paint import wrap
from ziping.tui.palette import ink
from ziping.tui.parts import CoverHead, Head, Remark, Result, Title
from ziping.tui.review import Review
from ziping.tui.widgets.form_row import FIELD, INSET, LABEL, FormRow
from ziping.tui.wording import full_marks_text, lacking_text


class Heading(FormRow[Head]):
    """Where the indicator stands, its name, full marks and standard."""

    DEFAULT_CSS = """
    Heading { margin-top: 1; margin-bottom: 1; }
    """

    def __init__(self, session: Session, review: Review, part: Head) -> None:
        super().__init__(session, review, part)
        self._title: list[str] = []
        self._standard: list[str] = []

    @property
    def _place(self) -> str:
        scored = [item.id for item in self.session.sheet.scored_lines]
        line = self.part.line.id
        return f"{scored.index(line) + 1} / {len(scored)}" if line in scored else ""

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Path, title and standard, each in as many lines as it needs."""
        room = max(10, width - 2 * INSET)
        line = self.part.line
        title = self.session.sheet.title(line) or _("(no name yet)")
        marks = cell_len(full_marks_text(self.session.sheet, line))
        self._title = wrap(title, max(10, room - max(10, marks) - 2))
        self._standard = wrap(line.source.standard, room) if line.source.standard else []
        return 1 + len(self._title) + len(self._standard)

    def show_session(self) -> None:
        """The name of a target may have changed, and with it the height."""
        before = len(self._title)
        self.get_content_height(self.size, self.size, self.size.width)
        if len(self._title) != before:
            self.refresh(layout=True)
        super().show_session()

    def shows(self) -> object:
        """What changes in it."""
        return *self._title, *self._standard, self.session.sheet.weight(self.part.line)

    def render_line(self, y: int) -> Strip:
        """Path and number; title and full marks; the standard in small print."""
        row, colours, width = self.row(), self.palette, self.size.width
        sheet = self.session.sheet
        if y == 0:
            row.put(INSET, " > ".join(sheet.path(self.part.line)), ink(colours.muted))
            row.put_right(width - INSET, self._place, ink(colours.muted))
        elif y <= len(self._title):
            row.put(INSET, self._title[y - 1], ink(colours.strong, bold=True))
            if y == 1:
                text = full_marks_text(sheet, self.part.line)
                row.put_right(width - INSET, text, ink(colours.text))
        elif y - len(self._title) <= len(self._standard):
            row.put(INSET, self._standard[y - len(self._title) - 1], ink(colours.faint))
        return row.strip()


class CoverHeading(FormRow[CoverHead]):
    """The form's name and source, over the head of the project."""

    DEFAULT_CSS = """
    CoverHeading { margin-top: 1; margin-bottom: 1; }
    """

    def __init__(self, session: Session, review: Review, part: CoverHead) -> None:
        super().__init__(session, review, part)
        head = session.form.form
        self._title, self._source = head.title, head.authority.document
        self._lines: list[str] = []

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Title and source, each in as many lines as it needs."""
        room = max(10, width - 2 * INSET)
        self._lines = [*wrap(self._title, room), *wrap(self._source, room)]
        return 1 + len(self._lines)

    def render_line(self, y: int) -> Strip:
        """What this page is, the form, and where it comes from."""
        row, colours = self.row(), self.palette
        if y == 0:
            row.put(INSET, _("Project and figures"), ink(colours.muted))
        elif y <= len(self._lines):
            strong = y <= len(self._lines) - 1
            style = ink(colours.strong, bold=True) if strong else ink(colours.faint)
            row.put(INSET, self._lines[y - 1], style)
        return row.strip()


class PageTitle(FormRow[Title]):
    """The name of a page that is about no line."""

    DEFAULT_CSS = """
    PageTitle { margin-top: 1; margin-bottom: 1; }
    """

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The name in as many lines as it needs, and what stands above it."""
        return 1 + len(self._lines(width))

    def _lines(self, width: int) -> list[str]:
        return wrap(self.part.text, max(10, width - 2 * INSET))

    def shows(self) -> object:
        """Nothing in it changes."""
        return self.part

    def render_line(self, y: int) -> Strip:
        """What stands above, then the name."""
        row, colours = self.row(), self.palette
        if y == 0:
            row.put(INSET, self.part.above, ink(colours.muted))
        else:
            text = self._lines(self.size.width)[y - 1]
            row.put(INSET, text, ink(colours.strong, bold=True))
        return row.strip()


class RemarkRow(FormRow[Remark]):
    """A sentence where there is nothing to fill in yet."""

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as it needs."""
        return len(wrap(self.part.text, max(10, width - 2 * INSET)))

    def shows(self) -> object:
        """Nothing in it changes."""
        return self.part

    def render_line(self, y: int) -> Strip:
        """The sentence."""
        row = self.row()
        text = wrap(self.part.text, max(10, self.size.width - 2 * INSET))[y]
        return row.put(INSET, text, ink(self.palette.muted)).strip()


class ResultRow(FormRow[Result]):
    """A derived figure in the column of the fields, its calculation under it."""

    def __init__(self, session: Session, review: Review, part: Result) -> None:
        super().__init__(session, review, part)
        self._below: list[str] = []
        self._set_apart()

    def turn_to(self, part: Result) -> None:
        """Show another figure."""
        super().turn_to(part)
        self._set_apart()

    def _set_apart(self) -> None:
        self.styles.margin = (1, 0) if self.part.is_score else 0

    def _calculation(self, width: int) -> list[str]:
        sheet = self.session.sheet
        lacking = () if sheet.shown(self.part.node) else sheet.lacking(self.part.node)
        text = lacking_text(lacking) if lacking else sheet.calculation(self.part.node)
        if text == sheet.shown(self.part.node):
            text = ""
        lines = wrap(text, max(10, width - INSET - 5)) if text else []
        return [
            *lines,
            *(wrap(self.part.source, max(10, width - INSET - 5)) if self.part.source else []),
        ]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """The figure, and the calculation in as many lines as it needs."""
        self._below = self._calculation(width)
        return 1 + self._tall + len(self._below)

    @property
    def _tall(self) -> bool:
        return cell_len(self.part.node.label) > LABEL - 1

    def show_session(self) -> None:
        """Show the result as it is now."""
        below = self._calculation(self.size.width)
        if len(below) != len(self._below):
            self.refresh(layout=True)
        self._below = below
        super().show_session()

    def shows(self) -> object:
        """The figure and its calculation."""
        return self.session.sheet.shown(self.part.node), *self._below

    def render_line(self, y: int) -> Strip:
        """Label and figure; then the calculation."""
        row, colours = self.row(), self.palette
        if y == 0:
            row.put(INSET, self.part.node.label, ink(colours.text))
        if y == self._tall:
            figure = self.session.sheet.shown(self.part.node) or "--"
            style = ink(colours.strong, bold=True) if self.part.is_score else ink(colours.text)
            row.put_right(INSET + LABEL + FIELD - 2, figure, style)
            row.put(INSET + LABEL + FIELD + 1, self.part.unit, ink(colours.muted))
        elif y > self._tall and y - self._tall <= len(self._below):
            row.put(INSET + 2, self._below[y - self._tall - 1], ink(colours.faint))
        return row.strip()
