"""What the guides for authors of forms and of rule kinds say is so."""

from __future__ import annotations

import re
import sys
from dataclasses import fields
from pathlib import Path
from types import ModuleType

import pytest

from tests.scoring.samples import number, one_score, small
from ziping.forms import load_form
from ziping.forms.rules import ROW_RULES, RULES

DOCS = Path(__file__).resolve().parents[2] / "docs"
FORMS = (DOCS / "forms.md").read_text("utf-8")
RULE_KINDS = (DOCS / "rule-kinds.md").read_text("utf-8")


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


def test_the_smallest_form_has_no_problem() -> None:
    loaded = load_form(blocks(FORMS, "toml")[0].encode())
    assert loaded.problems == ()
    assert loaded.form is not None


def test_the_variant_of_the_guide_is_a_form() -> None:
    variant = next(block for block in blocks(FORMS, "toml") if "extends" in block)
    loaded = load_form(variant.encode())
    assert loaded.problems == ()
    assert loaded.form is not None


@pytest.mark.parametrize("kind", [*RULES, *ROW_RULES])
def test_the_guide_names_every_rule_kind_with_all_its_parameters(kind: str) -> None:
    cls = {**RULES, **ROW_RULES}[kind]
    if kind in RULES:
        text = next(line for line in FORMS.splitlines() if line.startswith(f"| `{kind}` |"))
    else:
        text = FORMS.partition("## 5.")[2].partition("## 6.")[0]
    names = [field.name for field in fields(cls)]
    assert [name for name in names if name not in text] == []


def test_the_rule_kind_of_the_guide_works(monkeypatch: pytest.MonkeyPatch) -> None:
    module = ModuleType("half")
    monkeypatch.setitem(sys.modules, "half", module)
    exec(blocks(RULE_KINDS, "python")[0], module.__dict__)  # noqa: S102 - our own guide
    monkeypatch.setitem(RULES, "half", module.Half)
    form = small('{ kind = "half", value = "a", target = "b" }')
    typed = ("10", "9", "5", "4.99", "")
    found = [one_score(form, fact__a=text, fact__b="10") for text in typed]
    assert found == [number(points) for points in ("10", "5", "5", "0", None)]
