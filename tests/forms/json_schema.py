"""As much of JSON Schema as the schema of form files uses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

TYPES: Mapping[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "boolean": (bool,),
    "array": (list,),
    "object": (dict,),
}
KNOWN = {
    *("$schema", "$defs", "$ref", "title", "description", "type", "enum", "const", "anyOf"),
    *("properties", "required", "additionalProperties", "items", "minimum", "maximum"),
}


def fits(value: object, schema: Mapping[str, Any], root: Mapping[str, Any]) -> bool:
    """Whether a value is what the schema describes."""
    assert set(schema) <= KNOWN, set(schema) - KNOWN
    if "$ref" in schema:
        name = schema["$ref"].removeprefix("#/$defs/")
        return fits(value, root["$defs"][name], root)
    if "anyOf" in schema:
        return any(fits(value, part, root) for part in schema["anyOf"])
    if "const" in schema or "enum" in schema:
        return value in schema.get("enum", [schema.get("const")])
    return _is(value, schema["type"]) and _holds(value, schema, root)


def _is(value: object, kinds: str | list[str]) -> bool:
    allowed = [
        kind for name in ([kinds] if isinstance(kinds, str) else kinds) for kind in TYPES[name]
    ]
    return type(value) in allowed


def _holds(value: object, schema: Mapping[str, Any], root: Mapping[str, Any]) -> bool:
    match value:
        case dict():
            return _table_holds(value, schema, root)
        case list():
            return all(fits(item, schema["items"], root) for item in value)
        case int():
            return bool(schema.get("minimum", value) <= value <= schema.get("maximum", value))
        case _:
            return True


def _table_holds(
    table: Mapping[str, object], schema: Mapping[str, Any], root: Mapping[str, Any]
) -> bool:
    if not set(schema.get("required", [])) <= set(table):
        return False
    properties, more = schema.get("properties", {}), schema["additionalProperties"]
    of_keys = [(item, properties.get(key, more)) for key, item in table.items()]
    return all(known is not False and fits(item, known, root) for item, known in of_keys)
