"""The projects that are measured: the sample as it ships, and a large one made of it."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

from ziping.evaluation import TARGET, Project, rows_path
from ziping.session import Session, open_session

TREE = Path(__file__).resolve().parents[1]
SAMPLE = TREE / "sample_data" / "gz-it-2021.toml"
EDITED = "actual"


def sample() -> Session:
    """The sample: 15 indicators, 6 of them target rows."""
    return open_session(SAMPLE)


def large(rows: int = 1000, seed: int = 1) -> Session:
    """The sample's form and answers with this many target rows of random figures."""
    session = sample()
    dice = random.Random(seed)  # noqa: S311 - figures, not secrets
    entries = {
        path: text
        for path, text in session.project.entries.items()
        if not path.startswith((f"{TARGET}.", f"rows.{TARGET}."))
    }
    groups = session.form.target_groups
    share = rows // len(groups)
    for place, group in enumerate(groups):
        names = [f"r{place}x{number}" for number in range(share)]
        entries[rows_path(f"{TARGET}.{group.id}")] = " ".join(names)
        weight = f"{float(group.weight.shown) / share:.2f}" if group.weight else ""
        for number, name in enumerate(names):
            fields = _row(dice, f"{group.title} {number + 1}", weight)
            entries |= {f"{TARGET}.{name}.{field}": text for field, text in fields.items() if text}
    return Session(session.form, replace(session.project, entries=entries))


def _row(dice: random.Random, title: str, weight: str) -> dict[str, str]:
    target = dice.randint(20, 2000)
    actual = target * dice.randint(60, 140) / 100
    return {
        "title": title,
        "operator": dice.choice((">=", ">", "<=")),
        "target": f"{target:,}",
        "actual": f"{actual:.2f}",
        "unit": dice.choice(("个", "次", "万元")),
        "weight": weight,
    }


def edited_path(session: Session) -> str:
    """The field that is typed into: the actual figure of the first target row."""
    line = next(line for line in session.sheet.lines if line.is_target)
    return f"{line.prefix}.{EDITED}"


def figures(count: int, seed: int) -> list[str]:
    """Figures to type, none of them twice in a row."""
    dice = random.Random(seed)  # noqa: S311 - figures, not secrets
    found = [f"{dice.randint(1, 9999)}.{dice.randint(0, 99):02}"]
    while len(found) < count:
        text = f"{dice.randint(1, 9999)}.{dice.randint(0, 99):02}"
        if text != found[-1]:
            found.append(text)
    return found


def with_text(project: Project, path: str, text: str) -> Project:
    """The project with one field filled in."""
    return project.changed([project.change(path, text)])
