"""A file let fall on the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from tests.ui.screens.importing import GROCER, front, go_to_import

if TYPE_CHECKING:
    from pathlib import Path

    from smallcrm.ui.program import Program
    from smallcrm.ui.screens.import_.import_screen import ImportScreen


@pytest.fixture
def screen(program: Program) -> ImportScreen:
    """The screen before any file."""
    return go_to_import(program)


def drop(over: QWidget, file: Path) -> bool:
    """Drag the file over and let it fall; whether it was taken."""
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(file))])
    how = (QPoint(9, 9), Qt.DropAction.CopyAction, dropped, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    dragged = QDragEnterEvent(*how)
    dragged.ignore()
    QApplication.sendEvent(over, dragged)
    if dragged.isAccepted():
        QApplication.sendEvent(over, QDropEvent(*how))
    return dragged.isAccepted()


def test_a_spreadsheet_dropped_anywhere_on_the_window_is_opened(program: Program) -> None:
    program.go("settings")
    assert drop(program.main, GROCER)
    opened = front(program)
    assert opened.bringing.choices is not None
    assert opened.bringing.choices.path == GROCER


def test_a_picture_dropped_on_the_window_is_left_alone(program: Program, tmp_path: Path) -> None:
    assert not drop(program.main, tmp_path / "face.png")
    assert program.main.state.screen == "customers"


def test_a_file_dropped_on_the_screen_is_opened(screen: ImportScreen) -> None:
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(GROCER))])
    event = QDropEvent(QPoint(9, 9), Qt.DropAction.CopyAction, dropped, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    screen.dropEvent(event)
    assert screen._page() is screen.understood_page
