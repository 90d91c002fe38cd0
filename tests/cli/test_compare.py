"""`compare`: each difference by its path, and points that add up to the change of the total."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from tests.cli.conftest import Run, write
from tests.scoring.projects import Case, with_overrides
from tests.scoring.samples import IT
from tests.session.projects import FORM_TEXT, form, project
from ziping.cli.excerpts import excerpts
from ziping.quantity import exact_sum
from ziping.scoring import score
from ziping.scoring.comparison import compare
from ziping.store import project_text

CHANGED = {"fact.spent": "950", "target.r1.actual": "", "chapter.last": "建议"}


@pytest.fixture
def other(tmp_path: Path) -> Path:
    return write(tmp_path / "other.toml", CHANGED)


def test_every_field_is_named_with_both_texts(ziping: Run, file: Path, other: Path) -> None:
    ended = ziping("compare", file, other)
    assert (ended.code, ended.err) == (0, "")
    lines = ended.out.splitlines()
    for path, name, old, new in (
        ("fact.spent", "支出数", "- 1000万元", "+ 950"),
        ("target.r1.actual", "数量: Actual", "- 12", None),
        ("chapter.last", "二、建议", None, "+ 建议"),
    ):
        place = lines.index(f"{path}  {name}")
        texts = [f"    {text}" for text in (old, new) if text]
        assert lines[place + 1 : place + 1 + len(texts)] == texts
    assert lines[-1].split() == ["Total", "20.00", "11.50", "-8.50"]
    assert [line.split()[-1] for line in lines if line.startswith(("执行", "数量"))] == [
        "-1.50",
        "-4.00",
    ]


def test_json_has_the_differences_and_the_total_last(ziping: Run, file: Path, other: Path) -> None:
    found = json.loads(ziping("compare", file, other, "--json").out)
    assert {item["path"]: (item["a"], item["b"]) for item in found} == {
        "fact.spent": ("1000万元", "950"),
        "target.r1.actual": ("12", None),
        "chapter.last": (None, "建议"),
        "total": ("20.00", "11.50"),
    }
    total: dict[str, Any] = found[-1]
    points = [Fraction(line["points"]) for line in total["lines"]]
    assert sum(points) + Fraction(total["rest"]) == Fraction(total["points"]) == Fraction("-8.5")
    assert {line["path"]: line["b"] for line in total["lines"]}["target.r1"] is None


def test_a_file_is_like_itself(ziping: Run, file: Path) -> None:
    ended = ziping("compare", file, file)
    assert "no field differs" in ended.out
    assert json.loads(ziping("compare", file, file, "--json").out)[0]["points"] == "0"


def test_rows_are_compared_by_id(ziping: Run, file: Path, tmp_path: Path) -> None:
    turned = write(tmp_path / "turned.toml", {"rows.target.outputs": "r2 r1"})
    out = ziping("compare", file, turned).out.splitlines()
    assert out[1:3] == ["rows.target.outputs  产出: its rows", "    in another order"]


def test_what_a_cap_takes_is_a_line_of_its_own(ziping: Run, tmp_path: Path) -> None:
    cap = 'caps = [{ value = "rate", below = "96%", at_most = "12" }], weight = "20"'
    text = FORM_TEXT.replace('weight = "20", places', f"{cap}, places", 1)
    files = []
    for spent in ("1000", "950"):
        path = tmp_path / f"{spent}.toml"
        filled = project({**project().entries, "fact.spent": spent}, text)
        path.write_text(project_text(filled, form(text)), encoding="utf-8")
        files.append(path)
    lines = [line.split() for line in ziping("compare", *files).out.splitlines()]
    assert ["Caps", "and", "rounding", "-6.5"] in lines
    assert lines[-1] == ["Total", "20.00", "12.00", "-8.00"]


def test_another_form_inside_is_said_in_words(ziping: Run, file: Path, tmp_path: Path) -> None:
    text = FORM_TEXT.replace('title = "小表"', 'title = "大表"')
    path = tmp_path / "big.toml"
    path.write_text(project_text(project(text=text), form(text)), encoding="utf-8")
    out = ziping("compare", file, path).out
    assert "form_file.text\n    the form inside the file is another one\n" in out


@given(with_overrides, with_overrides)
def test_lines_and_rest_add_up_to_the_change_of_the_total(a: Case, b: Case) -> None:
    found = compare(score(a.form, a.project), score(b.form, b.project))
    assert exact_sum([line.points for line in found.lines]) + found.rest == found.change
    assert found.change == (found.b.total or 0) - (found.a.total or 0)


def test_without_caps_there_is_no_rest() -> None:
    found = compare(IT.sheet(), IT.sheet(fact__spent="950"))
    assert found.lines
    assert found.rest == 0


def test_long_texts_are_shown_where_they_differ() -> None:
    same = "字" * 100
    assert excerpts(f"{same}甲{same}", f"{same}乙{same}") == (
        f"…{'字' * 16}甲{'字' * 16}…",
        f"…{'字' * 16}乙{'字' * 16}…",
    )
    assert excerpts("short", "text") == ("short", "text")
    assert excerpts(None, same) == (None, same)
    assert excerpts(same, same + "尾") == (f"…{'字' * 16}", f"…{'字' * 16}尾")
