"""Project files: written in the order of the form, read back as they were, refused when cut."""

from __future__ import annotations

import codecs
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.session.projects import CLEAN, FORM_TEXT, IT, SAMPLES, form, project
from ziping.evaluation import Project
from ziping.forms import Form, shipped_form
from ziping.store import ReadError, project_text, read_project_file

SAMPLE = IT.read_text(encoding="utf-8")
HEAD = '[ziping]\nform = "small"\n'
END = "[end]\n"

any_text = st.text(min_size=1) | st.text("'\"\\\n\r\t \x00\x7f[]=#中", min_size=1, max_size=9)
ids = st.text("abc123", min_size=1, max_size=4)
fields = st.dictionaries(
    st.sampled_from(
        [
            "subject.name",
            "subject.unknown",
            "fact.budget",
            "fact.new_fact",
            "answer.basics.met.1",
            "answer.basics.met.10",
            "answer.care.deduction.1.points",
            "answer.care.deduction.1.reason",
            "answer.gone.note",
            "waiver.F022",
            "waiver.F022.answer.basics",
            "waiver.F022.answer.basics.override",
            "waiver.other",
            "chapter.first",
            "chapter.other",
        ]
    ),
    any_text,
)


@st.composite
def projects(draw: st.DrawFn) -> Project:
    """A project of the small form with rows, some in places that the form does not know."""
    entries = draw(fields)
    rows = draw(st.lists(ids, unique=True, max_size=5))
    for group in ("outputs", "elsewhere"):
        mine = [row for row in rows if draw(st.booleans()) or group == "elsewhere"]
        rows = [row for row in rows if row not in mine]
        if mine:
            entries[f"rows.target.{group}"] = " ".join(mine)
        for row in mine:
            for field in draw(st.sets(st.sampled_from(["title", "actual", "definition", "new"]))):
                entries[f"target.{row}.{field}"] = draw(any_text)
    parts = draw(st.lists(ids, unique=True, max_size=3))
    if parts:
        entries["rows.table.parts"] = " ".join(parts)
    for row in parts:
        entries[f"table.parts.{row}.name"] = draw(any_text)
    return replace(project({}), entries=entries, form_text=draw(st.sampled_from(["", FORM_TEXT])))


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("store") / "自评.toml"


def read_text(place: Path, text: str) -> Project:
    place.write_bytes(text.encode())
    return read_project_file(place).project


def refusal(place: Path, content: str | bytes) -> str:
    """The one line with which a file is refused."""
    place.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(ReadError) as caught:
        read_project_file(place)
    said = str(caught.value)
    assert said.startswith(f"{place}: ")
    assert "\n" not in said
    return said


def form_of(found: Project) -> Form:
    shipped = shipped_form(found.form)
    assert shipped
    return shipped.form


@given(typed=any_text)
@example(typed="\n先空一行，末尾有空格 ")
@example(typed="CRLF\r\n只有CR\r")
@example(typed="'''三引号'''\n\"\"\"也是\"\"\"")
@example(typed="\x00\x1b[31m\x7f")
@example(typed=" ")
def test_any_text_comes_back_as_it_was_typed(place: Path, typed: str) -> None:
    entries = {"subject.name": typed, "chapter.first": typed}
    assert read_text(place, project_text(project(entries), form())).entries == entries


@given(written=projects())
def test_any_project_comes_back_as_it_was(place: Path, written: Project) -> None:
    assert read_text(place, project_text(written, form())) == written


@given(written=projects())
def test_the_order_in_which_fields_were_filled_in_does_not_show(written: Project) -> None:
    turned = replace(written, entries=dict(reversed(list(written.entries.items()))))
    if not any(path.startswith("rows.target.else") for path in written.entries):
        assert project_text(turned, form()) == project_text(written, form())


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_a_sample_is_written_byte_for_byte_as_it_ships(sample: Path) -> None:
    found = read_project_file(sample).project
    assert project_text(found, form_of(found)) == sample.read_text(encoding="utf-8")


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_one_changed_field_changes_one_line(sample: Path) -> None:
    found = read_project_file(sample).project
    before = project_text(found, form_of(found)).splitlines()
    change = found.change("subject.year", "2030")
    after = project_text(found.changed([change]), form_of(found)).splitlines()
    assert len(before) == len(after)
    assert sum(one != other for one, other in zip(before, after, strict=True)) == 1


