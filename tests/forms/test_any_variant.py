"""Whatever somebody's slip makes of a form that extends another: problems, or a form to score."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.forms.test_any_form import use
from tests.forms.test_extends import Texts
from tests.forms.test_schema import VARIANT
from ziping.evaluation import Project
from ziping.forms import load_form, shipped_versions
from ziping.forms.merge import content, merged, parted, places
from ziping.store.toml_text import value

BLANK = Project("own", "2", "", {})
FILES = [VARIANT.encode(), *(shipped.file.read_bytes() for shipped in shipped_versions())]

names = st.sampled_from(["id", "rule", "kind", "after", "facts", "title", "columns", "x", "]", "."])
leaves = st.one_of(
    st.sampled_from(["a", "b", "", "x", "linear"]), st.integers(-1, 3), st.booleans()
)
data = st.recursive(
    leaves, lambda part: st.one_of(st.lists(part), st.dictionaries(names, part)), max_leaves=12
)
tables = st.dictionaries(names, data, max_size=5)
rooms = st.sampled_from(
    ["form", "sections", "facts", "tables", "indicators", "target_groups", "chapters", "x"]
)


@given(
    file=st.sampled_from(FILES),
    place=st.floats(0, 1, exclude_max=True),
    byte=st.binary(min_size=0, max_size=1),
    over=st.booleans(),
)
def test_a_slip_of_one_byte_gives_problems_or_a_form(
    file: bytes, place: float, byte: bytes, over: bool
) -> None:
    at = int(place * len(file))
    loaded = load_form(file[:at] + byte + file[at + over :])
    use(loaded, BLANK)
    for problem in loaded.problems:
        assert problem.code.startswith("F")
        assert problem.message
        assert problem.remedy


@given(
    own=st.dictionaries(rooms, st.one_of(tables, st.lists(tables, max_size=3), data), max_size=4),
    removed=st.lists(st.sampled_from(["facts.spent", "indicators", "form.x", "", ".", "x.y"])),
)
def test_anything_put_over_a_form_gives_problems_or_a_form(
    own: dict[str, Any], removed: list[str]
) -> None:
    head = own.pop("form", {})
    head = head if isinstance(head, dict) else {}
    head |= {"id": "own", "version": "2", "extends": "gz-project-evaluation@2022"}
    text = "".join(f'"{key}" = {value(part)}\n' for key, part in own.items())
    loaded = load_form(f"{text}form = {value({**head, 'remove': removed})}\n".encode())
    use(loaded, BLANK)
    assert loaded.form is not None or loaded.errors


@given(base=tables, own=tables)
def test_every_part_of_a_merge_is_known_by_its_place(
    base: dict[str, Any], own: dict[str, Any]
) -> None:
    whole = merged(parted(base, "base@1"), parted(own, ""), lambda _unknown: None)
    origins = dict(places(whole))
    assert content(origins[""]) == content(whole)
    assert {part.form for part in origins.values()} <= {"base@1", ""}
    for part in origins.values():
        known = dict(places(parted(base if part.form else own, "")))
        assert part.path in known


@given(base=tables)
def test_a_merge_with_nothing_is_the_base_and_over_nothing_the_same(base: dict[str, Any]) -> None:
    whole = merged(parted(base, "base@1"), parted({}, ""), lambda _unknown: None)
    assert content(whole) == base


def test_a_long_row_of_items_behind_each_other_is_placed() -> None:
    head = '[form]\nid = "own"\nversion = "2"\nextends = "gz-project-evaluation@2022"\n'
    row = "".join(
        f'[[chapters]]\nid = "c{number}"\ntitle = "x"\nafter = "c{number + 1}"\n'
        for number in range(2000)
    )
    loaded = load_form(f'{head}{row}[[chapters]]\nid = "c2000"\ntitle = "x"\n'.encode(), None)
    assert loaded.form is not None
    assert loaded.form.chapters[-1].id == "c0"
    assert load_form(head.encode(), Texts()).errors[0].code == "F120"
