"""A file of several sheets in the review: the rows of each are counted for themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest
from tests.ui.screens.importing import go_to_import
from tests.workbooks import workbook

from smallcrm.exchange.headers import SheetKind
from smallcrm.i18n.direction import strip_marks

if TYPE_CHECKING:
    from pathlib import Path

    from smallcrm.ui.program import Program
    from smallcrm.ui.screens.import_.import_screen import ImportScreen


@pytest.fixture
def screen(program: Program, tmp_path: Path) -> ImportScreen:
    """The review of two customers and three entries, of which one has no such day."""
    path = workbook(tmp_path / "מכולת.xlsx", [["שם", "טלפון"], ["משה לביא", "03-555-0777"], ["רות לוי", "054-777-4567"]])
    book = openpyxl.load_workbook(path)
    page = book.create_sheet("פנקס")
    for row in (["שם", "תאריך", "לקח"], ["משה לביא", "13/04/2024", 30], ["משה לביא", "14/04/2024", 20], ["רות לוי", "40/04/2024", 9]):
        page.append(row)
    book.save(path)
    found = go_to_import(program, path)
    for step in (found.understood_page, found.columns_page):
        step.forward.click()
    return found


def test_of_a_file_that_does_not_look_like_customers_one_can_say_that_it_holds_them(program: Program, tmp_path: Path) -> None:
    rows: list[list[object]] = [["ספק", "קוד פריט", "מחיר ליחידה"], ["תנובה", "A-17", 5.9], ["אסם", "B-20", 12]]
    screen = go_to_import(program, workbook(tmp_path / "ספקים.xlsx", rows, "ספקים"))
    assert screen._page() is screen.file_page
    assert screen.file_page.fault().startswith("No sheet of")
    screen.file_page.as_customers.click()
    assert screen._page() is screen.understood_page
    assert screen.understood_page.kind_boxes[0].value() is SheetKind.CUSTOMERS
    assert screen.file_page.as_customers.isHidden()


def test_a_file_that_cannot_be_read_at_all_is_not_offered_as_customers(program: Program, tmp_path: Path) -> None:
    (tmp_path / "ריק.csv").write_bytes(b"")
    screen = go_to_import(program, tmp_path / "ריק.csv")
    assert screen.file_page.fault()
    assert screen.file_page.as_customers.isHidden()


def test_each_sheet_tells_how_many_rows_it_has(screen: ImportScreen) -> None:
    assert screen.review_page.sheets is not None
    assert [strip_marks(chip.text()) for chip in screen.review_page.sheets.chips.values()] == ["לקוחות · 2", "פנקס · 3"]


def test_the_counts_of_each_sheet_add_up_to_its_rows(screen: ImportScreen) -> None:
    page = screen.review_page
    assert page.sheets is not None
    assert page.of_sheet.text() == "3 rows in the sheet: 2 new rows, 1 row of headings"
    page.sheets.chips[1].click()
    assert page.of_sheet.text() == "4 rows in the sheet: 2 new rows, 1 row that cannot be brought in, 1 row of headings"


def test_the_last_page_counts_each_sheet_and_all_together(screen: ImportScreen) -> None:
    screen.review_page.forward.click()
    said = [(strip_marks(name), [(each.number, each.words) for each in lines]) for name, lines in screen.done_page.sums()]
    assert [name for name, _lines in said] == ["לקוחות", "פנקס", ""]
    assert [lines[-1] for _name, lines in said] == [
        (3, "rows in the sheet"),
        (4, "rows in the sheet"),
        (7, "rows in the sheets that were read"),
    ]
