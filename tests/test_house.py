"""The direction of the house: what is below knows nothing of what is above."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src"
MODULES = sorted((SOURCE / "ziping").rglob("*.py"))
FLOORS = (
    ("quantity",),
    ("expression",),
    ("forms",),
    ("evaluation",),
    ("scoring",),
    ("findings",),
    ("exchange", "store"),
    ("session",),
    ("cli", "tui"),
)
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
OPEN_TO_ALL = {"language", "record", "resources", ""}
"""The empty name is the package itself, of which only the version is taken."""
SCREEN_LIBRARIES = {"textual", "rich"}
WORKBOOK_LIBRARIES = {"openpyxl", "docx", "defusedxml"}


@dataclass(frozen=True)
class Import:
    """One name that a module imports, and whether that happens when the module is loaded."""

    module: Path
    name: str
    at_load: bool

    @property
    def room(self) -> str:
        return self.name.split(".")[1] if "." in self.name else ""

    @property
    def owner(self) -> str:
        return room_of(self.module)

    def __str__(self) -> str:
        return f"{self.module.relative_to(SOURCE)} imports {self.name}"


def room_of(module: Path) -> str:
    parts = module.relative_to(SOURCE / "ziping").parts
    return parts[0].removesuffix(".py")


def package_of(module: Path) -> list[str]:
    return list(module.relative_to(SOURCE).parent.parts)


def trees() -> Iterator[tuple[Path, ast.Module]]:
    for module in MODULES:
        yield module, ast.parse(module.read_bytes(), str(module))


def run_later(tree: ast.Module) -> set[ast.AST]:
    """What stands in functions, without their defaults and decorators, which run at once."""
    functions = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
    return {
        inner
        for node in ast.walk(tree)
        if isinstance(node, functions)
        for body in (node.body if isinstance(node.body, list) else [node.body])
        for inner in ast.walk(body)
    }


def imports_of(module: Path, tree: ast.Module) -> Iterator[Import]:
    late = run_later(tree)
    for node in ast.walk(tree):
        at_load = node not in late
        if isinstance(node, ast.Import):
            yield from (Import(module, alias.name, at_load) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            name = node.module or ""
            if node.level:
                package = package_of(module)
                name = ".".join([*package[: len(package) - node.level + 1], *name.split(".")])
            # "from ziping import store" takes a room, "from ziping import __version__" does not.
            rooms = [a.name for a in node.names if name == "ziping" and a.name in FLOOR]
            yield from (Import(module, f"ziping.{room}", at_load) for room in rooms)
            if not rooms:
                yield Import(module, name, at_load)


IMPORTS = [found for module, tree in trees() for found in imports_of(module, tree)]
OURS = [found for found in IMPORTS if found.name.split(".")[0] == "ziping"]


def test_every_room_has_its_floor() -> None:
    rooms = {module.parent.name for module in (SOURCE / "ziping").glob("*/*.py")}
    assert rooms == set(FLOOR)


def test_the_scan_sees_the_imports_that_are_there() -> None:
    names = {(found.owner, found.room) for found in OURS}
    assert ("session", "store") in names
    assert ("quantity", "quantity") in names
    assert len(OURS) > 100


@pytest.mark.parametrize("room", FLOOR)
def test_a_room_imports_nothing_from_above_or_beside(room: str) -> None:
    wrong = [
        str(found)
        for found in OURS
        if found.owner == room
        and found.room not in {room, *OPEN_TO_ALL}
        and FLOOR[found.room] >= FLOOR[room]
        and (room, found.room) != ("cli", "tui")
    ]
    assert wrong == []


@pytest.mark.parametrize("owner", ["language", "record", "resources", "__init__"])
def test_what_is_open_to_all_knows_no_room(owner: str) -> None:
    wrong = [str(found) for found in OURS if found.owner == owner and found.room in FLOOR]
    assert wrong == []


def test_the_command_line_loads_the_screen_only_when_it_opens_one() -> None:
    wrong = [
        str(found)
        for found in OURS
        if found.room == "tui" and found.owner != "tui" and (found.at_load or found.owner != "cli")
    ]
    assert wrong == []


def test_only_the_screen_knows_of_a_screen() -> None:
    wrong = [
        str(found)
        for found in IMPORTS
        if found.name.split(".")[0] in SCREEN_LIBRARIES and found.owner != "tui"
    ]
    assert wrong == []


def test_only_the_exchange_knows_of_workbooks() -> None:
    wrong = [
        str(found)
        for found in IMPORTS
        if found.name.split(".")[0] in WORKBOOK_LIBRARIES and found.owner != "exchange"
    ]
    assert wrong == []


@pytest.mark.parametrize("module", ["ziping.session", "ziping.cli", "ziping.__main__"])
def test_loading_the_program_loads_no_screen_and_no_workbook_library(module: str) -> None:
    heavy = sorted(SCREEN_LIBRARIES | WORKBOOK_LIBRARIES | {"ziping.tui"})
    code = f"import sys, {module}; print([name for name in {heavy!r} if name in sys.modules])"
    run = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert (run.stderr, run.stdout.strip()) == ("", "[]")


def calls_of_translation(tree: ast.Module) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_":
            yield node


def test_no_message_is_translated_while_a_module_is_loaded() -> None:
    wrong = [
        f"{module.name}:{call.lineno}"
        for module, tree in trees()
        for call in set(calls_of_translation(tree)) - run_later(tree)
    ]
    assert wrong == []


def test_every_message_is_a_plain_text_with_places_by_name() -> None:
    wrong = []
    for module, tree in trees():
        for call in calls_of_translation(tree):
            message = call.args[0] if len(call.args) == 1 else None
            text = message.value if isinstance(message, ast.Constant) else None
            if not isinstance(text, str) or "{}" in text or "{0" in text or "%s" in text:
                wrong.append(f"{module.name}:{call.lineno}")
    assert wrong == []


def is_text(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def test_a_package_names_what_it_offers_and_holds_no_logic() -> None:
    names = (ast.Import, ast.ImportFrom, ast.Assign, ast.AnnAssign)
    wrong = [
        f"{module.relative_to(SOURCE)}:{node.lineno}"
        for module, tree in trees()
        for node in tree.body
        if module.name == "__init__.py" and not isinstance(node, names) and not is_text(node)
    ]
    assert wrong == []


def test_every_module_says_what_it_is() -> None:
    assert [str(module) for module, tree in trees() if not ast.get_docstring(tree)] == []
