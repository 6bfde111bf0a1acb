"""The row in which the headings stand, said by the user."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from tests.ui.screens.importing import DATA, go_to_import
from tests.workbooks import workbook

from smallcrm.exchange.headers import SheetKind

if TYPE_CHECKING:
    from pathlib import Path

    from smallcrm.ui.program import Program
    from smallcrm.ui.screens.import_.understood_page import UnderstoodPage


def test_the_headings_can_be_said_to_stand_in_another_row(program: Program, tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["שם", "טלפון", "עיר"],
        ["מאפיית כהן", "03-555-0199", "חיפה"],
        ["לקוח", "נייד", "חוב"],
        ["דנה לוי", "054-123-4567", 120],
    ]
    screen = go_to_import(program, workbook(tmp_path / "חובות.xlsx", rows))
    for row, header_row, above in (("3", 2, 2), ("0", None, 0)):
        screen.understood_page.headings_boxes[0].retype(row)
        assert screen.bringing.table is not None
        assert (screen.bringing.table.header_row, len(screen.bringing.table.left_out)) == (header_row, above)


def test_headings_in_two_rows_are_said_to_be_read_together(program: Program, tmp_path: Path) -> None:
    rows: list[list[object]] = [["לקוח", None, "חוב"], ["שם פרטי", "שם משפחה", None], ["דנה", "לוי", 120], ["יוסי", "מזרחי", 45]]
    page = go_to_import(program, workbook(tmp_path / "חובות.xlsx", rows)).understood_page
    assert any("rows 1 and 2" in label.text() for label in page.findChildren(QLabel))


def test_the_arrows_walk_through_the_rows_of_the_headings(program: Program, tmp_path: Path) -> None:
    program.main.activateWindow()
    rows: list[list[object]] = [["שם", "טלפון"], ["דנה לוי", "054-123-4567"], ["יוסי מזרחי", "052-6689415"]]
    page = go_to_import(program, workbook(tmp_path / "לקוחות.xlsx", rows)).understood_page
    page.headings_boxes[0].box.setFocus()
    for wanted in (2, 3):
        QTest.keyClick(page.headings_boxes[0].box, Qt.Key.Key_Down)
        assert page.headings_boxes[0].box.hasFocus()
        assert page.headings_boxes[0].value() == wanted


def shown_labels(page: UnderstoodPage) -> list[QLabel]:
    assert page._content is not None
    return page._content.findChildren(QLabel)


def test_the_arrows_walk_through_the_rows_of_a_sheet_beside_others_which_stays(program: Program, tmp_path: Path) -> None:
    program.main.activateWindow()
    book = openpyxl.Workbook()
    for name, rows in (
        ("לקוחות", (("שם", "טלפון"), ("דנה לוי", "054-123-4567"))),
        ("ינואר", (("תאריך", "שם", "לקח"), ("3.1.2025", "דנה לוי", 20), ("5.1.2025", "יוסי מזרחי", 30))),
    ):
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.remove(book.worksheets[0])
    book.save(tmp_path / "פנקס.xlsx")
    page = go_to_import(program, tmp_path / "פנקס.xlsx").understood_page
    page.headings_boxes[1].box.setFocus()
    for wanted in (2, 3):
        QTest.keyClick(page.headings_boxes[1].box, Qt.Key.Key_Down)
        assert page.headings_boxes[1].box.hasFocus()
        assert (page.headings_boxes[1].value(), page.kind_boxes[1].value()) == (wanted, SheetKind.LEDGER)
        said = [label.text() for label in shown_labels(page) if label.text().startswith("With these headings nothing of")]
        assert len(said) == 1
    for _key in range(2):
        QTest.keyClick(page.headings_boxes[1].box, Qt.Key.Key_Up)
    assert not any(label.text().startswith("With these headings") for label in shown_labels(page))


def test_no_headings_are_asked_for_or_missed_in_contacts(program: Program) -> None:
    screen = go_to_import(program, DATA / "phone.vcf")
    assert screen.understood_page.headings_boxes == {}
    assert not any("headings" in label.text() for label in screen.understood_page.findChildren(QLabel))
