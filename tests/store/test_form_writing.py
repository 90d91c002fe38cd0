"""A form's content as text, which reads back as the same content."""

from __future__ import annotations

import re
import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ziping.forms import load_form
from ziping.resources import data
from ziping.store import form_text

FILES = sorted(item.name for item in data("forms").iterdir())
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
values = st.recursive(
    st.one_of(texts, st.integers(-9, 9), st.booleans()),
    lambda part: st.one_of(st.lists(part, max_size=3), st.dictionaries(texts, part, max_size=3)),
    max_leaves=10,
)


@given(content=st.dictionaries(texts, values, max_size=5))
def test_any_content_reads_back_as_it_was(content: dict[str, Any]) -> None:
    assert tomllib.loads(form_text(content)) == content


@pytest.mark.parametrize("name", FILES)
def test_a_form_that_ships_reads_back_as_the_same_form(name: str) -> None:
    file = (data("forms") / name).read_bytes()
    form = load_form(file).form
    assert form is not None
    again = form_text(tomllib.loads(file.decode()))
    assert load_form(again.encode()).form == form
    assert re.search(r"\n\[\[\w+\]\]\nid = ", again)
