"""The files of the project as the architecture tests read them."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "smallcrm"
_CODE = ("src", "tests", "benchmarks", "tools")
_NOT_OURS = {"__pycache__", "build", "dist"}
_TEXT_SUFFIXES = {".py", ".md", ".toml", ".txt", ".in", ".po", ".svg", ".json", ".csv", ".cfg", ".ini", ".yml", ".yaml", ".sh", ".mako", ""}


def python_files(folder: Path | None = None) -> list[Path]:
    """Every Python file below the folder; of the whole project if none is given."""
    if folder is not None:
        return sorted(folder.rglob("*.py"))
    return sorted([*ROOT.glob("*.py"), *(file for name in _CODE for file in (ROOT / name).rglob("*.py"))])


def texts_of_files() -> Iterator[tuple[Path, str]]:
    """Every file of ours that can be read as text, and what stands in it; what is in another code page only by its ASCII."""
    for file in sorted(_ours(ROOT)):
        if file.suffix in _TEXT_SUFFIXES:
            yield file, file.read_bytes().decode("utf-8", "replace")


def _ours(folder: Path) -> Iterator[Path]:
    for entry in folder.iterdir():
        if entry.name in _NOT_OURS or (entry.is_dir() and entry.name.startswith(".") and entry.name != ".ci"):
            continue
        if entry.is_dir():
            yield from _ours(entry)
        else:
            yield entry


@cache
def tree(file: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(file.read_text(encoding="utf-8"), filename=str(file))


def calls(file: Path) -> Iterator[ast.Call]:
    """Every call in a file."""
    return (node for node in ast.walk(tree(file)) if isinstance(node, ast.Call))


def called(call: ast.Call) -> str:
    """The last name of what is called: `setText` of `self.label.setText(…)`."""
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def place(file: Path, node: ast.AST | None = None) -> str:
    """Where something stands, as one would type it."""
    line = getattr(node, "lineno", None)
    return f"{file.relative_to(ROOT).as_posix()}{f':{line}' if line else ''}"