def test_tables_stand_in_the_order_of_the_form_and_prose_last() -> None:
    text = project_text(project(dict(reversed(list(CLEAN.items())))), form())
    heads = [line for line in text.splitlines() if line.startswith("[")]
    start = heads.index("[form_file]")
    assert heads[:start] == [
        *("[ziping]", "[subject]", "[fact]", "[answer.basics]", "[answer.care]"),
        *("[table.parts.p1]", "[table.parts.p2]", "[target.r1]", "[target.r2]", "[chapter]"),
    ]
    assert heads[-1] == "[end]"


def test_fields_stand_in_the_order_of_the_form_and_criteria_by_number() -> None:
    entries = {
        "fact.spent": "1",
        "fact.budget": "2",
        "answer.basics.met.10": "true",
        "answer.basics.met.9": "true",
        "target.r1.actual": "1",
        "target.r1.title": "x",
        "target.r1.definition": "d",
        "rows.target.outputs": "r1",
    }
    text = project_text(project(entries), form())
    keys = [line.split(" = ")[0] for line in text.split("[form_file]")[0].splitlines()]
    for earlier, later in [
        ("budget", "spent"),
        ("met.9", "met.10"),
        ("group", "title"),
        ("title", "actual"),
        ("actual", "definition"),
    ]:
        assert keys.index(earlier) < keys.index(later)


def test_rows_keep_their_order(place: Path) -> None:
    entries = {"rows.target.outputs": "z9 a1 m5", "rows.table.parts": "b a"}
    assert read_text(place, project_text(project(entries), form())).entries == entries


def test_figures_stand_in_the_file_as_typed() -> None:
    text = project_text(project({"fact.spent": "1,018.930万"}), form())
    assert 'spent = "1,018.930万"\n' in text


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("1018.930", "1018.930"),
        ("1e3", "1e3"),
        ("1_018.93", "1_018.93"),
        ("-5", "-5"),
        ("0.10", "0.10"),
        ("2021", "2021"),
        ("true", "true"),
        ("false", "false"),
        ("2021-01-02", "2021-01-02"),
        ("'1,018'", "1,018"),
    ],
)
def test_what_somebody_typed_without_quotes_is_taken_as_typed(
    place: Path, written: str, typed: str
) -> None:
    found = read_text(place, f"{HEAD}[fact]\nspent = {written}\n{END}")
    assert found.entries == {"fact.spent": typed}
    assert type(found.entries["fact.spent"]) is str
    assert f'spent = "{typed}"' in project_text(found, form())


def test_an_empty_text_in_a_file_is_a_field_not_filled_in(place: Path) -> None:
    assert read_text(place, f'{HEAD}[fact]\nspent = ""\n{END}').entries == {}


def test_the_version_may_be_a_number(place: Path) -> None:
    assert read_text(place, f"{HEAD}version = 2022\ndigest = 1\n{END}").version == "2022"


NEWER = f"""
top = 1.50
list = [1, [2.0, "x"]]
"dotted.name" = "外"
"line\\nbreak" = 1

[ziping]
format = "1"
form = "small"
seal = {{ by = "x", at = 2021-01-02T03:04:05Z }}
"dotted.seal" = 2

[fact]
budget = "1"
history = ["1", "2"]

[answer.basics]
met.1 = "true"
evidence = [{{ path = "a.pdf", size = 3 }}]

[[answer.care.files]]
name = "b"

[target.r1]
group = "outputs"
future.list = [1.0]
"dotted.field" = "y"

[table.parts.p1]
name = "甲"
colours = ["red"]

[chapter]
first = "x"
pictures = []

[form_file]
text = ""
author = "z"

[review]
done = false
[review.inner]
deep = [{{ a = 1.25 }}]

["review.dotted"]
a = 1

[[signatures]]
by = "x"
{END}"""


