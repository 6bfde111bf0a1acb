"""Walking through a closed drop-down of the import by its arrows: the keyboard stays in it, and what is shown follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from tests.ui.screens.importing import go_to_import
from tests.workbooks import workbook

from smallcrm.exchange.headers import SheetKind
from smallcrm.exchange.understanding import IGNORE

if TYPE_CHECKING:
    from pathlib import Path

    from smallcrm.ui.program import Program
    from smallcrm.ui.screens.import_.import_screen import ImportScreen

ROWS = [["שם", "נייד", "תאריך לידה"], ["דנה כהן", "054-1234567", "31/12/1980"], ["יוסי לוי", "052-6689415", "1/2/1990"]]


@pytest.fixture
def screen(program: Program, tmp_path: Path) -> ImportScreen:
    """The second step of a small workbook."""
    program.main.activateWindow()
    return go_to_import(program, workbook(tmp_path / "לקוחות.xlsx", ROWS))


def focused_box() -> QComboBox:
    found = QApplication.focusWidget()
    assert isinstance(found, QComboBox), found
    return found


def walk(box: QComboBox, *keys: Qt.Key) -> None:
    """Press keys wherever the keyboard is by then."""
    box.setFocus()
    for key in keys:
        QTest.keyClick(focused_box(), key)


def test_the_arrows_walk_through_the_fields_and_the_first_rows_follow(screen: ImportScreen) -> None:
    screen.understood_page.forward.click()
    page = screen.columns_page
    page.columns.go_to(1)
    before = page.chooser.currentData()
    walk(page.chooser, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert focused_box() is page.chooser
    column = page._column()
    assert column is not None
    assert column.target == page.chooser.currentData() != before
    walk(page.chooser, Qt.Key.Key_Up, Qt.Key.Key_Up)
    assert page.chooser.currentData() == before


def test_a_field_taken_from_the_open_list_gives_the_keyboard_back_to_the_columns(screen: ImportScreen) -> None:
    screen.understood_page.forward.click()
    page = screen.columns_page
    QTest.keyClick(page.columns.view, Qt.Key.Key_Return)
    fields = page.chooser.view()
    fields.setCurrentIndex(page.chooser.model().index(page.chooser.findData(IGNORE), 0))
    QTest.keyClick(fields, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.columns.view


def test_the_arrows_walk_through_the_orders_of_dates(screen: ImportScreen) -> None:
    screen.understood_page.forward.click()
    page = screen.columns_page
    page.columns.go_to(2)
    walk(page.reading.boxes["date_order"].box, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert focused_box() is page.reading.boxes["date_order"].box
    assert focused_box().currentText() == "Year, month, day"


def test_the_arrows_walk_through_what_a_sheet_holds_past_what_nothing_can_be_brought_in_of(screen: ImportScreen) -> None:
    box = screen.understood_page.kind_boxes[0].box
    walk(box, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert focused_box().currentText() == "Left out"
    walk(focused_box(), Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Up)
    assert screen.bringing.table is not None
    assert screen.bringing.table.kind is SheetKind.CUSTOMERS
    assert screen.understood_page.fault() == ""


def test_the_arrows_walk_through_the_alphabets(program: Program, tmp_path: Path) -> None:
    program.main.activateWindow()
    file = tmp_path / "לקוחות.csv"
    file.write_bytes("\r\n".join(",".join(row) for row in ROWS).encode("cp1255"))
    screen = go_to_import(program, file)
    assert screen.understood_page.code_page_box is not None
    walk(screen.understood_page.code_page_box.box, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert screen.understood_page.code_page_box.box is focused_box()
