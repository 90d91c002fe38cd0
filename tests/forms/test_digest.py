from __future__ import annotations

import random
import tomllib

import pytest

from tests.forms.small import SMALL, broken, load
from ziping.forms.source import digest

DIGEST = load(SMALL).form.digest  # type: ignore[union-attr] # the small form is sound


def of(text: str) -> str:
    form = load(text).form
    assert form is not None
    return form.digest


def test_a_digest_names_its_algorithm() -> None:
    kind, _colon, digits = DIGEST.partition(":")
    assert kind == "sha256"
    assert len(digits) == 64
    assert set(digits) <= set("0123456789abcdef")


@pytest.mark.parametrize(
    "text",
    [
        SMALL.replace("\n", "\r\n"),
        "\ufeff" + SMALL,
        "# 说明\n" + SMALL.replace("\n\n", "\n\n\n# 空行\n\n"),
        SMALL.replace(" = ", "=").replace("{ ", "{").replace(" }", "}"),
        SMALL.replace('"小表"', "'小表'").replace('"支出数"', '"""支出数"""'),
        SMALL.replace('"小表"', '"\\u5c0f\\u8868"'),
        SMALL.replace("[indicators.rule]\nkind", "rule.kind").replace(
            "\ncriteria = ", "\nrule.criteria = "
        ),
        SMALL.replace('authority = { document = "办法" }', 'authority.document = "办法"'),
        SMALL.replace("places = 2\n", "places = 0x2\n"),
    ],
)
def test_layout_leaves_the_digest(text: str) -> None:
    assert text != SMALL
    assert of(text) == DIGEST


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_keys_and_tables_leaves_the_digest(seed: int) -> None:
    """Each paragraph's keys are shuffled, and so are the facts."""
    shuffle = random.Random(seed).shuffle  # noqa: S311 # no secret
    paragraphs = SMALL.strip().split("\n\n")
    facts = [place for place, text in enumerate(paragraphs) if text.startswith("[facts.")]
    moved = facts.copy()
    shuffle(moved)
    paragraphs = [
        paragraphs[moved[facts.index(place)]] if place in facts else text
        for place, text in enumerate(paragraphs)
    ]
    for place, text in enumerate(paragraphs):
        head, *keys = text.split("\n")
        if "  {" not in text:
            shuffle(keys)
            paragraphs[place] = "\n".join([head, *keys])
    text = "\n\n".join(paragraphs)
    assert text != SMALL.strip()
    assert of(text) == DIGEST


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('title = "小表"', 'title = "小表 "'),
        ('version = "1"', 'version = "2"'),
        ("places = 2\n", "places = 3\n"),
        ('zero_at = "90%"', 'zero_at = "90.0%"'),
        ('label = "支出数"', 'label = "支出数"\nhelp = "万元"'),
        ('label = "差"', 'label = "劣"'),
        ('  { text = "立项", points = "2" },\n', ""),
    ],
)
def test_whatever_the_form_says_changes_the_digest(old: str, new: str) -> None:
    raw = tomllib.loads(broken(old, new))
    assert digest(raw) != DIGEST == digest(tomllib.loads(SMALL))


def test_the_order_of_a_list_is_content() -> None:
    first, second = '{ text = "立项", points = "2" }', '{ text = "验收", points = "3" }'
    swapped = SMALL.replace(first, "@").replace(second, first).replace("@", second)
    assert of(swapped) != DIGEST


def test_examples_change_no_score_and_leave_the_digest() -> None:
    example = '[[examples]]\nid = "half"\nindicator = "spending"\nscore = ""\n'
    assert of(f"{SMALL}\n{example}") == DIGEST
    assert of(f"{SMALL}\n{example}{example.replace('half', 'other')}") == DIGEST


def test_the_layout_changes_no_score_and_leaves_the_digest() -> None:
    assert of(f'{SMALL}\n[layout]\nkind = "scores"\nsignatures = ["填表人"]\n') == DIGEST
