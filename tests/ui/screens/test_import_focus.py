"""Where the keyboard stays in the review while rows are mended, and how it tells what was taken and paid."""

from __future__ import annotations

from base64 import b64encode
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.pictures import taken
from tests.ui.screens.importing import go_to_import
from tests.unit.exchange.test_contacts import card
from tests.workbooks import workbook

from smallcrm.services.import_decisions import Fate

if TYPE_CHECKING:
    from pathlib import Path

    from smallcrm.ui.program import Program
    from smallcrm.ui.screens.import_.review_page import ReviewPage


def reviewed(program: Program, path: Path) -> ReviewPage:
    """The review of a file, on its first row."""
    program.main.activateWindow()
    screen = go_to_import(program, path)
    for page in (screen.understood_page, screen.columns_page):
        page.forward.click()
    return screen.review_page


def customers(folder: Path) -> Path:
    return workbook(
        folder / "לקוחות.xlsx",
        [["שם", "טלפון", "תאריך לידה"], ["משה לביא", "03-555-0777", "31/31/2020"], ["רות לוי", "054-777-4567", "1.2.1990"]],
    )


def test_enter_in_a_mended_cell_leaves_the_keyboard_in_that_cell(program: Program, tmp_path: Path) -> None:
    page = reviewed(program, customers(tmp_path))
    field = page.panel.fields[2]
    field.setFocus()
    field.setText("31/1/2020")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert page.bringing.review is not None
    assert page.bringing.review.faulty_rows() == 0
    assert QApplication.focusWidget() is page.panel.fields[2]


def test_a_real_date_is_shown_in_the_order_in_which_what_is_typed_in_its_place_is_read(program: Program, tmp_path: Path) -> None:
    rows: list[list[object]] = [["Date", "Customer", "Took"], ["1/25/2025", "Ann Lee", 20], [datetime(2025, 1, 5), "Bob Ray", 30]]  # noqa: DTZ001 - cells know no zone
    page = reviewed(program, workbook(tmp_path / "a.xlsx", rows))
    page.rows.go_to(1)
    assert page.panel.fields[0].text() == "01/05/2025"


def faulty_entries(folder: Path) -> Path:
    faulty = ([name, day, 20] for name, day in (("רות לוי", "31/02/2024"), ("משה לביא", "41/03/2024"), ("דנה כהן", "32/03/2024")))
    return workbook(folder / "פנקס.xlsx", [["שם", "תאריך", "לקח"], ["רות לוי", "13/04/2024", 30], *faulty], sheet="פנקס")


def test_from_a_row_that_is_mended_and_shown_no_longer_the_keyboard_goes_to_the_next_in_the_list(program: Program, tmp_path: Path) -> None:
    page = reviewed(program, faulty_entries(tmp_path))
    assert page.filters is not None
    page.filters.chips[Fate.CANNOT].click()
    page.rows.select_row(1)
    field = page.panel.fields[1]
    field.setFocus()
    field.setText("4/3/2024")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.rows
    assert page.rows.current_id() == 3
    assert page.panel.fields[1].text() == "32/03/2024"
    QTest.keyClick(page.rows, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.panel.fields[1]


def test_esc_goes_back_to_the_rows_from_all_that_stands_beside_them(program: Program, tmp_path: Path) -> None:
    page = reviewed(program, faulty_entries(tmp_path))
    assert page.panel.becomes is not None
    for beside in (page.panel.fields[1], page.panel.becomes.chips[Fate.SKIP], page.panel.whose.line):
        beside.setFocus()
        QTest.keyClick(beside, Qt.Key.Key_Escape)
        assert QApplication.focusWidget() is page.rows
    assert page.isVisible()


def test_space_on_leave_it_out_leaves_the_keyboard_there(program: Program, tmp_path: Path) -> None:
    page = reviewed(program, customers(tmp_path))
    assert page.panel.becomes is not None
    chip = page.panel.becomes.chips[Fate.SKIP]
    chip.setFocus()
    QTest.keyClick(chip, Qt.Key.Key_Space)
    assert page.bringing.review is not None
    assert page.bringing.review.count(Fate.SKIP) == 1
    assert page.panel.becomes.chips[Fate.SKIP].hasFocus()


def test_the_review_begins_on_the_way_on(program: Program, tmp_path: Path) -> None:
    page = reviewed(program, customers(tmp_path))
    assert QApplication.focusWidget() is page.forward


def test_an_entry_is_shown_as_taken_on_credit_or_paid_and_not_as_a_balance(program: Program, tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["שם", "תאריך", "לקח", "שילם"],
        ["רות לוי", "13/04/2024", 279.96, None],
        ["רות לוי", "14/04/2024", None, 380.95],
    ]
    page = reviewed(program, workbook(tmp_path / "פנקס.xlsx", rows, sheet="פנקס"))
    found = page._found()
    assert found is not None
    cells = [line.cells[3] for line in page._lines(found, [0, 1])]
    assert [(cell.text, cell.word) for cell in cells] == [("279.96", "Took on credit"), ("380.95", "Paid")]


def test_the_photo_of_a_contact_is_no_text_that_could_be_typed_anew(program: Program, tmp_path: Path) -> None:
    written = b64encode(taken(300, 200)).decode()
    path = tmp_path / "phone.vcf"
    path.write_text(card("FN:דנה כהן", "TEL:12", f"PHOTO;ENCODING=b:{written}"), encoding="utf-8", newline="")
    page = reviewed(program, path)
    assert [page.panel.fields[place].text() for place in sorted(page.panel.fields)] == ["דנה כהן", "12"]
