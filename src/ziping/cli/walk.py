"""`ziping walk`: the questions of the form and the answers as lines; no screen, no colours."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from unicodedata import category, normalize

from ziping.cli.command import Command
from ziping.cli.ending import Exit
from ziping.cli.files import opened_to_write
from ziping.cli.score import report, total_line
from ziping.cli.text import clean
from ziping.language import _
from ziping.quantity import show, show_short
from ziping.scoring import Field
from ziping.session import Keeper, Session, last_year_text, reading, shown_unit, wants
from ziping.session.walk import CHAPTERS, COVER, Stop, Walk
from ziping.store import ReadError

_SIGNS = {"《": "<", "》": ">", "〈": "<", "〉": ">"}
_LONGEST = 200
"""So many characters of an answer are shown; the answer itself is never cut."""


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help=_("project file"))
    parser.add_argument(
        "--plain", action="store_true", help=_("lines only, without colours; this is the only way")
    )


def _run(args: argparse.Namespace) -> Exit:
    reconfigure = getattr(sys.stdin, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="surrogateescape")
    session = opened_to_write(args.file)
    if isinstance(session.keeper, Keeper):
        session.keeper.run()
    talk = Talk(Walk(session))
    try:
        talk.go()
        if session.dirty or session.can_undo:
            session.save()
            print(clean(_("Saved: {file}").format(file=args.file)))
    finally:
        session.keeper.abandon()
    print(total_line(session.sheet))
    return Exit.DONE


class Talk:
    """The walk as a conversation."""

    def __init__(self, walk: Walk) -> None:
        self._walk = walk
        self._session = walk.session
        self._page: str | None = None
        self._sheet = walk.session.sheet

    def go(self) -> None:
        """Ask until the last question, the end of the input, or `q`."""
        print("\n".join(_introduction(self._session)))
        try:
            while stop := self._walk.stop:
                self._ask(stop)
                line = _line()
                if line is None or not self._hear(stop, line):
                    return
        except KeyboardInterrupt:
            return
        finally:
            self._say_score()

    def _ask(self, stop: Stop) -> None:
        if stop.page != self._page:
            if self._say_score():
                print(total_line(self._session.sheet))
            self._page = stop.page
            print("\n".join(["", *_heading(self._session, stop)]))
        number, count = self._walk.place
        print(f"{number}/{count} {_question(self._session, stop)}", flush=True)

    def _hear(self, stop: Stop, line: str) -> bool:
        """Act on a line; false where one leaves."""
        match _sign(line):
            case "q":
                return False
            case "":
                self._walk.forward()
            case "<":
                self._walk.back()
            case ">":
                self._walk.skip()
            case "=":
                print("\n".join(report(self._session)))
            case "?":
                print("\n".join(_help(self._session, stop.field)))
            case "-":
                self._put(stop, "")
            case _:
                self._put(stop, _answer(stop.field, line))
        return True

    def _put(self, stop: Stop, text: str) -> None:
        try:
            said = self._walk.put(text)
        except ReadError as error:
            said = " ".join(str(error).split("\n"))
        said = said or reading(self._session, stop.field)
        if said:
            print(clean(said))

    def _say_score(self) -> bool:
        """Say what the answers on this page have made of its score; whether anything changed."""
        sheet = self._session.sheet
        if sheet is self._sheet:
            return False
        self._sheet = sheet
        lines = [line for line in sheet.lines if line.id == self._page and line.score]
        for line in lines:
            score, weight = sheet.score(line), sheet.weight(line)
            figure = show(score, 2) if score is not None else "--"
            full = show_short(weight) if weight is not None else "--"
            print(_("Score {score} of {weight}").format(score=figure, weight=full))
        return True


def _line() -> str | None:
    """The next line of the input as it stands, None at its end. One that holds what is no text
    (an arrow key, another encoding) is not taken."""
    while True:
        line = sys.stdin.readline() if sys.stdin else ""
        text = line.rstrip("\r\n")
        if all(category(c) not in ("Cc", "Cs") or c == "\t" for c in text):
            return text if line else None
        print(_("That line holds what is no text; nothing was taken. Write it again"), flush=True)


def _sign(line: str) -> str:
    """The sign that a line is, in half width; empty for a blank one, a blank for an answer."""
    plain = normalize("NFKC", line).strip()
    sign = _SIGNS.get(plain, plain).lower()
    return sign if sign in ("", "q", "<", ">", "=", "?", "-") else " "


def _answer(field: Field, line: str) -> str:
    """The text of an answer: a quote before a sign is taken away, and prose goes on after a line
    that ends in a backslash."""
    if line.startswith("'") and _sign(line.lstrip("'")) not in ("", " "):
        return line[1:]
    if field.kind != "prose":
        return line
    lines = [line]
    while lines[-1].endswith("\\") and not lines[-1].endswith("\\\\"):
        lines[-1] = lines[-1][:-1]
        lines.append(_line() or "")
    if lines[-1].endswith("\\\\"):
        lines[-1] = lines[-1][:-1]
    return "\n".join(lines)


def _introduction(session: Session) -> Iterator[str]:
    yield clean(session.text("subject.name") or str(session.path))
    yield clean(session.form.form.title)
    yield _("An empty line leaves an answer as it is. Signs on a line of their own:")
    signs = {
        "-": _("make the answer unknown"),
        "?": _("what may be answered"),
        "<": _("back to the question before"),
        ">": _("on to the next indicator"),
        "=": _("the scores as they stand"),
        "q": _("save and end"),
    }
    yield from (f"{sign}  {words}" for sign, words in signs.items())
    yield _("To answer with such a sign itself, put ' before it, such as '-")
    yield _("A chapter or reason goes on in the next line after a \\ at the end of a line")


def _heading(session: Session, stop: Stop) -> Iterator[str]:
    sheet = session.sheet
    if stop.page == COVER:
        yield _("Project and figures")
        return
    if stop.page == CHAPTERS:
        yield _("Report")
        return
    for line in sheet.lines:
        if line.id == stop.page:
            title = sheet.title(line) or _("(no name yet)")
            yield clean(" > ".join((*sheet.path(line), title)))
            weight = sheet.weight(line)
            if weight is not None:
                yield _("Full marks {weight}").format(weight=show_short(weight))
            if line.source.standard:
                yield clean(line.source.standard)
            return
    titles = {f"table.{table.id}": table.title for table in session.form.tables}
    titles |= {f"target.{group.id}": group.title for group in session.form.target_groups}
    yield clean(titles.get(stop.page, stop.page))


def _question(session: Session, stop: Stop) -> str:
    """Label, unit, answers by number, and the answer that stands there."""
    field = stop.field
    if stop.adds:
        return clean(field.label)
    unit, text = shown_unit(session, field), session.text(field.path)
    parts = [f"{field.label} ({unit})" if unit else field.label]
    parts += [f"{number} {option.label}" for number, option in enumerate(field.options, 1)]
    words = next((o.label for o in field.options if o.value == text), text)
    parts.append(_("now: {text}").format(text=_in_one_line(words) or _("(blank)")))
    if before := last_year_text(session, field):
        parts.append(_("last year: {text}").format(text=_in_one_line(before)))
    return clean("  ".join(parts))


def _in_one_line(text: str) -> str:
    shown = " / ".join(text.splitlines())
    if len(shown) <= _LONGEST:
        return shown
    more = _("{count} characters").format(count=len(text))
    return f"{shown[:_LONGEST]}... ({more})"


def _help(session: Session, field: Field) -> Iterator[str]:
    yield from (clean(text) for text in filter(None, (field.help, *wants(field))))
    if field.options:
        yield _("Give the number of an answer.")
    if before := last_year_text(session, field):
        yield _("last year: {text}").format(text=clean(" / ".join(before.splitlines())))
    yield clean(field.path)


COMMAND = Command(
    "walk", lambda: _("fill in a project file question by question, as lines"), _arguments, _run
)
