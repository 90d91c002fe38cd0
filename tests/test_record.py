"""Records against the frozen dataclasses that they stand for."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ziping.record import record


@record
class Made:
    a: int
    b: str = "b"
    c: tuple[int, ...] = field(default_factory=tuple)


@dataclass(frozen=True, slots=True)
class Known:
    a: int
    b: str = "b"
    c: tuple[int, ...] = field(default_factory=tuple)


@record(kw_only=True)
class Single:
    a: object


@record
class Empty:
    pass


@record
class Below(Made):
    d: int = 0


values = st.fixed_dictionaries(
    {"a": st.integers(0, 2)},
    optional={"b": st.sampled_from(["b", "x"]), "c": st.sampled_from([(), (1,)])},
)


@given(values, values)
def test_a_record_behaves_as_a_frozen_dataclass(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert (Made(**one) == Made(**other)) == (Known(**one) == Known(**other))
    assert repr(Made(**one)) == repr(Known(**one)).replace("Known", "Made")
    if Made(**one) == Made(**other):
        assert hash(Made(**one)) == hash(Made(**other))
    assert replace(Made(**one), a=7) == Made(**{**one, "a": 7})


def test_it_holds_its_fields_and_nothing_else() -> None:
    assert [part.name for part in fields(Below(1))] == ["a", "b", "c", "d"]
    assert not hasattr(Made(1), "__dict__")
    with pytest.raises(AttributeError):
        setattr(Made(1), "other", 1)  # noqa: B010 - the type checker refuses it otherwise
    match Made(1, "x"):
        case Made(a, b):
            assert (a, b) == (1, "x")


def test_records_of_other_classes_are_others() -> None:
    others: list[object] = [Known(1), Below(1), Single(a=1)]
    assert Made(1) not in others
    assert (Single(a=1) == Single(a=1), Empty() == Empty()) == (True, True)
    assert len({Single(a=1), Single(a=1), Single(a=2), Empty(), Empty()}) == 3


def test_the_type_checker_sees_that_nothing_is_assigned(tmp_path: Path) -> None:
    code = "from tests.test_record import Made\n\nMade(1).a = 2\n"
    (tmp_path / "assigns.py").write_text(code, "utf-8")
    command = [sys.executable, "-m", "mypy", "--no-incremental", str(tmp_path / "assigns.py")]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    assert 'Property "a" defined in "Made" is read-only' in found.stdout
