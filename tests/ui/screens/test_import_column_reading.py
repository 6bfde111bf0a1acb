"""How a column is read is said in boxes, and chosen otherwise by keys; the first rows follow at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from tests.ui.screens.importing import go_to_import
from tests.workbooks import workbook

from smallcrm.i18n.direction import strip_marks

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QComboBox

    from smallcrm.ui.program import Program
    from smallcrm.ui.screens.import_.import_screen import ImportScreen

HEADINGS = ["שם", "נייד", "תאריך לידה", "יתרה"]
SURE = [["רונית אלון", "054-7654321", "31/12/1980", "1,250.50"], ["יוסי לוי", "052-3334445", "04/05/1990", "20"]]
BIRTHDAY, BALANCE = 2, 3


def columns_of(program: Program, path: Path, rows: list[list[str]], column: int) -> ImportScreen:
    """The third step, on one of the columns."""
    program.main.activateWindow()
    screen = go_to_import(program, workbook(path, [HEADINGS, *rows]))
    screen.understood_page.forward.click()
    assert screen._page() is screen.columns_page
    view = screen.columns_page.columns.view
    QTest.keyClick(view, Qt.Key.Key_Home)
    for _ in range(column):
        QTest.keyClick(view, Qt.Key.Key_Down)
    return screen


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "לקוחות.xlsx"


def box(screen: ImportScreen, name: str) -> QComboBox:
    return screen.columns_page.reading.boxes[name].box


def choose(screen: ImportScreen, name: str, key: Qt.Key) -> None:
    """One step up or down among the choices, by the keyboard."""
    box(screen, name).setFocus()
    QTest.keyClick(box(screen, name), key)


def read_as(screen: ImportScreen) -> list[str]:
    model = screen.columns_page._rows_model
    return [strip_marks(model.cell(row, 2).text) for row in range(model.rowCount())]


def notes(screen: ImportScreen) -> list[str]:
    reading = screen.columns_page.reading
    return [strip_marks(label.text()) for label in reading.findChildren(QLabel) if label.isVisibleTo(reading)]


def test_which_cells_decided_the_order_of_dates_is_said(program: Program, path: Path) -> None:
    screen = columns_of(program, path, SURE, BIRTHDAY)
    assert box(screen, "date_order").currentText() == "Day, month, year"
    assert "Day first, by 31/12/1980" in notes(screen)


def test_another_order_of_dates_is_followed_by_the_first_rows_and_no_cell_is_said_to_have_decided_it(program: Program, path: Path) -> None:
    screen = columns_of(program, path, SURE, BIRTHDAY)
    before = read_as(screen)
    choose(screen, "date_order", Qt.Key.Key_Down)
    assert box(screen, "date_order").currentText() == "Month, day, year"
    assert box(screen, "date_order").hasFocus()
    assert (before[1], read_as(screen)[1]) == ("04/05/1990", "05/04/1990")
    assert not any("by 31/12/1980" in note for note in notes(screen))


def test_another_calendar_is_followed_by_the_first_rows(program: Program, path: Path) -> None:
    rows = [["רונית אלון", "054-7654321", "1359/10/10", "1"], ["יוסי לוי", "052-3334445", "1369/02/31", "20"]]
    screen = columns_of(program, path, rows, BIRTHDAY)
    before = read_as(screen)
    assert box(screen, "calendar").currentText() == "Jalali"
    choose(screen, "calendar", Qt.Key.Key_Down)
    assert read_as(screen) != before


def test_another_decimal_mark_is_followed_by_the_first_rows(program: Program, path: Path) -> None:
    rows = [["רונית אלון", "054-7654321", "", "1.250"], ["יוסי לוי", "052-3334445", "", "20.50"]]
    screen = columns_of(program, path, rows, BALANCE)
    assert read_as(screen) == ["₪1.25", "₪20.50"]
    choose(screen, "decimal", Qt.Key.Key_Down)
    assert read_as(screen)[0] == "₪1,250.00"


def test_the_amounts_may_say_what_the_shop_owes(program: Program, path: Path) -> None:
    screen = columns_of(program, path, SURE, BALANCE)
    assert read_as(screen)[0] == "₪1,250.50"
    choose(screen, "sign", Qt.Key.Key_Down)
    assert read_as(screen)[0] != "₪1,250.50"
    choose(screen, "sign", Qt.Key.Key_Up)
    assert read_as(screen)[0] == "₪1,250.50"


def test_the_money_of_the_amounts_is_shown_and_is_the_books_own(program: Program, path: Path) -> None:
    screen = columns_of(program, path, SURE, BALANCE)
    assert box(screen, "amounts_in").currentText() == "Israeli shekel"


def test_another_order_of_names_is_followed_by_the_first_rows(program: Program, path: Path) -> None:
    screen = columns_of(program, path, SURE, 0)
    assert box(screen, "names").currentText() == "Given name first"
    assert read_as(screen)[0] == "רונית אלון"
    choose(screen, "names", Qt.Key.Key_Down)
    assert read_as(screen)[0] == "אלון רונית"


def test_a_column_of_mobiles_has_no_boxes(program: Program, path: Path) -> None:
    assert columns_of(program, path, SURE, 1).columns_page.reading.isHidden()


def test_a_column_of_sales_lines_that_stays_out_does_not_ask_for_the_customer(program: Program, path: Path) -> None:
    headings = ["InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID"]
    line = ["536365", "85123A", "White hanging heart", "6", "01.12.2010", "2.55"]
    lines = [[*line, "17850"], [*line, ""]] * 6
    screen = go_to_import(program, workbook(path, [headings, *lines]))
    screen.understood_page.forward.click()
    screen.columns_page.columns.go_to(0)
    model = screen.columns_page.rows.model()
    assert {model.index(row, 2).data() for row in range(model.rowCount())} == {""}


def test_the_days_of_balances_are_offered_among_the_fields_and_read_in_another_order(program: Program, path: Path) -> None:
    rows = [["רונית אלון", "054-7654321", "31/12/2025", "1,250.50"], ["יוסי לוי", "052-3334445", "04/05/2025", "20"]]
    screen = go_to_import(program, workbook(path, [["שם", "נייד", "נכון ליום", "יתרה"], *rows]))
    screen.understood_page.forward.click()
    view = screen.columns_page.columns.view
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_Down):
        QTest.keyClick(view, key)
    assert screen.columns_page.chooser.currentText() == "Date of the balance"
    assert read_as(screen) == ["31/12/2025", "04/05/2025"]
    choose(screen, "date_order", Qt.Key.Key_Down)
    assert read_as(screen)[1] == "05/04/2025"
