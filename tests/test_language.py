"""The two languages: the catalogue against the source, and what is said where."""

from __future__ import annotations

import ast
import gettext
import re
import shutil
import string
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from babel.messages.catalog import Catalog, Message

from docs import update_catalogue
from ziping.cli.main import main
from ziping.cli.parsing import COMMANDS
from ziping.language import _, language, system_language, use

CATALOGUE = update_catalogue.stored()
MESSAGES = [message for message in CATALOGUE if message.id]
HAN = re.compile(r"[\u3400-\u9fff]")
SAMPLES = re.compile(r"\d万|\d%以上|\d年\d+月")
FIELD_CELLS = 14
LABELS = (
    "Name",
    "Comparison",
    "Target",
    "Actual",
    "Unit",
    "Full marks",
    "Completion",
    "What it measures",
    "Where the figure comes from",
    "Period",
    "Category",
    "Derived score",
    "Score set by a person",
    "Reason for setting it",
    "Reason for the loss",
    "Reason for the difference",
    "Improvement",
    "Note",
    "Its reason",
    "Deduction {number}",
)


@pytest.fixture(autouse=True)
def english_again(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The other tests find the process as it was."""
    monkeypatch.setenv("LANGUAGE", "en")
    before, domain = language(), gettext.textdomain()
    yield
    use(before)
    gettext.textdomain(domain)


def cells(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def placeholders(text: str, *, percent: bool) -> Counter[str]:
    if percent:
        return Counter(re.findall(r"%(?:\(\w+\))?[sr]", text))
    return Counter(name for _before, name, _form, _turn in string.Formatter().parse(text) if name)


def test_every_message_of_the_source_is_in_the_catalogue() -> None:
    said = {text for text, _place in update_catalogue.source_messages()}
    assert len(said) > 100
    assert said - {message.id for message in MESSAGES} == set()


def test_every_call_for_a_message_names_it_literally() -> None:
    calls = [
        (path.name, call)
        for path in update_catalogue.SOURCE.rglob("*.py")
        for call in ast.walk(ast.parse(path.read_bytes()))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "_"
    ]
    assert calls
    assert [
        f"{name}:{call.lineno}"
        for name, call in calls
        if len(call.args) != 1
        or not isinstance(call.args[0], ast.Constant)
        or not isinstance(call.args[0].value, str)
    ] == []


def test_the_catalogue_is_what_the_script_makes_of_the_source() -> None:
    made = update_catalogue.updated(CATALOGUE)
    assert update_catalogue.po_bytes(made) == update_catalogue.PO.read_bytes()


def test_the_compiled_catalogue_is_that_of_the_text() -> None:
    assert update_catalogue.mo_bytes(CATALOGUE) == update_catalogue.MO.read_bytes()


def test_the_script_keeps_translations_and_drops_what_is_no_longer_said() -> None:
    old = Catalog("zh")
    old.add("usage: ", "甲")
    old.add("no longer said", "乙")
    new = update_catalogue.updated(old)
    kept = new.get("usage: ")
    assert kept is not None
    assert kept.string == "甲"
    assert "no longer said" not in new


def test_the_head_of_the_catalogue_has_neither_dates_nor_persons() -> None:
    (head,) = (message for message in update_catalogue.updated(CATALOGUE) if not message.id)
    names = [line.partition(":")[0] for line in str(head.string).splitlines()]
    assert names == [
        "Project-Id-Version",
        "Language",
        "MIME-Version",
        "Content-Type",
        "Content-Transfer-Encoding",
        "Plural-Forms",
    ]


def test_every_message_is_translated_beyond_doubt() -> None:
    assert len(MESSAGES) > 100
    assert [m.id for m in MESSAGES if m.fuzzy or not m.string] == []


def test_every_translation_has_the_placeholders_of_its_message() -> None:
    def differ(message: Message) -> bool:
        percent = message.id in update_catalogue.ARGPARSE
        wanted = placeholders(str(message.id), percent=percent)
        return placeholders(str(message.string), percent=percent) != wanted

    assert [message.id for message in MESSAGES if differ(message)] == []


def test_no_translation_has_blanks_around_it() -> None:
    assert [m.id for m in MESSAGES if str(m.string) != str(m.string).strip()] == []


def test_english_messages_hold_no_chinese_but_samples() -> None:
    assert [m.id for m in MESSAGES if HAN.search(SAMPLES.sub("", str(m.id)))] == []


def test_chinese_messages_beg_and_shout_nowhere_and_have_chinese_punctuation() -> None:
    unwanted = re.compile(r"[您请!！?;]|[^\W\d][,:]|[,:]$")
    assert [m.string for m in MESSAGES if unwanted.search(str(m.string))] == []


def test_chinese_messages_have_one_width_in_every_terminal() -> None:
    unsure = {c for m in MESSAGES for c in str(m.string) if unicodedata.east_asian_width(c) == "A"}
    assert unsure == set()


def test_chinese_messages_can_be_shown_in_the_code_page_of_an_old_console() -> None:
    assert "".join(str(m.string) for m in MESSAGES).encode("gbk")


@pytest.mark.parametrize("label", LABELS)
def test_a_field_label_fits_beside_its_field(label: str) -> None:
    use("zh")
    assert _(label) != label
    assert cells(_(label).format(number=10)) <= FIELD_CELLS


@pytest.mark.parametrize(
    ("environment", "wanted"),
    [
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.GB18030"}, "zh"),
        ({"LANG": "zh_TW"}, "zh"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "EN"}, "en"),
        ({"LANGUAGE": "en", "LANG": "zh_CN.UTF-8"}, "en"),
        ({"LANGUAGE": "zh_CN:en", "LANG": "en_US"}, "zh"),
        ({"LANGUAGE": "de:en", "LANG": "zh_CN"}, "en"),
        ({"LANGUAGE": "", "LANG": "en_GB"}, "en"),
        ({"LC_ALL": "zh_CN", "LANG": "en_US"}, "zh"),
        ({"LC_ALL": "en_US", "LC_MESSAGES": "zh_CN", "LANG": "zh_CN"}, "en"),
        ({"LC_MESSAGES": "en_US", "LANG": "zh_CN"}, "en"),
        ({"LC_CTYPE": "en_US"}, "zh"),
        ({"LANG": "de_DE.UTF-8"}, "zh"),
        ({"LANG": "C"}, "zh"),
        ({"LC_ALL": "POSIX"}, "zh"),
        ({"LANG": "C.UTF-8", "LC_ALL": "C"}, "zh"),
        ({}, "zh"),
    ],
    ids=str,
)
def test_the_language_of_the_system_is_that_of_its_environment(
    environment: dict[str, str], wanted: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    assert system_language(environment) == wanted


@pytest.mark.parametrize(
    ("identifier", "wanted"), [(0x0409, "en"), (0x0809, "en"), (0x0804, "zh"), (0x0407, "zh")]
)
def test_windows_is_asked_for_its_own_language(
    identifier: int, wanted: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    kernel = SimpleNamespace(GetUserDefaultUILanguage=lambda: identifier)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr("ctypes.windll", SimpleNamespace(kernel32=kernel), raising=False)
    assert system_language({}) == wanted


def test_english_is_said_as_it_stands_in_the_source() -> None:
    use("zh")
    assert (language(), _("Total")) == ("zh", "总分")
    use("en")
    assert (language(), _("Total")) == ("en", "Total")


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """What the command line prints in a language."""
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("NO_COLOR", "1")

    def run(chosen: str, *words: str) -> str:
        main(["--lang", chosen, *words])
        told = capsys.readouterr()
        return told.out + told.err

    return run


def english(text: str) -> list[str]:
    """The words that are neither names of ours nor written in capitals."""
    names = {"ziping", "zh", "en", *FORMS} | {item.name for item in COMMANDS}
    plain = re.sub(r"--?[a-z]+|\.[a-z]+|'[^']*'", " ", text)
    return [word for word in re.findall(r"[A-Za-z]*[a-z][A-Za-z]*", plain) if word not in names]


FORMS = ("list", "show", "check", "copy", "schema")
HELP = [(), *((item.name,) for item in COMMANDS), *(("forms", action) for action in FORMS)]
MISTAKES = (
    ("score",),
    ("score", "--wrong"),
    ("score", "a.toml", "--json=3"),
    ("export", "a.toml", "-o"),
    ("forms", "wrong"),
    ("forms", "check"),
    ("--wrong",),
    ("--lang",),
    ("--lang", "fr"),
    ("wrong",),
    ("set", "a.toml"),
    ("score", "missing.toml"),
)


@pytest.mark.parametrize("words", HELP, ids=" ".join)
def test_help_is_chinese_to_the_last_word(words: tuple[str, ...], said: Callable[..., str]) -> None:
    text = said("zh", *words, "--help")
    assert text.startswith("用法：ziping")
    assert english(text) == []
    assert HAN.search(text)


@pytest.mark.parametrize("words", MISTAKES, ids=" ".join)
def test_a_mistake_is_told_in_one_chinese_line(
    words: tuple[str, ...], said: Callable[..., str]
) -> None:
    text = said("zh", *words)
    assert text.count("\n") == 1
    assert HAN.search(text)
    assert english(text.replace("missing.toml", "").replace("「wrong」", "")) == []


def test_help_is_english_where_english_is_asked_for(said: Callable[..., str]) -> None:
    said("zh", "--help")
    text = said("en", "score", "--help")
    assert text.startswith("usage: ziping score")
    assert HAN.findall(text) == []


def test_an_installed_program_speaks_chinese(tmp_path: Path) -> None:
    leave = shutil.ignore_patterns("__pycache__", "*.po")
    shutil.copytree(update_catalogue.SOURCE, tmp_path / "site" / "ziping", ignore=leave)
    script = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "import ziping.language as spoken; spoken.use('zh')\n"
        "print(ascii((spoken.__file__, spoken._('Total'))))\n"
    )
    command = [sys.executable, "-I", "-c", script, str(tmp_path / "site")]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    file, total = ast.literal_eval(done.stdout)
    assert Path(file).is_relative_to(tmp_path)
    assert total == "总分"
