"""A plain model of what a session holds, and the edits that both go through."""

from __future__ import annotations

from dataclasses import dataclass, field

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from ziping.session import Session

PATHS = ("subject.name", "fact.budget", "answer.care.deduction.1.points", "target.r1.actual")
texts = st.sampled_from(["", "1", "2", "x", " "])


@dataclass
class Model:
    """Whole states: what was before each step, and what was undone."""

    entries: dict[str, str]
    before: list[dict[str, str]] = field(default_factory=list)
    undone: list[dict[str, str]] = field(default_factory=list)
    typing_in: str = ""

    def step(self, after: dict[str, str], typing_in: str = "") -> None:
        if after == self.entries:
            return
        if not typing_in or typing_in != self.typing_in:
            self.before.append(self.entries)
        self.entries, self.undone, self.typing_in = after, [], typing_in
        if typing_in and self.before[-1] == after:
            self.before.pop()
            self.typing_in = ""

    def undo(self) -> None:
        self.typing_in = ""
        if self.before:
            self.undone.append(self.entries)
            self.entries = self.before.pop()

    def redo(self) -> None:
        self.typing_in = ""
        if self.undone:
            self.before.append(self.entries)
            self.entries = self.undone.pop()


def put(entries: dict[str, str], path: str, text: str) -> dict[str, str]:
    rest = {name: item for name, item in entries.items() if name != path}
    return {**rest, path: text} if text else rest


class Edited(RuleBasedStateMachine):
    """Edits, pauses and steps back, in a session and in its model."""

    session: Session
    model: Model

    @rule(path=st.sampled_from(PATHS), text=texts)
    def edit(self, path: str, text: str) -> None:
        self.session.edit(path, text)
        self.model.step(put(self.model.entries, path, text), path)

    @rule(edits=st.lists(st.tuples(st.sampled_from(PATHS), texts), max_size=3))
    def apply(self, edits: list[tuple[str, str]]) -> None:
        self.session.apply(edits)
        after = self.model.entries
        for path, text in edits:
            after = put(after, path, text)
        self.model.step(after)

    @rule()
    def settle(self) -> None:
        self.session.settle()
        self.model.typing_in = ""

    @rule()
    def undo(self) -> None:
        self.session.undo()
        self.model.undo()
