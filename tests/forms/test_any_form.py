"""Whatever somebody's slip makes of a form: problems, or a form that can be scored."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from ziping.evaluation import Project
from ziping.forms import LoadedForm, load_form
from ziping.resources import data
from ziping.scoring import score
from ziping.store import read_project_file

SAMPLES = {
    "gz-project-evaluation.toml": "gz-it-2021.toml",
    "gz-department-self-evaluation.toml": "gz-department-2023.toml",
}
KEY = re.compile(r"(\w+ = )(\"[^\"]*\"|true|\d+)")
ODD_VALUES = (
    *('""', '"0"', '"-5"', '"90%"', '"words"', '"spent"', '"targets"', '"count(targets)"', '"1e9"'),
    *("0", "-1", "7", "1.5", "nan", "true", "[]", "{}", "[[]]", "2022-01-01", "07:32:00"),
    *('["a"]', '{ kind = "gate" }', '{ kind = "deductions" }', '"text"', '"date"', '"process"'),
    *('"budget_final"', '"sum(outputs.completion)"', '"max(targets.met)"', '"spent / 0"', "0xff"),
)


def read(name: str) -> tuple[bytes, Project]:
    sample = Path(str(data("sample_data") / SAMPLES[name]))
    return (data("forms") / name).read_bytes(), read_project_file(sample).project


def use(loaded: LoadedForm, project: Project) -> None:
    """Score a blank project and a full one, as far as there is a form at all."""
    if loaded.form is None:
        assert loaded.errors
        return
    for item in (Project(loaded.form.id, "", "", {}), project):
        sheet = score(loaded.form, item)
        for line in sheet.scored_lines:
            assert isinstance(sheet.why_line(line), str)
            sheet.missing(line)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("name", SAMPLES)
def test_a_slip_of_one_byte_never_raises(name: str, seed: int) -> None:
    content, project = read(name)
    chance = random.Random(f"{name} {seed}")  # noqa: S311 # no secret
    for _case in range(30):
        place = chance.randrange(len(content))
        byte = bytes([chance.choice((chance.randrange(256), *b'"=[]{}.,\n#-0 '))])
        keep = chance.choice((0, 1))
        with_it = chance.choice((b"", byte, byte))
        loaded = load_form(content[:place] + with_it + content[place + keep :])
        use(loaded, project)


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("name", SAMPLES)
def test_an_odd_value_never_raises(name: str, seed: int) -> None:
    content, project = read(name)
    text = content.decode()
    keys = list(KEY.finditer(text))
    chance = random.Random(f"{seed} {name}")  # noqa: S311 # no secret
    for _case in range(30):
        key = chance.choice(keys)
        odd = chance.choice(ODD_VALUES)
        changed = f"{text[: key.start()]}{key[1]}{odd}{text[key.end() :]}"
        use(load_form(changed.encode()), project)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_line_too_few_or_too_many_never_raises(name: str) -> None:
    content, project = read(name)
    lines = content.splitlines(keepends=True)
    chance = random.Random(name)  # noqa: S311 # no secret
    for _case in range(25):
        place = chance.randrange(len(lines))
        other = chance.randrange(len(lines))
        use(load_form(b"".join(lines[:place] + lines[place + 1 :])), project)
        use(load_form(b"".join([*lines[:place], lines[other], *lines[place:]])), project)
