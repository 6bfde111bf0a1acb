"""The habits of the source that no other gate holds."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from typing import TYPE_CHECKING

from tests.architecture.source import PACKAGE, ROOT, called, calls, place, python_files, texts_of_files, tree

if TYPE_CHECKING:
    from pathlib import Path

LONGEST_FILE = 400
MIGRATIONS = PACKAGE / "models" / "migrations" / "versions"
CLOCK = PACKAGE / "infra" / "clock.py"
PRESENT = {"now", "utcnow", "today", "currentDate", "currentDateTime", "currentTime"}
OWNERS_OF_THE_PRESENT = {"datetime", "date", "QDate", "QDateTime", "QTime"}


def test_every_module_opens_with_a_sentence_on_what_it_is_for() -> None:
    silent = [place(file) for file in python_files() if not (ast.get_docstring(tree(file)) or "").strip()]
    assert silent == []


def test_no_file_is_so_long_that_it_asks_to_be_split() -> None:
    # A migration is never edited once it was released, and as long as its schema is.
    files = [file for file in python_files() if file.parent != MIGRATIONS]
    lengths = {place(file): len(file.read_text(encoding="utf-8").splitlines()) for file in files}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def test_only_the_clock_knows_what_day_it_is() -> None:
    askers = [
        place(file, node)
        for file in python_files(PACKAGE)
        if file != CLOCK
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Attribute) and node.attr in PRESENT and _last_name(node.value) in OWNERS_OF_THE_PRESENT
    ]
    assert askers == []


def _last_name(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""


def test_customer_text_is_never_executed() -> None:
    found = [
        place(file, call)
        for file in python_files(PACKAGE)
        for call in calls(file)
        if isinstance(call.func, ast.Name) and called(call) in {"eval", "exec"}
    ]
    assert found == []


def test_pages_write_text_through_the_text_layout_alone() -> None:
    forbidden = {"drawString", "drawRightString", "drawCentredString", "drawAlignedString", "textLine", "textOut", "Paragraph"}
    found = [
        place(file, call)
        for file in python_files(PACKAGE)
        if not file.name.startswith("text_")
        for call in calls(file)
        if called(call) in forbidden
    ]
    assert found == []


def test_no_path_of_a_machine_stands_in_the_project() -> None:
    machine = re.compile(r"/(?:home|root|work|Users)/\w|\b[A-Z]:\\{1,2}Users\\")
    found = [
        f"{place(file)}:{number}"
        for file, text in texts_of_files()
        for number, line in enumerate(text.splitlines(), 1)
        if machine.search(line)
    ]
    assert found == []


def test_no_package_index_is_named() -> None:
    index = re.compile(r"index-ur[l]|find-link[s]|tool\.uv\.inde[x]|pypi\.or[g]|pythonhoste[d]|registry\.np[m]")
    found = [place(file) for file, text in texts_of_files() if index.search(text)]
    assert found == []


def test_requirements_are_pinned_and_hashed() -> None:
    lines = (ROOT / "requirements.txt").read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    loose = [
        line for line in lines if line.strip() and not line.lstrip().startswith("#") and not ("==" in line and "--hash=sha256:" in line)
    ]
    assert loose == []


def test_bootstrap_needs_nothing_but_python() -> None:
    assert _imported(ROOT / "bootstrap.py") <= sys.stdlib_module_names


def test_nothing_is_installed_with_the_program_that_it_does_not_import() -> None:
    imported = {name for file in python_files(PACKAGE) for name in _imported(file)}
    giving = packages_distributions()
    used = {_plain(given) for name in imported for given in giving.get(name, [])}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {_plain(re.split("[<>=]", need)[0]) for need in project["dependencies"]}
    assert needed - used == set()


def _plain(distribution: str) -> str:
    return re.sub("[-_.]+", "-", distribution).casefold()


def _imported(file: Path) -> set[str]:
    """The modules that the file imports from outside, by their first names."""
    return {
        name.split(".")[0]
        for node in ast.walk(tree(file))
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }


def test_an_old_python_can_read_bootstrap_and_say_that_it_is_too_old() -> None:
    source = (ROOT / "bootstrap.py").read_text(encoding="utf-8")
    assert ast.parse(source, feature_version=(3, 8))
