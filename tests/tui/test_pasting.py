"""Pastes as a terminal sends them, whole and broken off."""

from __future__ import annotations

import pytest
from textual import events
from textual.message import Message

from ziping.tui import pasting
from ziping.tui.pasting import PatientParser

START, END = "\x1b[200~", "\x1b[201~"


class Clock:
    """The time as the parser sees it."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    found = Clock()
    monkeypatch.setattr(pasting, "monotonic", found)
    return found


def _said(messages: list[Message]) -> list[str]:
    return [
        f"paste {message.text}" if isinstance(message, events.Paste) else message.key
        for message in messages
        if isinstance(message, events.Paste | events.Key)
    ]


def test_a_whole_paste_is_one_message_however_it_is_cut(clock: Clock) -> None:
    parser = PatientParser()
    text = f"a{START}一\n二{END}b"
    found = [message for character in text for message in parser.feed(character)]
    clock.now += 10
    assert _said([*found, *parser.tick()]) == ["a", "paste 一\n二", "b"]


def test_a_paste_that_breaks_off_is_handed_on_and_keys_are_heard_again(clock: Clock) -> None:
    parser = PatientParser()
    assert _said(list(parser.feed(f"{START}一\n二"))) == []
    assert _said(list(parser.tick())) == []
    clock.now += pasting.PATIENCE + 0.1
    assert _said(list(parser.tick())) == ["paste 一\n二"]
    assert _said(list(parser.feed("c"))) == ["c"]
    assert _said(list(parser.tick())) == []


def test_a_slow_paste_is_waited_for(clock: Clock) -> None:
    parser = PatientParser()
    list(parser.feed(f"{START}一"))
    for _wait in range(5):
        clock.now += pasting.PATIENCE * 0.9
        assert _said(list(parser.tick())) == []
        list(parser.feed("二"))
    assert _said(list(parser.feed(END + "d"))) == ["paste 一" + "二" * 5, "d"]
