"""Draw the pictures of README and docs from the samples: python3 docs/make_pictures.py [FOLDER].

Needs `rsvg-convert` and the font Noto Sans Mono CJK SC; run it with the program's own Python
(.venv) and PYTHONPATH=src.
"""

from __future__ import annotations

import asyncio
import re
import subprocess
import sys
from pathlib import Path

from ziping.language import Language, use
from ziping.session import open_session
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
    ("editor-light", "zh", IT, (120, 36), "f2 f2 f2 f2 f2 f2 tab tab ctrl+l"),
)


async def shoot(sample: str, size: tuple[int, int], keys: str) -> str:
    """The screen as SVG after some keys."""
    app = ZipingApp(open_session(TREE / "sample_data" / sample))
    async with app.run_test(size=size) as pilot:
        await pilot.pause(0.2)
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