def without_layout(text: str) -> Mapping[str, object]:
    found = tomllib.loads(text, parse_float=str)
    return {name: found[name] for name in found if name != "end"}


def test_what_a_newer_program_wrote_is_written_back(place: Path) -> None:
    found = read_text(place, NEWER)
    written = without_layout(project_text(found, form()))
    wanted = without_layout(NEWER)
    head = written["ziping"]
    assert isinstance(head, dict)
    assert head.pop("version") == head.pop("digest") == ""
    assert written == wanted
    assert read_text(place, project_text(found, form())) == found


def test_what_a_newer_program_wrote_takes_part_in_no_field(place: Path) -> None:
    assert dict(read_text(place, NEWER).entries) == {
        "fact.budget": "1",
        "answer.basics.met.1": "true",
        "rows.target.outputs": "r1",
        "table.parts.p1.name": "甲",
        "rows.table.parts": "p1",
        "chapter.first": "x",
    }


def test_a_decimal_of_a_newer_program_stays_a_decimal(place: Path) -> None:
    text = project_text(read_text(place, NEWER), form())
    assert "top = 1.50\n" in text
    assert "deep = [{ a = 1.25 }]" in text


@pytest.mark.parametrize("kept", ["[true, true]", "[[1], 2]"])
def test_a_field_filled_in_since_goes_before_what_stood_there(place: Path, kept: str) -> None:
    found = read_text(place, f"{HEAD}[answer.basics]\nmet = {kept}\n{END}")
    assert found.kept
    filled = found.changed([found.change("answer.basics.met.1", "true")])
    again = read_text(place, project_text(filled, form()))
    assert again.entries == {"answer.basics.met.1": "true"}
    cleared = read_text(place, project_text(found, form()))
    assert cleared == found


ENDS = [number for number, char in enumerate(SAMPLE) if char == "\n"]


@pytest.mark.parametrize("part", range(8))
def test_a_file_cut_at_a_line_end_is_refused_or_whole(place: Path, part: int) -> None:
    whole = read_text(place, SAMPLE)
    for end in ENDS[part::8]:
        for cut in (SAMPLE[:end], SAMPLE[: end + 1]):
            if SAMPLE[:end].endswith(("[end]", "complete = true")):
                assert read_text(place, cut) == whole
            else:
                refusal(place, cut)


def test_a_file_cut_within_its_last_lines_is_refused_or_whole(place: Path) -> None:
    whole = read_text(place, SAMPLE)
    content = SAMPLE.encode()
    refused = 0
    for end in range(len(content) - 90, len(content)):
        place.write_bytes(content[:end])
        try:
            assert read_project_file(place).project == whole
        except ReadError:
            refused += 1
    assert 60 < refused < 90


