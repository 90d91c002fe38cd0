"""What a placeholder stands for in a form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from ziping.exchange.template.vocabulary import FIELDS, HEADS, REPEATING, WHOLE, english
from ziping.forms import Form, did_you_mean
from ziping.language import _
from ziping.record import record

_OFFERED: Final = 12


@record
class Meaning:
    """`head` is "whole" or one of the heads; `owner` is an id, empty for all rows of a kind;
    `field` what is asked of it."""

    head: str
    owner: str = ""
    field: str = ""

    @property
    def repeats(self) -> bool:
        """Whether it marks a row that stands once for each of several."""
        return self.head in REPEATING


@record
class Unknown:
    """Why a placeholder means nothing here, and how to mend it."""

    message: str
    remedy: str


class Names:
    """The things of a form by id and by title."""

    def __init__(self, form: Form) -> None:
        self._owners: dict[str, list[tuple[str, str]]] = {
            "subject": [(item.id, item.label) for item in form.form.subject],
            "fact": [(name, fact.label) for name, fact in form.facts.items()],
            "chapter": [(item.id, item.title) for item in form.chapters],
            "section": [(item.id, item.title) for item in form.sections],
            "answer": [(item.id, item.title) for item in form.indicators],
            "target": [(item.id, item.title) for item in form.target_groups],
            "table": [(item.id, item.title) for item in form.tables],
        }
        self._owners["indicator"] = self._owners["section"]
        self._owners["sum"] = self._owners["table"]
        self._columns = {
            table.id: [(column.id, column.label) for column in table.columns]
            for table in form.tables
        }

    def meaning(self, text: str) -> Meaning | Unknown:
        """What the text between the braces stands for."""
        head, dot, rest = text.partition(".")
        head, rest = english(head.strip(), HEADS), rest.strip()
        if not dot or not head:
            return self._word(text)
        if head in ("subject", "fact", "chapter"):
            found = _matching(rest, self._owners[head])
            return Meaning(head, found[0]) if len(found) == 1 else self._unknown(text, found)
        owner, _dot, field = rest.rpartition(".")
        return self._of(text, head, owner.strip(), field.strip())

    def _word(self, text: str) -> Meaning | Unknown:
        """A word about the whole, or the label of a line of the head or of a figure."""
        word = english(text, WHOLE)
        if word:
            return Meaning("whole", field=word)
        found = [
            (head, owner)
            for head in ("subject", "fact")
            for owner in _matching(text, self._owners[head])
            if owner != text
        ]
        if len(found) == 1:
            return Meaning(*found[0])
        return self._unknown(text, [f"{head}.{owner}" for head, owner in found])

    def _of(self, text: str, head: str, owner: str, field: str) -> Meaning | Unknown:
        if not owner and head not in ("indicator", "target"):
            return self._unknown(text, ())
        owners = _matching(owner, self._owners[head]) if owner else [""]
        if len(owners) != 1:
            return self._unknown(text, owners)
        if head in ("table", "sum"):
            columns = _matching(field, self._columns[owners[0]])
            if len(columns) != 1:
                return self._unknown(text, columns)
            return Meaning(head, owners[0], columns[0])
        word = english(field, FIELDS[head])
        return Meaning(head, owners[0], word) if word else self._unknown(text, ())

    def _unknown(self, text: str, several: Iterable[str]) -> Unknown:
        ids, said = tuple(several), f"{{{{{text}}}}}"
        if ids:
            message = _("{placeholder} may be several things").format(placeholder=said)
            return Unknown(message, _("Write the id: {ids}").format(ids=", ".join(ids)))
        message = _("{placeholder} is not known").format(placeholder=said)
        is_chinese = not text.isascii()
        near = did_you_mean(text, list(self.known(chinese=is_chinese)))
        if len(near) > len(text) + 200:
            near = did_you_mean(text, [*(WHOLE.values() if is_chinese else WHOLE)][:_OFFERED])
        return Unknown(message, near)

    def known(self, *, chinese: bool) -> Iterator[str]:
        """All placeholders of one language."""
        at = int(chinese)
        yield from (pair[at] for pair in WHOLE.items())
        if chinese:
            yield from (label for head in ("subject", "fact") for _id, label in self._owners[head])
        for english_head, chinese_head in HEADS.items():
            head = (english_head, chinese_head)[at]
            names = [pair[at] for pair in self._owners[english_head]]
            fields = [pair[at] for pair in FIELDS.get(english_head, {}).items()]
            if english_head in ("indicator", "target"):
                yield from (f"{head}.{field}" for field in fields)
            if fields:
                yield from (f"{head}.{name}.{field}" for name in names for field in fields)
            elif english_head in ("table", "sum"):
                for (name, _t), shown in zip(self._owners[english_head], names, strict=True):
                    yield from (f"{head}.{shown}.{pair[at]}" for pair in self._columns[name])
            else:
                yield from (f"{head}.{name}" for name in names)


def _matching(text: str, pairs: Iterable[tuple[str, str]]) -> list[str]:
    """The ids that a text means: the one that it is, else those of that title."""
    known = list(pairs)
    exact = [name for name, _title in known if name == text]
    return exact or [name for name, title in known if title.strip() == text]
