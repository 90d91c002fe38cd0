"""Draw the pictures of README and docs from the samples: python3 docs/make_pictures.py [FOLDER].

Needs `rsvg-convert` and the font Noto Sans Mono CJK SC; run it with the program's own Python
(.venv) and PYTHONPATH=src.
"""

from __future__ import annotations

import asyncio
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from ziping.language import Language, use
from ziping.session import Session, new_session, open_session
from ziping.session.workspace import Workspace
from ziping.tui import terminal

terminal.prepare()

from ziping.tui.app import ZipingApp  # noqa: E402 - the terminal must be prepared first

TREE = Path(__file__).resolve().parents[1]
FONT = "Noto Sans Mono CJK SC"
IT = "gz-it-2021.toml"
DEPARTMENT = "gz-department-2023.toml"
JM = "jm-project-2022.toml"
SHOTS: tuple[tuple[str, Language, str, tuple[int, int], str], ...] = (
    ("editor-wide", "zh", IT, (120, 36), "f2 f2 f2 f2 f2 f2 tab tab"),
    ("editor-narrow", "zh", IT, (80, 24), "f2 f2 f2 f2 f2 f2 tab tab"),
    ("editor-target", "zh", IT, (120, 36), "escape 1 4 enter tab tab"),
    ("editor-table", "zh", JM, (120, 36), "shift+f2 down tab"),
    ("editor-english", "en", IT, (120, 36), "f2 f2 f2 f2 f2 f2 tab tab"),
    ("editor-department", "zh", DEPARTMENT, (120, 36), ""),
    ("navigator-narrow", "zh", IT, (80, 24), "f2 f2 f2 f2 f2 f2 escape"),
    ("scores-narrow", "zh", IT, (80, 24), "f2 f2 f2 f2 f2 f2 ctrl+o"),
    ("why", "zh", IT, (120, 36), "f2 f2 f2 f2 f2 f2 f3"),
    ("findings", "zh", IT, (120, 36), "f4"),
    ("commands", "zh", IT, (120, 36), "f9"),
    ("help", "zh", IT, (120, 36), "f1"),
    ("meeting", "zh", IT, (120, 36), "escape 1 0 enter f5 4 0"),
    ("compare", "zh", IT, (120, 36), "escape 1 0 enter tab tab tab end backspace f7 enter"),
    ("workspace", "zh", "", (120, 36), "down"),
    ("roll-up", "zh", "", (120, 36), "f3"),
    ("editor-light", "zh", IT, (120, 36), "f2 f2 f2 f2 f2 f2 tab tab ctrl+l"),
)


async def shoot(sample: str, size: tuple[int, int], keys: str) -> str:
    """The screen as SVG after some keys; without a sample, that of a folder with all of them."""
    with tempfile.TemporaryDirectory(prefix="projects-") as folder:
        start = open_session(TREE / "sample_data" / sample) if sample else _desk(Path(folder))
        picture = await _shoot(start, size, keys)
        if isinstance(start, Workspace):
            start.stop()
        shown = "~/projects"
        return picture.replace(folder, shown + "&#160;" * (len(folder) - len(shown)))


def _desk(folder: Path) -> Workspace:
    for sample in (IT, DEPARTMENT, JM):
        shutil.copy(TREE / "sample_data" / sample, folder)
    new_session("mof-project").save(folder / "school-roofs-2024.toml")
    (folder / "cut-off.toml").write_text('[ziping]\nform = "mof-project"\n', encoding="utf-8")
    desk = Workspace(folder)
    desk.start()
    return desk


async def _shoot(start: Session | Workspace, size: tuple[int, int], keys: str) -> str:
    app = ZipingApp(start)
    async with app.run_test(size=size) as pilot:
        await pilot.pause(1 if isinstance(start, Workspace) else 0.2)
        await pilot.press(*keys.split())
        await pilot.pause(0.3)
        return app.export_screenshot()


def png(svg: str, path: Path) -> None:
    """The screen's cells as a picture, without the window drawn around them."""
    svg = svg.replace("Fira Code", FONT)
    svg = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    _x, _y, width, height = re.findall(r'viewBox="([^"]+)"', svg)[0].split()
    inner = f"9 41 {float(width) - 18:.1f} {float(height) - 50:.1f}"
    svg = re.sub(r'viewBox="[^"]+"', f'viewBox="{inner}"', svg, count=1)
    command = ["rsvg-convert", "--width", "1400", "--output", str(path)]
    subprocess.run(command, input=svg.encode(), check=True)  # noqa: S603 - our own command


def main() -> None:
    """Draw every picture, or those whose name is given."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else TREE / "docs" / "pictures"
    wanted = sys.argv[2:]
    folder.mkdir(parents=True, exist_ok=True)
    for name, language, sample, size, keys in SHOTS:
        if not wanted or name in wanted:
            use(language)
            png(asyncio.run(shoot(sample, size, keys)), folder / f"{name}.png")
            print(folder / f"{name}.png")


if __name__ == "__main__":
    main()
