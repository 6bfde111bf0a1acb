"""The last page of an import: what it counts, in one sheet and in several."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
from tests.ui.screens.importing import go_to_import
from tests.workbooks import workbook

from smallcrm.services.import_rows import Count, counts_of
from smallcrm.ui.screens.customers.list_screen import CustomersScreen

if TYPE_CHECKING:
    from pathlib import Path

    from smallcrm.ui.program import Program
    from smallcrm.ui.screens.import_.import_screen import ImportScreen

DANA = ("דנה כהן", "054-123-4567", 120)


def brought(program: Program, path: Path) -> ImportScreen:
    screen = go_to_import(program, path)
    screen._go_on_to_columns()
    screen._go_on_to_check()
    screen.review_page.forward.click()
    assert screen._page() is screen.done_page
    return screen


def last_line(screen: ImportScreen) -> Count:
    assert screen.bringing.done is not None
    return counts_of(screen.bringing.done.review, written=True)[-1]


def test_the_rows_of_one_sheet_are_said_to_be_in_the_sheet(program: Program, tmp_path: Path) -> None:
    path = workbook(tmp_path / "לקוחות.xlsx", [("שם", "נייד", "יתרה"), DANA])
    assert last_line(brought(program, path)) == (2, "rows in the sheet")


def test_the_rows_of_two_sheets_are_said_to_be_in_the_sheets_that_were_read(program: Program, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for name, rows in (
        ("לקוחות", [("שם", "נייד", "יתרה"), DANA]),
        ("סיטונאים", [("שם", "נייד", "יתרה"), ("יוסי מזרחי", "052-668-9415", 88), ("רחל בוזגלו", "050-373-1102", 5)]),
    ):
        page = book.create_sheet(name)
        for row in rows:
            page.append(row)
    book.remove(book.worksheets[0])
    book.save(tmp_path / "לקוחות.xlsx")
    assert last_line(brought(program, tmp_path / "לקוחות.xlsx")) == (5, "rows in the sheets that were read")


def test_where_there_is_nothing_to_write_the_button_says_so_and_cannot_be_pressed(program: Program, tmp_path: Path) -> None:
    path = workbook(tmp_path / "לקוחות.xlsx", [("שם", "נייד", "יתרה"), DANA])
    brought(program, path)
    screen = go_to_import(program, path)
    screen._go_on_to_columns()
    screen._go_on_to_check()
    forward = screen.review_page.forward
    assert (forward.text().strip(), forward.accessibleName(), forward.isEnabled()) == ("Nothing to write", "Nothing to write", False)


def test_those_of_this_import_are_shown_and_nobody_else(program: Program, tmp_path: Path) -> None:
    brought(program, workbook(tmp_path / "לקוחות.xlsx", [("שם", "נייד"), ("יוסי מזרחי", "052-668-9415"), ("רחל בוזגלו", "050-373-1102")]))
    brought(program, workbook(tmp_path / "עוד.xlsx", [("שם", "נייד", "יתרה"), DANA])).done_page.forward.click()
    shown = program.main.front()
    assert isinstance(shown, CustomersScreen)
    assert len(shown._pane.model.ids) == 1
