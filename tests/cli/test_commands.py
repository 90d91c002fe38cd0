"""`new`, `forms`, `export`, `demo`, opening a file, and every wrong call: one line each."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from tests.cli.conftest import Run, write
from tests.session.projects import DEPARTMENT, FORM_TEXT, IT, REPORT, ROOT
from ziping import __version__
from ziping.cli import screen
from ziping.cli.parsing import COMMANDS
from ziping.findings import Finding
from ziping.scoring import ScoreSheet
from ziping.session import Session, open_session
from ziping.session.workspace import Workspace

main_module = sys.modules["ziping.cli.main"]
FORM_ACTIONS = [f"forms {action}" for action in ("list", "show", "check", "copy", "schema")]
NAMES = [command.name for command in COMMANDS]
FORMS = sorted((ROOT / "forms").glob("*.toml"))


@pytest.fixture
def own_form(tmp_path: Path) -> Path:
    path = tmp_path / "own-form.toml"
    path.write_text(FORM_TEXT, encoding="utf-8")
    return path


@pytest.fixture
def workbooks(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """A workbook of one line, which gives back as many scores as `lost` leaves."""
    settings = SimpleNamespace(lost=0)

    def write_workbook(sheet: ScoreSheet, findings: tuple[Finding, ...]) -> bytes:
        return f"workbook {sheet.total}".encode()

    def read_back(content: bytes, sheet: ScoreSheet) -> int:
        assert content == write_workbook(sheet, ())
        known = sum(sheet.score(line) is not None for line in sheet.scored_lines)
        return known - int(settings.lost)

    monkeypatch.setattr("ziping.exchange.write_workbook", write_workbook, raising=False)
    monkeypatch.setattr("ziping.exchange.read_back", read_back, raising=False)
    return settings


def test_the_version_is_said(ziping: Run) -> None:
    ended = ziping("--version")
    assert (ended.code, ended.out, ended.err) == (0, f"ziping {__version__}\n", "")


@pytest.mark.parametrize("words", [(), ("--help",), ("-h",)])
def test_help_names_every_command(ziping: Run, words: tuple[str, ...]) -> None:
    ended = ziping(*words)
    assert (ended.code, ended.err) == (0, "")
    assert [name for name in NAMES if name not in ended.out] == []


@pytest.mark.parametrize("name", [*NAMES, *FORM_ACTIONS])
def test_every_command_has_help(ziping: Run, name: str) -> None:
    ended = ziping(*name.split(), "--help")
    assert (ended.code, ended.err) == (0, "")
    assert f"ziping {name}" in ended.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["scroe"], ['"scroe"', '"score"']),
        (["nowhere"], ['"nowhere"', "score", "forms"]),
        (["gone.toml"], ["gone.toml"]),
        (["score"], ["FILE", "--help"]),
        (["check"], ["FILE"]),
        (["set"], ["FILE"]),
        (["set", "x.toml"], ["PATH=VALUE"]),
        (["new", "gz-project-evaluation"], ["-o"]),
        (["export", IT, "--template", "x.xlsx"], ["-o"]),
        (["score", "--bad", "x.toml"], ["--bad"]),
        (["score", "--jso", "x.toml", "--nonsense"], ["--nonsense"]),
        (["--bad"], ["--bad"]),
        (["--json", "score", "x.toml"], ["--json"]),
        (["--lang", "fr", "score", "x.toml"], ["fr", "zh"]),
        (["--lang=fr", "score", "x.toml"], ["fr", "zh"]),
        (["--lang"], ["--lang"]),
        (["score", "x.toml", "--lang"], ["--lang"]),
        (["forms", "nonsense"], ["nonsense", "list"]),
        (["forms", "show"], ["ID"]),
        (["forms", "check"], ["FILE"]),
        (["demo", "a", "b"], ["b"]),
        (["x.toml", "y.toml"], ["y.toml"]),
        (["a" * 300], ["a" * 300]),
        (["forms", "show", "a" * 300], ["a" * 300]),
        (["forms", "show", "gz-project-evaluatoin"], ['"gz-project-evaluation"']),
        (["new", "gz-project-evaluatoin", "-o", "n.toml"], ['"gz-project-evaluation"']),
        (["new", "gone.toml", "-o", "n.toml"], ["gone.toml"]),
        (["forms", "check", "gone.toml"], ["gone.toml"]),
        (["\x1b[31m"], ["\\x1b[31m"]),
        (["score", "no\nsuch"], ["no such"]),
    ],
)
def test_a_wrong_call_is_answered_in_one_line(
    ziping: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: list[str],
    said: list[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    ziping(*words).refused(2, *said)
    assert list(tmp_path.iterdir()) == []


READERS = ["score", "score --json", "score --why", "check", "check --json"]


@pytest.mark.parametrize("command", [*READERS, "set", "export"])
@pytest.mark.parametrize(
    "unusable",
    [
        ("gone.toml", None, ["no such file"]),
        ("gone/x.toml", None, ["no such file"]),
        ("folder", None, ["folder"]),
        ("empty.toml", b"", ["not a project file"]),
        ("broken.toml", b"[ziping\n", ["TOML", "line 1"]),
        ("book.xlsx", b"PK\x03\x04\xff\xfe\x00", ["book.xlsx"]),
        ("cut.toml", IT.read_bytes()[:2000], ["cut.toml"]),
        ("form.toml", FORM_TEXT.encode(), ["not a project file"]),
        ("other.toml", b'[ziping]\nform = "other"\n[end]\n', ['"other"']),
        ("长" * 90, None, ["cannot be read"]),
    ],
    ids=lambda unusable: unusable[0][:12],
)
def test_a_file_that_cannot_be_used_is_refused_in_one_line(
    ziping: Run, tmp_path: Path, command: str, unusable: tuple[str, bytes | None, list[str]]
) -> None:
    name, content, words = unusable
    (tmp_path / "folder").mkdir()
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    first, *options = command.split()
    more = {"set": ["subject.name=x"], "export": ["-o", str(tmp_path / "out.json")]}
    ziping(first, path, *more.get(first, []), *options).refused(2, *words)
    assert not (tmp_path / "out.json").exists()


@pytest.mark.parametrize("form", ["gz-project-evaluation", "gz-department-self-evaluation"])
def test_a_new_project_is_blank_and_by_its_form(ziping: Run, tmp_path: Path, form: str) -> None:
    path = tmp_path / "新.toml"
    ended = ziping("new", form, "-o", path)
    assert (ended.code, ended.err) == (0, "")
    assert str(path) in ended.out
    assert open_session(path).form.id == form
    assert ziping("check", path).code == 0


def test_a_new_project_of_a_form_file_takes_the_form_along(
    ziping: Run, own_form: Path, tmp_path: Path
) -> None:
    path = tmp_path / "p.toml"
    assert ziping("new", own_form, "--output", path).code == 0
    own_form.unlink()
    assert open_session(path).form.id == "small"


def test_a_new_project_takes_no_file_s_place(ziping: Run, file: Path) -> None:
    before = file.read_bytes()
    ziping("new", "gz-project-evaluation", "-o", file).refused(3, str(file), "exists already")
    assert file.read_bytes() == before


@pytest.mark.parametrize("name", ["gone/x.toml", "", "长" * 90])
def test_a_new_project_that_cannot_be_written_is_said(
    ziping: Run, tmp_path: Path, name: str
) -> None:
    ziping("new", "gz-project-evaluation", "-o", tmp_path / name).refused(3, "Not written")
    assert list(tmp_path.iterdir()) == []


def test_a_new_project_with_another_ending_is_made_and_remarked_upon(
    ziping: Run, tmp_path: Path
) -> None:
    ended = ziping("new", "gz-project-evaluation", "-o", tmp_path / "x.txt")
    assert ended.code == 0
    assert ".toml" in ended.err
    assert (tmp_path / "x.txt").exists()


@pytest.mark.parametrize("words", [["forms"], ["forms", "list"]])
def test_the_forms_are_listed_with_id_version_and_title(ziping: Run, words: list[str]) -> None:
    ended = ziping(*words)
    assert ended.code == 0
    lines = [line.split(maxsplit=2) for line in ended.out.splitlines()]
    listed = {(line[0], line[1]): line[2] for line in lines}
    ids = [line[0] for line in lines]
    assert ids == sorted(ids)
    assert {("mof-project", "2020"), ("mof-project", "2021"), ("department", "2013")} < {*listed}
    title = listed["gz-project-evaluation", "2022"]
    assert title == "Guangzhou project expenditure evaluation"


def test_a_form_is_shown_with_all_its_indicators(ziping: Run, own_form: Path) -> None:
    out = ziping("forms", "show", "gz-project-evaluation").out
    for words in ("gz-project-evaluation@2022", "[execution_rate]", "预算支出执行率", "[outputs]"):
        assert words in out
    assert "[basics]" in ziping("forms", "show", own_form).out


@pytest.mark.parametrize("name", ["", "own-form.toml"])
def test_a_form_that_cannot_be_read_is_not_shown(
    ziping: Run, own_form: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def refuse(_path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    if name:
        monkeypatch.setattr(Path, "read_bytes", refuse)
    for action in ("show", "check"):
        ziping("forms", action, own_form.parent / name).refused(2, "cannot be read")


@pytest.mark.parametrize("form", FORMS, ids=lambda path: path.stem)
def test_the_forms_that_ship_have_no_open_error(ziping: Run, form: Path) -> None:
    ended = ziping("forms", "check", form)
    assert (ended.code, ended.err) == (0, "")
    assert " error " not in ended.out


def test_checking_a_form_names_file_line_code_and_remedy(ziping: Run, own_form: Path) -> None:
    assert ziping("forms", "check", own_form).out == f"{own_form}: nothing found\n"
    wrong = own_form.with_name("wrong.toml")
    text = FORM_TEXT.replace('"rate", zero', '"rat", zero')
    wrong.write_text(text, encoding="utf-8")
    number = text[: text.index('"rat"')].count("\n") + 1
    ended = ziping("forms", "check", own_form, wrong)
    assert (ended.code, ended.err) == (1, "")
    (line,) = [line for line in ended.out.splitlines() if line.startswith(str(wrong))]
    assert line.startswith(f"{wrong}:{number}: F112 error indicators[2].rule.value: ")
    assert 'Did you mean "rate"?' in line


HALF = """
[[examples]]
id = "half"
indicator = "basics"
given = { "answer.basics.met.1" = "true", "answer.basics.met.2" = "false" }
score = "1.5"
"""


def test_the_examples_of_a_form_are_run_and_what_they_guard_is_counted(
    ziping: Run, own_form: Path
) -> None:
    own_form.write_text(FORM_TEXT + HALF, encoding="utf-8")
    ended = ziping("forms", "check", own_form)
    assert (ended.code, ended.err) == (0, "")
    *notes, last = ended.out.splitlines()
    assert last == f"{own_form}: 1 examples hold; 1 of 8 rules guarded"
    assert any(" F070 warning examples: " in note for note in notes)


def test_an_example_that_does_not_hold_is_an_error(ziping: Run, own_form: Path) -> None:
    text = FORM_TEXT + HALF.replace('"1.5"', '"1.4"')
    own_form.write_text(text, encoding="utf-8")
    ended = ziping("forms", "check", own_form)
    assert (ended.code, ended.err) == (1, "")
    first, last = ended.out.splitlines()
    number = text[: text.index('score = "1.4"')].count("\n") + 1
    assert first.startswith(f"{own_form}:{number}: F153 error examples[0].score: ")
    assert "1.50 came out" in first
    assert last == f"{own_form}: 1 of 1 examples do not hold"


def test_a_warning_about_a_form_is_no_failure(ziping: Run, own_form: Path) -> None:
    text = FORM_TEXT.replace('{ text = "已执行" }', '{ text = "已执行", points = "1" }')
    own_form.write_text(text, encoding="utf-8")
    ended = ziping("forms", "check", own_form)
    assert ended.code == 0
    assert "F031 warning" in ended.out


def test_a_project_is_exported_as_the_json_that_score_prints(
    ziping: Run, file: Path, tmp_path: Path
) -> None:
    out = tmp_path / "out.JSON"
    ended = ziping("export", file, "-o", out)
    assert (ended.code, ended.out, ended.err) == (0, f"{out}\n", "")
    wanted = json.loads(ziping("score", "--json", file).out)
    assert json.loads(out.read_text(encoding="utf-8")) == wanted


def test_an_export_says_what_was_read_back(
    ziping: Run, tmp_path: Path, workbooks: SimpleNamespace
) -> None:
    out = tmp_path / "out.xlsx"
    ended = ziping("export", IT, "-o", out)
    assert ended.code == 0
    assert "read back 15 of 15 scores, total 96.98" in ended.out
    assert out.read_bytes().startswith(b"workbook")


def test_an_export_without_a_name_stands_beside_the_project(ziping: Run, file: Path) -> None:
    out = file.with_suffix(".xlsx")
    assert ziping("export", file).out.startswith(f"{out}: Exported; read back")
    assert out.exists()


def test_an_export_that_does_not_read_back_is_no_success(
    ziping: Run, tmp_path: Path, workbooks: SimpleNamespace
) -> None:
    workbooks.lost = 1
    ziping("export", IT, "-o", tmp_path / "out.xlsx").refused(3, "Only 14 of 15 scores")


@pytest.mark.parametrize("name", ["out", "out.pdf", "out.toml", ".xlsx"])
def test_an_export_of_an_unknown_ending_is_refused(
    ziping: Run, file: Path, tmp_path: Path, name: str
) -> None:
    before = file.read_bytes()
    ziping("export", file, "-o", tmp_path / name).refused(2, name, ".xlsx")
    assert list(tmp_path.iterdir()) == [file]
    assert file.read_bytes() == before


@pytest.mark.parametrize("name", ["gone/out.json", "folder.json"])
def test_an_export_that_cannot_be_written_is_said(
    ziping: Run, file: Path, tmp_path: Path, name: str
) -> None:
    (tmp_path / "folder.json").mkdir()
    ziping("export", file, "-o", tmp_path / name).refused(3, name, "Not written")


def test_a_demo_without_a_terminal_scores_and_exports_the_samples(
    ziping: Run, tmp_path: Path, workbooks: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ziping.cli.demo.has_terminal", lambda: False)
    ended = ziping("demo", tmp_path / "d")
    assert (ended.code, ended.err) == (0, "")
    found = sorted(path.name for path in (tmp_path / "d").iterdir())
    samples = (DEPARTMENT, IT, REPORT)
    names = [f"{sample.stem}{end}" for sample in samples for end in (".toml", ".xlsx")]
    assert found == sorted(names)
    assert (tmp_path / "d" / IT.name).read_bytes() == IT.read_bytes()
    for words in ("96.98", "95.54", "98.00", str(tmp_path / "d" / IT.name), "read back"):
        assert words in ended.out


def test_a_demo_makes_a_folder_of_its_own_and_overwrites_nothing(
    ziping: Run, tmp_path: Path, workbooks: SimpleNamespace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ziping.cli.demo.has_terminal", lambda: False)
    monkeypatch.chdir(tmp_path)
    assert ziping("demo").code == 0
    mine = tmp_path / "ziping-demo" / IT.name
    write(mine)
    before = mine.read_bytes()
    assert ziping("demo").code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ziping-demo", "ziping-demo-2"]
    assert ziping("demo", "ziping-demo").code == 0
    assert mine.read_bytes() == before


def test_a_demo_where_no_folder_can_be_made_is_said(ziping: Run, file: Path) -> None:
    ziping("demo", file).refused(3, str(file), "Not written")
    ziping("demo", file / "below").refused(3, "Not written")


def test_a_new_project_is_carried_over_from_last_years(
    ziping: Run, file: Path, tmp_path: Path
) -> None:
    new = tmp_path / "new.toml"
    assert ziping("new", "gz-project-evaluation", "-o", new, "--from", IT).code == 0
    mine = open_session(new)
    assert (mine.text("subject.year"), mine.text("fact.spent")) == ("2022", "")
    assert mine.last_year("fact.spent") == "1,018.93"
    gone = tmp_path / "gone.toml"
    other = tmp_path / "other.toml"
    ziping("new", "mof-project", "-o", other, "--from", gone).refused(2, str(gone))
    ziping("new", "mof-project", "-o", new, "--from", IT).refused(3, str(new), "exists already")
    assert not other.exists()


@pytest.fixture
def folders() -> list[Path]:
    """The folders that the workspace was given."""
    return []


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch, folders: list[Path]) -> list[Session]:
    """The sessions that the editor was given."""
    sessions: list[Session] = []

    def run_editor(session: Session) -> int:
        sessions.append(session)
        return 0

    def run_workspace(workspace: Workspace) -> int:
        folders.append(workspace.folder)
        return 0

    editor = ModuleType("ziping.tui")
    editor.__dict__["run_editor"] = run_editor
    editor.__dict__["run_workspace"] = run_workspace
    monkeypatch.setitem(sys.modules, "ziping.tui", editor)
    monkeypatch.setattr(screen, "has_terminal", lambda: True)
    monkeypatch.setattr("ziping.cli.demo.has_terminal", lambda: True)
    return sessions


def test_a_file_alone_is_opened_in_the_editor(
    ziping: Run, file: Path, opened: list[Session]
) -> None:
    assert ziping(file).code == 0
    assert [session.path for session in opened] == [file]


@pytest.mark.usefixtures("opened")
def test_a_folder_is_opened_in_the_workspace_and_no_words_mean_the_one_we_are_in(
    ziping: Run, tmp_path: Path, folders: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("projects", "looks-like-a-file.toml"):
        (tmp_path / name).mkdir()
        assert ziping(name).code == 0
    assert ziping().code == 0
    assert folders == [Path("projects"), Path("looks-like-a-file.toml"), Path()]


def test_without_a_terminal_a_folder_says_what_to_do_instead(ziping: Run, tmp_path: Path) -> None:
    ziping(tmp_path).refused(2, str(tmp_path), "needs a terminal", "summary")
    assert "ziping FOLDER" in ziping().out


def test_a_demo_opens_the_first_sample(ziping: Run, tmp_path: Path, opened: list[Session]) -> None:
    assert ziping("demo", tmp_path / "d").code == 0
    assert [session.path for session in opened] == [tmp_path / "d" / IT.name]


def test_a_file_that_cannot_be_read_does_not_start_the_editor(
    ziping: Run, tmp_path: Path, opened: list[Session]
) -> None:
    ziping(tmp_path / "gone.toml").refused(2, "no such file")
    assert opened == []


def test_without_a_terminal_the_editor_says_what_to_do_instead(ziping: Run, file: Path) -> None:
    ziping(file).refused(2, str(file), "needs a terminal", "score")


@pytest.mark.parametrize(
    ("term", "stdin", "stdout", "wanted"),
    [
        ("xterm", True, True, True),
        ("dumb", True, True, False),
        ("xterm", False, True, False),
        ("xterm", True, False, False),
        ("xterm", None, True, False),
        ("xterm", True, None, False),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="TERM says nothing there")
def test_a_terminal_is_told_by_both_streams_and_its_kind(
    monkeypatch: pytest.MonkeyPatch,
    term: str,
    stdin: bool | None,
    stdout: bool | None,
    wanted: bool,
) -> None:
    def stream(is_terminal: bool | None) -> SimpleNamespace | None:
        return None if is_terminal is None else SimpleNamespace(isatty=lambda: is_terminal)

    with monkeypatch.context() as patch:
        patch.setenv("TERM", term)
        patch.setattr(sys, "__stdin__", stream(stdin))
        patch.setattr(sys, "__stdout__", stream(stdout))
        assert screen.has_terminal() is wanted


def test_an_interruption_ends_quietly(ziping: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_words: list[str]) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(main_module, "_run", interrupt)
    ended = ziping("score", IT)
    assert (ended.code, ended.out, ended.err) == (130, "", "")


def test_a_refusal_of_the_machine_is_one_line(ziping: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_words: list[str]) -> int:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(main_module, "_run", refuse)
    monkeypatch.setattr(main_module, "_drop_output", lambda: None)
    ziping("score", IT).refused(3, "Input/output error")
