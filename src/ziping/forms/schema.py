"""The grammar of form files as a JSON Schema (2020-12), for editors that complete and check.

It is made from the same dataclasses that `decode.py` reads by. A form that extends another one
states only what differs, so the tables that merge have a second definition, in which nothing is
required but the id of a list's item.
"""

from __future__ import annotations

import inspect
import types
from dataclasses import is_dataclass
from fractions import Fraction
from typing import Any, Literal, TypeAlias, Union, get_args, get_origin

from ziping.expression import Constant
from ziping.forms.decode import has_default, hints, keys
from ziping.forms.extend import EXTENDS, REMOVE
from ziping.forms.load import CHOICES
from ziping.forms.merge import AFTER
from ziping.forms.model import Form

Schema: TypeAlias = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_PLAIN: dict[type, Schema] = {
    str: _TEXT,
    bool: {"type": "boolean"},
    int: {"type": "integer", "minimum": 0, "maximum": 10},
    Constant: {"$ref": "#/$defs/Figure"},
    Fraction: {"$ref": "#/$defs/Figure"},
}
_FIGURE: Schema = {
    "description": 'A figure in quotes, such as "12.5" or "90%", or a whole number.',
    "type": ["string", "integer"],
}
_PLACE: Schema = {
    "description": 'The id of the item or fact that this one stands behind; "" is the front.',
    **_TEXT,
}


def form_schema() -> Schema:
    """The schema of form files, as JSON data."""
    definitions: dict[str, Schema] = {"Figure": _FIGURE}
    whole, variant = _Writer(definitions), _Writer(definitions, partial=True)
    choice = [whole.reference(Form), variant.reference(Form)]
    _extending(definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "ziping form file",
        "anyOf": choice,
        "$defs": definitions,
    }


def _extending(definitions: dict[str, Schema]) -> None:
    """What only a form that extends another one says."""
    head = definitions["FormHeadPart"]
    head["properties"] |= {
        EXTENDS: {"description": "The form to extend, id@version.", **_TEXT},
        REMOVE: {
            "description": 'What of it to leave out, such as "indicators.id" or "facts.id".',
            "type": "array",
            "items": _TEXT,
        },
    }
    head["required"] = [EXTENDS, "id", "version"]
    definitions["FormPart"]["required"] = ["form"]


class _Writer:
    """Writes the definitions of dataclasses, whole or as the parts of a form that extends."""

    def __init__(self, definitions: dict[str, Schema], *, partial: bool = False) -> None:
        self._definitions = definitions
        self._partial = partial

    def reference(self, cls: type) -> Schema:
        """A reference to the definition of a dataclass, which is written where it is missing."""
        name = f"{cls.__name__}Part" if self._partial else cls.__name__
        if name not in self._definitions:
            self._definitions[name] = {}
            self._definitions[name] = self._table(cls)
        return {"$ref": f"#/$defs/{name}"}

    def _table(self, cls: type) -> Schema:
        fields = keys(cls)
        properties = {key: self.value(hints(cls)[field.name]) for key, field in fields.items()}
        required = [key for key, field in fields.items() if not has_default(field)]
        kind = getattr(cls, "kind", None)
        if isinstance(kind, str) and "kind" not in fields:
            properties = {"kind": {"const": kind}, **properties}
            required = ["kind", *required]
        if self._partial:
            required = [key for key in required if key == "id"]
        return {
            "description": " ".join((inspect.getdoc(cls) or "").split()),
            "type": "object",
            "properties": properties,
            "required": required,
            "additionalProperties": False,
        }

    def value(self, hint: Any) -> Schema:
        """The schema of an annotated value; see Decoder.value."""
        if hint in CHOICES:
            return {"anyOf": [self.reference(cls) for cls in CHOICES[hint].classes.values()]}
        origin, arguments = get_origin(hint), get_args(hint)
        if origin in (Union, types.UnionType):
            return self.value(next(item for item in arguments if item is not type(None)))
        if origin is Literal:
            return {"enum": [str(item) for item in arguments]}
        if origin is tuple:
            item = arguments[0]
            return {"type": "array", "items": self._item(item, merges=_has_id(item))}
        if origin is dict:
            return {"type": "object", "additionalProperties": self._item(arguments[1], merges=True)}
        return self.reference(hint) if _is_table(hint) else _PLAIN[hint]

    def _item(self, hint: Any, *, merges: bool) -> Schema:
        """An item of a list or table: where it merges it can be placed, else it stands whole."""
        if not self._partial or not _is_table(hint):
            return self.value(hint)
        if not merges:
            return _Writer(self._definitions).value(hint)
        found = self.value(hint)
        definition = self._definitions[found["$ref"].rpartition("/")[2]]
        definition["properties"][AFTER] = _PLACE
        return found


def _is_table(hint: Any) -> bool:
    return isinstance(hint, type) and is_dataclass(hint) and hint is not Constant


def _has_id(hint: Any) -> bool:
    return _is_table(hint) and "id" in keys(hint)
