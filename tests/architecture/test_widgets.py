"""What a widget may not do: show a bare string, or use an edit that is wrong from right to left."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from tests.architecture.source import PACKAGE, called, calls, place, python_files, tree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SHOWS_TEXT = {
    "QLabel",
    "QPushButton",
    "QToolButton",
    "QCheckBox",
    "QRadioButton",
    "QGroupBox",
    "QAction",
    "QMenu",
    "QCommandLinkButton",
    "QLineEdit",
    "QProgressDialog",
    "QDockWidget",
    "setText",
    "setPlainText",
    "setTitle",
    "setToolTip",
    "setStatusTip",
    "setWhatsThis",
    "setPlaceholderText",
    "setWindowTitle",
    "setAccessibleName",
    "setAccessibleDescription",
    "setInformativeText",
    "setDetailedText",
    "setLabelText",
    "setSuffix",
    "setPrefix",
    "setTabText",
    "setHeaderLabels",
    "setHorizontalHeaderLabels",
    "setSpecialValueText",
    "addAction",
    "addItem",
    "addItems",
    "addMenu",
    "addTab",
    "addRow",
    "insertItem",
    "showMessage",
    "getOpenFileName",
    "getSaveFileName",
    "getExistingDirectory",
    "question",
    "information",
    "warning",
    "critical",
    "drawText",
}
WRONG_FROM_RIGHT_TO_LEFT = {"QDateEdit", "QTimeEdit", "QDateTimeEdit", "QDoubleSpinBox", "QCalendarWidget"}
PROGRAM = "smallcrm"  # called so everywhere
TRANSLATING = {"_", "gettext", "ngettext", "pgettext", "npgettext", "N_", "NN_"}


def _window_files() -> list[Path]:
    return [*python_files(PACKAGE / "ui"), *PACKAGE.glob("app.py")]


def _has_letters(node: ast.expr) -> bool:
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str) and node.value != PROGRAM and any(letter.isalpha() for letter in node.value)
    if isinstance(node, ast.JoinedStr):
        return any(_has_letters(part) for part in node.values if isinstance(part, ast.Constant))
    return isinstance(node, (ast.List, ast.Tuple)) and any(_has_letters(item) for item in node.elts)


def test_no_widget_shows_a_bare_string() -> None:
    bare = [
        place(file, call)
        for file in _window_files()
        for call in calls(file)
        if called(call) in SHOWS_TEXT and not _is_logging(call) and any(_has_letters(argument) for argument in call.args)
    ]
    assert bare == []


def _is_logging(call: ast.Call) -> bool:
    owner = call.func.value if isinstance(call.func, ast.Attribute) else None
    return isinstance(owner, ast.Name) and owner.id in {"_log", "log", "logger", "logging"}


def test_edits_that_turn_15_30_into_30_15_stay_in_the_shared_forms() -> None:
    found = [
        place(file, node)
        for file in _window_files()
        if PACKAGE / "ui" / "forms" not in file.parents
        for node, name in _names(file)
        if name in WRONG_FROM_RIGHT_TO_LEFT
    ]
    assert found == []


def _names(file: Path) -> Iterator[tuple[ast.AST, str]]:
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Name):
            yield node, node.id
        elif isinstance(node, ast.Attribute):
            yield node, node.attr
        elif isinstance(node, ast.ImportFrom):
            yield from ((node, alias.name) for alias in node.names)


def test_nothing_is_put_into_a_text_before_it_is_translated() -> None:
    early = [
        place(file, call)
        for file in python_files(PACKAGE)
        for call in calls(file)
        if called(call) in TRANSLATING and any(_is_filled(argument) for argument in call.args)
    ]
    assert early == []


def _is_filled(argument: ast.expr) -> bool:
    if isinstance(argument, ast.Call):
        return called(argument) == "format"
    return isinstance(argument, ast.JoinedStr) or (isinstance(argument, ast.BinOp) and isinstance(argument.op, (ast.Mod, ast.Add)))
