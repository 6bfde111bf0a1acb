"""Texts that another program garbled are mended and shown before and after; the user may have them as they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from tests.ui.screens.importing import go_to_import

from smallcrm.i18n.direction import strip_marks

if TYPE_CHECKING:
    from pathlib import Path

    from smallcrm.ui.program import Program
    from smallcrm.ui.screens.import_.import_screen import ImportScreen

NAMES = ("לקוח ישראלי", "לקוח כהן", "לקוח אברהמי", "לקוח שלום")


@pytest.fixture
def screen(program: Program, tmp_path: Path) -> ImportScreen:
    """The second step of a file whose names were read in the wrong alphabet by whoever saved it."""
    program.main.activateWindow()
    path = tmp_path / "לקוחות.csv"
    lines = [f"{name.encode().decode('latin-1')},05412345{place}7" for place, name in enumerate(NAMES)]
    path.write_text("\n".join(["Name,Mobile", *lines]), encoding="utf-8")
    return go_to_import(program, path)


def said(screen: ImportScreen) -> str:
    page = screen.understood_page
    return strip_marks("\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page)))


def press(screen: ImportScreen, words: str) -> None:
    """The button of those words, by the keyboard."""
    page = screen.understood_page
    QApplication.processEvents()
    (button,) = (each for each in page.findChildren(QPushButton) if each.isVisibleTo(page) and each.accessibleName() == words)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)


def first_name(screen: ImportScreen) -> object:
    assert screen.bringing.known is not None
    return screen.bringing.known.rows[0][0].cells[0]


def test_what_was_mended_is_shown_after(screen: ImportScreen) -> None:
    assert "4 cells were garbled and were mended" in said(screen)
    assert first_name(screen) == NAMES[0]


def test_it_is_left_as_it_stands_and_mended_again_by_the_keyboard(screen: ImportScreen) -> None:
    press(screen, "Leave the garbled texts as they stand")
    assert first_name(screen) != NAMES[0]
    press(screen, "Mend the garbled texts")
    assert first_name(screen) == NAMES[0]
