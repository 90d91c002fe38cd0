"""Another state of the project beside the present one: what changed, line by line, and why the
total did."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from ziping.evaluation import ROWS, place
from ziping.evaluation.differences import FORM_TEXT, Difference
from ziping.language import _
from ziping.quantity import show
from ziping.scoring import ScoreSheet
from ziping.scoring.comparison import LineChange, Part, compare, parts
from ziping.scoring.naming import Names, change_of_rows
from ziping.session import Session
from ziping.tui.commands.listings import COMPARE
from ziping.tui.passage import Passage
from ziping.tui.screens.listing import ListingScreen
from ziping.tui.widgets.listing import Cell, Column, Entry
from ziping.tui.wording import titled, without_title

_POINTS, _FIELD = "points ", "field "


class CompareScreen(ListingScreen):
    """From `before` to the session as it stands; it is left for a field that differs."""

    def __init__(self, session: Session, name: str, before: ScoreSheet) -> None:
        super().__init__(session, COMPARE, _("Compare"), _("Nothing differs."))
        self._since, self._before = name, before
        self._compare()

    @property
    def where(self) -> str | None:
        """The place that differs under the cursor; None where nothing does."""
        kind, _blank, path = self.list.key.partition(" ")
        return path if kind else None

    def _compare(self) -> None:
        self._found = compare(self._before, self.session.sheet)
        self._names = Names(self._before), Names(self.session.sheet)
        self._parts = tuple(parts(self._found))
        self._changes = {line.prefix: line for line in self._found.lines}
        self._fields = {item.path: item for item in self._found.differences}

    def columns(self, width: int) -> Sequence[Column]:
        """The name, both texts, the points that it adds to the total."""
        if width < 60:
            return (Column(2, width - 36), Column(width - 33, 11), Column(width - 20, 11),
                    Column(width - 8, 7, figures=True))  # fmt: skip
        text = (width - 34) // 3
        return (
            Column(2, width - 2 * text - 16),
            Column(width - 2 * text - 12, text),
            Column(width - text - 10, text),
            Column(width - 9, 8, figures=True),
        )

    def note(self) -> str:
        """Both totals and the change."""
        figures = {
            "a": _points(self._found.a.total),
            "b": _points(self._found.b.total),
            "change": _signed(self._found.change),
        }
        return _("Total {a} to {b}: {change}").format(**figures)

    def tab_words(self) -> Sequence[tuple[str, str]]:
        """With what it is compared."""
        return (("", _("from {name} to now").format(name=self._since)),)

    def heading(self) -> Sequence[str]:
        """What stands in the columns."""
        return "", _("before"), _("at present"), _("change")

    def entries(self) -> Sequence[Entry]:
        """Line by line; what no line explains, at the end."""
        self._compare()
        found = [entry for part in self._parts for entry in self._part(part)]
        if self._found.rest:
            rest = Cell(_signed(self._found.rest), "accent")
            title = Cell(_("Caps and rounding"), "strong", bold=True)
            found += [Entry("", ()), Entry("rest ", (title, Cell(""), Cell(""), rest))]
        return found[1:]

    def _part(self, part: Part) -> Iterator[Entry]:
        name = part.title or self._line(part.prefix) or _("Project and figures")
        title = Cell(name, "strong", bold=True)
        yield Entry("", ())
        if part.change:
            scores = (Cell(_points(score), "muted") for score in (part.change.a, part.change.b))
            points = Cell(_signed(part.change.points), "accent", bold=True)
            yield Entry(_POINTS + part.prefix, (title, *scores, points))
        else:
            yield Entry("", (title,))
        for item in part.differences:
            label = without_title(self._rows(item) or self._label(item.path), name)
            texts = (Cell(text or _("blank"), _role(text)) for text in self._in_short(item))
            yield Entry(_FIELD + item.path, (Cell(f"  {label}"), *texts))

    def _label(self, path: str) -> str:
        before, after = self._names
        return after.name(path) or before.name(path) or path

    def _line(self, prefix: str) -> str:
        before, after = self._names
        return after.line(prefix) or before.line(prefix)

    def _in_short(self, item: Difference) -> tuple[str, str]:
        """Both texts, but of a list of rows how many they are."""
        if not self._rows(item):
            return self._texts(item)
        words, (a, b) = _("{count} rows"), (item.a or "", item.b or "")
        return words.format(count=len(a.split())), words.format(count=len(b.split()))

    def _rows(self, item: Difference) -> str:
        """What became of a list of rows; empty for anything else."""
        if place(item.path).room != ROWS:
            return ""
        before, after = self._names
        title = after.list_title(item.path) or before.list_title(item.path)
        said = change_of_rows(before, after, item.path, item.a or "", item.b or "")
        return titled(title, said)

    def _texts(self, item: Difference) -> tuple[str, str]:
        """Both texts as a person reads them."""
        if item.path == FORM_TEXT:
            return "", _("the form inside the file is another one")
        before, after = self._names
        return before.shown(item.path, item.a or ""), after.shown(item.path, item.b or "")

    def detail(self, key: str) -> Sequence[Passage]:
        """Both texts in full, or both calculations."""
        path = self.where or ""
        if key.startswith(_FIELD):
            return list(self._field(self._fields[path]))
        if key.startswith(_POINTS):
            return list(self._points(self._changes[path]))
        text = _("What the lines do not explain: the scores are capped or rounded once more")
        return [Passage(_("Caps and rounding"), "strong", bold=True), Passage(text, "text")]

    def _field(self, item: Difference) -> Iterator[Passage]:
        yield Passage(self._rows(item) or self._label(item.path), "strong", bold=True)
        yield Passage("")
        for words, text in zip((self._since, _("at present")), self._texts(item), strict=True):
            yield Passage(words, "faint")
            yield Passage(text or _("blank"), "text" if text else "muted")
            yield Passage("")

    def _points(self, change: LineChange) -> Iterator[Passage]:
        yield Passage(self._line(change.prefix), "strong", right=_signed(change.points), bold=True)
        yield Passage("")
        sides = (self._since, self._found.a, change.a), (_("at present"), self._found.b, change.b)
        for words, sheet, score in sides:
            yield Passage(words, "faint", right=_points(score))
            yield Passage(_why(sheet, change.prefix), "text")
            yield Passage("")


def _why(sheet: ScoreSheet, prefix: str) -> str:
    """The calculation of a line, or what stands in its way."""
    line = next((line for line in sheet.lines if line.prefix == prefix), None)
    if line is None:
        return _("(not there)")
    return sheet.why_line(line) or _("not scored yet")


def _role(text: str) -> str:
    return "text" if text else "faint"


def _points(score: Fraction | None) -> str:
    return "--" if score is None else show(score, 2)


def _signed(points: Fraction) -> str:
    text = show(points, 2)
    return text if text.startswith("-") else f"+{text}"
