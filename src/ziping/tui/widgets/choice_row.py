"""A choice among a few words: a criterion met or not, or how an actual compares."""

from __future__ import annotations

from rich.cells import cell_len
from textual import events
from textual.geometry import Size
from textual.strip import Strip

from ziping.evaluation import place
from ziping.expression import COMPARISONS, Option
from ziping.session import Session
from ziping.tui.answers import answer, answer_label, picked, turned
from ziping.tui.asides import last_year_aside
from ziping.tui.notices import Notice, notices, notices_height, put_notices
from ziping.tui.paint import Row, wrap
from ziping.tui.palette import ink
from ziping.tui.parts import Choice
from ziping.tui.review import Review
from ziping.tui.widgets.form_row import INSET, LABEL, FieldRow


class ChoiceRow(FieldRow[Choice], can_focus=True):
    """A choice among few words, all of them in sight; digits, arrows or space choose."""

    def __init__(self, session: Session, review: Review, part: Choice) -> None:
        super().__init__(session, review, part)
        self._below: list[Notice] = []

    @property
    def number(self) -> int:
        """The number of a criterion, 0 where the choice is not one."""
        return self.part.number

    @property
    def entry(self) -> ChoiceRow:
        """The row itself."""
        return self

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many lines as a criterion's words need, or the answers and what they mean; then
        what is wrong."""
        self._below = self._lines_below(width)
        return self._own_height(width) + notices_height(self._below)

    def _own_height(self, width: int) -> int:
        height = max(self._words_height(width), self._last_year(width)[0] + 1)
        return height + len(self._help_lines(width))

    def _words_height(self, width: int) -> int:
        """The lines of a criterion's words, or of the answers."""
        return len(self._lines(width) if self.number else self._answer_lines(width))

    def _last_year(self, width: int) -> tuple[int, str]:
        """Last year's answer and its line: the last one where there is room, else one more."""
        aside = last_year_aside(self.session, self.field, self._room(width))
        if self.number:
            used = 1 + cell_len(self._lines(width)[-1])
        else:
            used = 2 + sum(cell_len(_word(it)) + 2 for it in self._answer_lines(width)[-1])
        has_room = used + 2 + cell_len(aside) <= self._room(width)
        return self._words_height(width) - (has_room or not aside), aside

    def _lines_below(self, width: int) -> list[Notice]:
        room = self._room(width)
        return list(notices(self.session, self.review, self.field.path, room))

    def show_session(self) -> None:
        """Show the answer, and what is wrong with it."""
        before = notices_height(self._below)
        self._below = self._lines_below(self.size.width)
        if notices_height(self._below) != before:
            self.refresh(layout=True)
        super().show_session()

    def _room(self, width: int) -> int:
        """The cells between label and inset."""
        return max(8, width - INSET - LABEL - INSET)

    def _lines(self, width: int) -> list[str]:
        return wrap(self.field.label, self._room(width))

    def shows(self) -> object:
        """The answer, how it is read, and last year's."""
        path, before = self.field.path, self.session.last_year(self.field.path)
        return self.session.text(path), self.session.sheet.inputs.get(path), before, *self._below

    def choose(self, value: str) -> None:
        """Answer with a value; an empty one makes the answer unknown."""
        self.session.apply([(self.field.path, value)])

    def turn(self, step: int) -> None:
        """Go to the next or previous answer, round and round."""
        self.choose(turned(self.session, self.field, step))

    def on_key(self, event: events.Key) -> None:
        """Arrows and space turn, Delete makes unknown, a comparison sign chooses itself, a digit
        turns the criterion of its number."""
        if event.key in ("space", "right"):
            self.turn(1)
        elif event.key == "left":
            self.turn(-1)
        elif event.key in ("delete", "backspace"):
            self.choose("")
        elif event.character and self._pick(event.character):
            pass
        else:
            return
        event.stop()
        event.prevent_default()

    def _pick(self, character: str) -> bool:
        if self.number:
            return character.isdecimal() and self._turn_criterion(int(character))
        value = picked(self.field, character)
        if value is not None:
            self.choose(value)
        return value is not None

    def _turn_criterion(self, number: int) -> bool:
        for row in (self, *self.siblings):
            if isinstance(row, ChoiceRow) and row.display and row.number == number:
                row.turn(1)
                self.screen.set_focus(row)
                return True
        return False

    def on_click(self, event: events.Click) -> None:
        """The mouse chooses the answer it points at, and turns that of a criterion."""
        self.focus()
        if self.number:
            self.turn(1)
        elif (option := self._option_at(event.x, event.y)) is not None:
            self.choose(option.value)
        event.stop()

    def _option_at(self, x: int, y: int) -> Option | None:
        lines, end = self._answer_lines(self.size.width), INSET + LABEL + 1
        for option in lines[y] if y < len(lines) and x >= end else ():
            end += cell_len(_word(option)) + 2
            if x < end:
                return option
        return None

    def on_focus(self) -> None:
        """Show where the next key goes."""
        self.refresh()

    def on_blur(self) -> None:
        """Show where the next key goes."""
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """A criterion with its answer before it, or a label with the answers behind it."""
        row, colours = self.row(), self.palette
        strong = ink(colours.strong if self.is_current else colours.text, bold=self.is_current)
        if self.is_current and y == 0:
            row.put(0, ">", ink(colours.accent))
        own = self._own_height(self.size.width)
        if y >= own:
            put_notices(row, self._below, y - own, INSET + LABEL, self.palette)
        elif self.number:
            self._criterion(row, y)
        else:
            row.put(INSET, self.field.label if y == 0 else "", strong)
            self._answers(row, y)
        line, aside = self._last_year(row.width)
        if y == line:
            row.put_right(row.width - INSET, aside, ink(colours.faint))
        return row.strip()

    def _criterion(self, row: Row, y: int) -> None:
        colours = self.palette
        if y == 0:
            label = answer_label(self.session, self.field)
            filled = colours.focus if self.is_current else colours.field
            ink_on = ink(colours.on_focus if self.is_current else colours.strong, filled)
            row.put(INSET, str(self.number), ink(colours.faint))
            row.put(INSET + 2, "[ " + label + " " * (8 - cell_len(label)) + " ]", ink_on)
        lines = self._lines(self.size.width)
        if y < len(lines):
            row.put(INSET + LABEL + 1, lines[y], ink(colours.text))

    def _answers(self, row: Row, y: int) -> None:
        colours = self.palette
        filled = colours.focus if self.is_current else colours.field
        base = ink(colours.on_focus if self.is_current else colours.muted, filled)
        chosen = ink(colours.on_focus if self.is_current else colours.strong, filled, bold=True)
        lines = self._answer_lines(self.size.width)
        if y >= len(lines):
            helping = self._help_lines(row.width)
            place = y - self._own_height(row.width) + len(helping)
            row.put(INSET + LABEL, helping[place] if place >= 0 else "", ink(colours.faint))
            return
        row.put(INSET + LABEL, " " if y else "[", base)
        now = answer(self.session, self.field)
        for option in lines[y]:
            is_chosen = option.value == now
            text = f"({_word(option)})" if is_chosen else f" {_word(option)} "
            row.put(0, text, chosen if is_chosen else base)
        row.put(0, "]" if y == len(lines) - 1 else "", base)

    def _answer_lines(self, width: int) -> list[list[Option]]:
        """The answers in lines of the pane's width."""
        room = width - INSET - LABEL - INSET - 2
        lines: list[list[Option]] = [[]]
        used = 0
        for option in self.field.options:
            wide = cell_len(_word(option)) + 2
            if lines[-1] and used + wide > room:
                lines.append([])
                used = 0
            lines[-1].append(option)
            used += wide
        return lines

    def _help_lines(self, width: int) -> list[str]:
        """What the answers mean; criteria and comparisons need no words."""
        if self.number or not self.field.help or place(self.field.path).field == "operator":
            return []
        return wrap(self.field.help, self._room(width))


def _word(option: Option) -> str:
    """The words of an answer; a sign as it is typed, for its printed form is of doubtful width."""
    return option.value if option.value in COMPARISONS else option.label