@pytest.mark.parametrize(
    ("encoding", "mark", "said"),
    [
        ("utf-8", b"", "utf-8"),
        ("utf-8-sig", b"", "utf-8-sig"),
        ("utf-16-le", codecs.BOM_UTF16_LE, "utf-16"),
        ("utf-16-be", codecs.BOM_UTF16_BE, "utf-16"),
        ("gb18030", b"", "gb18030"),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_file_in_another_encoding_is_read_and_said(
    place: Path, encoding: str, mark: bytes, said: str, line_end: str
) -> None:
    whole = read_text(place, SAMPLE)
    place.write_bytes(mark + SAMPLE.replace("\n", line_end).encode(encoding))
    found = read_project_file(place)
    assert found.project == whole
    assert any(said in note for note in found.notes) == (said != "utf-8")


def test_comments_are_announced_as_lost_but_not_those_inside_a_text(place: Path) -> None:
    plain = 'chapter.a = """\n# 一、概述\n"""\n[ziping]\nform = "x"\n[end]\n'
    place.write_text(plain, encoding="utf-8")
    assert read_project_file(place).notes == ()
    place.write_text(plain + "# mine\n", encoding="utf-8")
    assert len(read_project_file(place).notes) == 1


def test_a_file_of_a_newer_format_is_refused(place: Path) -> None:
    place.write_text('[ziping]\nformat = "2"\nform = "x"\n[end]\n', encoding="utf-8")
    with pytest.raises(ReadError, match="format 2"):
        read_project_file(place)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "not a project file"),
        ("x = 1\n[end]\n", "not a project file"),
        ("[ziping]\n[end]\n", "not a project file"),
        ("ziping = 1\n[end]\n", "not a project file"),
        ("[ziping]\nform = 1\n[end]\n", "not a project file"),
        (FORM_TEXT, "not a project file"),
        (HEAD, "cut off"),
        (f"{HEAD}[fact]\nspent = \n{END}", "line 4"),
        (f"{HEAD}[fact]\na = 1\na = 2\n{END}", "TOML"),
        (f"{HEAD}[指标]\na = 1\n{END}", "TOML"),
        (f"{HEAD}[fact]\na = 2021-02-30\n{END}", "TOML"),
        (f'{HEAD}[fact]\na = "\\ud800"\n{END}', "TOML"),
        (f'{HEAD}[fact]\na = "\x00"\n{END}', "TOML"),
        (f"x = {'1' * 5000}\n{HEAD}{END}", "TOML"),
        (f"x = {'[' * 3000}{']' * 3000}\n{HEAD}{END}", "TOML"),
        (f"{HEAD}[fact]\n{'a.' * 3000}a = 1\n{END}", "deep"),
        (f"{HEAD}[new]\n{'a.' * 3000}a = 1\n{END}", "deep"),
        (f"fact = 3\n{HEAD}{END}", '"fact"'),
        (f"chapter = [1]\n{HEAD}{END}", '"chapter"'),
        (f"form_file = 1\n{HEAD}{END}", '"form_file"'),
        (f"target = 3\n{HEAD}{END}", "target"),
        (f"{HEAD}[[target]]\na = 1\n{END}", "target"),
        (f"{HEAD}[target]\nk3f9 = 1\n{END}", "k3f9"),
        (f"{HEAD}[target.k3f9]\ntitle = 'x'\n{END}", "group"),
        (f"{HEAD}[target.K3]\ngroup = 'x'\n{END}", "K3"),
        (f"{HEAD}[target.'a b']\ngroup = 'x'\n{END}", "a b"),
        (f"{HEAD}[table]\nparts = 1\n{END}", "parts"),
        (f"{HEAD}[table.parts]\np1 = 1\n{END}", "p1"),
        (f"{HEAD}[table.parts.'']\na = 1\n{END}", "row"),
    ],
)
def test_a_broken_or_foreign_file_is_refused_in_one_line(
    place: Path, content: str, words: str
) -> None:
    assert words in refusal(place, content)


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x03\x04\x14\x00\x06\x00\x08\x00",
        b"\x89PNG\r\n\x1a\n\x00\x00",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"\xff\xfe\x00",
        b"\xff" * 9,
        SAMPLE.encode() + b"\x00" * 64,
        b'{"json": 1}',
        "指标,分值\n执行率,10\n".encode("gb18030"),
        b"<?xml version='1.0'?>",
    ],
)
def test_a_file_of_another_kind_is_refused_in_one_line(place: Path, content: bytes) -> None:
    refusal(place, content)


@given(content=st.binary() | st.text().map(str.encode) | st.text("[]=\"'.\nab1{}#").map(str.encode))
def test_any_bytes_are_refused_or_a_project(place: Path, content: bytes) -> None:
    place.write_bytes(HEAD.encode() + content + b"\n" + END.encode())
    try:
        found = read_project_file(place).project
    except ReadError:
        return
    assert read_text(place, project_text(found, form())) == found


def test_a_surrogate_is_never_written_as_something_that_cannot_be_read() -> None:
    text = project_text(project({"subject.name": "\udcff"}), form())
    with pytest.raises(UnicodeEncodeError):
        text.encode()
