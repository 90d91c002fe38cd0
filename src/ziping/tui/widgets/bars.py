"""The lines above and below the work: header, narrow score strip, pages, hint, keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from ziping.findings import seal_state
from ziping.language import _
from ziping.quantity import show, show_short
from ziping.scoring import Line
from ziping.session import Safety, Session
from ziping.tui.paint import Row, fit
from ziping.tui.palette import Palette, ink, palette_of
from ziping.tui.review import Review
from ziping.tui.wording import state_text


class Bar(Widget):
    """One line across the screen."""

    DEFAULT_CSS = """
    Bar { height: 1; background: $bar; }
    """

    @property
    def palette(self) -> Palette:
        """The colours in use."""
        return palette_of(self)

    def row(self) -> Row:
        """An empty line of the bar's width."""
        return Row(self.size.width, ink(self.palette.text, self.palette.bar))

    def show_session(self) -> None:
        """Show the session as it stands."""
        self.refresh()


_ROOMY = 76
"""On a narrower screen a seal takes the place of how much is filled in."""


class Header(Bar):
    """The project, what is done with it, its seal, how much is filled in, and whether it is saved.

    With a `review` the seal is as it was when that was last made; else as it stands.
    """

    def __init__(
        self, session: Session, doing: Callable[[], str] = str, review: Review | None = None
    ) -> None:
        super().__init__(id="header")
        self.session = session
        self._doing = doing
        self._findings = review or session

    def render_line(self, _y: int) -> Strip:
        """The line."""
        row, colours, session = self.row(), self.palette, self.session
        sheet = session.sheet
        row.put(1, _("ziping"), ink(colours.accent, bold=True))
        words, colour = self._safety()
        lines = len(sheet.scored_lines)
        known = lines - len(sheet.unscored_lines)
        filled = _("filled in {count}").format(count=f"{known}/{lines}")
        seal, seal_colour = self._seal()
        if self.size.width < _ROOMY and seal:
            filled = ""
        trial = _("Trial, not entered") if session.on_trial else ""
        right = "   ".join(filter(None, (trial, seal, filled, words)))
        name = session.text("subject.name") or (session.path.name if session.path else "")
        doing = self._doing()
        at = 3 + cell_len(_("ziping"))
        room = self.size.width - at - 11 - cell_len(right) - cell_len(doing)
        row.put(at, fit(name, max(4, room)), ink(colours.strong, bold=True))
        row.put(0, "  " + session.text("subject.year")[:8], ink(colours.muted))
        row.put(0, f"  {doing}" if doing else "", ink(colours.accent, bold=True))
        row.put(self.size.width - 1 - cell_len(right), trial, ink(colours.accent, bold=True))
        row.put(0, "   " if trial and seal else "", ink(colours.muted))
        row.put(self.size.width - 1 - cell_len(right), seal, ink(seal_colour))
        row.put_right(self.size.width - 4 - cell_len(words), filled, ink(colours.muted))
        row.put_right(self.size.width - 1, words, ink(colour))
        return row.strip()

    def _seal(self) -> tuple[str, str]:
        """Whether it is signed off, and what was edited since, with its colour."""
        if self.session.project.seal is None:
            return "", self.palette.muted
        state = seal_state(self.session.project, self._findings.findings)
        if state is None or not state.changes:
            return _("sealed"), self.palette.muted
        words = _("{count} edits after the seal").format(count=state.changes)
        return words, self.palette.warn

    def _safety(self) -> tuple[str, str]:
        """Where everything is that was typed, in a word and its colour."""
        colours, session = self.palette, self.session
        match session.safety:
            case Safety.READ_ONLY:
                return _("read-only"), colours.warn
            case Safety.UNSAFE:
                return _("not saved"), colours.warn
            case Safety.WRITING:
                return "...", colours.muted
            case Safety.KEPT:
                return _("kept"), colours.warn if session.keeper.trouble else colours.muted
            case Safety.SAVED:
                return _("saved"), colours.muted


