"""The settings as a test goes about them: to a section, into a field, and back by undo."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.ui.keys import type_into

from smallcrm.ui.screens.settings.section import Section
from smallcrm.ui.screens.settings.settings_screen import SettingsScreen

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from smallcrm.ui.program import Program

Kind = TypeVar("Kind", bound=Section)


def screen(program: Program) -> SettingsScreen:
    shown = program.main.front()
    assert isinstance(shown, SettingsScreen)
    return shown


def section(program: Program, name: str, kind: type[Kind]) -> Kind:
    """Go to that section of the settings."""
    if program.main.state.screen != "settings":
        program.go("settings")
    screen(program).show_section(name)
    shown = screen(program).section()
    assert isinstance(shown, kind)
    QApplication.processEvents()
    return shown


def rewrite(field: QWidget, text: str) -> None:
    """Write something else into a line, as one does: choose all, and type."""
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_into(field, text)


def undo(program: Program) -> None:
    program.main.actions_of.undo.trigger()
