"""The JSON Schema of form files says the same as the compiler of forms."""

from __future__ import annotations

import json
import random
import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from tests.forms.json_schema import KNOWN, fits
from tests.forms.small import SMALL, broken
from tests.forms.test_any_form import KEY, ODD_VALUES
from ziping.forms import load_form
from ziping.forms.rules import ROW_RULES, RULES
from ziping.forms.schema import form_schema
from ziping.resources import data

SCHEMA = form_schema()
FILES = sorted(item.name for item in data("forms").iterdir())
WHOLE = [name for name in FILES if "\nextends = " not in (data("forms") / name).read_text("utf-8")]
"""What a form says that extends another one only tells together with that."""
SHAPE = {"F101", "F102", "F105", "F106"}
"""What a schema can tell; of F103 it tells all but a figure that cannot be read."""

VARIANT = """\
[form]
id = "own"
version = "2"
extends = "gz-project-evaluation@2022"
remove = ["chapters.innovation"]
total = { places = 1 }

[facts.more]
label = "另"
after = "spent"

[[indicators]]
id = "execution_rate"
rule = { zero_at = "80%" }

[[chapters]]
id = "more"
title = "补充"
after = "experience"
"""


def fitting(text: str) -> bool:
    return fits(tomllib.loads(text), SCHEMA, SCHEMA)


def tables(part: object) -> Iterator[Mapping[str, Any]]:
    if isinstance(part, dict):
        yield part
        for item in part.values():
            yield from tables(item)
    elif isinstance(part, list):
        for item in part:
            yield from tables(item)


def test_the_schema_is_json_and_every_reference_leads_somewhere() -> None:
    assert json.loads(json.dumps(SCHEMA)) == SCHEMA
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    named = set(re.findall(r'"#/\$defs/(\w+)"', json.dumps(SCHEMA)))
    assert named == set(SCHEMA["$defs"])


def test_every_definition_says_what_it_is_and_every_rule_kind_is_there() -> None:
    assert all(item["description"] for item in SCHEMA["$defs"].values())
    kinds = {
        item["properties"]["kind"]["const"]
        for item in SCHEMA["$defs"].values()
        if "const" in item.get("properties", {}).get("kind", {})
    }
    assert kinds == {*RULES, *ROW_RULES}
    assert "digest" not in SCHEMA["$defs"]["Form"]["properties"]
    assert "$ref" in KNOWN


@pytest.mark.parametrize("name", FILES)
def test_the_forms_that_ship_fit(name: str) -> None:
    assert fitting((data("forms") / name).read_text(encoding="utf-8"))


def test_a_form_that_extends_one_fits_with_what_it_says() -> None:
    assert load_form(VARIANT.encode()).form is not None
    assert fitting(VARIANT)
    assert fitting(SMALL)
    assert not fitting(VARIANT.replace('extends = "gz-project-evaluation@2022"\n', ""))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('title = "小表"', 'titel = "小表"'),
        ('title = "概述"', 'title = "概述"\nafter = ""'),
        ('title = "概述"', 'title = "概述"\nkind = "text"'),
        ('title = "概述"', ""),
        ('version = "1"', "version = 1"),
        ("total = true", 'total = "true"'),
        ("places = 2 }", "places = 11 }"),
        ("places = 2 }", "places = true }"),
        ('zero_at = "90%"', "zero_at = 0.9"),
        ('kind = "linear"', 'kind = "liner"'),
        ('kind = "linear", ', ""),
        ('kind = "linear"', 'kind = "target"'),
        ('deduct = "excess"', 'deduct = "most"'),
        ('authority = { document = "办法" }', 'authority = "办法"'),
        ("[form]", 'digest = "x"\n[form]'),
    ],
)
def test_an_unknown_key_or_a_wrong_kind_does_not_fit(old: str, new: str) -> None:
    text = broken(old, new)
    assert not fitting(text)
    assert load_form(text.encode()).form is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('id = "more"\n', ""),
        ('after = "spent"', "after = 1"),
        ('remove = ["chapters.innovation"]', 'remove = "chapters.innovation"'),
        ('zero_at = "80%"', 'zeroat = "80%"'),
        ("total = { places = 1 }", 'total = { places = 1 }\nafter = ""'),
        ("total = { places = 1 }", 'grades = [{ label = "优" }]'),
        ('id = "own"\n', ""),
    ],
)
def test_what_an_extending_form_cannot_say_does_not_fit(old: str, new: str) -> None:
    assert VARIANT.count(old) == 1
    text = VARIANT.replace(old, new)
    assert not fitting(text)
    assert load_form(text.encode()).form is None


@pytest.mark.parametrize("name", [*WHOLE, ""])
def test_the_schema_and_the_compiler_agree_on_odd_values(name: str) -> None:
    text = (data("forms") / name).read_text(encoding="utf-8") if name else SMALL
    keys = list(KEY.finditer(text))
    chance = random.Random(name)  # noqa: S311 # no secret
    for _case in range(60):
        key, odd = chance.choice(keys), chance.choice(ODD_VALUES)
        changed = f"{text[: key.start()]}{key[1]}{odd}{text[key.end() :]}"
        found = load_form(changed.encode())
        codes = {problem.code for problem in found.problems}
        if codes & {"F100", "F107"}:
            continue
        if not fitting(changed):
            assert codes & {*SHAPE, "F103"}, (key[0], odd)
        elif codes & {*SHAPE, "F103"}:
            assert codes & {*SHAPE, "F103"} == {"F103"}, (key[0], odd)
            assert any("figure" in problem.remedy for problem in found.problems)