class ScoreStrip(Bar):
    """On a narrow screen the total, this indicator and the findings, always in sight."""

    def __init__(self, session: Session, review: Review, line: Callable[[], Line | None]) -> None:
        super().__init__(id="strip")
        self.session = session
        self.review = review
        self._line = line

    def render_line(self, _y: int) -> Strip:
        """The line."""
        row, colours, sheet = self.row(), self.palette, self.session.sheet
        total = show(sheet.total, 2) if sheet.total is not None else "--"
        row.put(1, _("Total"), ink(colours.text))
        row.put(7, total, ink(colours.strong if sheet.complete else colours.muted, bold=True))
        row.put(0, f" / {show(sheet.full_marks())}", ink(colours.muted))
        state = state_text(sheet)
        row.put(0, f"  {state}", ink(colours.strong, bold=True))
        line = self._line()
        if line:
            score, weight, loss = sheet.score(line), sheet.weight(line), sheet.loss(line)
            if score is not None and weight is not None and loss is not None:
                row.put(28, _("This item"), ink(colours.text))
                row.put(0, f" {show(score, 2)}", ink(colours.strong, bold=True))
                row.put(0, f" / {show_short(weight)}", ink(colours.muted))
                if loss and self.size.width >= 72:
                    row.put(
                        0, "  " + _("lost {loss}").format(loss=show(loss, 2)), ink(colours.text)
                    )
        text = _("Findings {count}").format(count=len(self.review.open_findings))
        row.put_right(self.size.width - 1, text, ink(colours.text))
        return row.strip()


class Pages(Bar):
    """On a narrow screen the three panes as pages."""

    @dataclass
    class Chosen(Message):
        """A page was clicked."""

        page: str

    def __init__(self) -> None:
        super().__init__(id="pages")
        self.page = "form"

    def _pages(self) -> Sequence[tuple[str, str]]:
        return (("navigator", _("Indicators")), ("form", _("Fill in")), ("live", _("Scores")))

    def render_line(self, _y: int) -> Strip:
        """The line."""
        colours = self.palette
        row = Row(self.size.width, ink(colours.text, colours.side))
        for number, (page, label) in enumerate(self._pages()):
            here = page == self.page
            row.put(1 + 13 * number, ">" if here else "", ink(colours.accent))
            row.put(
                3 + 13 * number, label, ink(colours.strong if here else colours.muted, bold=here)
            )
        row.put_right(self.size.width - 1, "Ctrl+O " + _("next page"), ink(colours.faint))
        return row.strip()

    def on_click(self, event: events.Click) -> None:
        """The mouse turns the pages."""
        number = min(2, event.x // 13)
        self.post_message(self.Chosen(self._pages()[number][0]))


class Hint(Bar):
    """What the field wants, or what was just done."""

    DEFAULT_CSS = """
    Hint { background: $side; }
    """

    def __init__(self) -> None:
        super().__init__(id="hint")
        self._text = ""
        self._right = ""
        self._bad = False

    def say(self, text: str, right: str = "", *, bad: bool = False) -> None:
        """Show a sentence until the next one."""
        if (text, right, bad) != (self._text, self._right, self._bad):
            self._text, self._right, self._bad = text, right, bad
            self.refresh()

    def render_line(self, _y: int) -> Strip:
        """The line."""
        colours = self.palette
        row = Row(self.size.width, ink(colours.text, colours.side))
        room = self.size.width - 3 - cell_len(self._right)
        row.put(1, fit(self._text, room), ink(colours.bad if self._bad else colours.muted))
        row.put_right(self.size.width - 1, self._right, ink(colours.faint))
        return row.strip()


class Keys(Bar):
    """The commands of this place and their keys; a click carries one out."""

    @dataclass
    class Chosen(Message):
        """A command was clicked."""

        command: str

    def __init__(self, commands: Callable[[], Sequence[tuple[str, str, str]]]) -> None:
        """What gives the commands as (id, key, words), those that apply by now."""
        super().__init__(id="keys")
        self._commands = commands
        self._drawn: Sequence[tuple[str, str, str]] = ()
        self._places: list[tuple[int, int, str]] = []

    def show_session(self) -> None:
        """Show what applies by now, where that is something else."""
        if self._commands() != self._drawn:
            self.refresh()

    def render_line(self, _y: int) -> Strip:
        """The line."""
        row, colours = self.row(), self.palette
        self._drawn, self._places, at = self._commands(), [], 1
        for command, key, words in self._drawn:
            end = at + cell_len(key) + 1 + cell_len(words)
            if end > self.size.width:
                break
            row.put(at, key, ink(colours.accent, bold=True))
            row.put(at + cell_len(key) + 1, words, ink(colours.text))
            self._places.append((at, end, command))
            at = end + 2
        return row.strip()

    def on_click(self, event: events.Click) -> None:
        """The mouse carries out a command."""
        for start, end, command in self._places:
            if start <= event.x < end:
                self.post_message(self.Chosen(command))
